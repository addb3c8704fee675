"""When a message may reach a person: their own days, their own wall, from nine to five."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.days.calendar import Calendar, Quiet
from journey.days.week import Week, week
from tests.core.telling import DAY
from tests.core.test_calendar import BOUWVAK, calendars, zones

OPEN = Calendar(days_off=frozenset({date(2026, 4, 6)}), quiet=(BOUWVAK,))
DUTCH, AUCKLAND, ST_JOHNS = "Europe/Amsterdam", "Pacific/Auckland", "America/St_Johns"
instants = st.timedeltas(timedelta(0), timedelta(days=1_460)).map(
    lambda later: datetime(2025, 1, 1, tzinfo=UTC) + later
)


def on(zone: str, month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (on(DUTCH, 3, 2, 9), on(DUTCH, 3, 2, 9)),
        (on(DUTCH, 3, 2, 13, 37), on(DUTCH, 3, 2, 13, 37)),
        (on(DUTCH, 3, 2, 8, 59), on(DUTCH, 3, 2, 9)),
        (on(DUTCH, 3, 2, 17), on(DUTCH, 3, 3, 9)),
        (on(DUTCH, 3, 6, 23), on(DUTCH, 3, 9, 9)),
        (on(DUTCH, 3, 7, 10), on(DUTCH, 3, 9, 9)),
        (on(DUTCH, 3, 27, 17), on(DUTCH, 3, 30, 9)),
        (on(DUTCH, 10, 23, 17), on(DUTCH, 10, 26, 9)),
        (on(DUTCH, 4, 3, 18), on(DUTCH, 4, 7, 9)),
        (on(DUTCH, 7, 30, 12), on(DUTCH, 8, 18, 9)),
        (on(DUTCH, 8, 17, 10), on(DUTCH, 8, 18, 9)),
        (on(DUTCH, 8, 18, 10), on(DUTCH, 8, 18, 10)),
        (on(DUTCH, 12, 31, 17), on(DUTCH, 1, 1, 9, year=2027)),
        (on(DUTCH, 2, 28, 17, year=2028), on(DUTCH, 2, 29, 9, year=2028)),
    ],
)
def test_the_next_working_moment_in_the_organisation(at: datetime, expected: datetime) -> None:
    assert week(OPEN).next_moment(at) == expected


@pytest.mark.parametrize(
    ("weekdays", "zone", "at", "expected"),
    [
        ("1234", None, on(DUTCH, 3, 6, 10), on(DUTCH, 3, 9, 9)),
        ("24", None, on(DUTCH, 3, 5, 17), on(DUTCH, 3, 10, 9)),
        ("6", None, on(DUTCH, 3, 2, 10), on(DUTCH, 3, 7, 9)),
        (None, AUCKLAND, on(DUTCH, 3, 2, 10), on(AUCKLAND, 3, 3, 9)),
        (None, AUCKLAND, on(DUTCH, 3, 1, 22), on(AUCKLAND, 3, 2, 10)),
        (None, ST_JOHNS, on(DUTCH, 3, 2, 10), on(ST_JOHNS, 3, 2, 9)),
        ("1234", ST_JOHNS, on(DUTCH, 3, 5, 23), on(ST_JOHNS, 3, 9, 9)),
    ],
)
def test_a_person_has_days_and_a_zone_of_their_own(
    weekdays: str | None, zone: str | None, at: datetime, expected: datetime
) -> None:
    assert week(OPEN, weekdays, zone).next_moment(at) == expected


def test_a_day_off_of_the_organisation_is_off_on_everybodys_own_wall() -> None:
    """In Auckland, Easter Monday is over while it has hardly begun in Amsterdam."""
    at = on(DUTCH, 4, 6, 15)
    assert week(OPEN, timezone=AUCKLAND).next_moment(at) == on(AUCKLAND, 4, 7, 9)
    assert week(OPEN).next_moment(at) == on(DUTCH, 4, 7, 9)


def test_a_changed_organisation_has_other_weeks() -> None:
    quiet = replace(OPEN, quiet=(Quiet(date(2026, 3, 2), date(2026, 3, 6)),))
    at = on(DUTCH, 3, 2, 10)
    assert week(OPEN, "1234").next_moment(at) == at
    assert week(quiet, "1234").next_moment(at) == on(DUTCH, 3, 10, 9)


OFF = Calendar(days_off=frozenset({date(2026, 3, day) for day in (9, 10, 11, 12, 13)}))
"""A week in which nobody works, and which is no quiet period."""


@pytest.mark.parametrize(
    ("weekdays", "at", "expected"),
    [
        pytest.param(None, on(DUTCH, 3, 10, 9), on(DUTCH, 3, 17, 9), id="after a week off"),
        pytest.param("12", on(DUTCH, 3, 10, 9), on(DUTCH, 3, 17, 9), id="after a week off of two days"),
        pytest.param("15", on(DUTCH, 3, 12, 9), on(DUTCH, 3, 20, 9), id="back on a Monday, reached on the Friday"),
        pytest.param("1", on(DUTCH, 3, 9, 9), on(DUTCH, 3, 16, 9), id="one Monday off is a holiday"),
    ],
)
def test_nobody_hears_anything_on_the_first_day_back(weekdays: str | None, at: datetime, expected: datetime) -> None:
    assert week(OFF, weekdays).next_moment(at) == expected


def test_four_days_of_five_are_no_absence_and_neither_is_a_quiet_day_on_which_somebody_never_works() -> None:
    four = replace(OFF, days_off=OFF.days_off - {date(2026, 3, 13)})
    assert week(four).next_moment(on(DUTCH, 3, 10, 9)) == on(DUTCH, 3, 13, 9)
    friday = Calendar(quiet=(Quiet(date(2026, 3, 13), date(2026, 3, 13)),))
    assert week(friday, "1234").next_moment(on(DUTCH, 3, 12, 18)) == on(DUTCH, 3, 16, 9)
    assert week(friday).next_moment(on(DUTCH, 3, 12, 18)) == on(DUTCH, 3, 17, 9)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (on(DUTCH, 3, 2, 10), on(DUTCH, 3, 6, 9)),
        (on(DUTCH, 3, 5, 10), on(DUTCH, 3, 6, 9)),
        (on(DUTCH, 3, 6, 10), on(DUTCH, 3, 6, 10)),
        (on(DUTCH, 4, 1, 10), on(DUTCH, 4, 1, 10)),
    ],
)
def test_who_is_away_until_wednesday_hears_of_it_on_friday(at: datetime, expected: datetime) -> None:
    assert week(OPEN, away=date(2026, 3, 4)).next_moment(at) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (on(DUTCH, 3, 2, 7), on(DUTCH, 3, 2, 8)),
        (on(DUTCH, 3, 2, 15, 59), on(DUTCH, 3, 2, 15, 59)),
        (on(DUTCH, 3, 2, 16), on(DUTCH, 3, 3, 8)),
    ],
)
def test_an_organisation_has_hours_of_its_own(at: datetime, expected: datetime) -> None:
    assert week(OPEN, hours=(8, 16)).next_moment(at) == expected


@given(
    calendars,
    st.none() | st.sampled_from(["1", "67", "1234", "234567"]),
    st.none() | zones,
    instants,
    st.none() | st.integers(-9, 20),
)
def test_the_first_moment_within_hours(
    organisation: Calendar, weekdays: str | None, zone: str | None, at: datetime, away: int | None
) -> None:
    own = week(organisation, weekdays, zone, away=None if away is None else at.date() + away * DAY)
    moment = own.next_moment(at)
    here = moment.astimezone(ZoneInfo(own.days.timezone))
    assert moment >= at
    assert 9 <= here.hour < 17
    assert _is_here(own, here.date()) and not _was_away(own, here.date())
    assert own.next_moment(moment) == moment
    if moment > at:
        assert (here.hour, here.minute, here.second) == (9, 0, 0)
        since = at.astimezone(ZoneInfo(own.days.timezone))
        first = since.date() + (since.hour >= 17) * DAY
        assert not any(_is_here(own, day) and not _was_away(own, day) for day in _days(first, here.date()))


def _days(first: date, until: date) -> list[date]:
    """From the first on, without the last; the last forty of them."""
    return [until - n * DAY for n in range(1, min(40, (until - first).days) + 1)]


def _is_here(own: Week, day: date) -> bool:
    return own.days.is_working(day) and (own.away is None or day > own.away)


def _was_away(own: Week, day: date) -> bool:
    """Day by day back to the last one at work."""
    missed, quiet = 0, False
    while not own.days.is_working(day := day - DAY):
        is_theirs = day.isoweekday() in own.days.weekdays
        missed += is_theirs
        quiet |= is_theirs and any(period.first <= day <= period.last for period in own.days.quiet)
    was_told = own.away is not None and day <= own.away
    return was_told or quiet or missed >= max(2, len(own.days.weekdays))
