"""When a message may reach a person: their own days, their own wall, from nine to five."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.calendar import Calendar, Quiet
from journey.week import week
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
        (on(DUTCH, 7, 30, 12), on(DUTCH, 8, 17, 9)),
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
    assert week(quiet, "1234").next_moment(at) == on(DUTCH, 3, 9, 9)


@given(calendars, st.none() | st.sampled_from(["1", "67", "1234", "234567"]), st.none() | zones, instants)
def test_the_first_moment_within_hours(
    organisation: Calendar, weekdays: str | None, zone: str | None, at: datetime
) -> None:
    own = week(organisation, weekdays, zone)
    moment = own.next_moment(at)
    here = moment.astimezone(ZoneInfo(own.days.timezone))
    assert moment >= at
    assert 9 <= here.hour < 17
    assert own.days.is_working(here.date())
    assert own.next_moment(moment) == moment
    if moment > at:
        assert (here.hour, here.minute, here.second) == (9, 0, 0)
        assert not any(_is_within_hours(own.days, moment - n * timedelta(minutes=59)) for n in _hours(at, moment))


def _hours(at: datetime, moment: datetime) -> range:
    return range(1, min(400, (moment - at) // timedelta(minutes=59)) + 1)


def _is_within_hours(calendar: Calendar, at: datetime) -> bool:
    here = at.astimezone(ZoneInfo(calendar.timezone))
    return calendar.is_working(here.date()) and 9 <= here.hour < 17
