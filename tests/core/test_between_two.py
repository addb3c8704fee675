"""The private line, and help for who goes along: L&D answers within two working days, and nobody else hears of it."""

from __future__ import annotations

from datetime import date

import pytest

from journey import body, sayable
from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.lnd.moves import PickUp
from journey.lnd.reasons import Move, Reason
from journey.pause import Pause, PauseReason
from journey.reading.audience import may_read
from journey.reading.between_two import (
    AnswerPrivately,
    AskCoaching,
    CoachingAsked,
    CoachingGiven,
    CoachingWasGiven,
    PrivatelyAnswered,
    PrivatelySaid,
    SayPrivately,
)
from journey.reading.readers import Act
from journey.who.hand_over import Handed, HandOver
from journey.who.people import PersonId, Role
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    HELEEN,
    JOB,
    KARIM,
    LOTTE,
    MARIEKE,
    MONDAY,
    SANNE,
    WEEK,
    Telling,
    agreed,
)

NEXT = MONDAY + WEEK
DUE = NEXT + 2 * DAY
LINE = "my manager works against it"
SAYS = SayPrivately(by=SANNE, line=LINE)
ANSWERS = AnswerPrivately(by=MARIEKE, line="shall I call you?")
ASKS = AskCoaching(by=KARIM, line="how do I bring it up?")


def said() -> Telling:
    return agreed().when(SAYS, NEXT)


def test_the_adviser_hears_at_once_and_answers_within_two_working_days() -> None:
    journey = said().then(PrivatelySaid, ExpectationOpened)
    assert journey.only(PrivatelySaid).to == MARIEKE
    assert journey.whom(What.PRIVATE) == [(MARIEKE, DUE)]
    assert journey.until(NEXT).climbed(What.PRIVATE) == [("ask", NEXT, MARIEKE)]


def test_unanswered_it_goes_to_a_colleague_and_the_head_without_the_text() -> None:
    journey = said().until(date(2026, 3, 25))
    assert journey.climbed(What.PRIVATE) == [
        ("ask", NEXT, MARIEKE), ("lnd", DUE, JOB), ("colleague", DUE + WEEK, JOB), ("head", DUE + 2 * WEEK, HELEEN),
    ]  # fmt: skip
    assert LINE not in repr([body(one) for one in journey.fresh])
    stuck = journey.open(What.PRIVATE).stuck
    assert stuck is not None and stuck.reason is Reason.HELP_UNANSWERED


def test_an_answer_ends_that_and_more_may_be_said_at_any_time() -> None:
    journey = said().when(ANSWERS, NEXT + DAY).then(PrivatelyAnswered, ExpectationAnswered)
    assert journey.only(PrivatelyAnswered).to == SANNE
    journey.when(ANSWERS, NEXT + 2 * DAY).then(PrivatelyAnswered)


def test_what_is_said_before_the_answer_came_asks_nothing_twice() -> None:
    said().when(SAYS, NEXT + DAY).then(PrivatelySaid)


def test_nobody_else_can_tell_that_anything_was_said() -> None:
    """No row, no last word, no silence that was broken, nothing more or less that they may say."""
    quiet, journey = agreed().until(DUE + DAY), said().when(ASKS, NEXT).until(DUE + DAY)
    assert journey.agenda.stuck == quiet.agenda.stuck
    assert (journey.agenda.phase, journey.agenda.over) == (quiet.agenda.phase, quiet.agenda.over)
    assert journey.now.last_word == quiet.now.last_word
    for person in (SANNE, KARIM, FEMKE, MARIEKE, BRAM):
        assert sayable(journey.now, person) == sayable(quiet.now, person)
    same = journey.until(date(2026, 6, 1)).agenda.stuck
    assert same == quiet.until(date(2026, 6, 1)).agenda.stuck


