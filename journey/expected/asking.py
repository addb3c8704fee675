"""Opening, moving, passing on, answering and closing: what makes the events of expectations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from journey.expected import ladders
from journey.expected.expectations import (
    KINDS,
    Expectation,
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationId,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    Fact,
    Planned,
    Rung,
    What,
)
from journey.ground import Ground, RungName
from journey.lnd.reasons import FIRST_MOVE, Reason, Stuck
from journey.state import Journey
from journey.who.people import NOBODY, PersonId, Role

Events = Iterator[Fact]
"""What a rule yields; a test holds that each of them is an event of the language."""
ACCEPTED_WITHIN = 10
"""Working days within which a changed agreement is accepted, or changed again."""
SETTLING_IN = 5
"""Working days that whoever takes over has at least."""


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
    of: str | None = None,
    fixed: bool = False,
    nth: int = 1,
    again: ExpectationId | None = None,
    planned: Planned | None = None,
) -> Iterator[ExpectationOpened]:
    """Somebody is expected to do something by a working day on or after `due`; of nobody nothing is expected.

    `nth`: of its sort in this turn.

    `of`: the activity, support, condition or behaviour that it belongs to. `fixed`: no pause moves it.
    `again`: the one that it is once more; `planned`: where that one stood in the diary.
    """
    if who == NOBODY:
        return
    due = ground.calendar.lands(due)
    in_diary = fixed and planned is not None and planned.due == due
    first = ladders.first(journey, what, who, due, about, at, ground, of, in_diary=in_diary)
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
        of=of,
        fixed=True if fixed else None,
        again=again,
        planned=planned if in_diary else None,
    )


def taken_over(
    journey: Journey,
    reason: Reason,
    at: datetime,
    ground: Ground,
    *,
    by: PersonId | None,
    nth: int,
    on: Role = Role.LND,
) -> Events:
    """L&D is expected to look at once: no ladder comes before it. `on`: whom a row of the list names."""
    today = ground.calendar.plus(ground.calendar.day(at), 0)
    stuck = Stuck(reason, on, since=today, from_=at, move=FIRST_MOVE[reason])
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
    fixed: bool | None = None,
) -> Events:
    """The date moves, and the ladder begins again. `fixed`: whether a pause moves it from now on; None: as before."""
    due = ground.calendar.lands(due)
    if due == expectation.due:
        return
    one, in_diary = expectation, expectation.is_planned_on(due, fixed)
    first = ladders.first(journey, one.what, one.who, due, one.about, at, ground, one.of, in_diary=in_diary)
    changed = None if fixed == expectation.fixed else fixed
    yield ExpectationMoved(at=at, by=by, id=expectation.id, due=due, rung=first.rung, stuck=first.stuck, fixed=changed)


def turned(journey: Journey, side: PersonId, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    """The side that changed the agreement has accepted it; the other of the two is asked to."""
    yield from closed(journey.open(What.ACCEPT), at, by=by)
    other = next(person for person in journey.people.agreeing() if person != side)
    due = ground.calendar.plus(ground.calendar.day(at), ACCEPTED_WITHIN)
    yield from asked(journey, What.ACCEPT, other, due, at, ground, by=by)


def left_to_lnd(journey: Journey, expectation: Expectation, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    """Who would be asked is gone: its day stays, and its next rung is L&D's, unless it has come to L&D already."""
    if expectation.rung is None or expectation.stuck:
        return
    one = expectation
    first = ladders.first(journey, one.what, one.who, one.due, one.about, at, ground, one.of, in_diary=one.in_diary)
    if first.rung is not None:
        yield ExpectationMoved(at=at, by=by, id=expectation.id, due=expectation.due, rung=first.rung, stuck=first.stuck)


def answered(expectations: Iterable[Expectation], at: datetime, *, by: PersonId) -> Events:
    """What was expected was done."""
    for expectation in expectations:
        yield ExpectationAnswered(at=at, by=by, id=expectation.id)


def closed(expectations: Iterable[Expectation], at: datetime, *, by: PersonId | None) -> Events:
    """It is no longer expected."""
    for expectation in expectations:
        yield ExpectationClosed(at=at, by=by, id=expectation.id)


def passed(
    journey: Journey,
    expectation: Expectation,
    to: PersonId,
    at: datetime,
    ground: Ground,
    *,
    by: PersonId | None,
    within: int = SETTLING_IN,
) -> Events:
    """Somebody else is expected to do it, and its ladder begins again: not before the fifth working day from now (or
    as many as they have for it), but for a day to come that is in a diary.
    """
    today = ground.calendar.day(at)
    stays = expectation.fixed and expectation.due >= today
    due = expectation.due if stays else max(expectation.due, ground.calendar.plus(today, within))
    planned = expectation.is_planned_on(due)
    first = ladders.first(
        journey, expectation.what, to, due, expectation.about, at, ground, expectation.of, in_diary=planned
    )
    yield ExpectationPassed(at=at, by=by, id=expectation.id, who=to, due=due, rung=first.rung, stuck=first.stuck)


def _id(journey: Journey, what: What, nth: int) -> ExpectationId:
    return ExpectationId(f"{what}-{journey.counted.get(what, 0) + nth}")
