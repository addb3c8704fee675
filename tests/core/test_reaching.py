"""Reaching people: somebody's address does not work, and L&D looks at once."""

from __future__ import annotations

import pytest

from journey.expected.expectations import ExpectationClosed, ExpectationOpened, What
from journey.lnd.reasons import Move
from journey.reading.between_two import SayPrivately
from journey.who.hand_over import Handed, HandOver
from journey.who.people import PersonId, Role
from journey.who.reaching import FoundUnreachable, IsReachable, IsUnreachable, Reached
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    KARIM,
    LOTTE,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    WEEK,
    Telling,
    agreed,
)

NEXT = MONDAY + WEEK


def lost(who: PersonId = KARIM) -> Telling:
    return agreed().when(IsUnreachable(by=MARIEKE, who=who), NEXT)


def test_ld_looks_at_once_and_calls() -> None:
    journey = lost().then(FoundUnreachable, ExpectationOpened)
    (stuck,) = journey.agenda.stuck
    assert (stuck.reason, stuck.on, stuck.move) == ("unreachable", Role.COMPANION, Move.CALL)
    assert journey.whom(What.TAKE_OVER) == [(MARIEKE, NEXT)]


def test_any_word_of_theirs_ends_it() -> None:
    assert Reached in {type(one) for one in lost().when(SPOKE, NEXT + DAY).fresh}
    assert lost().when(SPOKE, NEXT + DAY).now.open(What.TAKE_OVER) == ()
    assert lost(FEMKE).when(SPOKE, NEXT + DAY).now.unreachable == {FEMKE}
    assert lost(FEMKE).when(FEMKE_SAW_IT, NEXT + DAY).now.unreachable == frozenset()


def test_ld_may_say_so_too() -> None:
    journey = lost().when(IsReachable(by=MARIEKE, who=KARIM), NEXT + DAY).then(Reached, ExpectationClosed)
    assert journey.stuck(on=NEXT + DAY) == []


def test_what_was_said_between_two_tells_nobody_that_they_are_there() -> None:
    journey = lost(SANNE).when(SayPrivately(by=SANNE, line="call me at home"), NEXT + DAY)
    assert journey.now.unreachable == {SANNE}


def test_who_is_no_longer_on_the_journey_need_not_be_reached() -> None:
    journey = lost().when(HandOver(by=MARIEKE, role=Handed.MANAGER, to=LOTTE), NEXT + DAY)
    assert journey.now.open(What.TAKE_OVER) == ()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (IsUnreachable(by=MARIEKE, who=BRAM), "not-on-the-journey"),
        (IsUnreachable(by=MARIEKE, who=KARIM), "nothing-changed"),
        (IsUnreachable(by=SANNE, who=FEMKE), "not-yours"),
        (IsReachable(by=MARIEKE, who=FEMKE), "reachable-already"),
    ],
)
def test_what_makes_no_sense_is_said_so(word: IsUnreachable | IsReachable, code: str) -> None:
    assert lost().refuses(word, NEXT).code == code