def test_it_stays_between_the_two_when_the_adviser_hands_another_part_over() -> None:
    journey = agreed(adviser=KARIM).when(SAYS, NEXT)
    journey.when(HandOver(by=KARIM, role=Handed.MANAGER, to=LOTTE), NEXT + DAY)
    assert [who for who, _ in journey.whom(What.PRIVATE)] == [KARIM]


def test_a_pause_does_not_hold_it_back() -> None:
    journey = agreed().when(Pause(by=SANNE, why=PauseReason.WORK_FIRST), NEXT).when(SAYS, NEXT)
    assert journey.until(DUE).climbed(What.PRIVATE) == [("ask", NEXT, MARIEKE), ("lnd", DUE, JOB)]
    later = agreed().when(SAYS, NEXT).when(Pause(by=SANNE, why=PauseReason.WORK_FIRST), NEXT + DAY)
    assert later.until(DUE).climbed(What.PRIVATE) == [("lnd", DUE, JOB)]


def test_it_is_answered_and_not_picked_up() -> None:
    """What L&D picks up is told to all of L&D."""
    assert said().until(DUE).refuses(PickUp(by=MARIEKE, move=Move.CALL), DUE).code == "not-stuck"


@pytest.mark.parametrize("by", [KARIM, FEMKE, MARIEKE, JOB, BRAM])
def test_only_the_learner_says_it_and_only_the_adviser_answers(by: PersonId) -> None:
    assert said().refuses(SayPrivately(by=by, line=LINE), NEXT).code == "not-yours"
    if by != MARIEKE:
        assert said().refuses(AnswerPrivately(by=by, line=LINE), NEXT).code == "not-yours"


@pytest.mark.parametrize("who", [KARIM, FEMKE, JOB, HELEEN, BRAM])
def test_nobody_else_reads_it_also_not_of_ld(who: PersonId) -> None:
    journey = said().when(ANSWERS, NEXT + DAY)
    told = [one for one in journey.log if isinstance(one, PrivatelySaid | PrivatelyAnswered)]
    for event in told:
        assert not may_read(who, Act.PRIVATE, event, event.to, journey.now, frozenset({Role.LND}))
        assert may_read(SANNE, Act.PRIVATE, event, event.to, journey.now)
        assert may_read(MARIEKE, Act.PRIVATE, event, event.to, journey.now)
    assert len(told) == 2


def test_it_takes_two() -> None:
    journey = agreed(adviser=KARIM)
    assert journey.refuses(AskCoaching(by=KARIM), NEXT).code == "takes-two"
    assert agreed().when(ASKS, NEXT).refuses(CoachingWasGiven(by=MARIEKE, to=MARIEKE), NEXT).code != ""


def test_who_goes_along_asks_for_help_with_their_own_part() -> None:
    journey = agreed().when(ASKS, NEXT).then(CoachingAsked, ExpectationOpened)
    assert journey.only(CoachingAsked).to == MARIEKE
    assert journey.whom(What.COACHING) == [(MARIEKE, DUE)]
    journey.when(CoachingWasGiven(by=MARIEKE), NEXT + DAY).then(CoachingGiven, ExpectationAnswered)
    assert journey.only(CoachingGiven).to == KARIM


def test_two_ask_and_each_is_helped() -> None:
    journey = agreed(companion=LOTTE).when(ASKS, NEXT).when(AskCoaching(by=LOTTE), NEXT)
    assert len(journey.now.open(What.COACHING)) == 2
    journey.when(CoachingWasGiven(by=MARIEKE, to=LOTTE), NEXT + DAY)
    assert [one.of for one in journey.now.open(What.COACHING)] == [KARIM]


def test_help_that_nobody_asked_for_names_whom_it_was_for() -> None:
    assert agreed().refuses(CoachingWasGiven(by=MARIEKE), NEXT).code == "nobody-asked-for-it"
    assert agreed().refuses(CoachingWasGiven(by=MARIEKE, to=BRAM), NEXT).code == "nobody-asked-for-it"
    agreed().when(CoachingWasGiven(by=MARIEKE, to=KARIM), NEXT).then(CoachingGiven)
