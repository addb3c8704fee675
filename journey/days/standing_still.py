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
    calendar = ground.calendar
    if not calendar.quiet:
        return False
    assert expectation.rung is not None
    return (
        calendar.is_quiet(calendar.day(at))
        or calendar.is_quiet(calendar.day(expectation.rung.at))
        or _date_moves(expectation, ground)
    )


def moved(journey: Journey, expectation: Expectation, at: datetime, ground: Ground) -> Events:
    """A date to come moves, and its ladder with it; of one that has been, or is in a diary, only the rung does."""
    due = ground.calendar.lands(expectation.due) if _date_moves(expectation, ground) else expectation.due
    next_ = ladders.out_of_quiet(journey, expectation, due, at, ground)
    yield ExpectationMoved(at=at, id=expectation.id, due=due, rung=next_.rung, stuck=next_.stuck)


def _date_moves(expectation: Expectation, ground: Ground) -> bool:
    """A rung after the date was climbed by it: who was asked once is not asked anew from the beginning."""
    calendar, rung = ground.calendar, expectation.rung
    to_come = rung is not None and expectation.due >= calendar.day(rung.at)
    return to_come and not expectation.fixed and calendar.is_quiet(expectation.due)
