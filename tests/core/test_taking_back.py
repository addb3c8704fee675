"""Law 21: whoever said a word can take it back, and then it is as if it had not been said."""

from __future__ import annotations

from datetime import date

import pytest

from journey.arranged import Needed, Settled
from journey.endings import EndJourney
from journey.expected.expectations import (
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    What,
)
from journey.expected.silence import SilenceWatched
from journey.ground import RungName
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, Promise
from journey.needs.agreement import AgreementAccepted, Propose
from journey.needs.behaviours import AddBehaviour
from journey.noticing.sightings import LogSighting
from journey.pause import Pause, PauseReason, Resume
from journey.state import Ending, SightingAnswer
from journey.steps.activity import ActivityWasDone, PlanActivity
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.unsaying.taking_back import TakeBack, WordTakenBack
from journey.who.hand_over import Handed, HandOver
from tests.core.telling import (
    ACCEPT,
    BRAM,
    DAY,
    FEMKE,
    KARIM,
    KARIM_SAYS_YES,
    LOTTE,
    LUC,
    MAIN_LINE,
    MONDAY,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    TRIED,
    WEEK,
    Telling,
    agreed,
    started,
    sure,
)

TUESDAY = MONDAY + DAY


def week(nth: int) -> date:
    """The Monday of that week of the journey."""
    return MONDAY + nth * WEEK


def plus(day: date, working_days: int) -> date:
    """So many working days later."""
    return agreed().ground.calendar.plus(day, working_days)


def test_a_check_in_that_was_not_meant_is_asked_again_three_working_days_on() -> None:
    journey = agreed()
    due = journey.open(What.CHECK_IN).due
    journey.when(SAW_IT, due)
    assert journey.now.sightings
    journey.takes_back(KARIM, due + DAY)
    journey.then(
        WordTakenBack, ExpectationClosed, ExpectationClosed, ExpectationOpened
    )  # the next check-in and the question how sure it feels; and the old one, once more
    assert journey.whom(What.CHECK_IN) == [(KARIM, plus(due + DAY, 3))]
    assert not journey.now.sightings
    assert not journey.now.open(What.CONFIDENCE)
    assert journey.only(ExpectationOpened).again == "check-in-1"


def test_what_is_asked_again_keeps_its_day_where_that_is_still_far_off() -> None:
    journey = agreed()
    due = journey.open(What.CHECK_IN).due
    journey.when(SAW_IT, week(1)).takes_back(KARIM, week(1) + DAY)
    assert journey.whom(What.CHECK_IN) == [(KARIM, due)]


def test_a_check_in_is_not_asked_again_where_they_spoke_since() -> None:
    journey = agreed().when(SAW_IT, week(4)).when(SPOKE, week(5))
    journey.takes_back(KARIM, week(5) + DAY, "word-3")
    assert journey.whom(What.CHECK_IN) == [(KARIM, week(9))]
    assert not journey.now.sightings


def test_a_yes_taken_back_is_asked_for_again_and_nothing_is_agreed() -> None:
    journey = started().when(ACCEPT, TUESDAY).takes_back(KARIM, TUESDAY)
    assert journey.now.agreed is None
    assert journey.now.accepted == {SANNE}
    assert journey.whom(What.ACCEPT) == [(KARIM, plus(MONDAY, 10))]
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, plus(MONDAY, 10))]
    journey.expects(What.ACCEPT, What.NEEDS_TALK, What.PRACTICE)
    journey.when(ACCEPT, week(1)).expects(What.PRACTICE, What.CHECK_IN)
    assert journey.open(What.CHECK_IN).due == week(5)


def test_the_activity_is_asked_for_anew_with_the_next_yes() -> None:
    journey = started(MAIN_LINE).when(ACCEPT, TUESDAY).takes_back(KARIM, TUESDAY)
    assert not journey.now.open(What.PLAN_ACTIVITY)
    journey.when(ACCEPT, week(1))
    assert journey.whom(What.PLAN_ACTIVITY) == [(SANNE, plus(week(1), 10))]


