"""Tailoring: people make the steps of a plan their own, and no newer template undoes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import Journey, Refusal, Said, agenda
from journey.arranged import Change
from journey.expected.expectations import ExpectationClosed, ExpectationOpened, What
from journey.ground import Ground, Template
from journey.needs.agreement import AgreementChanged, Propose
from journey.plans.plan import StepKind
from journey.plans.rounds import Override, RepeatStep
from journey.plans.tailoring import FIGURES, AddStep, DropStep, MoveStep, PlanTailored
from journey.plans.upgrading import PlanUpgraded, Upgrade
from journey.steps.activity import ActivityDropped, ActivityWasDone, DropActivity, PlanActivity
from journey.steps.mentoring import AnswerInvitation, InviteMentor, MentoringStopped, Met
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE,
    KARIM,
    LUC,
    MAIN_LINE,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    TRIED,
    WEEK,
    Telling,
    agreed,
    started,
)

NEXT = MONDAY + WEEK
WHY = "it fits us better"
ACTIVITY, PRACTICE, MENTORING = StepKind.ACTIVITY, StepKind.PRACTICE, StepKind.MENTORING
CHECK_INS, APPLICATION, FIRST = StepKind.CHECK_INS, StepKind.APPLICATION, StepKind.NEEDS_CONVERSATION
COURSE = PlanActivity(by=SANNE, title="A course", on=NEXT + 2 * WEEK)


def phase(journey: Telling) -> str:
    return journey.agenda.phase


def with_a_mentor() -> Telling:
    """Luc said yes."""
    return agreed().when(InviteMentor(by=SANNE, mentor=LUC), NEXT).when(AnswerInvitation(by=LUC, yes=True), NEXT)


def newer(**template: object) -> Ground:
    """The same organisation, with a newer version of the template."""
    known = MAIN_LINE.templates["standard"]
    return replace(MAIN_LINE, templates={"standard": replace(known, label="standard@3", **template)})  # type: ignore[arg-type]


@pytest.mark.parametrize("by", [SANNE, KARIM, MARIEKE])
def test_either_side_or_ld_leaves_a_step_out_and_says_why(by: str) -> None:
    journey = agreed(MAIN_LINE).when(DropStep(by=by, step=MENTORING, line=WHY), NEXT)
    journey.then(PlanTailored)
    assert journey.only(PlanTailored).line == WHY
    (made,) = journey.now.tailored[MENTORING]
    assert (made.change, made.by, made.line) == (Change.DROP, by, WHY)


def test_a_watcher_tailors_nothing() -> None:
    assert agreed().refuses(DropStep(by=FEMKE, step=PRACTICE, line=WHY), NEXT).code == "not-yours"


def test_a_step_that_is_left_out_is_neither_done_nor_the_phase_and_keeps_its_place() -> None:
    journey = agreed(MAIN_LINE)
    assert phase(journey) == ACTIVITY
    journey.when(DropStep(by=SANNE, step=ACTIVITY, line=WHY), NEXT)
    assert phase(journey) == PRACTICE
    assert journey.now.steps == MAIN_LINE.templates["standard"].steps


def test_an_activity_that_is_left_out_is_not_planned_and_what_was_planned_is_dropped() -> None:
    asked = agreed(MAIN_LINE).when(DropStep(by=SANNE, step=ACTIVITY, line=WHY), NEXT)
    asked.then(PlanTailored, ExpectationClosed)
    assert not asked.now.open(What.PLAN_ACTIVITY)
    planned = agreed(MAIN_LINE).when(COURSE, NEXT).when(DropStep(by=SANNE, step=ACTIVITY, line=WHY), NEXT)
    assert planned.only(ActivityDropped).activity == "a1"
    assert not planned.now.open(What.BEFORE_TALK) + planned.now.open(What.ACTIVITY_DONE)
    assert asked.refuses(DropActivity(by=SANNE, line=WHY), NEXT).code == "nothing-changed"


def test_whoever_goes_without_practice_is_not_asked_to_try_and_may_try_all_the_same() -> None:
    journey = agreed().when(DropStep(by=SANNE, step=PRACTICE, line=WHY), NEXT)
    assert not journey.now.open(What.PRACTICE)
    journey.when(TRIED, NEXT + DAY)
    assert not journey.now.open(What.PRACTICE)
    for nth in range(2, 12):
        journey.when(SPOKE, MONDAY + nth * WEEK)
    assert not journey.now.open(What.STILL_YOURS), "they talk; nobody asks for a try"
    journey.when(AddStep(by=SANNE, step=PRACTICE, line=WHY), MONDAY + 12 * WEEK)
    assert journey.whom(What.PRACTICE) == [(SANNE, MONDAY + 14 * WEEK)]


def test_a_mentor_is_let_go_with_the_step_and_comes_back_with_a_yes() -> None:
    journey = with_a_mentor().when(DropStep(by=SANNE, step=MENTORING, line=WHY), NEXT)
    journey.only(MentoringStopped)
    assert not journey.now.open(What.MENTOR_MEETING)
    journey.when(InviteMentor(by=SANNE, mentor=LUC), NEXT).when(AnswerInvitation(by=LUC, yes=True), NEXT)
    assert journey.now.dropped == frozenset()
    assert [made.change for made in journey.now.tailored[MENTORING]] == [Change.ADD]


def test_check_ins_go_on_when_their_step_is_left_out() -> None:
    journey = agreed().when(DropStep(by=KARIM, step=CHECK_INS, line=WHY), NEXT)
    assert journey.now.open(What.CHECK_IN)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (DropStep(by=SANNE, step=FIRST, line=WHY), "step-stays"),
        (DropStep(by=SANNE, step=APPLICATION, line=WHY), "step-stays"),
        (DropStep(by=SANNE, step=StepKind.WATCH, line=WHY), "step-stays"),
        (DropStep(by=SANNE, step=ACTIVITY, line=WHY), "no-such-step"),
        (AddStep(by=SANNE, step=PRACTICE, line=WHY), "step-is-there"),
        (AddStep(by=SANNE, step=StepKind.WATCH, line=WHY), "step-stays"),
        (AddStep(by=SANNE, step=ACTIVITY, before=FIRST, line=WHY), "step-stays"),
        (RepeatStep(by=SANNE, step=CHECK_INS, line=WHY), "not-repeated"),
        (RepeatStep(by=SANNE, step=APPLICATION, line=WHY), "not-repeated"),
        (RepeatStep(by=SANNE, step=MENTORING, line=WHY), "no-such-step"),
        (Override(by=SANNE, step=CHECK_INS, number=3, line=WHY), "no-such-figure"),
        (Override(by=SANNE, step=APPLICATION, number=11, line=WHY), "no-such-figure"),
        (Override(by=SANNE, step=MENTORING, number=3, line=WHY), "no-such-step"),
        (Override(by=SANNE, step=PRACTICE, number=2, line=WHY), "nothing-changed"),
        (Override(by=MARIEKE, step=APPLICATION, number=7, line=WHY), "not-yours"),
        (MoveStep(by=SANNE, step=FIRST, before=PRACTICE, line=WHY), "step-stays"),
        (MoveStep(by=SANNE, step=PRACTICE, before=FIRST, line=WHY), "step-stays"),
        (MoveStep(by=SANNE, step=PRACTICE, before=CHECK_INS, line=WHY), "nothing-changed"),
        (MoveStep(by=SANNE, step=PRACTICE, before=PRACTICE, line=WHY), "nothing-changed"),
        (MoveStep(by=SANNE, step=MENTORING, before=PRACTICE, line=WHY), "no-such-step"),
        (Upgrade(by=SANNE), "newest-already"),
    ],
)
def test_what_makes_no_sense_is_refused(word: Said, code: str) -> None:
    assert agreed().refuses(word, NEXT).code == code


def test_a_step_is_added_in_the_place_of_its_phase_or_where_it_was_said() -> None:
    journey = agreed().when(AddStep(by=MARIEKE, step=ACTIVITY, line=WHY), NEXT)
    assert journey.now.steps == (FIRST, ACTIVITY, PRACTICE, CHECK_INS, APPLICATION)
    assert journey.whom(What.PLAN_ACTIVITY) == [(SANNE, NEXT + 2 * WEEK)]
    journey.when(AddStep(by=SANNE, step=MENTORING, before=PRACTICE, line=WHY), NEXT)
    assert journey.now.steps == (FIRST, ACTIVITY, MENTORING, PRACTICE, CHECK_INS, APPLICATION)


def test_an_activity_that_was_left_out_is_asked_for_when_it_is_added_again() -> None:
    for left_out in (DropStep(by=SANNE, step=ACTIVITY, line=WHY), DropActivity(by=SANNE, line=WHY)):
        journey = agreed(MAIN_LINE).when(left_out, NEXT).when(AddStep(by=KARIM, step=ACTIVITY, line=WHY), NEXT)
        assert [who for who, _ in journey.whom(What.PLAN_ACTIVITY)] == [SANNE]


def test_as_many_tries_more_and_again_as_many() -> None:
    journey = agreed().when(RepeatStep(by=SANNE, step=PRACTICE, line=WHY), NEXT)
    assert journey.now.practices_asked == 4
    assert journey.when(RepeatStep(by=SANNE, step=PRACTICE, line=WHY), NEXT).now.practices_asked == 6
    journey.when(Override(by=SANNE, step=PRACTICE, number=3, line=WHY), NEXT)
    assert journey.when(RepeatStep(by=SANNE, step=PRACTICE, line=WHY), NEXT).now.practices_asked == 6


def test_practice_that_was_done_is_to_be_done_again() -> None:
    journey = agreed().when(TRIED, NEXT).when(TRIED, NEXT + DAY)
    assert phase(journey) == CHECK_INS
    assert phase(journey.when(RepeatStep(by=KARIM, step=PRACTICE, line=WHY), NEXT + DAY)) == PRACTICE


def test_meetings_more_are_asked_for_and_fewer_are_not() -> None:
    journey = with_a_mentor().when(Met(by=LUC), NEXT).when(Met(by=LUC), NEXT + DAY)
    assert not journey.now.open(What.MENTOR_MEETING)
    journey.when(RepeatStep(by=SANNE, step=MENTORING, line=WHY), NEXT + DAY)
    assert (journey.now.meetings_asked, len(journey.now.open(What.MENTOR_MEETING))) == (4, 1)
    journey.when(Override(by=SANNE, step=MENTORING, number=2, line=WHY), NEXT + DAY)
    assert not journey.now.open(What.MENTOR_MEETING)


def test_an_activity_is_asked_to_be_planned_once_more() -> None:
    journey = agreed(MAIN_LINE).when(COURSE, NEXT).when(ActivityWasDone(by=SANNE), NEXT + 2 * WEEK)
    journey.when(SPOKE, NEXT + 2 * WEEK)
    assert phase(journey) == PRACTICE
    journey.when(RepeatStep(by=KARIM, step=ACTIVITY, line=WHY), NEXT + 2 * WEEK)
    assert len(journey.now.open(What.PLAN_ACTIVITY)) == 1
    assert phase(journey) == ACTIVITY
    journey.when(DropActivity(by=SANNE, line=WHY), NEXT + 2 * WEEK)
    assert not journey.now.open(What.PLAN_ACTIVITY)
    assert phase(journey) == PRACTICE


def test_twice_more_is_asked_one_after_the_other() -> None:
    journey = started(MAIN_LINE)
    for _ in range(2):
        journey.when(RepeatStep(by=SANNE, step=ACTIVITY, line=WHY), MONDAY)
    assert not journey.now.open(What.PLAN_ACTIVITY), "not before they agreed"
    journey.when(ACCEPT, MONDAY + DAY)
    for nth in range(3):
        assert len(journey.now.open(What.PLAN_ACTIVITY)) == 1
        journey.when(COURSE.model_copy(update={"on": NEXT + (3 + nth) * WEEK}), NEXT)
    assert not journey.now.open(What.PLAN_ACTIVITY)


def test_another_aim_is_a_matter_of_the_two() -> None:
    journey = agreed().when(Override(by=SANNE, step=APPLICATION, number=7, line=WHY), NEXT)
    journey.then(PlanTailored, AgreementChanged, ExpectationOpened)
    assert (journey.now.aim, journey.now.agreed) == (7, None)
    assert journey.whom(What.ACCEPT) == [(KARIM, NEXT + 2 * WEEK)]
    assert [made.line for made in journey.now.tailored[APPLICATION]] == [WHY]


def test_what_people_did_to_a_step_holds_until_something_overtakes_it() -> None:
    journey = agreed(MAIN_LINE).when(RepeatStep(by=SANNE, step=PRACTICE, line=WHY), NEXT)
    journey.when(MoveStep(by=KARIM, step=PRACTICE, before=ACTIVITY, line=WHY), NEXT)
    journey.when(Override(by=KARIM, step=PRACTICE, number=3, line=WHY), NEXT)
    journey.when(DropStep(by=SANNE, step=PRACTICE, line=WHY), NEXT)
    journey.when(AddStep(by=SANNE, step=PRACTICE, line=WHY), NEXT)
    made = [one.change for one in journey.now.tailored[PRACTICE]]
    assert made == [Change.MOVE, Change.OVERRIDE, Change.ADD]


def test_moved_is_shown_elsewhere_and_the_phase_stays_what_it_was() -> None:
    journey = agreed(MAIN_LINE).when(MoveStep(by=SANNE, step=PRACTICE, before=ACTIVITY, line=WHY), NEXT)
    assert journey.now.steps[:3] == (FIRST, PRACTICE, ACTIVITY)
    assert phase(journey) == ACTIVITY


def test_a_newer_template_is_taken_over_when_somebody_says_so() -> None:
    journey = agreed(MAIN_LINE)
    journey.ground = newer(steps=(FIRST, PRACTICE, CHECK_INS, APPLICATION), practices=5, aim=6)
    journey.until(NEXT)
    assert journey.now.template == "standard@2"
    journey.when(Upgrade(by=MARIEKE), NEXT).then(PlanUpgraded, ExpectationClosed)
    assert (journey.now.template, journey.now.practices_asked) == ("standard@3", 5)
    assert journey.now.steps == (FIRST, PRACTICE, CHECK_INS, APPLICATION)
    assert journey.now.aim == 8, "two agreed on it"
    assert journey.refuses(Upgrade(by=MARIEKE), NEXT).code == "newest-already"


def test_a_template_that_is_gone_is_not_taken_over() -> None:
    journey = agreed(MAIN_LINE)
    journey.ground = replace(MAIN_LINE, templates={})
    assert journey.refuses(Upgrade(by=MARIEKE), NEXT).code == "no-such-template"


def test_a_new_step_is_asked_for_and_one_that_was_begun_stays() -> None:
    journey = agreed().when(TRIED, NEXT)
    journey.ground = newer(steps=(FIRST, ACTIVITY, CHECK_INS, APPLICATION))
    journey.when(Upgrade(by=SANNE), NEXT)
    assert journey.now.steps == (FIRST, PRACTICE, ACTIVITY, CHECK_INS, APPLICATION)
    assert journey.now.open(What.PLAN_ACTIVITY)


def test_an_aim_that_somebody_chose_is_no_template_s() -> None:
    for journey in (started(aim=7), started().when(Propose(by=SANNE, aim=7), MONDAY)):
        journey.ground = newer(aim=5)
        assert journey.when(Upgrade(by=SANNE), MONDAY).now.aim == 7
    provisional = started()
    provisional.ground = newer(aim=5)
    assert provisional.when(Upgrade(by=SANNE), MONDAY).now.aim == 5


steps = st.sampled_from(tuple(StepKind))
tailorings = st.one_of(
    st.builds(AddStep, by=st.just(SANNE), step=steps, line=st.just(WHY), before=st.none() | steps),
    st.builds(DropStep, by=st.just(KARIM), step=steps, line=st.just(WHY)),
    st.builds(RepeatStep, by=st.just(SANNE), step=steps, line=st.just(WHY)),
    st.builds(Override, by=st.just(SANNE), step=steps, number=st.integers(1, 12), line=st.just(WHY)),
    st.builds(MoveStep, by=st.just(MARIEKE), step=steps, before=steps, line=st.just(WHY)),
)
middles = st.lists(st.sampled_from((ACTIVITY, PRACTICE, MENTORING, CHECK_INS)), unique=True)
templates = st.builds(
    lambda middle, aim, practices, meetings: newer(
        steps=(FIRST, *middle, APPLICATION), aim=aim, practices=practices, meetings=meetings
    ),
    middles, st.integers(1, 10), st.integers(1, 20), st.integers(1, 20),
)  # fmt: skip


def as_made(journey: Journey, step: StepKind) -> tuple[object, ...]:
    """What people can make of a step."""
    figure = getattr(journey, FIGURES[step]) if step in FIGURES else None
    return step in journey.steps, step in journey.dropped, figure, journey.rounds.get(step)


@given(st.lists(tailorings, max_size=12), templates)
def test_law_16_a_tailored_step_survives_any_upgrade_until_a_person_changes_it(
    words: list[Said], ground: Ground
) -> None:
    journey, touched, moved = agreed(MAIN_LINE), set[StepKind](), False
    for word in words:
        try:
            journey.when(word, NEXT)
        except Refusal:
            continue
        touched.add(journey.only(PlanTailored).step)
        moved |= isinstance(word, MoveStep)
    before, journey.ground = journey.now, ground
    journey.when(Upgrade(by=MARIEKE), NEXT)
    for step in touched:
        assert as_made(journey.now, step) == as_made(before, step)
    stayed = [step for step in journey.now.steps if step in before.steps]
    assert not moved or stayed == [step for step in before.steps if step in stayed]
    template: Template = ground.templates["standard"]
    assert set(template.steps) <= set(journey.now.steps)
    assert PRACTICE in touched or journey.now.practices_asked == template.practices
    assert len(journey.now.steps) == len(set(journey.now.steps))
    assert agenda(journey.now).phase not in journey.now.dropped
