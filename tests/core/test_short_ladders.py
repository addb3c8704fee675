"""Where the organisation lets L&D look first: what they read is there from the moment that it is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journey.arranged import Lacking, Sort
from journey.days.calendar import Calendar, Quiet
from journey.expected.expectations import ExpectationMoved, ExpectationOpened, ExpectationPassed, What
from journey.ground import DEFAULT_LADDERS, Kind, Policy, RungName
from journey.helping.conditions import NameCondition
from journey.lnd.reasons import Move, Reason, Stuck
from journey.needs.behaviours import AddBehaviour
from journey.noticing.confidence import Rate
from journey.steps.activity import PlanActivity
from journey.steps.application import Conclude
from journey.who.hand_over import HandOver
from journey.who.people import Role
from tests.core.telling import (
    DAY,
    FEMKE_SAW_IT,
    GROUND,
    KARIM,
    KARIM_SAYS_YES,
    LOTTE,
    MARIEKE,
    MONDAY,
    NO_OCCASION,
    NOT_YET,
    SANNE,
    SPOKE,
    TRIED,
    WEEK,
    agreed,
    noon,
    started,
    sure,
)

AT_ONCE = replace(GROUND, policy=Policy(2, {kind: ((RungName.LND, 3),) for kind in DEFAULT_LADDERS}))


def test_the_opening_says_what_ld_will_read() -> None:
    journey = started(AT_ONCE)
    talk = next(e for e in journey.fresh if isinstance(e, ExpectationOpened) and e.what is What.NEEDS_TALK)
    assert talk.rung is not None
    assert talk.rung.name is RungName.LND
    assert talk.stuck == Stuck(Reason.NOT_HELD, Role.COMPANION, date(2026, 3, 16), talk.rung.at, Move.PLAN)


def test_and_so_does_one_that_knows_better() -> None:
    word = NameCondition(by=SANNE, what="two hours a week", owner=KARIM, sort=Lacking.TIME)
    opened = agreed(AT_ONCE).when(word, MONDAY + WEEK).only(ExpectationOpened)
    assert opened.stuck is not None
    assert (opened.stuck.reason, opened.stuck.move) == (Reason.NO_TIME, Move.MAKE_ROOM)


def test_a_date_that_moves_takes_it_along() -> None:
    journey = agreed(AT_ONCE)
    journey.when(SPOKE, MONDAY + WEEK)
    moved = next(e for e in journey.fresh if isinstance(e, ExpectationMoved) and e.id == "check-in-1")
    assert moved.rung is not None
    assert moved.stuck is not None
    assert (moved.stuck.reason, moved.stuck.on, moved.stuck.since) == (
        Reason.CHECK_IN_MISSED,
        Role.COMPANION,
        moved.due,
    )
    assert moved.stuck.from_ == moved.rung.at


def test_one_that_knows_better_keeps_its_reason_when_it_moves() -> None:
    journey = agreed(AT_ONCE).when(sure(5), MONDAY + WEEK)
    for weeks in (1, 4, 8):
        journey.when(FEMKE_SAW_IT, MONDAY + weeks * WEEK)
    later = Conclude(by=SANNE, yes=False, until=MONDAY + 12 * WEEK)
    moved = journey.when(later, MONDAY + 8 * WEEK).only(ExpectationMoved)
    assert moved.stuck is not None
    assert moved.stuck.reason is Reason.SEEN_NOT_CONFIDENT


def test_and_when_it_passes_to_somebody_else() -> None:
    word = NameCondition(by=SANNE, what="the new machine", owner=KARIM, sort=Lacking.OPPORTUNITY)
    journey = agreed(AT_ONCE).when(word, MONDAY + DAY).when(HandOver(by=KARIM, to=LOTTE), MONDAY + 2 * DAY)
    passed = {event.id: event for event in journey.fresh if isinstance(event, ExpectationPassed)}
    condition, check_in = passed["condition-1"], passed["check-in-1"]
    assert (condition.who, check_in.who) == (LOTTE, LOTTE)
    assert condition.stuck is not None
    assert check_in.stuck is not None
    assert (condition.stuck.reason, condition.stuck.on) == (Reason.NO_OPPORTUNITY, Role.COMPANION)
    assert check_in.stuck.reason is Reason.CHECK_IN_MISSED


def test_not_yet_without_having_been_asked_says_why_as_well() -> None:
    opened = agreed(AT_ONCE).when(Conclude(by=SANNE, yes=False), MONDAY + WEEK).only(ExpectationOpened)
    assert opened.about is Reason.NOT_CONCLUDED


def test_ready_is_ready_while_nobody_has_seen_it_often() -> None:
    """Neither sure nor seen often enough: the other's yes made us ask."""
    opened = agreed(AT_ONCE).when(KARIM_SAYS_YES, MONDAY + WEEK).only(ExpectationOpened)
    assert opened.about is Reason.NOT_CONCLUDED


