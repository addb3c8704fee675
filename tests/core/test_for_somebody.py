"""For somebody: what another said, entered by who heard it; both names are on it, and some of it waits for a yes."""

from __future__ import annotations

from datetime import date

import pytest

from journey import Said
from journey.endings import EndJourney
from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.expected.silence import AnswerStillYours, StillYours
from journey.ground import RungName
from journey.lnd.reasons import Reason
from journey.needs.agreement import Accept, Agreed
from journey.noticing.confidence import ConfidenceRated, Rate
from journey.noticing.sightings import LogSighting
from journey.state import Ending, SightingAnswer
from journey.steps.application import Conclude
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import PracticeLogged
from journey.steps.watch import StillDoing
from journey.unsaying.taking_back import TakeBack
from journey.who.for_somebody import CONFIRMED_WITHIN, Confirm, EntryAnswered, WordEntered
from journey.who.hand_over import HandOver
from journey.who.letting_read import LetRead
from journey.who.people import PersonId
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    KARIM,
    KARIM_SAYS_YES,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    START,
    TRIED,
    WEEK,
    agreed,
    started,
    sure,
)


def week(nth: int) -> date:
    """The Monday of that week of the journey."""
    return MONDAY + nth * WEEK


def by(enterer: PersonId) -> dict[str, PersonId]:
    """Entered by this person."""
    return {"entered_by": enterer}


FELT = Rate(by=SANNE, entered_by=KARIM, figure=6)
YES = Confirm(by=SANNE, yes=True)
NO = Confirm(by=SANNE, yes=False)


def test_a_try_that_the_companion_enters_counts_at_once_and_both_names_are_on_it() -> None:
    journey = agreed().when(TRIED.model_copy(update=by(KARIM)), week(1))
    assert journey.now.practices == 1
    tried = journey.only(PracticeLogged)
    assert (tried.by, tried.entered_by) == (SANNE, KARIM)
    assert {one.entered_by for one in journey.fresh if isinstance(one, ExpectationAnswered)} == {KARIM}


def test_what_nobody_entered_names_one_person() -> None:
    assert {one.entered_by for one in agreed().when(TRIED, week(1)).log} == {None}


def test_a_figure_counts_once_the_learner_confirms_it() -> None:
    journey = agreed().when(FELT, week(1)).then(WordEntered, ExpectationOpened)
    assert journey.now.ratings == ()
    due = journey.ground.calendar.plus(week(1), CONFIRMED_WITHIN)
    assert journey.whom(What.CONFIRM) == [(SANNE, due)]
    journey.when(YES, week(2)).then(EntryAnswered, ExpectationAnswered, ConfidenceRated)
    assert journey.only(EntryAnswered).yes is True
    rated = journey.only(ConfidenceRated)
    assert (rated.by, rated.entered_by, rated.figure, rated.on) == (SANNE, KARIM, 6, week(2))
    assert not journey.now.entries


def test_a_no_leaves_nothing_and_nobody_is_asked_any_more() -> None:
    journey = agreed().when(FELT, week(1)).when(NO, week(1)).then(EntryAnswered, ExpectationAnswered)
    assert journey.only(EntryAnswered).yes is False
    assert not journey.now.ratings
    assert not journey.now.entries
    assert journey.refuses(YES, week(1)).code == "nothing-to-confirm"


def test_a_yes_to_the_agreement_that_was_entered_is_no_yes_until_it_is_confirmed() -> None:
    journey = started().when(Accept(by=KARIM, entered_by=MARIEKE), MONDAY)
    assert journey.now.agreed is None
    assert [one.who for one in journey.now.open(What.ACCEPT)] == [KARIM], "it may also just be said"
    journey.when(Confirm(by=KARIM, yes=True), MONDAY + DAY)
    assert journey.only(Agreed).entered_by == MARIEKE
    assert journey.now.agreed and not journey.now.open(What.ACCEPT)


