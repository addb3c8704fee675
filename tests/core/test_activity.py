"""Activities: planned, moved, done or dropped; a formal one with a talk before it and after it."""

from __future__ import annotations

from datetime import date

import pytest

from journey import Said
from journey.arranged import Reins, Sort
from journey.expected.expectations import ExpectationAnswered, ExpectationClosed, ExpectationOpened, What
from journey.plans.reins import TakeReins
from journey.steps.activity import (
    ActivityDone,
    ActivityDropped,
    ActivityMoved,
    ActivityPlanned,
    ActivityWasDone,
    DropActivity,
    MoveActivity,
    PlanActivity,
)
from journey.steps.practice import LogPractice, Outcome
from journey.who.people import PersonId
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE,
    HELEEN,
    JOB,
    KARIM,
    MAIN_LINE,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    started,
)

TUESDAY = MONDAY + DAY
COURSE_DAY = date(2026, 3, 30)
"""A Monday, four weeks on."""
COURSE = PlanActivity(by=SANNE, title="A course", on=COURSE_DAY, cost=450, hours=16)
DONE = ActivityWasDone(by=SANNE)
DROPPED = DropActivity(by=SANNE, line="full")


def planned(course: PlanActivity = COURSE) -> Telling:
    return agreed(MAIN_LINE).when(course, MONDAY + 2 * DAY)


def moved_to(on: date, activity: str | None = None) -> MoveActivity:
    return MoveActivity(by=SANNE, on=on, activity=activity)


def test_once_it_is_agreed_the_learner_is_asked_for_a_date() -> None:
    assert started(MAIN_LINE).now.open(What.PLAN_ACTIVITY) == ()
    assert agreed(MAIN_LINE).whom(What.PLAN_ACTIVITY) == [(SANNE, date(2026, 3, 17))]
    assert agreed().now.open(What.PLAN_ACTIVITY) == (), "this template has no activity"


def test_a_date_that_does_not_come_climbs_to_ld() -> None:
    journey = agreed(MAIN_LINE).until(date(2026, 4, 30))
    assert journey.climbed(What.PLAN_ACTIVITY) == [
        ("ask", date(2026, 3, 17), SANNE), ("again", date(2026, 3, 24), SANNE), ("other", date(2026, 3, 27), KARIM),
        ("lnd", date(2026, 4, 2), MARIEKE), ("colleague", date(2026, 4, 9), JOB), ("head", date(2026, 4, 16), HELEEN),
    ]  # fmt: skip
    assert "activity-not-started" in journey.stuck(on=date(2026, 4, 2))


def test_where_the_manager_leads_the_companion_is_asked() -> None:
    journey = started(MAIN_LINE).when(TakeReins(by=KARIM, lead=Reins.MANAGER), MONDAY)
    journey.when(SPOKE, MONDAY).when(COURSE, MONDAY)
    assert journey.now.open(What.PLAN_ACTIVITY) == ()
    assert agreed_where_the_manager_leads().whom(What.PLAN_ACTIVITY) == [(KARIM, date(2026, 3, 17))]


def agreed_where_the_manager_leads() -> Telling:
    return started(MAIN_LINE).when(TakeReins(by=KARIM, lead=Reins.MANAGER), MONDAY).when(ACCEPT, TUESDAY)


def test_who_takes_the_reins_takes_the_planning_along() -> None:
    journey = agreed(MAIN_LINE).when(TakeReins(by=KARIM, lead=Reins.MANAGER), TUESDAY)
    assert journey.whom(What.PLAN_ACTIVITY) == [(KARIM, date(2026, 3, 17))]
    assert journey.open(What.PLAN_ACTIVITY).id == "plan-activity-1"
    journey.when(TakeReins(by=SANNE, lead=Reins.LEARNER), MONDAY + 2 * WEEK)
    assert journey.whom(What.PLAN_ACTIVITY) == [(SANNE, date(2026, 3, 23))], "with five working days to settle in"
    before = journey.open(What.PLAN_ACTIVITY)
    journey.when(TakeReins(by=SANNE, lead=Reins.SHARED), MONDAY + 2 * WEEK)
    assert journey.open(What.PLAN_ACTIVITY) == before, "it was hers already"