def test_without_the_first_yes_the_second_makes_no_agreement() -> None:
    journey = started(by=FEMKE).when(ACCEPT, TUESDAY).when(ACCEPT.model_copy(update={"by": SANNE}), TUESDAY)
    assert journey.now.agreed
    journey.takes_back(KARIM, TUESDAY, "word-2")
    assert journey.now.agreed is None
    assert journey.now.accepted == {SANNE}
    assert [who for who, _ in journey.whom(What.ACCEPT)] == [KARIM]


def test_a_proposal_taken_back_leaves_the_agreement_as_it_was() -> None:
    journey = agreed().when(Propose(by=SANNE, hours=3), week(1)).takes_back(SANNE, week(1) + DAY)
    assert journey.now.agreed
    assert journey.now.frame.hours is None
    assert not journey.now.open(What.ACCEPT)


def test_who_said_yes_to_a_proposal_that_is_taken_back_is_asked_about_what_stands_now() -> None:
    journey = started().when(Propose(by=SANNE, hours=3), TUESDAY).when(ACCEPT, TUESDAY)
    assert journey.now.agreed
    journey.takes_back(SANNE, week(1), "word-2")
    assert journey.now.frame.hours is None
    assert journey.now.agreed is None
    assert journey.now.accepted == {SANNE}
    assert journey.whom(What.ACCEPT) == [(KARIM, plus(MONDAY, 10))]


def test_a_hand_over_taken_back_brings_everything_back() -> None:
    journey = agreed()
    due = journey.open(What.CHECK_IN).due
    journey.when(HandOver(by=KARIM, to=LOTTE), due - DAY).when(AskSupport(by=SANNE, sort=Needed.TIME), due)
    assert journey.open(What.CHECK_IN).who == LOTTE
    journey.takes_back(KARIM, due + DAY, "word-3")
    assert journey.now.people.companion == journey.now.people.frame_holder == KARIM
    assert journey.whom(What.CHECK_IN) == [(KARIM, plus(due + DAY, 3))]
    assert not journey.now.open(What.HAND_OVER)
    assert LOTTE not in journey.now.newcomers
    assert [one.id for one in journey.fresh if isinstance(one, ExpectationPassed)] == ["check-in-1"]
    assert journey.open(What.SUPPORT).who == LOTTE, "what was asked of her since, she was asked"


def test_a_pause_taken_back_lets_the_ladders_go_on_without_what_would_have_come_meanwhile() -> None:
    journey = agreed()
    due = journey.open(What.PRACTICE).due
    journey.when(Pause(by=SANNE, why=PauseReason.WORK_FIRST), TUESDAY + DAY)
    journey.takes_back(SANNE, due + DAY)
    assert journey.now.paused is None
    assert not journey.now.open(What.PAUSE_REVIEW)
    assert all(one.held is None for one in journey.now.expectations.values())
    assert journey.open(What.PRACTICE).due == plus(due + DAY, 3)
    journey.until(plus(due + DAY, 3))
    assert [rung for rung, _, _ in journey.climbed(What.PRACTICE)] == [RungName.ASK]


def test_a_resume_taken_back_leaves_it_paused_and_the_days_that_passed_stay_passed() -> None:
    together, apart = (agreed().when(Pause(by=SANNE, why=PauseReason.LEAVE), week(1)) for _ in range(2))
    apart.when(Resume(by=SANNE), week(2)).takes_back(SANNE, week(2))
    assert apart.now.paused
    assert apart.whom(What.PAUSE_REVIEW) == together.whom(What.PAUSE_REVIEW)
    for journey in (together, apart):
        journey.when(Resume(by=SANNE), week(4))
    assert apart.open(What.CHECK_IN).due == together.open(What.CHECK_IN).due


def test_a_practice_taken_back_was_not_tried_and_the_try_is_asked_again() -> None:
    journey = agreed().when(TRIED, week(1))
    journey.takes_back(SANNE, week(3))
    assert journey.now.practices == 0
    assert journey.now.first_practice is None
    assert journey.whom(What.PRACTICE) == [(SANNE, plus(week(3), 3))]


def test_a_practice_is_not_asked_again_where_a_later_one_was_said() -> None:
    journey = agreed().when(TRIED, week(1)).when(TRIED, week(2))
    open_ = journey.open(What.PRACTICE)
    journey.takes_back(SANNE, week(2) + DAY, "word-3")
    assert journey.open(What.PRACTICE) == open_
    assert journey.now.practices == 1
    assert [type(event) for event in journey.fresh if not isinstance(event, SilenceWatched)] == [WordTakenBack]


