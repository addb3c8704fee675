"""The organisation's days: what counts, what does not, and nine o'clock in any season."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.calendar import Calendar, Quiet
from tests.core.telling import DAY, MONDAY

OPEN = Calendar()
BOUWVAK = Quiet(date(2026, 7, 27), date(2026, 8, 14))
EVERY_DAY = Calendar(weekdays=frozenset(range(1, 8)))

near = st.dates(date(2024, 1, 1), date(2028, 12, 31))
calendars = st.builds(
    Calendar,
    weekdays=st.frozensets(st.integers(1, 7), min_size=1),
    days_off=st.frozensets(near, max_size=12),
    quiet=st.lists(
        st.builds(lambda first, days: Quiet(first, first + timedelta(days=days)), near, st.integers(0, 40)),
        max_size=3,
    ).map(tuple),
)


@pytest.mark.parametrize(
    ("day", "working_days", "expected"),
    [
        (MONDAY, 0, MONDAY),
        (MONDAY, 1, date(2026, 3, 3)),
        (MONDAY, 5, date(2026, 3, 9)),
        (MONDAY, -1, date(2026, 2, 27)),
        (date(2026, 3, 7), 0, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), -1, date(2026, 3, 6)),
        (date(2025, 12, 31), 1, date(2026, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 31)),
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2024, 3, 1), -1, date(2024, 2, 29)),
        (date(2025, 2, 28), 1, date(2025, 3, 3)),
        (date(2025, 12, 31), 523, date(2028, 1, 3)),
    ],
)
def test_a_working_day_on(day: date, working_days: int, expected: date) -> None:
    assert OPEN.plus(day, working_days) == expected


def test_clocks_stand_still_in_a_quiet_period_and_on_a_day_off() -> None:
    calendar = Calendar(days_off=frozenset({date(2026, 8, 18)}), quiet=(BOUWVAK,))
    assert calendar.plus(date(2026, 7, 24), 1) == date(2026, 8, 17)
    assert calendar.plus(date(2026, 7, 24), 2) == date(2026, 8, 19)
    assert calendar.plus(date(2026, 8, 17), -1) == date(2026, 7, 24)
    assert calendar.between(date(2026, 7, 24), date(2026, 8, 18)) == 1


def test_a_quiet_period_holds_its_first_and_its_last_day() -> None:
    calendar = Calendar(quiet=(BOUWVAK,))
    assert [calendar.is_working(day) for day in (BOUWVAK.first - 3 * DAY, BOUWVAK.first)] == [True, False]
    assert [calendar.is_working(day) for day in (BOUWVAK.last, BOUWVAK.last + 3 * DAY)] == [False, True]


def test_a_year_can_be_quiet() -> None:
    calendar = Calendar(quiet=(Quiet(date(2026, 1, 1), date(2026, 12, 31)),))
    assert calendar.plus(date(2025, 12, 31), 1) == date(2027, 1, 1)
    assert calendar.plus(date(2027, 1, 1), -1) == date(2025, 12, 31)
    assert calendar.between(date(2025, 12, 31), date(2027, 1, 1)) == 1


def test_what_falls_in_a_quiet_period_moves_to_the_third_working_day_after() -> None:
    calendar = Calendar(quiet=(BOUWVAK,), days_off=frozenset({date(2026, 4, 27)}))
    assert calendar.lands(date(2026, 7, 28)) == date(2026, 8, 19)
    assert calendar.lands(date(2026, 8, 1)) == date(2026, 8, 19), "a Saturday in it falls in it too"
    assert calendar.lands(date(2026, 8, 15)) == date(2026, 8, 17), "a Saturday after it does not"
    assert calendar.lands(date(2026, 7, 24)) == date(2026, 7, 24)
    assert calendar.lands(date(2026, 4, 25)) == date(2026, 4, 28)


def test_two_quiet_periods_in_a_row_are_one() -> None:
    calendar = Calendar(quiet=(BOUWVAK, Quiet(date(2026, 8, 15), date(2026, 8, 21))))
    assert calendar.lands(date(2026, 7, 28)) == date(2026, 8, 26)


def test_a_calendar_that_is_changed_remembers_nothing_of_the_old_one() -> None:
    assert OPEN.is_working(date(2026, 7, 28))
    assert OPEN.plus(date(2026, 7, 24), 1) == date(2026, 7, 27)
    assert replace(OPEN, quiet=(BOUWVAK,)).plus(date(2026, 7, 24), 1) == date(2026, 8, 17)


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2026, 3, 28), 8),
        (date(2026, 3, 29), 7),
        (date(2026, 10, 24), 7),
        (date(2026, 10, 25), 8),
        (date(2028, 2, 29), 8),
        (date(2026, 12, 31), 8),
    ],
)
def test_nine_is_nine_on_the_wall_also_when_the_clock_is_changed(day: date, hour: int) -> None:
    assert OPEN.nine(day) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    assert OPEN.day(OPEN.nine(day)) == day


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_day_begins_at_midnight_on_the_wall(at: datetime, day: date) -> None:
    assert OPEN.day(at) == day


def test_an_organisation_elsewhere_has_its_own_days() -> None:
    auckland = Calendar(timezone="Pacific/Auckland")
    assert auckland.day(datetime(2026, 3, 1, 12, tzinfo=UTC)) == MONDAY
    assert auckland.nine(MONDAY) == datetime(2026, 3, 1, 20, tzinfo=UTC)


@given(calendars, near, st.integers(0, 300))
def test_forward_as_counted_by_hand(calendar: Calendar, day: date, working_days: int) -> None:
    assert calendar.plus(day, working_days) == _forward(calendar, day, working_days)


@given(calendars, near, st.integers(1, 300))
def test_backward_as_counted_by_hand(calendar: Calendar, day: date, working_days: int) -> None:
    assert calendar.plus(day, -working_days) == _backward(calendar, day, working_days)


@given(calendars, near, near)
def test_between_as_counted_by_hand(calendar: Calendar, first: date, last: date) -> None:
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    assert calendar.between(first, last) == sum(calendar.is_working(day) for day in days)


@given(calendars, near, st.integers(1, 60))
def test_there_and_back(calendar: Calendar, day: date, working_days: int) -> None:
    there = calendar.plus(day, working_days)
    assert calendar.is_working(there)
    assert calendar.between(day, there) == working_days
    assert calendar.plus(there, -working_days) <= calendar.plus(day, 0)


def _forward(calendar: Calendar, day: date, left: int) -> date:
    if left == 0:
        return day if calendar.is_working(day) else _forward(calendar, day, 1)
    while left:
        day += DAY
        left -= calendar.is_working(day)
    return day


def _backward(calendar: Calendar, day: date, left: int) -> date:
    while left:
        day -= DAY
        left -= calendar.is_working(day)
    return day
