"""The organisation's days: what counts, what does not, and nine o'clock in any season."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journey.days.calendar import Calendar, Quiet
from tests.core.telling import DAY, MONDAY

OPEN = Calendar()
BOUWVAK = Quiet(date(2026, 7, 27), date(2026, 8, 14))
KERST = Quiet(date(2026, 12, 24), date(2027, 1, 3))
EVERY_DAY = Calendar(weekdays=frozenset(range(1, 8)))

near = st.dates(date(2024, 1, 1), date(2028, 12, 31))
zones = st.sampled_from(
    ["Europe/Amsterdam", "Pacific/Auckland", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati", "Etc/GMT+12"]
)
calendars = st.builds(
    Calendar,
    timezone=zones,
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
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 261, date(2029, 2, 28)),
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


def test_a_quiet_period_goes_over_new_year() -> None:
    calendar = Calendar(quiet=(KERST,), days_off=frozenset({date(2026, 12, 25)}))
    assert calendar.plus(date(2026, 12, 23), 1) == date(2027, 1, 4)
    assert calendar.plus(date(2027, 1, 4), -1) == date(2026, 12, 23)
    assert calendar.between(date(2026, 12, 23), date(2027, 1, 5)) == 2
    assert calendar.lands(date(2026, 12, 31)) == calendar.lands(date(2027, 1, 1)) == date(2027, 1, 6)


def test_an_organisation_that_works_on_saturday() -> None:
    calendar = Calendar(weekdays=frozenset({2, 3, 4, 5, 6}))
    assert calendar.plus(date(2026, 3, 6), 1) == date(2026, 3, 7)
    assert calendar.plus(date(2026, 3, 7), 1) == date(2026, 3, 10)
    assert calendar.between(date(2026, 3, 6), date(2026, 3, 10)) == 2
    assert calendar.lands(date(2026, 3, 7)) == date(2026, 3, 7)


def test_a_month_without_any_working_day_is_passed() -> None:
    """Open on Mondays only, and closed on each of them in August."""
    calendar = Calendar(weekdays=frozenset({1}), days_off=frozenset(date(2026, 8, day) for day in (3, 10, 17, 24, 31)))
    assert calendar.plus(date(2026, 7, 27), 1) == date(2026, 9, 7)
    assert calendar.plus(date(2026, 9, 7), -1) == date(2026, 7, 27)
    assert calendar.between(date(2026, 7, 27), date(2026, 9, 6)) == 0
    assert calendar.lands(date(2026, 8, 10)) == date(2026, 9, 7)


def test_an_organisation_that_never_works_is_refused() -> None:
    """It would be counted for to the end of time."""
    with pytest.raises(ValueError, match="at least one day"):
        Calendar(weekdays=frozenset())


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29)])
def test_no_day_is_lost_or_doubled_when_the_clock_or_the_year_is_odd(change: date) -> None:
    around = [change + n * DAY for n in range(-3, 4)]
    assert [EVERY_DAY.plus(day, 1) for day in around] == [day + DAY for day in around]
    assert EVERY_DAY.between(around[0], around[-1]) == 6
    assert {EVERY_DAY.day(EVERY_DAY.nine(day)) for day in around} == {*around}


def test_what_falls_in_a_quiet_period_moves_to_the_third_working_day_after() -> None:
    calendar = Calendar(quiet=(BOUWVAK,), days_off=frozenset({date(2026, 4, 27)}))
    assert calendar.lands(date(2026, 7, 28)) == date(2026, 8, 19)
    assert calendar.lands(date(2026, 8, 1)) == date(2026, 8, 19), "a Saturday in it falls in it too"
    assert calendar.lands(date(2026, 7, 25)) == date(2026, 8, 19), "and so does the Saturday before it"
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
        (datetime(2028, 2, 28, 23, 0, tzinfo=UTC), date(2028, 2, 29)),
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


@given(calendars, near, st.integers(1, 60), st.integers(1, 60))
def test_in_two_steps_or_in_one(calendar: Calendar, day: date, first: int, second: int) -> None:
    """So a date that is shifted by two pauses is shifted by their sum."""
    assert calendar.plus(calendar.plus(day, first), second) == calendar.plus(day, first + second)
    assert calendar.plus(calendar.plus(day, -first), -second) == calendar.plus(day, -first - second)


@given(calendars, near, st.integers(1, 60))
def test_from_a_working_day_there_and_back_is_where_it_was(calendar: Calendar, day: date, working_days: int) -> None:
    day = calendar.plus(day, 0)
    assert calendar.plus(calendar.plus(day, working_days), -working_days) == day
    assert calendar.plus(calendar.plus(day, -working_days), working_days) == day


@given(calendars, near, near)
def test_what_lies_between_is_what_leads_there(calendar: Calendar, first: date, last: date) -> None:
    first, last = sorted((first, calendar.plus(last, 0)))
    assume(calendar.is_working(last) and first < last)
    assert calendar.plus(first, calendar.between(first, last)) == last


@given(calendars, st.lists(near, min_size=3, max_size=3).map(sorted))
def test_what_lies_between_adds_up(calendar: Calendar, days: list[date]) -> None:
    first, second, third = days
    parts = calendar.between(first, second) + calendar.between(second, third)
    assert calendar.between(first, third) == parts
    assert calendar.between(third, first) == 0


@given(calendars, near)
def test_a_date_that_came_down_stays(calendar: Calendar, day: date) -> None:
    first, lands = calendar.plus(day, 0), calendar.lands(day)
    assert calendar.plus(first, 0) == first
    assert calendar.lands(lands) == lands
    assert calendar.is_working(lands)
    assert lands in (first, calendar.plus(day, 3))


@given(zones, near, st.integers(0, 599))
def test_nine_is_nine_on_every_wall(zone: str, day: date, seconds: int) -> None:
    calendar = Calendar(timezone=zone)
    at = calendar.nine(day, timedelta(seconds=seconds))
    here = at.astimezone(ZoneInfo(zone))
    assert (here.date(), here.hour, here.minute * 60 + here.second) == (day, 9, seconds)
    assert calendar.day(at) == day


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
