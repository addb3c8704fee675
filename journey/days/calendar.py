"""The organisation's days: working days outside quiet periods, and the instants that rungs have on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

NINE = time(9)


@dataclass(frozen=True)
class Quiet:
    """A period in which clocks stand still: first and last day, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Calendar:
    """Which days count. Days are the organisation's own dates, in its own time zone."""

    timezone: str = "Europe/Amsterdam"
    weekdays: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    """ISO weekdays, Monday is 1."""
    days_off: frozenset[date] = frozenset()
    quiet: tuple[Quiet, ...] = ()
    _chunks: dict[int, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _sums: dict[tuple[date, int], date] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Without any weekday, counting would go on to the end of time.

        Raises:
            ValueError: nobody ever works.
        """
        if not self.weekdays:
            raise ValueError("an organisation works on at least one day of the week")

    def is_working(self, day: date) -> bool:
        """Whether clocks run on this day."""
        return day.isoweekday() in self.weekdays and day not in self.days_off and not self.is_quiet(day)

    def is_quiet(self, day: date) -> bool:
        """Whether this day lies in a quiet period, be it a day of work otherwise or not."""
        for period in self.quiet:  # noqa: SIM110 - asked at every ring: no generator
            if period.first <= day <= period.last:
                return True
        return False

    def plus(self, day: date, working_days: int) -> date:
        """The n-th working day after `day` (before it, when negative); 0: `day`, or the first one after it."""
        known = self._sums.get((day, working_days))
        if known is None:
            known = self._sums[day, working_days] = self._counted(day, working_days)
        return known

    def _counted(self, day: date, working_days: int) -> date:
        here, step = day.toordinal(), 1 if working_days >= 0 else -1
        left = working_days if working_days > 0 else (-working_days or 1)
        if working_days == 0:
            here -= 1
        year = day.year
        while True:
            days = self._working_days(year)
            at = bisect_right(days, here) + left - 1 if step > 0 else bisect_left(days, here) - left
            if 0 <= at < len(days):
                return date.fromordinal(days[at])
            left -= (len(days) - bisect_right(days, here)) if step > 0 else bisect_left(days, here)
            year += step
            here = date(year, 1, 1).toordinal() - 1 if step > 0 else date(year, 12, 31).toordinal() + 1

    def lands(self, day: date) -> date:
        """Where a date comes down: on itself, the next working day, or the third after the quiet period it meets."""
        first = self.plus(day, 0)
        if first == day:
            return day
        meets = any(day <= period.last and period.first < first for period in self.quiet)
        return self.plus(day, 3) if meets else first

    def between(self, first: date, last: date) -> int:
        """How many working days lie after `first`, up to and including `last`; 0 when `last` is not later."""
        count, year = 0, first.year
        while year <= last.year:
            days = self._working_days(year)
            count += max(0, bisect_right(days, last.toordinal()) - bisect_right(days, first.toordinal()))
            year += 1
        return count

    def day(self, at: datetime) -> date:
        """The organisation's date at an instant."""
        return _day(at, self.timezone)

    def nine(self, day: date, spread: timedelta = timedelta(0)) -> datetime:
        """09:00 of the organisation on that day, in UTC, plus the journey's own spread."""
        return _nine(day, self.timezone) + spread

    def ends(self, day: date) -> datetime:
        """The instant at which that day of the organisation is over, in UTC."""
        return datetime.combine(day + timedelta(days=1), time(), _zone(self.timezone)).astimezone(UTC)

    def _working_days(self, year: int) -> list[int]:
        """Ordinals of the working days of a year, in order; at most 366, made once."""
        if year not in self._chunks:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            self._chunks[year] = [n for n in range(first, last + 1) if self.is_working(date.fromordinal(n))]
        return self._chunks[year]


@lru_cache(maxsize=10_000)
def _day(at: datetime, timezone: str) -> date:
    return at.astimezone(_zone(timezone)).date()


@lru_cache(maxsize=10_000)
def _nine(day: date, timezone: str) -> datetime:
    return datetime.combine(day, NINE, _zone(timezone)).astimezone(UTC)


_zone = lru_cache(maxsize=1_000)(ZoneInfo)
