"""Who looked closer at what, a line a week: one look more or less is nothing to be frightened of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journey.days.calendar import Calendar
from journey.reading.readers import Act
from letters.tongue import Tongue
from records.access import Look

WHATS = {Act.NEED: "need and behaviours"}
"""What there is to look closer at."""


@dataclass(frozen=True)
class Looked:
    """In the week of this Monday somebody looked at something of a journey, so many times."""

    week: date
    who: str
    journey: str
    what: str
    times: int


def by_week(looks: Sequence[Look], calendar: Calendar) -> list[Looked]:
    """Oldest first."""
    often = Counter((_monday(calendar.day(one.at)), one.who, one.journey, one.what) for one in looks)
    return [Looked(*look, times) for look, times in often.items()]


def what(say: Tongue, code: str) -> str:
    """What was looked at, in words."""
    return say(WHATS[Act(code)])


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
