"""What travels between the door, the workflow and the registrar: plain JSON that nobody on the way reads.

Every model only ever gains fields that have a default: a required one would break the replay of
journeys that began before it existed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

WORKFLOW = "learning-journey"
ADVANCE = "advance-journey"
ADVANCE_ONE_BY_ONE = "advance-journey-one-by-one"
REFUSED = "Refused"
"""The type of the `ApplicationError` that fails the update of a refused word; its detail is a `Refused`."""
LATER = "Later"
"""The type of the `ApplicationError` that fails the update of a word nobody judged: say it again, same id."""


POST_ROUND = "post-round"
POST_DUE = "post-due"
DELIVER_POST = "deliver-post"

HISTORY = "history"
"""The kind of a word that holds words: what was said on one journey before it came here, each with its own id."""

ATTEMPT = "#"
"""Stands between a word's id and what tells apart the times that it was handed over, in the id of an update."""


def word_id(update: str) -> str:
    """The id of the word that an update hands over; it may hold the mark itself, and older updates lack it."""
    id_, mark, _ = update.rpartition(ATTEMPT)
    return id_ if mark else update


class Message(BaseModel):
    """A frozen message; fields that a later build added are ignored by an earlier one."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Entry(Message):
    """One word in the inbox. `waits`: somebody holds an update open for its answer."""

    id: str
    word: dict[str, Any]
    waits: bool = True


class Run(Message):
    """What a run starts from. `position` None: adopt whatever the log holds."""

    position: int | None = None
    heard: list[Entry] = []
    """Words that were heard while the run before was far too long to wait for silence; empty otherwise."""


class Inbox(Message):
    """What one turn is asked: the position the run knows, the instant, and the words in order of arrival."""

    journey: str
    after: int | None
    now: datetime
    entries: list[Entry] = []
    more: bool = False
    """Further words wait for the next turn: time may not speak past what they answer."""


class Refused(Message):
    """Why a word was not put on record: a code and ids, for the door to say in the speaker's language."""

    code: str
    about: dict[str, str] = {}


class Answer(Message):
    """What became of one entry: the position after its events, or why there is none."""

    position: int = 0
    refused: Refused | None = None


class Turn(Message):
    """What the registrar gives back. `answers[i]` answers `entries[i]`; the others wait for the next turn."""

    position: int
    facts: list[dict[str, Any]] = []
    """The events after the position that the run knew, each with its `position`; none when it knew none."""
    answers: list[Answer] = []
    alarm: datetime | None = None
    over: bool = False
    phase: str = ""
    reason: str = ""
    """The stuck reason that holds now, or empty."""
    template: str = ""
    team: str = ""


class Receipt(Message):
    """A word is on record: its journey now stands at `position`."""

    position: int


class Standing(Message):
    """What a run knows of its journey, for the audit. `since` is the position it began from."""

    since: int | None
    position: int | None
    facts: list[dict[str, Any]] = []
    alarm: datetime | None = None
    waiting: int = 0
    """Words in the inbox."""
    holding: str = ""
    """Why no turn can be taken, or empty."""


class Due(Message):
    """Who may get post at an instant."""

    now: datetime


class Batch(Message):
    """Persons whose post one activity sees to, at the instant of its round."""

    now: datetime
    persons: list[str]


class Tally(Message):
    """What became of the letters of a batch, or of a round."""

    sent: int = 0
    later: int = 0
    """Not now: tried again by a round to come."""
    refused: int = 0
    gone: int = 0
    """Nothing of it held any more."""