def test_both_tries_taken_back_one_after_the_other_ask_for_the_first() -> None:
    journey = agreed().when(TRIED, week(1)).when(TRIED, week(1) + DAY)
    journey.takes_back(SANNE, week(1) + 2 * DAY, "word-4").takes_back(SANNE, week(1) + 2 * DAY, "word-3")
    assert journey.whom(What.PRACTICE) == [(SANNE, plus(MONDAY, 10))]


def test_a_promise_taken_back_leaves_the_help_asked_for() -> None:
    journey = (
        agreed().when(AskSupport(by=SANNE, sort=Needed.SWAP), week(1)).when(Promise(by=KARIM, due=week(2)), week(1))
    )
    journey.takes_back(KARIM, week(1) + DAY)
    assert not journey.now.open(What.PROMISE)
    assert journey.whom(What.SUPPORT) == [(KARIM, plus(week(1) + DAY, 3))]
    assert not journey.now.supports["s1"].promised


def test_help_that_is_not_needed_after_all_is_not_asked_of_anybody() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.SWAP), week(1)).takes_back(SANNE, week(1))
    assert not journey.now.open(What.SUPPORT)
    journey.when(AskSupport(by=SANNE, sort=Needed.TIME), week(1))
    assert [one.sort for one in journey.now.supports.values()] == [Needed.TIME]


def test_a_talk_is_not_asked_again_where_they_spoke_once_more() -> None:
    journey = started().when(SPOKE, TUESDAY).when(SPOKE, TUESDAY + DAY).takes_back(KARIM, TUESDAY + DAY, "word-2")
    assert not journey.now.open(What.NEEDS_TALK)
    journey.takes_back(KARIM, TUESDAY + DAY, "word-3")
    assert not journey.now.open(What.NEEDS_TALK), "it had been answered before"


def test_the_only_talk_is() -> None:
    journey = started().when(SPOKE, TUESDAY).takes_back(KARIM, TUESDAY)
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, plus(MONDAY, 10))]


def test_a_condition_that_was_not_met_after_all_waits_again() -> None:
    journey = agreed().when(NameCondition(by=SANNE, what="a quiet hour", owner=LOTTE), week(1))
    journey.when(SettleCondition(by=LOTTE, outcome=Settled.MET), week(2)).takes_back(LOTTE, week(2))
    assert journey.whom(What.CONDITION) == [(LOTTE, plus(week(1), 10))]


def test_without_the_invitation_there_is_no_mentor() -> None:
    journey = (
        agreed().when(InviteMentor(by=SANNE, mentor=LUC), week(1)).when(AnswerInvitation(by=LUC, yes=True), week(1))
    )
    journey.takes_back(SANNE, week(1) + DAY, "word-3")
    assert journey.now.people.mentor is None
    assert not journey.now.mentoring.accepted
    assert not journey.now.open(What.MENTOR_MEETING)


def test_an_activity_that_did_not_take_place_is_asked_about_again() -> None:
    journey = agreed().when(PlanActivity(by=SANNE, title="A course", on=week(2)), week(1))
    journey.when(ActivityWasDone(by=SANNE), week(2)).takes_back(SANNE, week(2))
    assert not journey.now.open(What.AFTER_TALK)
    assert journey.whom(What.ACTIVITY_DONE) == [(SANNE, week(2) + DAY)]


def test_the_number_of_an_activity_is_not_given_twice() -> None:
    journey = agreed()
    for title in ("A course", "A second"):
        journey.when(PlanActivity(by=SANNE, title=title, on=week(6)), week(1))
    journey.takes_back(SANNE, week(1), "word-3").when(PlanActivity(by=SANNE, title="A third", on=week(6)), week(1))
    assert list(journey.now.activities) == ["a2", "a3"]


def test_an_opinion_that_pictures_differed_on_is_gone() -> None:
    not_there = LogSighting(by=FEMKE, answer=SightingAnswer.NOT_YET)
    journey = agreed().when(sure(9), week(1)).when(not_there, week(1))
    assert journey.now.open(What.TAKE_OVER)
    journey.takes_back(FEMKE, week(1))
    assert not journey.now.open(What.TAKE_OVER)


