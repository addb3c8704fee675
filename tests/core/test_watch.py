"""Watch: still doing it? At three, six and twelve months."""

from __future__ import annotations

from datetime import date

import pytest

from journey.arranged import Needed, Settled
from journey.endings import EndJourney
from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.expected.later import Later
from journey.expected.silence import AnswerStillYours, StillYours
from journey.grammar.refusals import Refusal
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport
from journey.helping.thanks import Celebrate, Thank
from journey.pause import Pause, PauseReason
from journey.speaking import sayable
from journey.state import Ending
from journey.steps.activity import PlanActivity
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met
from journey.steps.watch import Otherwise, Reopened, StillDoing, StillDoingSaid, later
from tests.core.telling import (
    DAY,
    FEMKE_SAW_IT,
    KARIM,
    KARIM_SAYS_YES,
    LUC,
    MARIEKE,
    MONDAY,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    noon,
    sure,
)

APPLIED = date(2026, 3, 31)
"""A Tuesday; three months on it is 30 June, six 30 September, twelve 31 March, a Wednesday."""
JUNE, SEPTEMBER, MARCH = date(2026, 6, 30), date(2026, 9, 30), date(2027, 3, 31)
PICKED_UP = (What.PRACTICE, What.CHECK_IN, What.CONFIDENCE)
YES = StillDoing(by=SANNE, yes=True)


def no(otherwise: Otherwise) -> StillDoing:
    return StillDoing(by=SANNE, yes=False, otherwise=otherwise)


def concluded(journey: Telling) -> Telling:
    return journey.when(FEMKE_SAW_IT, APPLIED).when(SANNE_SAYS_YES, APPLIED).when(KARIM_SAYS_YES, APPLIED)


def applied() -> Telling:
    return concluded(agreed())


def test_it_is_asked_after_three_six_and_twelve_months_and_then_it_is_over() -> None:
    journey = applied().expects(What.STILL_DOING)
    assert journey.agenda.phase == "watch"
    for day in (JUNE, SEPTEMBER, MARCH):
        assert journey.whom(What.STILL_DOING) == [(SANNE, day)]
        assert not journey.agenda.over
        journey.when(YES, day)
    assert journey.agenda.over
    assert journey.agenda.alarm is None
    assert journey.agenda.phase == "confident-application"


def test_a_yes_answers_it_and_opens_the_next() -> None:
    journey = applied().when(YES, JUNE).then(StillDoingSaid, ExpectationAnswered, ExpectationOpened)
    assert journey.only(ExpectationAnswered).id == "still-doing-1"


def test_who_does_not_answer_is_asked_twice_and_let_go_and_nobody_else_hears() -> None:
    journey = applied().until(date(2026, 12, 31))
    assert journey.climbed(What.STILL_DOING) == [
        ("ask", JUNE, SANNE), ("again", date(2026, 7, 14), SANNE), ("let-go", date(2026, 7, 28), SANNE),
        ("ask", SEPTEMBER, SANNE), ("again", date(2026, 10, 14), SANNE), ("let-go", date(2026, 10, 28), SANNE),
    ]  # fmt: skip
    assert journey.agenda.stuck == ()
    assert all(one.by is None and one.at for one in journey.fresh), "time did it"
    assert journey.until(date(2027, 6, 1)).agenda.over, "law 2: it is over, and it stays applied"
    assert journey.now.ended is Ending.APPLIED


def test_said_before_it_is_asked_it_is_asked_all_the_same() -> None:
    journey = applied().when(YES, APPLIED + 4 * WEEK)
    assert journey.whom(What.STILL_DOING) == [(SANNE, JUNE)]
    assert journey.open(What.STILL_DOING).id == "still-doing-2"


def test_after_the_last_question_it_may_still_be_said() -> None:
    journey = applied().until(date(2027, 6, 1)).when(YES, date(2027, 6, 1)).then(StillDoingSaid)
    assert journey.agenda.over
    assert not journey.when(no(Otherwise.AGAIN), date(2027, 6, 2)).agenda.over


def test_by_myself_is_asked_again_after_six_weeks() -> None:
    journey = applied().when(no(Otherwise.BY_MYSELF), JUNE)
    assert journey.whom(What.STILL_DOING) == [(SANNE, JUNE + 6 * WEEK)]
    assert journey.now.ended is Ending.APPLIED
    assert journey.when(YES, JUNE + 6 * WEEK).whom(What.STILL_DOING) == [(SANNE, SEPTEMBER)]


def test_not_needed_any_more_ends_the_watch() -> None:
    journey = applied().when(no(Otherwise.NOT_NEEDED), JUNE).then(StillDoingSaid, ExpectationAnswered)
    assert journey.agenda.over


def test_again_picks_it_up_with_its_history_and_counts_anew() -> None:
    journey = concluded(agreed().when(sure(9), APPLIED)).when(no(Otherwise.AGAIN), JUNE)
    assert journey.only(Reopened).by == SANNE
    journey.expects(*PICKED_UP)
    assert journey.whom(What.PRACTICE) == [(SANNE, date(2026, 7, 14))]
    assert journey.whom(What.CHECK_IN) == [(KARIM, JUNE + 4 * WEEK)]
    now = journey.now
    assert (now.ended, now.applied, now.sightings, now.ratings) == (None, None, (), ())
    assert (now.yes, now.last_answer, now.unseen) == (frozenset(), None, 0)
    assert now.agreed == noon(MONDAY + DAY)
    assert journey.refuses(YES, JUNE).code == "not-applied-yet"
    journey.when(SANNE_SAYS_YES, JUNE + DAY).when(KARIM_SAYS_YES, JUNE + DAY)
    assert journey.now.ended is None, "somebody sees it again first"
    assert journey.when(FEMKE_SAW_IT, JUNE + DAY).whom(What.STILL_DOING) == [(SANNE, date(2026, 10, 1))]


