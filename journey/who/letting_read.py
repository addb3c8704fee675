"""Letting read: the learner lets whoever took over, or stands in, read what was said before they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.expected.asking import Events
from journey.expected.expectations import Fact
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.state import Journey
from journey.who import stand_ins
from journey.who.people import PersonId


class LetRead(Request):
    """The learner lets whoever took over read what was said before."""

    kind: Literal["let-read"] = "let-read"
    who: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLet(Fact):
    """May read what was said before."""

    kind: Literal["reading-let"] = "reading-let"
    who: PersonId


def let(journey: Journey, word: LetRead, at: datetime, ground: Ground) -> Events:
    """Free text moves with the learner's yes only."""
    if word.who not in journey.newcomers and stand_ins.reads_since(journey, word.who, at) is None:
        raise Refusal("reads-already")
    yield ReadingLet(at=at, by=word.by, who=word.who)


def reads(journey: Journey, event: ReadingLet) -> Journey:
    """Reads everything that is said to its role."""
    newcomers = {who: at for who, at in journey.newcomers.items() if who != event.who}
    return replace(journey, newcomers=newcomers, stand_ins=stand_ins.read(journey, event.who))
