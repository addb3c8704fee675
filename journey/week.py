"""A person's own days and hours: when a message may reach them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from journey.calendar import NINE, Calendar

FIVE = 17
"""The hour at which a working day ends, everywhere."""


@dataclass(frozen=True)
class Week:
    """Works from nine to five, on the wall of this person's own zone."""

    days: Calendar
    """The organisation's days off and quiet periods, with the weekdays and the zone of the person."""

    def next_moment(self, at: datetime) -> datetime:
        """The first instant, not before this one, within working hours."""
        here = at.astimezone(ZoneInfo(self.days.timezone))
        day = here.date()
        if self.days.is_working(day):
            if here.hour < NINE.hour:
                return self.days.nine(day)
            if here.hour < FIVE:
                return at
        return self.days.nine(self.days.plus(day, 1))


@lru_cache(maxsize=1_000)
def week(organisation: Calendar, weekdays: str | None = None, timezone: str | None = None) -> Week:
    """A person's week; ISO weekdays such as 1234. What is not given is the organisation's. Made once."""
    days = frozenset(int(day) for day in weekdays) if weekdays else organisation.weekdays
    return Week(replace(organisation, weekdays=days, timezone=timezone or organisation.timezone))