def test_a_date_opens_the_talk_before_it_and_the_question_after_it() -> None:
    journey = planned().then(ActivityPlanned, ExpectationAnswered, ExpectationOpened, ExpectationOpened)
    course = journey.only(ActivityPlanned)
    assert (course.activity, course.sort, course.on, course.cost, course.hours) == (
        "a1", Sort.FORMAL, COURSE_DAY, 450, 16,
    )  # fmt: skip
    assert journey.only(ExpectationAnswered).id == "plan-activity-1"
    assert journey.whom(What.BEFORE_TALK) == [(KARIM, date(2026, 3, 27))], "the Friday before"
    assert journey.whom(What.ACTIVITY_DONE) == [(SANNE, date(2026, 3, 31))]
    assert journey.open(What.BEFORE_TALK).fixed and journey.open(What.ACTIVITY_DONE).fixed


@pytest.mark.parametrize("sort", [Sort.WITH_OTHERS, Sort.ON_THE_JOB])
def test_only_a_formal_one_brings_talks(sort: Sort) -> None:
    journey = planned(COURSE.model_copy(update={"sort": sort}))
    assert journey.now.open(What.BEFORE_TALK) == ()
    assert journey.when(DONE, COURSE_DAY).now.open(What.AFTER_TALK) == ()
    assert journey.agenda.phase == "practice"


def test_a_moment_close_to_it_was_the_talk_before_and_one_long_before_was_not() -> None:
    assert planned().when(SPOKE, MONDAY + WEEK).whom(What.BEFORE_TALK)
    assert planned().when(SPOKE, COURSE_DAY - WEEK).whom(What.BEFORE_TALK) == []


def test_the_talk_before_that_nobody_holds_climbs_to_ld() -> None:
    journey = planned().until(date(2026, 4, 10))
    assert journey.climbed(What.BEFORE_TALK) == [
        ("plan", date(2026, 3, 13), KARIM), ("guide", date(2026, 3, 26), KARIM), ("again", date(2026, 4, 1), KARIM),
        ("other", date(2026, 4, 6), SANNE), ("lnd", date(2026, 4, 10), MARIEKE),
    ]  # fmt: skip
    assert "conversation-not-held" in journey.stuck(on=date(2026, 4, 10))


def test_the_question_that_nobody_answers_climbs_to_ld() -> None:
    journey = planned().until(date(2026, 4, 16))
    assert [(rung, day) for rung, day, _ in journey.climbed(What.ACTIVITY_DONE)] == [
        ("ask", date(2026, 3, 31)), ("again", date(2026, 4, 7)), ("other", date(2026, 4, 10)),
        ("lnd", date(2026, 4, 16)),
    ]  # fmt: skip
    assert "activity-not-started" in journey.stuck(on=date(2026, 4, 16))


def test_done_asks_for_the_talk_after_it_within_three_working_days() -> None:
    journey = planned().when(DONE, COURSE_DAY + 2 * DAY)
    assert journey.fresh[:3] == (
        journey.only(ActivityDone), journey.only(ExpectationAnswered), journey.only(ExpectationClosed),
    )  # fmt: skip
    assert journey.only(ExpectationClosed).id == "before-talk-1", "it is too late for the talk before"
    assert journey.whom(What.AFTER_TALK) == [(KARIM, date(2026, 4, 6))]
    assert not journey.open(What.AFTER_TALK).fixed


def test_the_step_is_done_once_it_was_talked_about() -> None:
    journey = planned()
    assert journey.agenda.phase == "activity"
    assert journey.when(DONE, COURSE_DAY).agenda.phase == "activity"
    assert journey.when(SPOKE, COURSE_DAY + DAY).agenda.phase == "practice"


def test_the_talk_after_that_nobody_holds_climbs_to_ld() -> None:
    journey = planned().when(DONE, COURSE_DAY).until(date(2026, 4, 20))
    assert [(rung, day) for rung, day, _ in journey.climbed(What.AFTER_TALK)] == [
        ("guide", date(2026, 4, 1)), ("again", date(2026, 4, 7)), ("other", date(2026, 4, 10)),
        ("lnd", date(2026, 4, 16)),
    ]  # fmt: skip
    assert "conversation-not-held" in journey.stuck(on=date(2026, 4, 16))


