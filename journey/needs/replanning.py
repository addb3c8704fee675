"""Re-plan: the day that was aimed at has passed, or plans changed. A conversation and a new day, not a red mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.state import Journey
from journey.who.people import PersonId

WITHIN = 10
"""Working days after the horizon within which they talk about a new one."""


class RePlan(Request):
    """Another day to aim at."""

    kind: Literal["re-plan"] = "re-plan"
    horizon: date
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RePlanned(Fact):
    """Another day to aim at."""

    kind: Literal["re-planned"] = "re-planned"
    horizon: date
    line: str | None = None


def re_plan(journey: Journey, word: RePlan, at: datetime, ground: Ground) -> Events:
    """Said by either side; what was expected about the day before is answered."""
    today = ground.calendar.day(at)
    if word.horizon <= today:
        raise Refusal("until-must-be-later", until=str(word.horizon), today=str(today))
    if word.horizon == journey.frame.horizon:
        raise Refusal("nothing-changed")
    yield RePlanned(at=at, by=word.by, horizon=word.horizon, line=word.line)
    yield from asking.answered(journey.open(What.RE_PLAN), at, by=word.by)


def re_planned(journey: Journey, event: RePlanned) -> Journey:
    """Aims at another day."""
    return replace(journey, frame=replace(journey.frame, horizon=event.horizon))


def talk_asked(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """An agreed journey with a horizon expects the talk about a new one. Its first rung is on the horizon itself, so
    that nobody hears of it before. Where that lay behind them when they agreed, it counts from that day.
    """
    if journey.frame.horizon is None or journey.agreed is None:
        return
    if not journey.open(What.RE_PLAN):
        due = ground.calendar.plus(max(journey.frame.horizon, ground.calendar.day(at)), WITHIN)
        yield from asking.asked(journey, What.RE_PLAN, journey.people.companion, due, at, ground, by=by)
