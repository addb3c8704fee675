"""When the words of one need were said: on a working day of whoever said them, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from itertools import groupby
from zoneinfo import ZoneInfo

from journey.days.calendar import Calendar
from starter.examples.relative_days import last_worked

BEGINS = time(8, 30)
LASTS = 510
"""Minutes of a working day."""


@dataclass(frozen=True)
class Hours:
    """When somebody works: ISO weekdays, the time zone of their clock, and the days of their team."""

    weekdays: frozenset[int]
    zone: ZoneInfo
    calendar: Calendar


@dataclass(frozen=True)
class Spoken:
    """A row that was said by somebody, on the day that it asks for."""

    on: date
    hours: Hours
    text: str
    """What makes its hour differ from that of others."""


def moments(rows: Sequence[Spoken]) -> list[datetime]:
    """An instant for each row, none before the one above it; the same whenever it is asked."""
    found: list[datetime] = []
    for day, group in groupby(_days(rows), key=lambda one: one[0]):
        found += sorted(_instant(day, row) for _, row in group)
    return found


def _days(rows: Sequence[Spoken]) -> Iterator[tuple[date, Spoken]]:
    """Who does not work on a day has said it before; but not before what it follows."""
    reached = date.min
    for row in rows:
        reached = max(reached, _at_work(row))
        yield reached, row


def _at_work(row: Spoken) -> date:
    calendar = row.hours.calendar
    day = last_worked(row.on, calendar)
    for _ in range(7):
        if day.isoweekday() in row.hours.weekdays:
            return day
        day = last_worked(day - timedelta(days=1), calendar)
    return last_worked(row.on, calendar)


def _instant(day: date, row: Spoken) -> datetime:
    minutes = int.from_bytes(blake2b(row.text.encode(), digest_size=4).digest(), "big") % LASTS
    return datetime.combine(day, BEGINS, row.hours.zone) + timedelta(minutes=minutes)