def test_what_belongs_to_it_moves_along() -> None:
    journey = planned().when(moved_to(date(2026, 4, 15)), COURSE_DAY + 2 * DAY)
    assert journey.only(ActivityMoved).on == date(2026, 4, 15)
    assert journey.whom(What.BEFORE_TALK) == [(KARIM, date(2026, 4, 14))]
    assert journey.whom(What.ACTIVITY_DONE) == [(SANNE, date(2026, 4, 16))]
    assert journey.refuses(moved_to(date(2026, 4, 15)), COURSE_DAY + 2 * DAY).code == "nothing-changed"


def test_moved_to_today_there_is_no_talk_before_it_any_more() -> None:
    journey = planned().when(moved_to(MONDAY + 3 * DAY), MONDAY + 3 * DAY)
    assert journey.now.open(What.BEFORE_TALK) == ()
    assert journey.whom(What.ACTIVITY_DONE) == [(SANNE, MONDAY + 4 * DAY)]


def test_what_was_long_ago_is_asked_about_tomorrow_and_nobody_is_late() -> None:
    course = COURSE.model_copy(update={"on": MONDAY - 20 * WEEK})
    journey = planned(course)
    assert journey.now.open(What.BEFORE_TALK) == ()
    assert journey.whom(What.ACTIVITY_DONE) == [(SANNE, MONDAY + 3 * DAY)]
    assert journey.stuck(on=MONDAY + WEEK) == []
    journey.when(DONE, MONDAY + WEEK)
    assert journey.whom(What.AFTER_TALK) == [(KARIM, date(2026, 3, 12))]


def test_moved_to_long_ago_the_same() -> None:
    journey = planned().when(moved_to(MONDAY - 20 * WEEK), MONDAY + 3 * DAY)
    assert journey.whom(What.ACTIVITY_DONE) == [(SANNE, MONDAY + 4 * DAY)]


def test_a_dropped_one_is_not_asked_about_and_leaves_the_step_done() -> None:
    journey = planned().when(DROPPED, MONDAY + WEEK)
    journey.then(ActivityDropped, ExpectationAnswered, ExpectationClosed)
    assert journey.only(ActivityDropped).activity == "a1"
    assert journey.now.open(What.ACTIVITY_DONE) == journey.now.open(What.BEFORE_TALK) == ()
    assert journey.now.open(What.PLAN_ACTIVITY) == (), "nobody is asked to plan another"
    assert journey.agenda.phase == "practice"


def test_where_none_is_needed_the_step_is_left_out() -> None:
    journey = agreed(MAIN_LINE).when(DROPPED, TUESDAY).then(ActivityDropped, ExpectationAnswered)
    assert journey.only(ActivityDropped).activity is None
    assert journey.agenda.phase == "practice"
    assert journey.refuses(DROPPED, TUESDAY).code == "nothing-changed"
    journey.when(COURSE, TUESDAY)
    assert journey.agenda.phase == "activity", "people change their minds"


def test_left_out_before_the_agreement_it_is_not_asked_after_it() -> None:
    journey = started(MAIN_LINE).when(DROPPED, MONDAY).when(ACCEPT, TUESDAY)
    assert journey.now.open(What.PLAN_ACTIVITY) == ()


def test_after_one_that_was_done_there_is_none_to_drop() -> None:
    """Else a second "drop" would leave out the step, and the talk after the course with it."""
    journey = planned().when(DONE, COURSE_DAY)
    assert journey.refuses(DROPPED, COURSE_DAY).code == "no-such-activity"
    assert journey.agenda.phase == "activity"


@pytest.mark.parametrize("word", [DONE, moved_to(COURSE_DAY + WEEK), ActivityWasDone(by=SANNE, activity="a1")])
def test_what_was_done_is_done(word: Said) -> None:
    assert planned().when(DONE, COURSE_DAY).refuses(word, COURSE_DAY).code == "no-such-activity"


