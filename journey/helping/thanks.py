"""Thanks: to somebody who helped, for the two of them; and to celebrate a step. Nothing follows from either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from journey.expected.asking import Events
from journey.expected.expectations import Fact
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.state import Journey
from journey.who.people import PersonId


class Thank(Request):
    """The learner thanks somebody who helped; only the two read it."""

    kind: Literal["thank"] = "thank"
    to: PersonId
    line: Words | None = None


class Celebrate(Request):
    """The learner is glad of a step."""

    kind: Literal["celebrate"] = "celebrate"
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanked(Fact):
    """A thank-you, for this person. Nobody counts them."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["thanked"] = "thanked"
    to: PersonId
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Celebrated(Fact):
    """Something to be glad of."""

    kind: Literal["celebrated"] = "celebrated"
    line: str | None = None


def thank(journey: Journey, word: Thank, at: datetime, ground: Ground) -> Events:
    """Mentor, helper, watcher, companion, or who gives room."""
    if word.to not in journey.people.helping():
        raise Refusal("thanks-a-helper")
    yield Thanked(at=at, by=word.by, to=word.to, line=word.line)


def celebrate(journey: Journey, word: Celebrate, at: datetime, ground: Ground) -> Events:
    """For both sides to see."""
    yield Celebrated(at=at, by=word.by, line=word.line)


def said(journey: Journey, event: Thanked | Celebrated) -> Journey:
    """On record."""
    return journey
