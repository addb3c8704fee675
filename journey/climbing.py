"""Climbing: nobody answered, and time went on. One rung, and no more than one."""

from __future__ import annotations

from datetime import datetime

from journey import asking, ladders
from journey.arranged import Reins
from journey.asking import Events
from journey.expectations import BETWEEN_TWO, Expectation, ExpectationMoved, RungClimbed, What
from journey.ground import Ground, RungName
from journey.people import PersonId
from journey.state import Journey

PLANNED_TOGETHER = frozenset({What.NEEDS_TALK, What.BEFORE_TALK, What.AFTER_TALK, What.RE_PLAN, What.HAND_OVER})
"""Talks of learner and companion: who has the reins plans them."""


def climbed(journey: Journey, expectation: Expectation, at: datetime, ground: Ground) -> Events:
    """One rung; the next is at least a working day away. What is let go is no longer expected.

    Of a manager who has left nobody asks anything, and nobody is invited to talk with them: L&D's rung stays.
    """
    rung = expectation.rung
    assert rung is not None
    if _has_left(journey, expectation, rung.name):
        next_ = ladders.without_them(journey, expectation, at, ground)
        yield ExpectationMoved(at=at, id=expectation.id, due=expectation.due, rung=next_.rung, stuck=next_.stuck)
        return
    above = ladders.after(journey, expectation, rung.name, at, ground)
    yield RungClimbed(
        at=at,
        id=expectation.id,
        rung=rung.name,
        to=_asks(journey, expectation, rung.name, ground),
        next=above.rung,
        stuck=above.stuck,
    )
    if rung.name is RungName.LET_GO:
        yield from asking.closed((expectation,), at, by=None)


def _has_left(journey: Journey, expectation: Expectation, rung: RungName) -> bool:
    before_lnd = ladders.PLACE[rung] < ladders.PLACE[RungName.LND]
    return journey.unmanaged and before_lnd and expectation.who == journey.people.frame_holder


def _asks(journey: Journey, expectation: Expectation, rung: RungName, ground: Ground) -> PersonId:
    match rung:
        case RungName.PLAN if journey.reins is Reins.LEARNER and expectation.what in PLANNED_TOGETHER:
            return journey.people.learner
        case RungName.OTHER:
            return journey.people.other_side(expectation.who)
        case RungName.LND if expectation.what not in BETWEEN_TWO:
            return journey.people.adviser
        case RungName.LND | RungName.COLLEAGUE:
            return PersonId(ground.colleagues.get(journey.people.adviser) or ground.head or journey.people.adviser)
        case RungName.HEAD:
            return PersonId(ground.head or journey.people.adviser)
        case _:
            return expectation.who
