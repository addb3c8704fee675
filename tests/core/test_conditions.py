"""Conditions: what has to be there first, each with an owner."""

from __future__ import annotations

from datetime import date

import pytest

from journey.arranged import Lacking, Settled
from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.helping.conditions import ConditionNamed, ConditionSettled, NameCondition, SettleCondition
from journey.who.people import PersonId, Role
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    HELEEN,
    JOB,
    KARIM,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    WEEK,
    Telling,
    agreed,
)

NEXT = MONDAY + WEEK
DUE = date(2026, 3, 18)
A_ROOM = NameCondition(by=SANNE, what="a quiet room", owner=BRAM, due=DUE)
IN_TEN_DAYS = date(2026, 3, 23)


def settled(outcome: Settled, by: PersonId = BRAM, condition: str | None = None) -> SettleCondition:
    return SettleCondition(by=by, outcome=outcome, condition=condition)


def named(word: NameCondition = A_ROOM) -> Telling:
    return agreed().when(word, NEXT)


def test_its_owner_sees_to_it_by_its_day_and_may_speak_of_it() -> None:
    journey = named().then(ConditionNamed, ExpectationOpened)
    assert journey.whom(What.CONDITION) == [(BRAM, DUE)]
    assert journey.now.people.roles(BRAM) == {Role.HELPER}
    assert (journey.only(ConditionNamed).condition, journey.only(ConditionNamed).owner) == ("c1", BRAM)


def test_without_a_day_it_has_ten_working_days() -> None:
    assert named(A_ROOM.model_copy(update={"due": None})).whom(What.CONDITION) == [(BRAM, IN_TEN_DAYS)]


def test_it_may_be_due_today_but_not_yesterday() -> None:
    assert named(A_ROOM.model_copy(update={"due": NEXT})).whom(What.CONDITION) == [(BRAM, NEXT)]
    refusal = agreed().refuses(A_ROOM.model_copy(update={"due": NEXT - DAY}), NEXT)
    assert (refusal.code, refusal.about) == ("due-has-passed", {"until": "2026-03-08", "today": "2026-03-09"})


@pytest.mark.parametrize(
    ("sort", "reason"),
    [
        (Lacking.TIME, "no-time-made"),
        (Lacking.OPPORTUNITY, "no-opportunity"),
        (Lacking.OTHER, "condition-not-met"),
    ],
)
def test_one_that_is_not_met_climbs_as_help_does_and_says_what_lacks(sort: Lacking, reason: str) -> None:
    journey = named(A_ROOM.model_copy(update={"sort": sort})).until(date(2026, 4, 7))
    assert journey.climbed(What.CONDITION) == [
        ("ask", DUE, BRAM), ("again", date(2026, 3, 20), BRAM), ("lnd", date(2026, 3, 24), MARIEKE),
        ("colleague", date(2026, 3, 31), JOB), ("head", date(2026, 4, 7), HELEEN),
    ]  # fmt: skip
    assert journey.stuck(on=date(2026, 3, 23)) == []
    assert reason in journey.stuck(on=date(2026, 3, 24))
    assert {stuck.on for stuck in journey.agenda.stuck if stuck.reason == reason} == {Role.HELPER}
    journey.when(settled(Settled.FAILED), date(2026, 4, 8))
    assert journey.now.open(What.CONDITION) == ()
    assert journey.open(What.TAKE_OVER).about == reason, "and then it is L&D's, at once"


@pytest.mark.parametrize("outcome", [Settled.MET, Settled.DROPPED])
def test_met_or_dropped_nobody_sees_to_it_any_more(outcome: Settled) -> None:
    journey = named().when(settled(outcome), NEXT + DAY).then(ConditionSettled, ExpectationAnswered)
    assert journey.now.conditions["c1"].settled is outcome
    assert journey.agenda.stuck == ()
    assert journey.refuses(settled(outcome, condition="c1"), NEXT + DAY).code == "nothing-changed"
    assert journey.refuses(settled(outcome), NEXT + DAY).code == "no-such-condition"


@pytest.mark.parametrize("outcome", [Settled.MET, Settled.DROPPED])
def test_what_failed_may_still_be_met_or_dropped_and_ld_need_not_look_any_more(outcome: Settled) -> None:
    journey = named().when(settled(Settled.FAILED), NEXT + DAY)
    assert journey.stuck(on=NEXT + DAY) == ["condition-not-met"]
    journey.when(settled(outcome), NEXT + 2 * DAY)
    assert journey.now.open(What.TAKE_OVER) == ()


def test_what_was_met_may_fail_later() -> None:
    journey = named().when(settled(Settled.MET), NEXT + DAY)
    assert journey.when(settled(Settled.FAILED, condition="c1"), NEXT + WEEK).open(What.TAKE_OVER)


def test_the_learner_may_own_one_and_is_asked_like_anybody() -> None:
    journey = named(A_ROOM.model_copy(update={"owner": SANNE})).until(date(2026, 3, 24))
    assert [(rung, to) for rung, _, to in journey.climbed(What.CONDITION)] == [
        ("ask", SANNE), ("again", SANNE), ("lnd", MARIEKE),
    ]  # fmt: skip
    assert {stuck.on for stuck in journey.agenda.stuck} == {Role.LEARNER}


def test_without_a_name_it_is_ones_own_and_then_the_oldest() -> None:
    journey = named().when(A_ROOM.model_copy(update={"owner": LUC}), NEXT)
    journey.when(A_ROOM.model_copy(update={"owner": LUC}), NEXT)
    assert journey.when(settled(Settled.MET, by=LUC), NEXT).only(ConditionSettled).condition == "c2"
    assert journey.when(settled(Settled.FAILED, by=KARIM), NEXT).only(ConditionSettled).condition == "c1"
    assert journey.when(settled(Settled.MET, by=KARIM), NEXT).only(ConditionSettled).condition == "c3"
    assert journey.when(settled(Settled.MET, by=KARIM), NEXT).only(ConditionSettled).condition == "c1"


def test_each_has_its_own_ladder() -> None:
    journey = named().when(A_ROOM.model_copy(update={"owner": LUC}), NEXT)
    journey.when(settled(Settled.MET, by=LUC), NEXT)
    assert [one.of for one in journey.now.open(What.CONDITION)] == ["c1"]


def test_a_helper_settles_their_own_and_the_two_sides_and_ld_anybodys() -> None:
    journey = named().when(A_ROOM.model_copy(update={"owner": LUC}), NEXT)
    refusal = journey.refuses(settled(Settled.MET, by=LUC, condition="c1"), NEXT)
    assert (refusal.code, refusal.about["may"]) == ("of-somebody-else", "helper")
    for by in (SANNE, KARIM, MARIEKE):
        assert named().when(settled(Settled.MET, by=by), NEXT).now.conditions["c1"].settled is Settled.MET


@pytest.mark.parametrize("by", [FEMKE, LUC])
def test_who_may_not(by: PersonId) -> None:
    journey = named()
    assert journey.refuses(A_ROOM.model_copy(update={"by": by}), NEXT).about["may"] == (
        "learner frame-holder companion lnd"
    )
    assert (
        journey.refuses(settled(Settled.MET, by=by), NEXT).about["may"] == "learner frame-holder companion lnd helper"
    )


def test_what_is_not_there_is_refused_by_name() -> None:
    journey = named().when(A_ROOM.model_copy(update={"owner": LUC}), NEXT)
    refusal = journey.refuses(settled(Settled.MET, by=SANNE, condition="c9"), NEXT)
    assert (refusal.code, refusal.about) == ("no-such-condition", {"known": "c1 c2"})
