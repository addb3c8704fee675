"""A person's own days and hours: when a message may reach them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from journey.days.calendar import Calendar
from journey.ground import Policy

HOURS = Policy().hours
DAY = timedelta(days=1)
MORE_THAN_A_HOLIDAY = 2
"""Days off in a row that make an absence even for whoever works one day a week."""


@dataclass(frozen=True)
class Week:
    """Works within these hours, on the wall of this person's own zone."""

    days: Calendar
    """The organisation's days off and their team's quiet periods, with the weekdays and the zone of the person."""
    hours: tuple[int, int] = HOURS
    away: date | None = None
    """The last day of an absence that was told; nobody records why."""

    def next_moment(self, at: datetime) -> datetime:
        """The first instant, not before this one, within working hours and not on the first day back."""
        zone, (begins, ends) = ZoneInfo(self.days.timezone), self.hours
        here = at.astimezone(zone)
        day = here.date()
        if self._reaches(day) and here.hour < ends:
            if here.hour >= begins:
                return at
        else:
            day = self.days.plus(day, 1)
            while not self._reaches(day):
                day = self.days.plus(day, 1)
        return datetime.combine(day, time(begins), zone).astimezone(UTC)

    def _reaches(self, day: date) -> bool:
        return self._is_here(day) and not self._is_first_day_back(day)

    def _is_here(self, day: date) -> bool:
        return self.days.is_working(day) and (self.away is None or day > self.away)

    def _is_first_day_back(self, day: date) -> bool:
        """Whether this working day ends an absence: one that was told, a quiet period, or a working week off."""
        before = self.days.plus(day, -1)
        if self.away is not None and before <= self.away:
            return True
        between = [before + n * DAY for n in range(1, (day - before).days)]
        off = [one for one in between if one.isoweekday() in self.days.weekdays]
        is_a_week = len(off) >= max(len(self.days.weekdays), MORE_THAN_A_HOLIDAY)
        return is_a_week or any(self.days.is_quiet(one) for one in off)


@lru_cache(maxsize=1_000)
def week(
    days: Calendar,
    weekdays: str | None = None,
    timezone: str | None = None,
    hours: tuple[int, int] = HOURS,
    away: date | None = None,
) -> Week:
    """A person's week; ISO weekdays such as 1234. What is not given is the organisation's. Made once."""
    theirs = frozenset(int(day) for day in weekdays) if weekdays else days.weekdays
    return Week(replace(days, weekdays=theirs, timezone=timezone or days.timezone), hours, away)