def test_two_at_once_have_each_their_own() -> None:
    second = COURSE.model_copy(update={"on": COURSE_DAY + WEEK, "title": "Another"})
    journey = planned().when(second, MONDAY + 2 * DAY)
    assert journey.whom(What.BEFORE_TALK) == [(KARIM, date(2026, 3, 27)), (KARIM, date(2026, 4, 3))]
    journey.when(moved_to(COURSE_DAY + 2 * WEEK, "a1"), MONDAY + WEEK)
    assert journey.whom(What.BEFORE_TALK) == [(KARIM, date(2026, 4, 10)), (KARIM, date(2026, 4, 3))]
    journey.when(DONE, COURSE_DAY + WEEK)
    assert journey.only(ActivityDone).activity == "a2", "the one that came first"
    assert [one.of for one in journey.now.open(What.BEFORE_TALK)] == ["a1"]
    assert [one.of for one in journey.now.open(What.ACTIVITY_DONE)] == ["a1"]
    journey.when(SPOKE, COURSE_DAY + WEEK).when(DROPPED, COURSE_DAY + WEEK)
    assert journey.only(ActivityDropped).activity == "a1"
    assert journey.agenda.phase == "practice"


def test_a_course_that_was_done_ends_no_journey() -> None:
    """Law 2."""
    assert not planned().when(DONE, COURSE_DAY).when(SPOKE, COURSE_DAY).agenda.over


def test_a_later_activity_moves_the_label_back_whatever_the_template_said() -> None:
    tried = LogPractice(by=SANNE, outcome=Outcome.WENT_WELL)
    journey = agreed().when(tried, TUESDAY).when(tried, TUESDAY)
    assert journey.agenda.phase == "check-ins"
    assert journey.when(COURSE, TUESDAY).agenda.phase == "activity"
    assert journey.when(DROPPED, TUESDAY).agenda.phase == "check-ins"


@pytest.mark.parametrize(
    ("by", "word", "may"),
    [
        (FEMKE, COURSE, "learner frame-holder companion lnd"),
        (FEMKE, moved_to(COURSE_DAY + DAY), "learner frame-holder companion lnd"),
        (MARIEKE, DONE, "learner frame-holder companion"),
        (MARIEKE, DROPPED, "learner frame-holder companion"),
    ],
)
def test_who_may_not(by: PersonId, word: Said, may: str) -> None:
    refusal = planned().refuses(word.model_copy(update={"by": by}), MONDAY + WEEK)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", may)


@pytest.mark.parametrize("by", [SANNE, KARIM, MARIEKE])
def test_who_may_plan(by: PersonId) -> None:
    assert planned(COURSE.model_copy(update={"by": by})).only(ActivityPlanned).by == by


def test_a_name_says_which() -> None:
    later = COURSE.model_copy(update={"on": COURSE_DAY + WEEK})
    for word in (moved_to(COURSE_DAY + 2 * DAY, "a2"), ActivityWasDone(by=SANNE, activity="a2")):
        journey = planned().when(later, MONDAY + 2 * DAY).when(word, MONDAY + WEEK)
        assert getattr(journey.fresh[0], "activity", None) == "a2"
    journey = planned().when(later, MONDAY + 2 * DAY)
    assert (
        journey.when(DropActivity(by=SANNE, activity="a2", line="full"), MONDAY + WEEK).only(ActivityDropped).activity
        == "a2"
    )
    refusal = planned().when(later, MONDAY + 2 * DAY).refuses(ActivityWasDone(by=SANNE, activity="a9"), COURSE_DAY)
    assert (refusal.code, refusal.about) == ("no-such-activity", {"known": "a1 a2"})


def test_one_of_today_has_no_talk_before_it() -> None:
    assert planned(COURSE.model_copy(update={"on": MONDAY + 2 * DAY})).now.open(What.BEFORE_TALK) == ()


def test_the_talk_after_it_is_about_it() -> None:
    assert planned().when(DONE, COURSE_DAY).open(What.AFTER_TALK).of == "a1"
