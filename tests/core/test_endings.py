"""The honest endings: the learner decides, anybody else proposes."""

from __future__ import annotations

from datetime import date

import pytest

from journey.endings import EndDeclined, Ended, EndJourney, EndProposed, KeepGoing
from journey.expected.expectations import ExpectationAnswered, ExpectationClosed, What
from journey.state import Ending
from journey.who.people import PersonId
from tests.core.telling import DAY, FEMKE, KARIM, MARIEKE, MONDAY, SANNE, SPOKE, WEEK, Telling, agreed

LATER = MONDAY + 3 * WEEK


def ends(by: PersonId, how: Ending, line: str | None = None) -> EndJourney:
    return EndJourney.model_validate({"by": by, "how": how, "line": line, "stays_behind": how is Ending.MOVED})


def left(by: PersonId) -> EndJourney:
    return ends(by, Ending.LEFT)


def proposed() -> Telling:
    return agreed().when(ends(KARIM, Ending.LAPSED, "the project stopped"), LATER)


@pytest.mark.parametrize("how", [how for how in Ending if how is not Ending.APPLIED])
def test_the_learner_ends_it(how: Ending) -> None:
    journey = agreed().when(ends(SANNE, how, "it was good"), LATER).then(Ended)
    assert (journey.now.ended, journey.only(Ended).line) == (how, "it was good")
    assert (journey.agenda.over, journey.agenda.alarm, journey.agenda.stuck) == (True, None, ())
    assert journey.refuses(SPOKE, LATER + DAY).code == "has-ended"
    assert journey.until(date(2027, 1, 1)).fresh == ()


@pytest.mark.parametrize("by", [KARIM, MARIEKE])
def test_anybody_else_proposes(by: PersonId) -> None:
    journey = agreed().when(ends(by, Ending.MOVED), LATER)
    assert journey.only(EndProposed).how is Ending.MOVED
    assert journey.now.ended is None
    assert (journey.open(What.CONFIRM_END).who, journey.open(What.CONFIRM_END).due) == (SANNE, date(2026, 4, 6))
    assert journey.now.watch is None, "one question at a time"


def test_only_the_learner_stops() -> None:
    assert agreed().refuses(ends(KARIM, Ending.STOPPED), LATER).code == "only-the-learner-stops"


def test_a_watcher_proposes_nothing() -> None:
    refusal = agreed().refuses(ends(FEMKE, Ending.LAPSED), LATER)
    assert refusal.about["may"] == "learner frame-holder companion lnd"


def test_the_learner_agrees_with_it() -> None:
    journey = proposed().when(ends(SANNE, Ending.LAPSED), LATER + DAY)
    assert journey.now.ended is Ending.LAPSED
    assert journey.now.end_proposed is None


def test_or_keeps_going() -> None:
    journey = proposed().when(KeepGoing(by=SANNE), LATER + DAY)
    assert isinstance(journey.fresh[0], EndDeclined)
    assert journey.only(ExpectationAnswered).id == "confirm-end-1"
    assert journey.now.end_proposed is None
    assert journey.now.watch is not None
    assert journey.refuses(KeepGoing(by=SANNE), LATER + DAY).code == "no-end-proposed"


def test_nobody_keeps_going_for_the_learner() -> None:
    assert proposed().refuses(KeepGoing(by=KARIM), LATER + DAY).about["may"] == "learner"


def test_a_second_proposal_takes_the_place_of_the_first() -> None:
    journey = proposed().when(ends(MARIEKE, Ending.MOVED), LATER + DAY)
    assert journey.only(ExpectationClosed).id == "confirm-end-1"
    assert journey.open(What.CONFIRM_END).id == "confirm-end-2"
    assert journey.now.end_proposed and journey.now.end_proposed.by == MARIEKE


def test_silence_ends_nothing() -> None:
    journey = proposed().until(date(2028, 3, 2))
    assert journey.now.ended is None
    assert journey.now.open(What.CONFIRM_END)
    assert "silence" in journey.stuck(on=date(2028, 3, 2))


def test_who_left_is_confirmed_by_ld() -> None:
    journey = agreed().when(left(KARIM), LATER).when(left(MARIEKE), LATER + DAY).then(Ended)
    assert (journey.only(Ended).by, journey.now.ended) == (MARIEKE, Ending.LEFT)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (left(MARIEKE), left(MARIEKE)),
        (left(MARIEKE), left(KARIM)),
        (left(KARIM), left(KARIM)),
        (ends(KARIM, Ending.MOVED), left(MARIEKE)),
        (left(KARIM), ends(MARIEKE, Ending.MOVED)),
    ],
    ids=["ld alone", "not by ld", "manager alone", "another end proposed", "another end confirmed"],
)
def test_that_takes_two_and_the_same_word(first: EndJourney, second: EndJourney) -> None:
    journey = agreed().when(first, LATER).when(second, LATER + DAY)
    assert journey.now.ended is None
    assert journey.now.open(What.CONFIRM_END)