def test_a_closing_question_is_open_again() -> None:
    journey = agreed().when(SANNE_SAYS_YES, week(1))
    assert [who for who, _ in journey.whom(What.CONCLUDE)] == [KARIM]
    journey.takes_back(SANNE, week(1) + DAY)
    assert not journey.now.open(What.CONCLUDE)
    assert not journey.now.yes


def test_a_date_that_a_talk_had_moved_goes_back() -> None:
    journey = agreed()
    due = journey.open(What.CHECK_IN).due
    journey.when(SPOKE, week(2)).takes_back(KARIM, week(2))
    assert journey.only(ExpectationMoved).due == due
    assert journey.open(What.CHECK_IN).due == due


def test_rungs_that_were_climbed_stay_on_record_and_count_for_nothing() -> None:
    journey = agreed()
    due = journey.open(What.CHECK_IN).due
    journey.until(plus(due, 9)).when(SAW_IT, plus(due, 9)).takes_back(KARIM, plus(due, 9))
    journey.until(plus(due, 12))
    assert [rung for rung, _, _ in journey.climbed(What.CHECK_IN)] == [RungName.ASK]


@pytest.mark.parametrize(
    ("by", "word", "code"),
    [
        (KARIM, "word-3", "not-your-word"),
        (BRAM, "word-3", "not-your-word"),
        (SANNE, "word-9", "no-such-word"),
        (SANNE, "word-1", "opening-stays"),
    ],
)
def test_what_cannot_be_taken_back(by: str, word: str, code: str) -> None:
    journey = agreed().when(TRIED, week(1))
    assert journey.refuses(TakeBack.model_validate({"by": by, "word": word}), week(1)).code == code


def test_twice_changes_nothing_and_a_taking_back_is_not_taken_back() -> None:
    journey = agreed().when(TRIED, week(1)).takes_back(SANNE, week(1))
    assert journey.refuses(TakeBack(by=SANNE, word="word-3"), week(1)).code == "nothing-changed"
    assert journey.refuses(TakeBack(by=SANNE, word="word-4"), week(1)).code == "say-it-again"


def test_after_the_end_it_is_re_opened_first() -> None:
    journey = agreed().when(TRIED, week(1)).when(EndJourney(by=SANNE, how=Ending.STOPPED), week(2))
    assert journey.refuses(TakeBack(by=SANNE, word="word-3"), week(2)).code == "reopen-first"


def test_a_behaviour_of_which_something_was_said_stays() -> None:
    journey = agreed().when(AddBehaviour(by=SANNE, behaviour="and then I wait"), week(1))
    journey.when(TRIED.model_copy(update={"nth": 2}), week(2))
    assert journey.refuses(TakeBack(by=SANNE, word="word-3"), week(2)).code == "more-rests-on-it"
    journey.takes_back(SANNE, week(2), "word-4").takes_back(SANNE, week(2), "word-3")
    assert [one.id for one in journey.now.need.behaviours] == ["b1"]
    assert journey.now.agreed


def test_who_handed_over_may_still_take_back_what_they_said() -> None:
    journey = agreed().when(SAW_IT, week(1)).when(HandOver(by=SANNE, role=Handed.MANAGER, to=LOTTE), week(2))
    journey.takes_back(KARIM, week(2), "word-3")
    assert not journey.now.sightings
    assert [one.who for one in journey.now.open(What.CHECK_IN)] == [LOTTE]


def test_who_said_yes_may_be_the_one_who_ends_it_by_unsaying_a_no() -> None:
    journey: Telling = agreed().when(SAW_IT, week(1)).when(KARIM_SAYS_YES, week(2))
    journey.when(KARIM_SAYS_YES.model_copy(update={"yes": False}), week(3)).when(SANNE_SAYS_YES, week(4))
    assert not journey.now.ended
    journey.takes_back(KARIM, week(4), "word-5")
    assert journey.now.ended is Ending.APPLIED


def test_only_the_yes_itself_is_gone() -> None:
    journey = started().when(ACCEPT, TUESDAY).takes_back(KARIM, TUESDAY)
    assert any(isinstance(one, AgreementAccepted) and one.by == KARIM for one in journey.log), "nothing leaves the log"