ENTERED = Accept(by=KARIM, entered_by=MARIEKE)


def test_a_yes_that_was_entered_is_not_asked_for_as_a_question_meanwhile() -> None:
    journey = started().when(ENTERED, MONDAY)
    due = journey.open(What.ACCEPT).due
    assert journey.until(due + DAY).climbed(What.ACCEPT) == []
    asked = started().until(due + DAY).climbed(What.ACCEPT)
    assert [rung for rung, _, _ in asked] == [RungName.ASK], "it would have been"


def test_what_comes_to_lnd_next_comes_to_them_although_it_was_entered() -> None:
    journey = started()
    due = journey.open(What.ACCEPT).due
    journey.until(journey.ground.calendar.plus(due, 9)).when(ENTERED, journey.ground.calendar.plus(due, 9))
    assert journey.open(What.ACCEPT).rung.name is RungName.LND  # type: ignore[union-attr]
    climbed = journey.until(journey.ground.calendar.plus(due, 12)).climbed(What.ACCEPT)
    assert [(rung, who) for rung, _, who in climbed] == [(RungName.LND, MARIEKE)]


def test_an_end_that_was_entered_ends_nothing_until_it_is_confirmed() -> None:
    journey = agreed().when(EndJourney(by=SANNE, entered_by=KARIM, how=Ending.STOPPED), week(1))
    assert not journey.now.ended
    assert journey.when(YES, week(1)).now.ended is Ending.STOPPED


def test_no_longer_needed_waits_and_busy_with_it_does_not() -> None:
    busy = agreed().when(AnswerStillYours(by=SANNE, entered_by=KARIM, answer=StillYours.BUSY), week(1))
    assert not busy.now.entries
    gone = agreed().when(AnswerStillYours(by=SANNE, entered_by=KARIM, answer=StillYours.NOT_NEEDED), week(1))
    assert not gone.now.ended and gone.now.entries


def test_who_took_over_reads_nothing_before_the_learner_herself_says_so() -> None:
    journey = agreed().when(HandOver(by=KARIM, to=LOTTE), week(1))
    journey.when(LetRead(by=SANNE, entered_by=LOTTE, who=LOTTE), week(1))
    assert LOTTE in journey.now.newcomers
    assert LOTTE not in journey.when(YES, week(1)).now.newcomers


def test_that_nobody_confirms_comes_to_lnd() -> None:
    journey = agreed().when(FELT, week(1))
    due = journey.open(What.CONFIRM).due
    journey.until(journey.ground.calendar.plus(due, 13))
    assert "silence" in journey.stuck(journey.ground.calendar.plus(due, 13))


def test_once_applied_it_may_be_entered_that_it_is_still_done() -> None:
    journey = agreed().when(SAW_IT, week(1)).when(SANNE_SAYS_YES, week(2)).when(KARIM_SAYS_YES, week(2))
    journey.when(StillDoing(by=SANNE, entered_by=KARIM, yes=True), week(15))
    assert journey.now.open(What.CONFIRM)
    journey.when(YES, week(15))
    assert not journey.now.open(What.CONFIRM)


def test_what_waits_is_confirmed_oldest_first_or_by_its_id() -> None:
    journey = agreed().when(FELT, week(1)).when(FELT.model_copy(update={"figure": 8}), week(1))
    journey.when(Confirm(by=SANNE, yes=True, entry="confirm-2"), week(1))
    assert [one.figure for one in journey.now.ratings] == [8]
    journey.when(YES, week(1))
    assert [one.figure for one in journey.now.ratings] == [8, 6]


