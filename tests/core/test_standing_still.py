"""A quiet period that is decided on while journeys run: what falls in it moves when it would ring, and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journey.days.calendar import Calendar, Quiet
from journey.expected.expectations import ExpectationMoved, What
from journey.expected.silence import AnswerStillYours, StillYours
from journey.ground import Ground
from journey.steps.activity import PlanActivity
from tests.core.telling import GROUND, JOB, KARIM, MARIEKE, MONDAY, SANNE, Telling, agreed, noon, started


def d(month: int, day: int) -> date:
    return date(2026, month, day)


def quiet(first: date, last: date) -> Ground:
    return replace(GROUND, calendar=Calendar(quiet=(Quiet(first, last),)))


def decided(journey: Telling, first: date, last: date) -> Telling:
    """From now on this period is quiet."""
    journey.ground = quiet(first, last)
    return journey


def test_a_date_in_a_period_that_came_later_moves_to_the_third_working_day_after_when_it_would_ring() -> None:
    journey = decided(agreed(), d(3, 30), d(4, 10))
    assert journey.open(What.CHECK_IN).due == d(3, 31), "a decision by itself moves nothing"
    journey.until(d(3, 31))
    assert journey.climbed(What.CHECK_IN) == []
    assert journey.open(What.CHECK_IN).due == d(4, 15)
    assert journey.until(d(4, 22)).climbed(What.CHECK_IN) == [("ask", d(4, 15), KARIM), ("again", d(4, 22), KARIM)]


def test_a_rung_in_it_moves_and_the_date_that_has_been_does_not() -> None:
    journey = decided(agreed().until(d(3, 31)), d(4, 6), d(4, 17)).until(d(4, 30))
    assert journey.open(What.CHECK_IN).due == d(3, 31)
    assert journey.climbed(What.CHECK_IN) == [("again", d(4, 22), KARIM), ("other", d(4, 27), SANNE)]


def test_what_ld_will_read_moves_with_their_rung_and_so_do_the_rungs_above_it() -> None:
    journey = decided(agreed().until(d(4, 10)), d(4, 13), d(4, 24)).until(d(4, 28))
    assert (journey.climbed(What.CHECK_IN), journey.stuck(on=d(4, 28))) == ([], [])
    assert "check-in-missed" in journey.until(d(4, 29)).stuck(on=d(4, 29))
    journey = decided(journey, d(5, 4), d(5, 8)).until(d(5, 20))
    assert [one for one in journey.climbed(What.CHECK_IN) if one[2] == JOB] == [("colleague", d(5, 13), JOB)]
    assert journey.open(What.CHECK_IN).stuck is not None


def test_a_talk_whose_day_moves_is_prepared_before_its_new_day() -> None:
    journey = decided(started(), d(3, 12), d(3, 20)).until(d(3, 30))
    assert journey.open(What.NEEDS_TALK).due == d(3, 25)
    assert journey.climbed(What.NEEDS_TALK) == [
        ("plan", MONDAY, KARIM),
        ("guide", d(3, 24), KARIM),
        ("again", d(3, 30), KARIM),
    ]


def test_a_talk_on_the_first_day_after_it_gets_no_guide_when_it_is_over() -> None:
    journey = decided(started().until(d(3, 3)), d(3, 9), d(3, 13)).until(d(3, 19))
    assert journey.open(What.NEEDS_TALK).due == d(3, 16)
    assert journey.climbed(What.NEEDS_TALK) == [("again", d(3, 19), KARIM)]


def test_a_day_in_somebodys_diary_stays() -> None:
    journey = agreed().when(PlanActivity(by=SANNE, title="A course", on=d(4, 7)), d(3, 5))
    decided(journey, d(4, 6), d(4, 10)).until(d(4, 20))
    course = journey.open(What.ACTIVITY_DONE)
    assert course.due == d(4, 8)
    assert all(rung[1] >= d(4, 15) for rung in journey.climbed(What.ACTIVITY_DONE))


def test_the_learner_is_asked_first_also_when_the_silence_ends_in_a_quiet_period() -> None:
    """Nothing ran when it should have been asked, and then it was quiet."""
    journey = agreed().until(d(4, 3))
    decided(journey, d(4, 6), d(4, 17)).after_an_outage(d(4, 8))
    assert journey.climbed(What.STILL_YOURS) == []
    journey.until(d(6, 1))
    first = journey.climbed(What.STILL_YOURS)[0]
    assert (first[0], first[2]) == ("ask", SANNE) and first[1] > d(4, 17)


def test_help_that_is_asked_in_it_waits_for_its_end() -> None:
    help_ = AnswerStillYours(by=SANNE, answer=StillYours.HELP)
    journey = agreed(quiet(d(3, 23), d(3, 27))).when(help_, d(3, 25)).until(d(4, 8))
    assert journey.climbed(What.SUPPORT) == [
        ("ask", d(4, 1), KARIM),
        ("again", d(4, 3), KARIM),
        ("lnd", d(4, 7), MARIEKE),
    ]


@pytest.mark.parametrize("days", [0, 3, 20])
def test_asked_again_it_brings_nothing(days: int) -> None:
    """Whether the clock came back inside the period or after it."""
    journey = decided(agreed().until(d(3, 27)), d(3, 30), d(4, 10)).after_an_outage(d(4, 1) + timedelta(days=days))
    moves = {event.id for event in journey.fresh if isinstance(event, ExpectationMoved)}
    assert "check-in-1" in moves
    assert journey.after_an_outage(d(4, 1) + timedelta(days=days)).fresh == ()
    assert journey.agenda.alarm is not None and journey.agenda.alarm > noon(d(4, 1) + timedelta(days=days))


def test_a_team_has_days_of_its_own() -> None:
    """Sanne is of the team north; the team south has other weeks."""
    busy = Calendar(quiet=(Quiet(d(3, 9), d(3, 13)),))
    north, south = replace(GROUND, teams={"north": busy}), replace(GROUND, teams={"south": busy})
    assert started(north).open(What.NEEDS_TALK).due == d(3, 23)
    assert started(south).open(What.NEEDS_TALK).due == d(3, 16)
    journey = started(south)
    journey.ground = north
    rungs = journey.until(d(3, 30)).climbed(What.NEEDS_TALK)
    assert rungs[:3] == [("plan", MONDAY, KARIM), ("guide", d(3, 6), KARIM), ("again", d(3, 19), KARIM)]
