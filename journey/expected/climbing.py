"""Climbing: nobody answered, and time went on. One rung, and no more than one."""

from __future__ import annotations

from datetime import datetime

from journey.arranged import Reins
from journey.expected import asking, ladders
from journey.expected.asking import Events
from journey.expected.expectations import BETWEEN_TWO, Expectation, RungClimbed, What
from journey.ground import Ground, RungName
from journey.state import Journey
from journey.who import roles
from journey.who.people import PersonId

PLANNED_TOGETHER = frozenset({What.NEEDS_TALK, What.BEFORE_TALK, What.AFTER_TALK, What.RE_PLAN, What.HAND_OVER})
"""Talks of learner and companion: who has the reins plans them."""
ANOTHER = frozenset({RungName.OTHER, RungName.LND, RungName.COLLEAGUE, RungName.HEAD})
"""Rungs that ask somebody else than whoever was to do it."""
NEVER_FOR_ANOTHER = frozenset({What.MENTOR, What.MENTOR_MEETING, What.SIGHTING, What.TAKE_OVER})
"""What somebody is asked as a mentor, a watcher or L&D: nobody stands in for that."""


def climbed(journey: Journey, expectation: Expectation, at: datetime, ground: Ground) -> Events:
    """One rung; the next is at least a working day away. What is let go is no longer expected."""
    rung = expectation.rung
    assert rung is not None
    above = ladders.after(journey, expectation, rung.name, at, ground)
    yield RungClimbed(
        at=at,
        id=expectation.id,
        rung=rung.name,
        to=asks(journey, expectation, rung.name, at, ground),
        next=above.rung,
        stuck=above.stuck,
    )
    if rung.name is RungName.LET_GO:
        yield from asking.closed((expectation,), at, by=None)


def asks(journey: Journey, expectation: Expectation, rung: RungName, at: datetime, ground: Ground) -> PersonId:
    """Whom that rung asks, as things stand then."""
    if rung in ANOTHER:
        return _another(journey, expectation, rung, at, ground)
    if rung is RungName.PLAN and journey.reins is Reins.LEARNER and expectation.what in PLANNED_TOGETHER:
        return journey.people.learner
    asked = _asked(journey, expectation, at)
    if rung is RungName.MORNING and asked not in ground.seniors:
        return journey.people.other_side(expectation.who)
    return asked


def _asked(journey: Journey, expectation: Expectation, at: datetime) -> PersonId:
    """Whoever is to do it, or acts for them."""
    if not journey.stand_ins and not journey.unmanaged:
        return expectation.who
    if expectation.what in NEVER_FOR_ANOTHER:
        return ladders.or_lnd(journey, expectation.who)
    return _there(journey, expectation.who, at)


def _another(journey: Journey, expectation: Expectation, rung: RungName, at: datetime, ground: Ground) -> PersonId:
    match rung:
        case RungName.OTHER:
            return _there(journey, journey.people.other_side(expectation.who), at)
        case RungName.LND if expectation.what not in BETWEEN_TWO:
            return journey.people.adviser
        case RungName.HEAD:
            return PersonId(ground.head or journey.people.adviser)
        case _:
            return PersonId(ground.colleagues.get(journey.people.adviser) or ground.head or journey.people.adviser)


def _there(journey: Journey, person: PersonId, at: datetime) -> PersonId:
    """Who acts for this person then."""
    acting = roles.acting(journey, person, at)
    return ladders.or_lnd(journey, person) if acting == person else acting
