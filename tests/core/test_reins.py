"""The reins: who has the lead, is asked first, and how often they catch up."""

from __future__ import annotations

from datetime import date

import pytest

from journey.arranged import Reins
from journey.expected.expectations import What
from journey.pause import Pause, PauseReason, Resume
from journey.plans.reins import ReinsTaken, TakeReins
from journey.who.people import PersonId
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    WEEK,
    agreed,
    nothing_yet,
    started,
)

NEXT = MONDAY + WEEK


def lead(by: PersonId, whose: Reins) -> TakeReins:
    return TakeReins(by=by, lead=whose)


def test_they_are_shared_until_somebody_takes_them() -> None:
    assert agreed().now.reins is Reins.SHARED
    assert agreed().refuses(lead(SANNE, Reins.SHARED), NEXT).code == "nothing-changed"
    journey = agreed().when(lead(SANNE, Reins.LEARNER), NEXT)
    assert isinstance(journey.fresh[0], ReinsTaken)
    assert journey.now.reins is Reins.LEARNER
    assert journey.when(lead(KARIM, Reins.MANAGER), NEXT).now.reins is Reins.MANAGER, "and back again, if need be"


def test_where_the_learner_leads_they_catch_up_half_as_often() -> None:
    journey = agreed().when(lead(SANNE, Reins.LEARNER), NEXT)
    assert journey.open(What.CHECK_IN).due == MONDAY + DAY + 8 * WEEK
    assert journey.when(SPOKE, NEXT + DAY).open(What.CHECK_IN).due == NEXT + DAY + 8 * WEEK


def test_taken_back_it_is_as_often_as_before_at_once() -> None:
    journey = agreed().when(lead(SANNE, Reins.LEARNER), NEXT).when(lead(KARIM, Reins.SHARED), NEXT + DAY)
    assert journey.open(What.CHECK_IN).due == MONDAY + DAY + 4 * WEEK
    journey.when(SPOKE, NEXT + 6 * WEEK)
    assert journey.open(What.CHECK_IN).due == NEXT + 10 * WEEK


def test_and_nobody_is_asked_within_five_working_days_because_of_it() -> None:
    journey = agreed().when(lead(SANNE, Reins.LEARNER), NEXT).when(lead(KARIM, Reins.SHARED), MONDAY + 4 * WEEK)
    assert journey.open(What.CHECK_IN).due == MONDAY + 5 * WEEK, "the 31st would be tomorrow"
    journey.until(MONDAY + 5 * WEEK)
    assert journey.climbed(What.CHECK_IN) == [("ask", MONDAY + 5 * WEEK, KARIM)]


def test_what_a_pause_moved_stays_moved_when_they_are_taken_back() -> None:
    journey = agreed().when(lead(SANNE, Reins.LEARNER), NEXT).when(Pause(by=SANNE, why=PauseReason.LEAVE), NEXT)
    journey.when(Resume(by=SANNE), NEXT + 2 * WEEK)
    assert journey.open(What.CHECK_IN).due == MONDAY + DAY + 10 * WEEK
    journey.when(lead(KARIM, Reins.SHARED), NEXT + 2 * WEEK)
    assert journey.open(What.CHECK_IN).due == MONDAY + DAY + 6 * WEEK


@pytest.mark.parametrize(("whose", "asked"), [(Reins.LEARNER, SANNE), (Reins.SHARED, KARIM), (Reins.MANAGER, KARIM)])
def test_who_leads_is_asked_to_plan_the_talk(whose: Reins, asked: PersonId) -> None:
    journey = started(horizon=date(2026, 5, 4)).when(lead(SANNE, Reins.LEARNER), MONDAY)
    if whose is not Reins.LEARNER:
        journey.when(lead(KARIM, whose), MONDAY)
    journey.when(ACCEPT, MONDAY + DAY).until(date(2026, 5, 18))
    assert journey.climbed(What.RE_PLAN) == [
        ("plan", date(2026, 5, 4), asked), ("guide", date(2026, 5, 15), KARIM),
    ]  # fmt: skip


@pytest.mark.parametrize("by", [FEMKE, LUC, MARIEKE])
def test_only_the_two_sides_take_them(by: PersonId) -> None:
    refusal = agreed(companion=LOTTE).refuses(lead(by, Reins.MANAGER), NEXT)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", "learner frame-holder companion")
    for side in (SANNE, KARIM, LOTTE):
        assert agreed(companion=LOTTE).when(lead(side, Reins.MANAGER), NEXT).only(ReinsTaken).by == side
    assert nothing_yet().refuses(lead(SANNE, Reins.MANAGER), NEXT).code == "not-started"
