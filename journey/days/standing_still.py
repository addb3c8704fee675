"""A quiet period that came afterwards: no rung is climbed in it, and what falls in it moves out, when it would ring."""

from __future__ import annotations

from datetime import datetime

from journey.expected import ladders
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, ExpectationMoved
from journey.ground import Ground
from journey.state import Journey


def stands(expectation: Expectation, at: datetime, ground: Ground) -> bool:
    """Whether its rung may not be climbed as it was named: today is quiet, or the rung or its date lies in such a
    period.
    """
    calendar, rung = ground.calendar, expectation.rung
    assert rung is not None
    today, rings = calendar.day(at), calendar.day(rung.at)
    if calendar.is_quiet(today) or (rings != today and calendar.is_quiet(rings)):
        return True
    return _date_moves(expectation, ground)


def moved(journey: Journey, expectation: Expectation, at: datetime, ground: Ground) -> Events:
    """A date to come moves, and its ladder with it; of one that has been, or is in a diary, only the rung does."""
    due = ground.calendar.lands(expectation.due) if _date_moves(expectation, ground) else expectation.due
    next_ = ladders.out_of_quiet(journey, expectation, due, at, ground)
    yield ExpectationMoved(at=at, id=expectation.id, due=due, rung=next_.rung, stuck=next_.stuck)


def _date_moves(expectation: Expectation, ground: Ground) -> bool:
    """A rung after the date was climbed by it: who was asked once is not asked anew from the beginning."""
    calendar, rung = ground.calendar, expectation.rung
    if rung is None or expectation.fixed or not calendar.is_quiet(expectation.due):
        return False
    return expectation.due >= calendar.day(rung.at)