def test_what_was_open_when_it_was_applied_does_not_come_back() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.TALK, of=MARIEKE), APPLIED)
    journey.when(NameCondition(by=SANNE, what="a room", owner=KARIM), APPLIED)
    journey.when(PlanActivity(by=SANNE, title="A course", on=SEPTEMBER), APPLIED)
    journey.when(InviteMentor(by=SANNE, mentor=LUC), APPLIED)
    journey.when(EndJourney(by=KARIM, how=Ending.LEFT), APPLIED)
    concluded(journey).when(no(Otherwise.AGAIN), JUNE).expects(*PICKED_UP)
    assert journey.now.people.mentor is None
    assert journey.now.conditions["c1"].settled is Settled.DROPPED
    assert journey.agenda.phase == "practice"
    assert journey.refuses(EndJourney(by=MARIEKE, how=Ending.STOPPED), JUNE).code == "only-the-learner-stops"
    assert journey.when(EndJourney(by=MARIEKE, how=Ending.LEFT), JUNE).now.ended is None, "proposed, not confirmed"
    assert journey.when(AnswerStillYours(by=SANNE, answer=StillYours.HELP), JUNE).open(What.SUPPORT).who == KARIM


def test_the_mentor_of_then_is_the_mentor_now() -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=LUC), APPLIED)
    journey.when(AnswerInvitation(by=LUC, yes=True), APPLIED).when(Met(by=LUC), APPLIED)
    concluded(journey).when(no(Otherwise.AGAIN), JUNE)
    assert journey.whom(What.MENTOR_MEETING) == [(LUC, JUNE + 4 * WEEK)]
    journey.when(Met(by=LUC), JUNE + DAY).expects(*PICKED_UP)


def test_a_day_to_aim_at_that_has_passed_is_talked_about_and_is_nobodys_fault() -> None:
    journey = concluded(agreed(horizon=date(2026, 5, 1))).when(no(Otherwise.AGAIN), JUNE)
    assert journey.whom(What.RE_PLAN) == [(KARIM, date(2026, 7, 14))]
    assert journey.stuck(on=JUNE + WEEK) == []


def test_while_it_is_watched_nothing_else_is_said_but_later_and_thanks() -> None:
    journey = applied()
    assert journey.refuses(SPOKE, JUNE).code == "has-ended"
    assert journey.refuses(Pause(by=SANNE, why=PauseReason.OTHER), JUNE).code == "has-ended"
    assert sayable(journey.now, SANNE) == (StillDoing, Later, Thank, Celebrate)
    assert sayable(journey.now, KARIM) == ()


@pytest.mark.parametrize(
    "word", [StillDoing(by=SANNE, yes=False), StillDoing(by=SANNE, yes=True, otherwise=Otherwise.AGAIN)]
)
def test_a_no_and_only_a_no_says_what_then(word: StillDoing) -> None:
    assert applied().refuses(word, JUNE).code == "no-needs-a-choice"


def test_only_the_learner_says_it_and_only_of_what_was_applied() -> None:
    refusal = applied().refuses(StillDoing(by=KARIM, yes=True), JUNE)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", "learner")
    assert agreed().refuses(YES, APPLIED).code == "not-applied-yet"
    stopped = agreed().when(EndJourney(by=SANNE, how=Ending.STOPPED), APPLIED)
    assert stopped.refuses(YES, APPLIED).code == "has-ended"


def test_what_was_said_before_it_was_applied_is_no_answer() -> None:
    with pytest.raises(Refusal) as refused:
        applied().late(no(Otherwise.AGAIN), said=APPLIED - DAY)
    assert refused.value.code == "not-applied-yet"


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 3, 31), 3, date(2026, 6, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 9, 1), 3, date(2026, 12, 1)),
    ],
)
def test_months_end_on_the_last_day_that_there_is(day: date, months: int, then: date) -> None:
    assert later(day, months) == then


def test_what_was_said_is_on_record() -> None:
    said = applied().when(no(Otherwise.BY_MYSELF), JUNE).only(StillDoingSaid)
    assert (said.yes, said.otherwise) == (False, Otherwise.BY_MYSELF)
    assert applied().when(YES, JUNE).only(StillDoingSaid).yes is True


def test_picked_up_again_what_was_said_at_the_end_counts_no_more() -> None:
    journey = agreed().when(FEMKE_SAW_IT, APPLIED - DAY).when(NOT_YET, APPLIED)
    journey.when(InviteMentor(by=SANNE, mentor=LUC), APPLIED).when(AnswerInvitation(by=LUC, yes=False), APPLIED)
    journey.when(SANNE_SAYS_YES, APPLIED).when(KARIM_SAYS_YES, APPLIED)
    now = journey.when(no(Otherwise.AGAIN), JUNE).now
    assert (now.concluded, now.looked, now.unseen, now.last_practice) == ({}, None, 0, noon(JUNE))
    assert not now.mentoring.declined
    assert journey.now.open(What.TAKE_OVER) == ()


def test_a_condition_that_was_met_stays_met() -> None:
    journey = agreed().when(NameCondition(by=SANNE, what="a room", owner=KARIM), APPLIED)
    journey.when(SettleCondition(by=KARIM, outcome=Settled.MET), APPLIED)
    assert concluded(journey).when(no(Otherwise.AGAIN), JUNE).now.conditions["c1"].settled is Settled.MET
