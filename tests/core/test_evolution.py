"""`evolve` is total, and asks nobody: what was decided stays decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import Event, agenda, body, decide, event, evolve, fold
from journey.agreement import Propose
from journey.endings import EndJourney, KeepGoing
from journey.expectations import ExpectationOpened
from journey.need import PACES
from journey.silence import AnswerStillYours, StillYours
from journey.state import Ending
from journey.steps.application import Conclude
from journey.steps.needs_conversation import JourneyStarted
from tests.core.telling import (
    ACCEPT,
    GROUND,
    ID,
    KARIM,
    KARIM_SAYS_YES,
    MONDAY,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    TRIED,
    WEEK,
    agreed,
    noon,
    sure,
)


def _week(nth: int) -> date:
    return MONDAY + nth * WEEK


def _eventful() -> tuple[Event, ...]:
    """A journey on which everything happened, and two ways in which it could have ended."""
    journey = agreed().when(TRIED, _week(1)).when(SPOKE, _week(2)).when(Propose(by=SANNE, hours=3), _week(3))
    journey.when(ACCEPT, _week(4)).when(NOT_YET, _week(5)).when(sure(8), _week(6)).when(SAW_IT, _week(7))
    journey.when(AnswerStillYours(by=SANNE, answer=StillYours.HELP), _week(18))
    journey.when(EndJourney(by=KARIM, how=Ending.MOVED), _week(19)).when(KeepGoing(by=SANNE), _week(20))
    journey.when(Conclude(by=SANNE, yes=False), _week(21)).when(SANNE_SAYS_YES, _week(22))
    before = tuple(journey.log)
    moved = decide(ID, fold(before), EndJourney(by=SANNE, how=Ending.MOVED), noon(_week(23)), GROUND).events
    return (*before, *journey.when(KARIM_SAYS_YES, _week(23)).fresh, *moved)


EVENTS = _eventful()


def test_everything_happened() -> None:
    assert {type(one).__name__ for one in EVENTS} == {kind.__name__ for kind in get_args(Event)}


@given(st.lists(st.sampled_from(EVENTS[1:]), max_size=60))
def test_any_events_in_any_order_make_some_journey(events: list[Event]) -> None:
    journey = fold(events, evolve(None, EVENTS[0]))
    assert journey is not None
    agenda(journey)


@given(st.integers(1, len(EVENTS)))
def test_no_prefix_raises_and_none_changes_what_came_before(length: int) -> None:
    before = fold(EVENTS[:length])
    shown = repr(before)
    fold(EVENTS[length:], before)
    assert repr(before) == shown


def test_a_log_begins_with_its_opening() -> None:
    with pytest.raises(LookupError):
        evolve(None, EVENTS[1])


def test_what_was_decided_does_not_depend_on_the_rules_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law 14: every table that a rule reads is taken away, and the log still means what it meant."""
    told, coming = fold(EVENTS), agenda(fold(EVENTS))
    monkeypatch.setattr("journey.ladders.REASONS", {})
    monkeypatch.setattr("journey.asking.FIRST_MOVE", {})
    monkeypatch.setattr("journey.ladders.FIRST_MOVE", {})
    monkeypatch.setattr("journey.steps.needs_conversation.PACES", {})
    monkeypatch.setattr("journey.ground.DEFAULT_LADDERS", {})
    monkeypatch.setattr("journey.rules.FOLLOWS", ())
    again = fold(event(body(one)) for one in EVENTS)
    assert (again, agenda(again)) == (told, coming)


def test_figures_are_those_of_the_opening() -> None:
    journey = agreed()
    slow = replace(journey.now.pace, first_try=77)
    assert PACES[journey.now.need.behaviours[0].rhythm] == journey.now.pace
    opening, *rest = journey.log
    assert isinstance(opening, JourneyStarted)
    later = fold([replace(opening, pace=slow), *rest])
    told = decide(ID, later, TRIED, noon(MONDAY + WEEK), GROUND).events
    assert [one.due for one in told if isinstance(one, ExpectationOpened)] == [GROUND.calendar.plus(MONDAY + WEEK, 77)]
