"""Opening, moving, answering, closing and climbing: the only makers of expectation events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from journey import ladders
from journey.expectations import (
    KINDS,
    Expectation,
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationId,
    ExpectationMoved,
    ExpectationOpened,
    Fact,
    Rung,
    RungClimbed,
    What,
)
from journey.ground import Ground, RungName
from journey.people import PersonId, Role
from journey.reasons import FIRST_MOVE, Reason, Stuck
from journey.state import Journey

Events = Iterator[Fact]


def asked(
    journey: Journey,
    what: What,
    who: PersonId,
    due: date,
    at: datetime,
    ground: Ground,
    *,
    by: PersonId | None,
    about: Reason | None = None,
    nth: int = 1,
) -> Events:
    """Somebody is expected to do something by a working day on or after `due`. `nth`: of its sort in this turn."""
    due = ground.calendar.lands(due)
    first = ladders.first(journey, what, who, due, about, at, ground)
    yield ExpectationOpened(
        at=at,
        by=by,
        id=_id(journey, what, nth),
        what=what,
        ladder=KINDS[what],
        who=who,
        due=due,
        rung=first.rung,
        stuck=first.stuck,
        about=about,
    )


def taken_over(
    journey: Journey, reason: Reason, at: datetime, ground: Ground, *, by: PersonId | None, nth: int = 1
) -> Events:
    """L&D is expected to look at once: no ladder comes before it."""
    today = ground.calendar.plus(ground.calendar.day(at), 0)
    stuck = Stuck(reason, Role.LND, since=today, from_=at, move=FIRST_MOVE[reason])
    yield ExpectationOpened(
        at=at,
        by=by,
        id=_id(journey, What.TAKE_OVER, nth),
        what=What.TAKE_OVER,
        ladder=KINDS[What.TAKE_OVER],
        who=journey.people.adviser,
        due=today,
        rung=Rung(RungName.LND, at),
        stuck=stuck,
        about=reason,
    )


def moved(
    journey: Journey,
    expectation: Expectation,
    due: date,
    at: datetime,
    ground: Ground,
    *,
    by: PersonId | None,
) -> Events:
    """The date moves, and the ladder begins again."""
    due = ground.calendar.lands(due)
    if due == expectation.due:
        return
    first = ladders.first(journey, expectation.what, expectation.who, due, expectation.about, at, ground)
    yield ExpectationMoved(at=at, by=by, id=expectation.id, due=due, rung=first.rung, stuck=first.stuck)


def answered(expectations: Iterable[Expectation], at: datetime, *, by: PersonId) -> Events:
    """What was expected was done."""
    for expectation in expectations:
        yield ExpectationAnswered(at=at, by=by, id=expectation.id)


def closed(expectations: Iterable[Expectation], at: datetime, *, by: PersonId | None) -> Events:
    """It is no longer expected."""
    for expectation in expectations:
        yield ExpectationClosed(at=at, by=by, id=expectation.id)


def climbed(journey: Journey, expectation: Expectation, at: datetime, ground: Ground) -> Events:
    """One rung, and no more than one: the next is at least a working day away."""
    rung = expectation.rung
    assert rung is not None
    above = ladders.after(journey, expectation, rung.name, at, ground)
    yield RungClimbed(
        at=at,
        id=expectation.id,
        rung=rung.name,
        to=_asks(journey, expectation, rung.name, ground),
        next=above.rung,
        stuck=above.stuck,
    )


def _asks(journey: Journey, expectation: Expectation, rung: RungName, ground: Ground) -> PersonId:
    match rung:
        case RungName.OTHER:
            return journey.people.other_side(expectation.who)
        case RungName.LND:
            return journey.people.adviser
        case RungName.COLLEAGUE:
            return PersonId(ground.colleagues.get(journey.people.adviser) or ground.head or journey.people.adviser)
        case RungName.HEAD:
            return PersonId(ground.head or journey.people.adviser)
        case _:
            return expectation.who


def _id(journey: Journey, what: What, nth: int) -> ExpectationId:
    return ExpectationId(f"{what}-{journey.counted.get(what, 0) + nth}")
