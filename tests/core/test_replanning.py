"""Re-plan: the day that was aimed at has passed, or plans changed. A talk and a new day, not a red mark."""

from __future__ import annotations

from datetime import date

import pytest

from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.needs.agreement import Accept, Propose
from journey.needs.replanning import RePlan, RePlanned
from journey.who.people import PersonId
from tests.core.telling import (
    DAY,
    FEMKE,
    HELEEN,
    JOB,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    started,
)

NEXT = MONDAY + WEEK
AIM = date(2026, 5, 4)


def aiming(horizon: date = AIM) -> Telling:
    return agreed(horizon=horizon)


def aim_at(horizon: date, by: PersonId = SANNE) -> RePlan:
    return RePlan(by=by, horizon=horizon)


def test_ten_days_after_the_horizon_they_have_talked_about_a_new_one() -> None:
    assert aiming().whom(What.RE_PLAN) == [(KARIM, date(2026, 5, 18))]
    assert started(horizon=AIM).now.open(What.RE_PLAN) == (), "not before it is agreed"
    assert agreed().now.open(What.RE_PLAN) == (), "and not without a horizon"


def test_nobody_hears_of_it_before_the_day_itself_and_then_it_climbs_to_ld() -> None:
    journey = aiming().until(date(2026, 6, 15))
    assert journey.climbed(What.RE_PLAN) == [
        ("plan", AIM, KARIM), ("guide", date(2026, 5, 15), KARIM), ("again", date(2026, 5, 21), KARIM),
        ("other", date(2026, 5, 26), SANNE), ("lnd", date(2026, 6, 1), MARIEKE), ("colleague", date(2026, 6, 8), JOB),
        ("head", date(2026, 6, 15), HELEEN),
    ]  # fmt: skip
    assert "date-passed" in journey.stuck(on=date(2026, 6, 1))
    assert journey.now.ended is None, "law 2"


@pytest.mark.parametrize("by", [SANNE, KARIM])
def test_a_new_day_answers_it_and_the_next_talk_is_about_that_day(by: PersonId) -> None:
    journey = aiming().when(aim_at(date(2026, 9, 7), by), date(2026, 5, 8))
    journey.then(RePlanned, ExpectationAnswered, ExpectationOpened)
    assert journey.now.frame.horizon == date(2026, 9, 7)
    assert journey.whom(What.RE_PLAN) == [(KARIM, date(2026, 9, 21))]
    assert journey.now.agreed, "a new day changes nothing of what was agreed"


def test_sooner_is_a_new_day_too() -> None:
    assert aiming().when(aim_at(date(2026, 4, 6)), NEXT).whom(What.RE_PLAN) == [(KARIM, date(2026, 4, 20))]


def test_a_journey_without_a_horizon_may_get_one() -> None:
    journey = agreed().when(aim_at(AIM), NEXT).then(RePlanned, ExpectationOpened)
    assert journey.whom(What.RE_PLAN) == [(KARIM, date(2026, 5, 18))]


def test_a_talk_alone_is_no_new_day() -> None:
    assert aiming().when(SPOKE, date(2026, 5, 8)).whom(What.RE_PLAN) == [(KARIM, date(2026, 5, 18))]


def test_a_proposed_day_has_its_talk_once_it_is_accepted() -> None:
    journey = aiming().when(Propose(by=KARIM, horizon=date(2026, 9, 7)), NEXT)
    assert journey.whom(What.RE_PLAN) == [], "provisional again"
    journey.when(Accept(by=SANNE), NEXT + DAY)
    assert journey.whom(What.RE_PLAN) == [(KARIM, date(2026, 9, 21))]


def test_agreed_after_its_horizon_they_have_ten_days_and_nobody_is_late() -> None:
    journey = aiming(MONDAY - 20 * WEEK)
    assert journey.whom(What.RE_PLAN) == [(KARIM, date(2026, 3, 17))]
    assert journey.stuck(on=NEXT) == []
    assert journey.when(SPOKE, NEXT).whom(What.RE_PLAN) == [(KARIM, date(2026, 3, 17))], "and no word moves it"


@pytest.mark.parametrize("horizon", [NEXT, NEXT - DAY])
def test_a_day_to_aim_at_lies_ahead(horizon: date) -> None:
    refusal = aiming().refuses(aim_at(horizon), NEXT)
    assert (refusal.code, refusal.about) == ("until-must-be-later", {"until": str(horizon), "today": "2026-03-09"})
    assert aiming().when(aim_at(NEXT + DAY), NEXT).now.frame.horizon == NEXT + DAY


def test_the_same_day_is_none() -> None:
    assert aiming().refuses(aim_at(AIM), NEXT).code == "nothing-changed"


@pytest.mark.parametrize("by", [FEMKE, LUC, MARIEKE])
def test_only_the_two_sides(by: PersonId) -> None:
    refusal = agreed(companion=LOTTE).refuses(aim_at(AIM, by), NEXT)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", "learner frame-holder companion")
