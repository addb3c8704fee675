"""Who is expected to do what by when: what is open, and the events that open, move, answer and close it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NewType

from journey.ground import Kind, RungName
from journey.people import PersonId
from journey.reasons import Reason, Stuck

ExpectationId = NewType("ExpectationId", str)


class What(StrEnum):
    """What somebody is expected to do."""

    NEEDS_TALK = "needs-talk"
    ACCEPT = "accept"
    PRACTICE = "practice"
    CHECK_IN = "check-in"
    CONFIDENCE = "confidence"
    CONCLUDE = "conclude"
    STILL_YOURS = "still-yours"
    SUPPORT = "support"
    CONFIRM_END = "confirm-end"
    TAKE_OVER = "take-over"


KINDS: dict[What, Kind] = {
    What.NEEDS_TALK: Kind.TALK,
    What.ACCEPT: Kind.ANSWER,
    What.PRACTICE: Kind.OWN,
    What.CHECK_IN: Kind.ANSWER,
    What.CONFIDENCE: Kind.OWN,
    What.CONCLUDE: Kind.ANSWER,
    What.STILL_YOURS: Kind.OWN,
    What.SUPPORT: Kind.HELP,
    What.CONFIRM_END: Kind.ANSWER,
    What.TAKE_OVER: Kind.HELP,
}


@dataclass(frozen=True, slots=True)
class Rung:
    """The next rung of a ladder: what it does, and the instant."""

    name: RungName
    at: datetime


@dataclass(frozen=True)
class Expectation:
    """An open expectation. `stuck` is there from the moment that the next rung, or the last, is L&D's."""

    id: ExpectationId
    what: What
    kind: Kind
    who: PersonId
    opened: datetime
    due: date
    rung: Rung | None
    stuck: Stuck | None = None
    about: Reason | None = None
    """The reason that L&D will read, where it was known at the opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened, at an instant, by a person; None: time did it."""

    at: datetime
    by: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationOpened(Fact):
    """Somebody is expected to do something."""

    kind: Literal["expectation-opened"] = "expectation-opened"
    id: ExpectationId
    what: What
    ladder: Kind
    who: PersonId
    due: date
    rung: Rung | None = None
    stuck: Stuck | None = None
    about: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationMoved(Fact):
    """The date moved, and its ladder begins again."""

    kind: Literal["expectation-moved"] = "expectation-moved"
    id: ExpectationId
    due: date
    rung: Rung | None = None
    stuck: Stuck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationAnswered(Fact):
    """What was expected was done; its ladder ends at once."""

    kind: Literal["expectation-answered"] = "expectation-answered"
    id: ExpectationId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationClosed(Fact):
    """It is no longer expected: something else overtook it."""

    kind: Literal["expectation-closed"] = "expectation-closed"
    id: ExpectationId


@dataclass(frozen=True, slots=True, kw_only=True)
class RungClimbed(Fact):
    """Nobody answered, and time went on: somebody gets a message, and the next rung is named."""

    kind: Literal["rung-climbed"] = "rung-climbed"
    id: ExpectationId
    rung: RungName
    to: PersonId
    next: Rung | None = None
    stuck: Stuck | None = None
