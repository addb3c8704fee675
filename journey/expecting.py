"""What each event of an expectation makes of those that are open. While a journey is paused, no rung comes in."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from journey.copies import replace
from journey.expectations import (
    Expectation,
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    Held,
    RungClimbed,
    What,
)
from journey.state import Journey

ExpectationEvent = (
    ExpectationOpened | ExpectationMoved | ExpectationPassed | ExpectationAnswered | ExpectationClosed | RungClimbed
)


def told(journey: Journey, event: ExpectationEvent) -> Journey:
    """The journey after one of these."""
    expectations = dict(journey.expectations)
    if isinstance(event, ExpectationAnswered | ExpectationClosed):
        expectations.pop(event.id, None)
        return replace(journey, expectations=expectations)
    if isinstance(event, ExpectationOpened):
        expectations[event.id] = _waiting(journey, _opened(event), event.at)
        counted = {**journey.counted, event.what: journey.counted.get(event.what, 0) + 1}
        return replace(journey, expectations=expectations, counted=counted)
    known = expectations.get(event.id)
    if known is None:
        return journey
    expectations[event.id] = _waiting(journey, _changed(known, event), event.at)
    return replace(journey, expectations=expectations)


def held(expectation: Expectation, since: datetime) -> Expectation:
    """The same, its ladder held back for as long as the journey is paused."""
    back = expectation.held or Held(expectation.rung, expectation.stuck, since)
    return replace(expectation, rung=None, stuck=None, held=back)


def _opened(event: ExpectationOpened) -> Expectation:
    return Expectation(
        event.id,
        event.what,
        event.ladder,
        event.who,
        event.at,
        event.due,
        event.rung,
        event.stuck,
        event.about,
        event.of,
        bool(event.fixed),
    )


def _changed(known: Expectation, event: ExpectationMoved | ExpectationPassed | RungClimbed) -> Expectation:
    match event:
        case RungClimbed():
            return replace(known, rung=event.next, stuck=event.stuck)
        case ExpectationMoved():
            return replace(known, due=event.due, rung=event.rung, stuck=event.stuck, held=None)
        case ExpectationPassed():
            return replace(known, who=event.who, due=event.due, rung=event.rung, stuck=event.stuck, held=None)
    assert_never(event)


def _waiting(journey: Journey, expectation: Expectation, at: datetime) -> Expectation:
    if journey.paused is None or expectation.what is What.PAUSE_REVIEW:
        return expectation
    return held(expectation, at)