def test_what_ld_sees_at_once_is_theirs_with_a_first_move() -> None:
    journey = agreed().when(NOT_YET, MONDAY + WEEK).when(sure(8), MONDAY + WEEK)
    opened = next(e for e in journey.fresh if isinstance(e, ExpectationOpened) and e.what is What.TAKE_OVER)
    assert (opened.id, opened.ladder, opened.who) == ("take-over-1", Kind.HELP, MARIEKE)
    assert opened.stuck == Stuck(Reason.PICTURES_DIFFER, Role.LND, MONDAY + WEEK, noon(MONDAY + WEEK), Move.SIT_IN)


def test_two_that_begin_at_once_have_names_of_their_own() -> None:
    """A third check-in in which nobody has seen it, and the learner is sure."""
    journey = agreed().when(sure(8), MONDAY + WEEK)
    for word in (NO_OCCASION, NO_OCCASION, NOT_YET):
        journey.when(word, MONDAY + WEEK)
    assert sorted(one.id for one in journey.now.open(What.TAKE_OVER)) == ["take-over-1", "take-over-2"]


def test_nobody_climbs_two_rungs_of_one_ladder_at_once() -> None:
    journey = started().after_an_outage(date(2026, 6, 1))
    rungs = [event.id for event in journey.fresh if hasattr(event, "rung") and event.kind == "rung-climbed"]
    assert rungs
    assert len(rungs) == len(set(rungs))


@pytest.mark.parametrize(("today", "due"), [(14, date(2026, 4, 14)), (15, date(2026, 4, 22))])
def test_a_talk_in_a_diary_stays_as_long_as_its_day_has_not_passed(today: int, due: date) -> None:
    course = PlanActivity(by=SANNE, title="A course", on=date(2026, 4, 15), sort=Sort.FORMAL)
    journey = agreed().when(course, MONDAY + WEEK).when(HandOver(by=KARIM, to=LOTTE), date(2026, 4, today))
    (passed,) = (e for e in journey.fresh if isinstance(e, ExpectationPassed) and e.id == "before-talk-1")
    assert passed.due == due


def test_what_should_have_been_asked_yesterday_is_not_asked_on_a_working_day() -> None:
    """The guide comes a day before the talk: for the day after tomorrow it does, for tomorrow it is too late."""
    course = PlanActivity(by=SANNE, title="A course", on=MONDAY + WEEK + 2 * DAY, sort=Sort.FORMAL)
    rung = agreed().when(course, MONDAY + WEEK).open(What.BEFORE_TALK).rung
    assert rung is not None
    assert rung.name is RungName.GUIDE
    course = course.model_copy(update={"on": MONDAY + WEEK + DAY})
    rung = agreed().when(course, MONDAY + WEEK).open(What.BEFORE_TALK).rung
    assert rung is not None
    assert rung.name is RungName.AGAIN


