"""The diary: a talk has its day and its hour, and nobody is asked to plan it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from pydantic import ValidationError

from journey import request
from journey.arranged import Reins
from journey.days.calendar import Quiet
from journey.expected.expectations import (
    ExpectationMoved,
    ExpectationOpened,
    Planned,
    What,
)
from journey.expected.later import Later
from journey.ground import Ground, RungName
from journey.lnd.at_once import NotMine
from journey.needs.behaviours import AddBehaviour
from journey.needs.need import Rhythm
from journey.pause import Pause, PauseReason, Resume
from journey.plans.reins import TakeReins
from journey.reading.audience import put_to
from journey.steps.activity import MoveActivity, PlanActivity
from journey.steps.diary import PlanTalk, TalkPlanned
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met
from journey.steps.needs_conversation import Spoke
from journey.who.hand_over import Handed, HandOver
from journey.who.people import PersonId, Role
from tests.core.telling import (
    DAY,
    FEMKE,
    GROUND,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SAW_IT,
    SPOKE,
    TRIED,
    WEEK,
    agreed,
    started,
)

NEXT = MONDAY + WEEK
THURSDAY = MONDAY + 4 * WEEK + 3 * DAY
"""In the fifth week, and no day that anything else has."""


def planned(on: date = THURSDAY, by: PersonId = KARIM, **more: object) -> PlanTalk:
    """In the diary, at half past two."""
    return PlanTalk.model_validate({"by": by, "on": on, "at": time(14, 30)} | more)


def test_a_talk_in_the_diary_is_planned_and_its_guide_comes_the_day_before() -> None:
    journey = started().when(planned(), MONDAY).then(TalkPlanned, ExpectationMoved)
    talk = journey.open(What.NEEDS_TALK)
    assert (talk.due, talk.fixed) == (THURSDAY, True)
    assert journey.now.diary == {talk.id: Planned(THURSDAY, time(14, 30), 30, THURSDAY)}
    climbed = journey.until(THURSDAY + 2 * WEEK).climbed(What.NEEDS_TALK)
    assert climbed[:2] == [(RungName.GUIDE, THURSDAY - DAY, KARIM), (RungName.AGAIN, THURSDAY + 5 * DAY, KARIM)]


def test_without_a_place_in_the_diary_they_are_asked_to_plan_it() -> None:
    journey = agreed(horizon=MONDAY + 10 * WEEK)
    talk = journey.open(What.RE_PLAN)
    asked = [rung for rung, _, _ in journey.until(talk.due).climbed(What.RE_PLAN)]
    assert asked == [RungName.PLAN, RungName.GUIDE]
    in_diary = agreed(horizon=MONDAY + 10 * WEEK)
    in_diary.when(planned(talk.due, expectation=talk.id), NEXT)
    assert [rung for rung, _, _ in in_diary.until(talk.due).climbed(What.RE_PLAN)] == [RungName.GUIDE]


@pytest.mark.parametrize("lead", [Reins.MANAGER, Reins.LEARNER])
def test_who_has_the_lead_is_not_asked_to_plan_it_either(lead: Reins) -> None:
    journey = agreed(horizon=MONDAY + 10 * WEEK).when(TakeReins(by=SANNE, lead=lead), MONDAY + DAY)
    talk = journey.open(What.RE_PLAN)
    journey.when(planned(talk.due + WEEK, by=SANNE, expectation=talk.id), NEXT)
    assert [rung for rung, _, _ in journey.until(talk.due + WEEK).climbed(What.RE_PLAN)] == [RungName.GUIDE]


def test_either_side_plans_it_and_the_other_hears_of_it() -> None:
    for by, other in ((KARIM, SANNE), (SANNE, KARIM)):
        journey = started().when(planned(by=by), MONDAY)
        assert put_to(journey.only(TalkPlanned), journey.now) == other


def test_planned_again_it_moves_and_is_still_one_entry() -> None:
    journey = started().when(planned(), MONDAY).when(planned(THURSDAY + DAY, by=SANNE, minutes=45), NEXT)
    ((_, entry),) = journey.now.diary.items()
    assert entry == Planned(THURSDAY + DAY, time(14, 30), 45, THURSDAY + DAY)
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, THURSDAY + DAY)]
    again = planned(THURSDAY + DAY, by=KARIM, minutes=45)
    assert journey.refuses(again, NEXT).code == "nothing-changed"
    journey.when(planned(THURSDAY + DAY, at=time(9)), NEXT)
    assert next(iter(journey.now.diary.values())).starts == time(9)


def test_once_they_spoke_it_is_in_no_diary_any_more() -> None:
    journey = started().when(planned(NEXT + 2 * DAY), MONDAY).when(SPOKE, NEXT + 2 * DAY)
    assert journey.now.diary == {}


def test_a_check_in_becomes_a_talk_on_a_day() -> None:
    journey = agreed().when(SPOKE, MONDAY + DAY)
    check_in = journey.open(What.CHECK_IN)
    journey.when(planned(expectation=check_in.id), NEXT)
    assert journey.whom(What.CHECK_IN) == [(KARIM, THURSDAY)]
    climbed = journey.until(THURSDAY + 2 * WEEK).climbed(What.CHECK_IN)
    assert climbed[0] == (RungName.GUIDE, THURSDAY - DAY, KARIM)
    assert journey.until(THURSDAY + 3 * WEEK).stuck(THURSDAY + 3 * WEEK) == ["check-in-missed"]


def test_a_check_in_sooner_than_they_would_have_caught_up_stays_on_its_day_until_they_did() -> None:
    journey = agreed().when(SPOKE, MONDAY + DAY)
    check_in = journey.open(What.CHECK_IN)
    day = MONDAY + 2 * WEEK + DAY
    assert day < check_in.due
    journey.when(planned(day, expectation=check_in.id), NEXT).when(TRIED, NEXT).when(SPOKE, NEXT + DAY)
    assert journey.whom(What.CHECK_IN) == [(KARIM, day)]
    journey.when(SAW_IT, day)
    assert journey.open(What.CHECK_IN).due > check_in.due
    assert journey.now.diary == {}


def test_one_in_the_diary_stays_where_they_will_catch_up_more_often() -> None:
    journey = agreed(rhythm=Rhythm.MONTHLY).when(SPOKE, MONDAY + DAY)
    day = journey.open(What.CHECK_IN).due - WEEK
    journey.when(planned(day, expectation=journey.open(What.CHECK_IN).id), NEXT)
    more = AddBehaviour(by=SANNE, behaviour="and then I wait", rhythm=Rhythm.DAILY)
    journey.when(more, NEXT)
    assert (journey.whom(What.CHECK_IN), len(journey.now.diary)) == ([(KARIM, day)], 1)


def test_they_spoke_on_that_day_and_the_next_check_in_has_its_own() -> None:
    journey = agreed().when(SPOKE, MONDAY + DAY)
    day = MONDAY + 2 * WEEK + DAY
    journey.when(planned(day, expectation=journey.open(What.CHECK_IN).id), NEXT).when(Spoke(by=SANNE), day)
    one = journey.open(What.CHECK_IN)
    assert (one.due, one.fixed, journey.now.diary) == (day + 4 * WEEK, False, {})


def test_learner_and_mentor_plan_their_meeting_and_nobody_else_does() -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=LUC), NEXT).when(AnswerInvitation(by=LUC, yes=True), NEXT)
    meeting = journey.open(What.MENTOR_MEETING)
    assert journey.refuses(planned(expectation=meeting.id), NEXT).code == "of-somebody-else"
    journey.when(planned(by=LUC), NEXT)
    assert journey.whom(What.MENTOR_MEETING) == [(LUC, THURSDAY)]
    assert put_to(journey.only(TalkPlanned), journey.now) == SANNE
    talk = journey.open(What.CHECK_IN)
    assert journey.refuses(planned(by=LUC, expectation=talk.id), NEXT).code == "of-somebody-else"
    journey.when(Met(by=LUC), THURSDAY)
    assert journey.now.diary == {}


def test_the_next_talk_of_the_two_is_meant_if_none_is_named() -> None:
    journey = started().when(PlanActivity(by=SANNE, title="A course", on=MONDAY + 3 * WEEK), MONDAY)
    journey.when(planned(NEXT), MONDAY)
    assert set(journey.now.diary) == {"needs-talk-1"}, "its day came first"


def test_a_saturday_is_a_day_for_a_talk_and_the_ladder_counts_from_the_next_working_day() -> None:
    saturday = THURSDAY + 2 * DAY
    journey = started().when(planned(saturday), MONDAY)
    assert (journey.only(TalkPlanned).on, journey.open(What.NEEDS_TALK).due) == (saturday, saturday + 2 * DAY)
    climbed = journey.until(saturday + 3 * DAY).climbed(What.NEEDS_TALK)
    assert climbed == [(RungName.GUIDE, saturday - DAY, KARIM)]


def test_a_pause_leaves_it_where_it_is() -> None:
    journey = started().when(planned(), MONDAY).when(Pause(by=SANNE, why=PauseReason.LEAVE), NEXT)
    journey.when(Resume(by=SANNE), NEXT + WEEK)
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, THURSDAY)]
    assert len(journey.now.diary) == 1


def test_it_goes_along_to_who_takes_over() -> None:
    journey = started().when(planned(), MONDAY).when(HandOver(by=KARIM, role=Handed.COMPANION, to=LOTTE), NEXT)
    assert journey.whom(What.NEEDS_TALK) == [(LOTTE, THURSDAY)]
    assert len(journey.now.diary) == 1
    climbed = journey.until(THURSDAY).climbed(What.NEEDS_TALK)
    assert climbed == [(RungName.GUIDE, THURSDAY - DAY, LOTTE)]


def test_a_course_that_moves_takes_its_talk_out_of_the_diary() -> None:
    journey = started().when(PlanActivity(by=SANNE, title="A course", on=THURSDAY), MONDAY)
    eve = journey.open(What.BEFORE_TALK)
    journey.when(planned(THURSDAY - 2 * DAY, expectation=eve.id), MONDAY)
    assert set(journey.now.diary) == {eve.id}
    journey.when(MoveActivity(by=SANNE, on=THURSDAY + 2 * WEEK), NEXT)
    assert journey.now.diary == {}
    assert journey.whom(What.BEFORE_TALK) == [(KARIM, THURSDAY + 2 * WEEK - DAY)]


def test_a_course_that_moves_back_has_its_talk_in_the_diary_again() -> None:
    course = MONDAY + 8 * WEEK
    journey = started().when(PlanActivity(by=SANNE, title="A course", on=course), MONDAY)
    eve = journey.open(What.BEFORE_TALK)
    journey.when(planned(eve.due, expectation=eve.id), MONDAY)
    journey.when(MoveActivity(by=SANNE, on=course + WEEK), MONDAY).when(MoveActivity(by=SANNE, on=course), MONDAY)
    assert set(journey.now.diary) == {eve.id}
    assert [rung for rung, _, _ in journey.until(eve.due).climbed(What.BEFORE_TALK)] == [RungName.GUIDE]


def test_in_the_diary_it_is_planned_anew_and_not_put_off() -> None:
    journey = started().when(planned(), MONDAY)
    talk = journey.open(What.NEEDS_TALK)
    later = Later(by=KARIM, expectation=talk.id, until=THURSDAY + WEEK)
    assert journey.refuses(later, NEXT + 2 * WEEK).code == "has-its-day"
    journey.until(THURSDAY + DAY).when(later, THURSDAY + DAY)
    one = journey.open(What.NEEDS_TALK)
    assert (one.due, one.fixed, one.in_diary) == (THURSDAY + WEEK, False, False), "its day went by"


def test_what_is_not_for_them_stays_in_the_diary_until_somebody_moves_it() -> None:
    journey = started().when(planned(), MONDAY)
    journey.when(NotMine(by=KARIM, expectation=journey.open(What.NEEDS_TALK).id), NEXT)
    assert len(journey.now.diary) == 1
    assert journey.stuck(NEXT) == ["conversation-not-held"]


def test_taken_back_it_floats_on_its_own_day_again() -> None:
    journey = started()
    before = journey.open(What.NEEDS_TALK)
    journey.when(planned(), MONDAY).takes_back(KARIM, MONDAY)
    after = journey.open(What.NEEDS_TALK)
    assert (after.due, after.fixed, journey.now.diary) == (before.due, False, {})


def test_on_its_own_day_it_is_fixed_and_taken_back_it_floats() -> None:
    journey = started()
    due = journey.open(What.NEEDS_TALK).due
    journey.when(planned(due), MONDAY)
    assert journey.open(What.NEEDS_TALK).fixed
    journey.takes_back(KARIM, MONDAY)
    assert (journey.open(What.NEEDS_TALK).fixed, journey.open(What.NEEDS_TALK).due) == (False, due)


def test_the_second_plan_taken_back_the_first_one_holds() -> None:
    journey = started().when(planned(), MONDAY).when(planned(THURSDAY + WEEK), NEXT).takes_back(KARIM, NEXT)
    assert [entry.on for entry in journey.now.diary.values()] == [THURSDAY]
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, THURSDAY)]
    assert journey.until(THURSDAY).climbed(What.NEEDS_TALK)[0][0] is RungName.GUIDE


def test_a_talk_that_was_none_is_in_the_diary_again() -> None:
    journey = started().when(planned(NEXT + 2 * DAY), MONDAY).when(SPOKE, MONDAY + DAY).takes_back(KARIM, MONDAY + DAY)
    again = journey.only(ExpectationOpened)
    assert journey.now.diary == {again.id: Planned(NEXT + 2 * DAY, time(14, 30), 30, NEXT + 2 * DAY)}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (planned(MONDAY), "due-has-passed"),
        (planned(MONDAY + 40 * WEEK), "day-out-of-reach"),
        (planned(expectation="needs-talk-9"), "no-such-ask"),
        (planned(expectation="practice-1"), "not-a-talk"),
        (planned(by=FEMKE), "not-yours"),
        (planned(by=MARIEKE), "not-yours"),
    ],
)
def test_what_makes_no_sense_is_said_so(word: PlanTalk, code: str) -> None:
    assert started().refuses(word, NEXT).code == code


def test_where_no_talk_is_expected_there_is_none_to_plan() -> None:
    journey = started().when(SPOKE, MONDAY)
    assert journey.refuses(planned(), NEXT).code == "no-talk-to-plan"


def test_a_day_that_a_talk_has_is_never_too_far_away() -> None:
    journey = started().when(PlanActivity(by=SANNE, title="A course", on=MONDAY + 40 * WEEK), MONDAY)
    eve = journey.open(What.BEFORE_TALK)
    journey.when(planned(eve.due, expectation=eve.id), MONDAY)
    assert set(journey.now.diary) == {eve.id}


def test_what_is_rare_is_talked_about_when_they_planned_it() -> None:
    journey = agreed(rhythm=Rhythm.RARE, first_try=THURSDAY)
    check_in = journey.open(What.CHECK_IN)
    journey.when(planned(check_in.due + DAY, expectation=check_in.id), NEXT).when(TRIED, THURSDAY)
    assert journey.whom(What.CHECK_IN) == [(KARIM, check_in.due + DAY)]


@pytest.mark.parametrize("wrong", [{"minutes": 4}, {"minutes": 241}, {"at": "14:30Z"}, {"at": "half past two"}])
def test_an_hour_is_one_on_the_organisations_wall(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        request({"kind": "plan-talk", "by": KARIM, "on": "2026-03-12"} | wrong)


def test_who_may_plan_it() -> None:
    refusal = started().refuses(planned(by=FEMKE), NEXT)
    assert refusal.about["may"].split() == [Role.LEARNER, Role.FRAME_HOLDER, Role.COMPANION, Role.MENTOR]


def with_seniors(*seniors: PersonId) -> Ground:
    """Where these are senior."""
    return replace(GROUND, seniors=frozenset(seniors))


@pytest.mark.parametrize("senior", [KARIM, SANNE])
def test_a_senior_on_either_side_has_the_guide_of_a_planned_talk_once_more_on_its_morning(senior: PersonId) -> None:
    journey = started(with_seniors(senior)).when(planned(), MONDAY).until(THURSDAY + 2 * WEEK)
    assert journey.climbed(What.NEEDS_TALK)[:3] == [
        (RungName.GUIDE, THURSDAY - DAY, KARIM),
        (RungName.MORNING, THURSDAY, senior),
        (RungName.AGAIN, THURSDAY + 5 * DAY, KARIM),
    ]


def test_a_talk_that_stands_in_no_diary_has_no_morning() -> None:
    journey = agreed(with_seniors(KARIM), horizon=MONDAY + 10 * WEEK)
    talk = journey.open(What.RE_PLAN)
    assert RungName.MORNING not in [rung for rung, _, _ in journey.until(talk.due + WEEK).climbed(What.RE_PLAN)]


def test_a_talk_that_is_planned_for_today_has_its_morning_at_once() -> None:
    journey = started(with_seniors(KARIM)).when(planned(MONDAY + DAY), MONDAY + DAY)
    assert journey.until(MONDAY + DAY).climbed(What.NEEDS_TALK) == [(RungName.MORNING, MONDAY + DAY, KARIM)]


def test_after_an_outage_the_morning_that_has_been_is_left_out() -> None:
    journey = started(with_seniors(KARIM)).when(planned(), MONDAY)
    assert [rung for rung, _, _ in journey.after_an_outage(THURSDAY).climbed(What.NEEDS_TALK)] == [RungName.GUIDE]
    assert journey.open(What.NEEDS_TALK).rung.name is RungName.AGAIN  # type: ignore[union-attr]


def test_a_morning_that_came_to_lie_in_a_quiet_period_is_left_out_and_one_after_it_is_not() -> None:
    for last, rungs in ((THURSDAY, [RungName.AGAIN]), (THURSDAY - 3 * DAY, [RungName.MORNING, RungName.AGAIN])):
        journey = started(with_seniors(KARIM)).when(planned(), MONDAY).until(THURSDAY - WEEK)
        quiet = replace(GROUND.calendar, quiet=(Quiet(THURSDAY - 5 * DAY, last),))
        journey.ground = replace(journey.ground, calendar=quiet)
        climbed = journey.until(THURSDAY + WEEK).climbed(What.NEEDS_TALK)
        assert [rung for rung, _, _ in climbed if rung is not RungName.GUIDE][: len(rungs)] == rungs
