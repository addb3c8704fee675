"""Taking back: whoever said a word may unsay it. That is a new event; nothing leaves the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from journey.expected.expectations import Fact
from journey.grammar.copies import replace
from journey.grammar.request import Request
from journey.state import Journey
from journey.who.people import PersonId


class TakeBack(Request):
    """What was said does not count any more."""

    kind: Literal["take-back"] = "take-back"
    word: str = Field(min_length=1, max_length=200)
    """Its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTakenBack(Fact):
    """From now on it is as if that word had not been said."""

    kind: Literal["word-taken-back"] = "word-taken-back"
    word: str
    to: PersonId | None = None
    """Who hears of it: of who said it and who entered it for them, the other."""
    lapsed: tuple[PersonId, ...] | None = None
    """Where the agreement no longer stands without it: those whose yes was to what it changed."""


def taken_back(journey: Journey, event: WordTakenBack) -> Journey:
    """The journey has been told again without that word; an agreement that rested on it is one no more."""
    if event.lapsed is None:
        return journey
    return replace(journey, accepted=journey.accepted.difference(event.lapsed), agreed=None)