def test_a_date_on_the_last_day_of_a_quiet_period_comes_down_on_the_third_working_day_after_it() -> None:
    calendar = Calendar(quiet=(Quiet(date(2026, 7, 27), date(2026, 8, 14)),))
    assert calendar.lands(date(2026, 8, 14)) == date(2026, 8, 19)
    assert calendar.lands(date(2026, 7, 27)) == date(2026, 8, 19)
    assert calendar.lands(date(2026, 7, 24)) == date(2026, 7, 24)
    assert calendar.lands(date(2026, 8, 17)) == date(2026, 8, 17)


def test_a_calendar_without_any_working_day_is_none() -> None:
    with pytest.raises(ValueError, match=r"^an organisation works on at least one day of the week$"):
        Calendar(weekdays=frozenset())


def _reasons_of(*figures: int) -> list[str]:
    journey = agreed().when(TRIED, MONDAY + DAY)
    for nth, figure in enumerate(figures):
        journey.when(sure(figure), MONDAY + (6 + 3 * nth) * WEEK)
    return journey.stuck(on=MONDAY + 30 * WEEK)


def test_who_is_as_sure_as_they_aim_to_be_is_not_flat() -> None:
    assert "confidence-flat" in _reasons_of(7, 7, 7)
    assert "confidence-flat" not in _reasons_of(8, 8, 8)
    assert "confidence-flat" not in _reasons_of(9, 8, 8)


def test_two_figures_are_no_line_however_far_apart() -> None:
    assert "confidence-flat" not in _reasons_of(5, 5)


def test_one_behaviour_may_be_flat_while_the_other_has_reached_its_aim() -> None:
    journey = agreed().when(AddBehaviour(by=SANNE, behaviour="I ask first"), MONDAY + DAY)
    journey.when(TRIED, MONDAY + DAY)
    for weeks in (6, 9, 12):
        journey.when(Rate(by=SANNE, figure=8), MONDAY + weeks * WEEK)
        journey.when(Rate(by=SANNE, figure=5, nth=2), MONDAY + weeks * WEEK)
    assert "confidence-flat" in journey.stuck(on=MONDAY + 13 * WEEK)


def test_a_figure_that_went_down_and_came_back_to_the_aim_is_not_flat() -> None:
    journey = agreed().when(AddBehaviour(by=SANNE, behaviour="I ask first"), MONDAY + DAY)
    journey.when(TRIED, MONDAY + DAY)
    for weeks, figure in ((6, 9), (9, 7), (12, 8)):
        journey.when(Rate(by=SANNE, figure=figure), MONDAY + weeks * WEEK)
        journey.when(Rate(by=SANNE, figure=weeks // 2, nth=2), MONDAY + weeks * WEEK)
    assert "confidence-flat" not in journey.stuck(on=MONDAY + 13 * WEEK)


def test_and_neither_is_when_each_has_been_said_too_few_times() -> None:
    journey = agreed().when(AddBehaviour(by=SANNE, behaviour="I ask first"), MONDAY + DAY)
    journey.when(TRIED, MONDAY + DAY)
    for weeks in (6, 13):
        journey.when(Rate(by=SANNE, figure=5), MONDAY + weeks * WEEK)
        journey.when(Rate(by=SANNE, figure=5, nth=2), MONDAY + weeks * WEEK)
    assert "confidence-flat" not in journey.stuck(on=MONDAY + 14 * WEEK)


def test_before_the_first_try_nothing_is_flat() -> None:
    journey = agreed()
    for weeks in (6, 9, 12):
        journey.when(sure(5), MONDAY + weeks * WEEK)
    assert "confidence-flat" not in journey.stuck(on=MONDAY + 13 * WEEK)


def test_when_there_is_no_day_left_to_prepare_on_the_guide_is_left_out() -> None:
    """The plan comes late, on the day before the talk, on which the guide would have come."""
    due = started().open(What.NEEDS_TALK).due
    rung = started().after_an_outage(due - DAY).open(What.NEEDS_TALK).rung
    assert rung is not None
    assert rung.name is RungName.AGAIN
    assert rung.at > noon(due)