@pytest.mark.parametrize("enterer", [KARIM, MARIEKE, LUC])
def test_companion_mentor_and_lnd_enter(enterer: PersonId) -> None:
    journey = (
        agreed().when(InviteMentor(by=SANNE, mentor=LUC), week(1)).when(AnswerInvitation(by=LUC, yes=True), week(1))
    )
    assert journey.when(TRIED.model_copy(update=by(enterer)), week(1)).now.practices == 1


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (TRIED.model_copy(update=by(FEMKE)), "not-yours-to-enter"),
        (TRIED.model_copy(update=by(BRAM)), "not-yours-to-enter"),
        (TRIED.model_copy(update=by(LUC)), "not-yours-to-enter"),
        (TRIED.model_copy(update=by(SANNE)), "not-for-yourself"),
        (Spoke(by=KARIM, entered_by=SANNE), "not-yours-to-enter"),
        (LogSighting(by=SANNE, entered_by=KARIM, answer=SightingAnswer.SEEN), "not-yours"),
        (Confirm(by=SANNE, entered_by=KARIM, yes=True), "say-it-yourself"),
        (TakeBack(by=SANNE, entered_by=KARIM, word="word-1"), "say-it-yourself"),
        (EndJourney(by=MARIEKE, entered_by=KARIM, how=Ending.MOVED), "not-for-lnd"),
        (Confirm(by=KARIM, yes=True), "nothing-to-confirm"),
        (Accept(by=SANNE, entered_by=KARIM), "already-accepted"),
    ],
)
def test_what_nobody_enters(word: TakeBack, code: str) -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=LUC), week(1))
    assert journey.refuses(word, week(1)).code == code


def test_a_journey_is_started_in_ones_own_name() -> None:
    with pytest.raises(Exception, match="say-it-yourself"):
        started(entered_by=MARIEKE, by=START.by)


def test_only_the_person_confirms_it() -> None:
    journey = agreed().when(FELT, week(1))
    word = Confirm(by=KARIM, yes=True, entry="confirm-1")
    assert journey.refuses(word, week(1)).code == "of-somebody-else"


def test_who_entered_it_may_take_it_back_and_so_may_who_said_it() -> None:
    for taker, hears in ((KARIM, SANNE), (SANNE, KARIM)):
        journey = agreed().when(FELT, week(1)).takes_back(taker, week(1))
        assert not journey.now.entries
        assert not journey.now.open(What.CONFIRM)
        (back,) = [one for one in journey.fresh if one.kind == "word-taken-back"]
        assert back.to == hears


def test_once_confirmed_it_is_the_learners_to_take_back() -> None:
    journey = agreed().when(FELT, week(1)).when(YES, week(1))
    assert journey.refuses(TakeBack(by=KARIM, word="word-4"), week(1)).code == "not-your-word"
    journey.takes_back(KARIM, week(1), "word-3")
    assert [one.figure for one in journey.now.ratings] == [6], "what she confirmed stays"
    journey.takes_back(SANNE, week(1), "word-4")
    assert not journey.now.ratings
    assert not journey.now.open(What.CONFIRM)


def test_a_confirmation_taken_back_asks_again() -> None:
    journey = agreed().when(FELT, week(1)).when(YES, week(1)).takes_back(SANNE, week(1))
    assert not journey.now.ratings
    assert [one.who for one in journey.now.open(What.CONFIRM)] == [SANNE]
    assert len(journey.when(YES, week(1)).now.ratings) == 1


def test_the_figure_that_waits_asks_no_closing_question() -> None:
    journey = agreed().when(sure(9).model_copy(update=by(KARIM)), week(1))
    assert not journey.now.open(What.CONCLUDE)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        (Accept(by=KARIM, entered_by=MARIEKE), Reason.NOT_ACCEPTED),
        (Conclude(by=SANNE, entered_by=KARIM, yes=True), Reason.NOT_CONCLUDED),
        (FELT, None),
    ],
)
def test_what_nobody_confirms_is_stuck_as_what_it_would_have_answered(word: Said, reason: Reason | None) -> None:
    journey = (started() if isinstance(word, Accept) else agreed()).when(word, week(1))
    assert journey.open(What.CONFIRM).about == reason
