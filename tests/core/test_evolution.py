"""`evolve` is total, and asks nobody: what was decided stays decided."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import Event, agenda, body, decide, event, evolve, fold
from journey.endings import EndJourney
from journey.expected.expectations import ExpectationOpened
from journey.needs.need import PACES
from journey.state import Ending
from journey.steps.needs_conversation import JourneyStarted
from tests.core.everything import eventful, picked_up_again, week
from tests.core.telling import (
    GROUND,
    ID,
    KARIM_SAYS_YES,
    MONDAY,
    SANNE,
    TRIED,
    WEEK,
    agreed,
    noon,
)


def _eventful() -> tuple[Event, ...]:
    """A journey on which everything happened, and two ways in which it could have ended."""
    journey = eventful()
    before = tuple(journey.log)
    moved = decide(
        ID, fold(before), EndJourney(by=SANNE, how=Ending.MOVED, stays_behind=True), noon(week(29)), GROUND
    ).events
    applied = journey.when(KARIM_SAYS_YES, week(29)).fresh
    length = len(journey.log)
    picked_up_again(journey)
    return (*before, *applied, *journey.log[length:], *moved)


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
    monkeypatch.setattr("journey.expected.ladders.REASONS", {})
    monkeypatch.setattr("journey.expected.asking.FIRST_MOVE", {})
    monkeypatch.setattr("journey.expected.ladders.FIRST_MOVE", {})
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
