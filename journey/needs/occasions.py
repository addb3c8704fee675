"""Occasions: the days of what is rare. A day in a diary, which no pause moves; the next one is dated, or moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey.arranged import Lacking, Settled
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, ExpectationOpened, Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.helping import conditions
from journey.needs.need import Behaviour, Nth
from journey.state import Journey
from journey.who.people import PersonId

Opened = Iterator[ExpectationOpened]


class DateOccasion(Request):
    """The next occasion of what is rare has a day, or another one."""

    kind: Literal["occasion"] = "occasion"
    on: date
    nth: Nth | None = None
    """Of which behaviour; the first that is rare, if nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionDated(Fact):
    """The next occasion is on this day; `instead_of` the day that it was to be on."""

    kind: Literal["occasion-dated"] = "occasion-dated"
    behaviour: str
    on: date
    instead_of: date | None = None


def date_occasion(journey: Journey, word: DateOccasion, at: datetime, ground: Ground) -> Events:
    """It is tried on that day, and talked about after it."""
    yield from dated(journey, _which(journey, word.nth), word.on, at, ground, by=word.by)


def dated(
    journey: Journey, behaviour: Behaviour, on: date | None, at: datetime, ground: Ground, *, by: PersonId
) -> Events:
    """The try moves to that day, or is expected then. What there was no occasion for has one now."""
    today, known = ground.calendar.day(at), journey.occasions.get(behaviour.id, ())
    if on is None:
        raise Refusal("rare-needs-a-day")
    if journey.paces[behaviour.id].after_occasion is None:
        raise Refusal("not-rare")
    if on < today:
        raise Refusal("due-has-passed", until=str(on), today=str(today))
    if on in known:
        raise Refusal("nothing-changed")
    open_ = tries(journey, behaviour.id)
    coming = [day for day in known if day > today or (open_ and day == today)]
    yield OccasionDated(at=at, by=by, behaviour=behaviour.id, on=on, instead_of=max(coming, default=None))
    if open_:
        yield from asking.moved(journey, open_[0], on, at, ground, by=by)
    else:
        yield from tried(journey, behaviour.id, on, at, ground, by=by)
    yield from asking.answered(_undated(journey, behaviour.id), at, by=by)
    yield from _opportunity(journey, behaviour.id, at, by=by)


def asked(journey: Journey, behaviour: str, at: datetime, ground: Ground, by: PersonId | None) -> Opened:
    """The try on the occasion to come; without one, its day is asked for, and nobody is nagged about it."""
    today, known = ground.calendar.day(at), journey.occasions.get(behaviour, ())
    last = max(known, default=today)
    if last > today:
        yield from tried(journey, behaviour, last, at, ground, by=by)
    elif not _undated(journey, behaviour):
        due = max(today, ground.calendar.plus(last, journey.paces[behaviour].silence))
        learner = journey.people.learner
        yield from asking.asked(journey, What.OCCASION, learner, due, at, ground, by=by, of=behaviour)


def tried(journey: Journey, behaviour: str, on: date, at: datetime, ground: Ground, *, by: PersonId | None) -> Opened:
    """A try is expected on the day of an occasion, or by the day that a rhythm says."""
    fixed = journey.paces[behaviour].after_occasion is not None
    of = None if behaviour == journey.need.behaviours[0].id else behaviour
    learner = journey.people.learner
    yield from asking.asked(journey, What.PRACTICE, learner, on, at, ground, by=by, of=of, fixed=fixed)


def tries(journey: Journey, behaviour: str) -> list[Expectation]:
    """The try that is expected of a behaviour; one without a name is of the first."""
    first = journey.need.behaviours[0].id
    return [one for one in journey.open(What.PRACTICE) if (one.of or first) == behaviour]


def occasion_dated(journey: Journey, event: OccasionDated) -> Journey:
    """One more day; or another one for what was to come."""
    days = [day for day in journey.occasions.get(event.behaviour, ()) if day != event.instead_of]
    return replace(journey, occasions={**journey.occasions, event.behaviour: (*days, event.on)})


def is_any_rare(journey: Journey) -> bool:
    """Whether there is a behaviour whose occasions have days."""
    return any(pace.after_occasion is not None for pace in journey.paces.values())


def _undated(journey: Journey, behaviour: str) -> list[Expectation]:
    return [one for one in journey.open(What.OCCASION) if one.of == behaviour]


def _opportunity(journey: Journey, behaviour: str, at: datetime, *, by: PersonId) -> Events:
    """The opportunity that its try waits for is there: it has a day."""
    if not conditions.awaited(journey, behaviour):
        return
    condition = journey.conditions[journey.waiting[behaviour]]
    if condition.sort is not Lacking.OPPORTUNITY:
        return
    yield conditions.ConditionSettled(at=at, by=by, condition=condition.id, outcome=Settled.MET)
    yield from asking.answered(conditions.asked_about(journey, condition.id), at, by=by)


def _which(journey: Journey, which: int | None) -> Behaviour:
    behaviours = journey.need.behaviours
    if not behaviours:
        raise Refusal("no-behaviour-yet")
    if which is not None and which > len(behaviours):
        raise Refusal("no-such-behaviour", known=str(len(behaviours)))
    if which is not None:
        return behaviours[which - 1]
    return next((one for one in behaviours if journey.paces[one.id].after_occasion is not None), behaviours[0])
