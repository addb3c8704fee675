"""Moves: L&D picks something up, and it is off the list until its day; or says what was not right about it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import Said
from journey.arranged import Needed
from journey.endings import EndJourney, EndProposed, KeepGoing
from journey.expected.expectations import ExpectationAnswered, ExpectationMoved, ExpectationPassed, RungClimbed, What
from journey.ground import RungName
from journey.helping.conditions import NameCondition
from journey.helping.support import AskSupport, Promise
from journey.lnd.corrections import Because, NotRight, RowCorrected
from journey.lnd.moves import USUALLY, PickedUp, PickUp
from journey.lnd.reasons import FIRST_MOVE, MOVES, Move, Reason, next_move
from journey.pause import JourneyPaused, PauseReason, Resume
from journey.state import Ending
from journey.steps.needs_conversation import MomentLogged
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import PersonId, Role
from tests.core.saying import GROUNDS
from tests.core.telling import (
    BRAM,
    DAY,
    GROUND,
    HELEEN,
    JOB,
    KARIM,
    LUC,
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

NOT_HELD = date(2026, 3, 30)
"""The needs talk comes to L&D."""
MISSED = date(2026, 4, 16)
"""The first check-in comes to L&D."""
CALLED = PickUp(by=MARIEKE, move=Move.CALL)


def not_held() -> Telling:
    """Nobody talked, and Karim has not said yes; by the first of April both are with L&D."""
    return started().until(NOT_HELD)


def missed() -> Telling:
    """Sanne tries, they talked in March, and no check-in came; on the list there is nothing else."""
    journey = agreed()
    for weeks in range(1, 7):
        journey.when(TRIED, MONDAY + weeks * WEEK)
    return journey.until(MISSED)


def silent() -> Telling:
    """Nobody has said anything since the first try."""
    return agreed().when(TRIED, MONDAY + 2 * DAY).until(date(2026, 6, 1))


def not_right(why: Because, **more: object) -> NotRight:
    return NotRight.model_validate({"by": MARIEKE, "why": why, **more})


def test_what_is_picked_up_is_off_the_list_until_its_day() -> None:
    journey = not_held().when(CALLED, NOT_HELD).then(PickedUp, ExpectationMoved)
    assert journey.only(PickedUp).until == date(2026, 4, 6)
    assert journey.stuck(on=date(2026, 3, 31)) == []
    assert "conversation-not-held" in journey.until(date(2026, 4, 6)).stuck(on=date(2026, 4, 6))
    assert journey.whom(What.NEEDS_TALK) == [(KARIM, date(2026, 3, 16))], "when it was due stays what it was"


def test_then_ld_s_own_ladder_goes_on() -> None:
    journey = not_held().when(PickUp(by=MARIEKE, move=Move.PLAN, until=date(2026, 4, 13)), NOT_HELD)
    assert journey.until(date(2026, 5, 1)).climbed(What.NEEDS_TALK) == [
        ("lnd", date(2026, 4, 13), MARIEKE), ("colleague", date(2026, 4, 20), JOB), ("head", date(2026, 4, 27), HELEEN)
    ]  # fmt: skip


def test_each_move_has_its_own_number_of_days() -> None:
    assert set(USUALLY) == set(Move)
    for move in MOVES[Reason.NOT_HELD]:
        picked = not_held().when(PickUp(by=MARIEKE, move=move), NOT_HELD).only(PickedUp)
        assert picked.until == GROUND.calendar.plus(NOT_HELD, USUALLY[move])


def test_every_reason_has_its_moves_and_only_those_can_be_picked_up() -> None:
    assert set(MOVES) == set(Reason) == set(FIRST_MOVE)
    assert all(len(moves) == len(set(moves)) > 1 for moves in MOVES.values())
    refused = not_held().refuses(PickUp(by=MARIEKE, move=Move.NEW_MENTOR), NOT_HELD)
    assert (refused.code, refused.about["known"].split()[0]) == ("not-this-move", "plan-for-them")


def test_what_was_tried_is_not_proposed_first_again() -> None:
    journey = not_held()
    assert journey.agenda.stuck[0].move is Move.PLAN
    journey.when(PickUp(by=MARIEKE, move=Move.PLAN), NOT_HELD).until(date(2026, 4, 6))
    assert [stuck.move for stuck in journey.agenda.stuck if stuck.reason is Reason.NOT_HELD] == [Move.CALL]
    for reason, moves in MOVES.items():
        assert all(next_move(reason, tried) is not tried for tried in moves)
        assert all(next_move(reason, tried) in moves for tried in moves)


def test_only_what_is_on_the_list_is_picked_up_and_only_of_the_reason_that_is_meant() -> None:
    assert agreed().refuses(CALLED, MONDAY + DAY).code == "not-stuck"
    both = started().until(date(2026, 4, 1))
    assert both.stuck(on=date(2026, 4, 1)) == ["conversation-not-held", "agreement-not-accepted"]
    named = CALLED.model_copy(update={"reason": Reason.NOT_ACCEPTED})
    assert both.when(named, date(2026, 4, 1)).stuck(on=date(2026, 4, 1)) == ["conversation-not-held"]
    assert both.refuses(named, date(2026, 4, 1)).code == "not-stuck-for-that"


def test_two_of_the_same_reason_are_picked_up_together() -> None:
    journey = agreed()
    for of in (LUC, BRAM):
        journey.when(AskSupport(by=SANNE, sort=Needed.SWAP, of=of), MONDAY + DAY)
    journey.when(PickUp(by=MARIEKE, move=Move.ARRANGE), MONDAY + WEEK)
    journey.then(PickedUp, ExpectationMoved, ExpectationMoved)
    assert journey.stuck(on=MONDAY + WEEK) == []


@pytest.mark.parametrize("until", [NOT_HELD, NOT_HELD - DAY, NOT_HELD + 14 * WEEK])
def test_it_is_put_off_to_a_day_to_come_and_not_for_ever(until: date) -> None:
    refusal = not_held().refuses(PickUp(by=MARIEKE, move=Move.REST, until=until), NOT_HELD)
    oldest, newest = NOT_HELD + DAY, NOT_HELD + 13 * WEEK
    assert refusal.code == "day-out-of-reach"
    assert refusal.about == {"on": str(until), "oldest": str(oldest), "newest": str(newest)}


def test_it_may_rest_up_to_the_last_day_that_a_pause_may_last() -> None:
    rests = PickUp(by=MARIEKE, move=Move.REST, until=NOT_HELD + 13 * WEEK)
    assert not_held().when(rests, NOT_HELD).only(PickedUp).until == NOT_HELD + 13 * WEEK


@pytest.mark.parametrize(("by", "may"), [(JOB, True), (HELEEN, True), (KARIM, False), (SANNE, False), (BRAM, False)])
def test_who_looks_when_the_adviser_does_not_may_pick_it_up_and_nobody_else(by: PersonId, may: bool) -> None:
    word = PickUp(by=by, move=Move.CALL)
    if may:
        assert not_held().when(word, NOT_HELD).only(PickedUp).by == by
    else:
        assert not_held().refuses(word, NOT_HELD).code == "not-yours"


def test_what_ld_does_breaks_no_silence() -> None:
    """It would take a journey off the list on which nobody said anything."""
    journey = silent()
    before = journey.now.last_word
    assert "silence" in journey.stuck(on=date(2026, 6, 1))
    journey.when(PickUp(by=MARIEKE, move=Move.CALL, reason=Reason.SILENCE), date(2026, 6, 1))
    assert journey.now.last_word == before
    assert "silence" not in journey.stuck(on=date(2026, 6, 5))
    assert "silence" in journey.until(date(2026, 6, 8)).stuck(on=date(2026, 6, 8))


def test_what_is_picked_up_and_answered_does_not_come_back() -> None:
    journey = not_held().when(CALLED, NOT_HELD).when(SPOKE, NOT_HELD + DAY).until(date(2026, 4, 13))
    assert "conversation-not-held" not in journey.stuck(on=date(2026, 4, 13))


def test_to_pause_it_pauses_it_and_says_no_why() -> None:
    journey = not_held().when(PickUp(by=MARIEKE, move=Move.PAUSE, until=date(2026, 4, 20)), NOT_HELD)
    paused = journey.only(JourneyPaused)
    assert (paused.until, paused.why) == (date(2026, 4, 20), PauseReason.OTHER)
    assert journey.when(Resume(by=SANNE), NOT_HELD + WEEK).stuck(on=NOT_HELD + WEEK) == ["conversation-not-held"]


def test_to_propose_an_end_asks_the_learner_who_may_go_on() -> None:
    journey = silent().when(PickUp(by=MARIEKE, move=Move.END, reason=Reason.SILENCE), date(2026, 6, 1))
    assert journey.only(EndProposed).how is Ending.LAPSED
    assert journey.now.ended is None
    journey.when(KeepGoing(by=SANNE), date(2026, 6, 2))
    assert journey.now.end_proposed is None


def test_what_ld_looks_at_by_itself_can_be_picked_up_too() -> None:
    journey = agreed().when(ManagerIsGone(by=SANNE), MONDAY + WEEK)
    assert journey.stuck(on=MONDAY + WEEK) == ["no-manager"]
    journey.when(PickUp(by=MARIEKE, move=Move.TAKE_OVER), MONDAY + WEEK)
    assert journey.stuck(on=MONDAY + 2 * WEEK) == []
    assert journey.until(MONDAY + 3 * WEEK).stuck(on=MONDAY + 3 * WEEK) == ["no-manager"]
    assert journey.climbed(What.TAKE_OVER) == [("lnd", MONDAY + 3 * WEEK, MARIEKE)]


def test_they_had_talked_already() -> None:
    """As a moment of either side would: but L&D says it, and the event says so."""
    journey = missed()
    assert journey.stuck(on=MISSED) == ["check-in-missed"]
    journey.when(not_right(Because.TALKED), MISSED)
    assert journey.only(MomentLogged).heard_of is True
    assert journey.only(MomentLogged).by == MARIEKE
    assert journey.now.last_contact == journey.only(RowCorrected).at
    assert journey.stuck(on=MISSED) == []
    assert journey.whom(What.CHECK_IN) == [(KARIM, MISSED + 4 * WEEK)]


def test_a_talk_that_was_held_is_answered() -> None:
    journey = not_held().when(not_right(Because.TALKED), NOT_HELD)
    journey.then(RowCorrected, MomentLogged, ExpectationAnswered)
    assert journey.now.open(What.NEEDS_TALK) == ()


def test_a_talk_that_was_asked_of_the_other_side_was_held_too() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.TALK), MONDAY + DAY)
    journey.when(not_right(Because.TALKED), MONDAY + WEEK)
    assert journey.now.open(What.SUPPORT) == ()


def test_what_a_talk_does_not_answer_is_given_a_week() -> None:
    journey = started().when(SPOKE, MONDAY).until(date(2026, 4, 1))
    assert journey.stuck(on=date(2026, 4, 1)) == ["agreement-not-accepted"]
    journey.when(not_right(Because.TALKED), date(2026, 4, 1))
    assert journey.stuck(on=date(2026, 4, 7)) == []
    assert journey.until(date(2026, 4, 8)).stuck(on=date(2026, 4, 8)) == ["agreement-not-accepted"]


def test_somebody_is_away_and_nobody_says_why() -> None:
    journey = not_held().when(not_right(Because.AWAY, until=date(2026, 4, 20)), NOT_HELD)
    journey.then(RowCorrected, ExpectationMoved)
    assert "conversation-not-held" not in journey.until(date(2026, 4, 17)).stuck(on=date(2026, 4, 17))
    assert journey.until(date(2026, 4, 20)).stuck(on=date(2026, 4, 20))[0] == "conversation-not-held"


def test_it_was_not_stuck_and_is_left_alone_until_it_would_be_silent() -> None:
    journey = not_held().when(not_right(Because.NOT_STUCK), NOT_HELD)
    assert journey.only(RowCorrected).until == GROUND.calendar.plus(NOT_HELD, journey.now.pace.silence)


def test_it_was_asked_of_the_wrong_person() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.SWAP, of=LUC), MONDAY + DAY)
    on = MONDAY + WEEK
    journey.when(not_right(Because.WRONG_PERSON, to=BRAM), on).then(RowCorrected, ExpectationPassed)
    said = journey.only(RowCorrected)
    assert (said.reason, said.why, said.to) == (Reason.HELP_UNANSWERED, Because.WRONG_PERSON, BRAM)
    assert [who for who, _ in journey.whom(What.SUPPORT)] == [BRAM]
    assert journey.stuck(on=on) == []
    journey.when(Promise(by=BRAM, due=on + WEEK), on + DAY)
    assert journey.whom(What.PROMISE) == [(BRAM, on + WEEK)]


def test_a_condition_had_another_owner() -> None:
    journey = agreed().when(NameCondition(by=SANNE, what="a quiet hour", owner=LUC, due=MONDAY + DAY), MONDAY + DAY)
    journey.when(not_right(Because.WRONG_PERSON, to=BRAM), MONDAY + WEEK)
    assert journey.now.conditions["c1"].owner == BRAM
    assert Role.HELPER in journey.now.people.roles(BRAM)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (not_right(Because.AWAY), "not-right-needs"),
        (not_right(Because.WRONG_PERSON), "not-right-needs"),
        (not_right(Because.TALKED, until=NOT_HELD + WEEK), "not-right-needs"),
        (not_right(Because.NOT_STUCK, to=BRAM), "not-right-needs"),
        (not_right(Because.WRONG_PERSON, to=BRAM), "goes-with-a-role"),
        (not_right(Because.AWAY, until=NOT_HELD), "day-out-of-reach"),
        (not_right(Because.TALKED, reason=Reason.SILENCE), "not-stuck-for-that"),
    ],
)
def test_what_makes_no_sense_is_said_so(word: Said, code: str) -> None:
    assert not_held().refuses(word, NOT_HELD).code == code


def test_the_wrong_person_is_not_who_asked_nor_who_was_asked() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.SWAP, of=LUC), MONDAY + DAY).until(MONDAY + WEEK)
    assert journey.refuses(not_right(Because.WRONG_PERSON, to=SANNE), MONDAY + WEEK).code == "of-who-asked"
    assert journey.refuses(not_right(Because.WRONG_PERSON, to=LUC), MONDAY + WEEK).code == "nothing-changed"


@given(st.sampled_from(sorted(GROUNDS)), st.integers(0, 400), st.sampled_from((KARIM, LUC, MARIEKE)))
def test_law_22_what_ld_promises_climbs_as_what_anybody_promises(ground: str, days: int, who: PersonId) -> None:
    """The same rungs on the same days, whoever promised; and beyond L&D's rung always a colleague, then the head."""
    here = GROUNDS[ground]

    def rungs(of: PersonId) -> list[tuple[RungName, date]]:
        asked = agreed(here).when(AskSupport(by=SANNE, sort=Needed.RESOURCE, of=of), MONDAY + DAY)
        due = here.calendar.plus(MONDAY + DAY, days // 4)
        asked.when(Promise(by=of, due=due), MONDAY + DAY).until(due + 12 * WEEK)
        return [(rung, day) for rung, day, _ in asked.climbed(What.PROMISE)]

    assert [rung for rung, _ in rungs(MARIEKE)] == ["ask", "again", "lnd", "colleague", "head"]
    assert rungs(who) == rungs(BRAM)


@given(st.sampled_from(sorted(GROUNDS)), st.integers(1, 60), st.sampled_from(MOVES[Reason.NO_MANAGER][:3]))
def test_law_22_what_ld_picked_up_climbs_when_its_day_has_passed(ground: str, days: int, move: Move) -> None:
    """To pick something up is a promise as well: from its day on it is L&D's again, then a colleague's, the head's."""
    here = GROUNDS[ground]
    until = MONDAY + WEEK + days * DAY
    journey = agreed(here).when(ManagerIsGone(by=SANNE), MONDAY + WEEK)
    journey.when(PickUp(by=MARIEKE, move=move, until=until), MONDAY + WEEK).until(until + 12 * WEEK)
    back = here.calendar.lands(until)
    assert journey.climbed(What.TAKE_OVER) == [
        ("lnd", back, MARIEKE), ("colleague", here.calendar.plus(back, 5), JOB),
        ("head", here.calendar.plus(back, 10), HELEEN),
    ]  # fmt: skip


def test_an_end_that_was_proposed_already_is_proposed_anew() -> None:
    journey = agreed().when(EndJourney(by=KARIM, how=Ending.LAPSED), MONDAY + WEEK).until(date(2026, 4, 10))
    assert "silence" in journey.stuck(on=date(2026, 4, 10))
    journey.when(PickUp(by=MARIEKE, move=Move.END, reason=Reason.SILENCE), date(2026, 4, 10))
    assert [due for _, due in journey.whom(What.CONFIRM_END)] == [date(2026, 4, 24)]
    assert not [one for one in journey.fresh if isinstance(one, ExpectationMoved | RungClimbed)]


def test_what_is_on_the_list_can_be_said_to_be_wrong_by_ld_alone() -> None:
    assert not_held().refuses(NotRight(by=KARIM, why=Because.TALKED), NOT_HELD).code == "not-yours"
