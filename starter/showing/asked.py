"""Who is on a journey, and who is asked for what, as far as one reader may know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from journey import Journey
from journey.expected.expectations import BETWEEN_TWO, KINDS, Expectation, What
from journey.ground import Kind
from journey.reading.readers import Act
from journey.who import roles, stand_ins
from journey.who.people import People, Role
from starter.showing.readers import Reader


@dataclass(frozen=True)
class Asked:
    """Who is asked for what by when; `by` None: that day has passed, and this reader is not told so."""

    id: str
    who: str
    role: str
    what: str
    by: date | None


@dataclass(frozen=True)
class Away:
    """Somebody acts for somebody up to a day, that day included."""

    who: str
    acts: str
    until: date


def asked(journey: Journey, reader: Reader, today: date) -> list[Asked]:
    """What is expected now, soonest first: a pause holds everything but the look at itself."""
    known = sorted((one for one in journey.expectations.values() if not one.held), key=lambda one: (one.due, one.id))
    return [_told(journey, one, reader, today) for one in known if _is_known(journey, one, reader)]


def people(journey: People) -> Iterator[tuple[Role, str]]:
    """Everybody with a part in it; who reports to the learner and was asked is named to nobody."""
    yield Role.LEARNER, journey.learner
    beside = (
        (Role.FRAME_HOLDER, journey.frame_holder),
        (Role.COMPANION, journey.companion),
        (Role.MENTOR, journey.mentor),
        (Role.BUDDY, journey.buddy),
    )
    yield from ((role, person) for role, person in beside if person)
    yield from ((Role.WATCHER, watcher) for watcher in journey.watchers)
    yield Role.LND, journey.adviser


def away(journey: Journey, now: datetime) -> Iterator[Away]:
    """Who stands in now, for somebody who still has a part in it."""
    for side in dict.fromkeys((journey.people.frame_holder, journey.people.companion)):
        if one := stand_ins.lasting(journey, side, now):
            yield Away(one.of, one.who, one.until)


def _is_known(journey: Journey, one: Expectation, reader: Reader) -> bool:
    """What somebody is asked about themselves is between them and us, and so is what is asked of who reports to the
    learner; a mentor hears of the talks.
    """
    if one.what in BETWEEN_TWO:
        return reader.is_self(one.who) or reader.is_self(one.of)
    if one.what is What.SIGHTING and roles.is_receiver(journey, one.who):
        return reader.is_self(one.who)
    if reader.is_self(one.who) or reader.may(Act.WAITING):
        return True
    kind = KINDS[one.what]
    return reader.may(Act.NEXT) and (kind is Kind.TALK or (kind is not Kind.OWN and reader.may(Act.COURSE)))


def _told(journey: Journey, one: Expectation, reader: Reader, today: date) -> Asked:
    is_told = one.due >= today or reader.is_self(one.who) or reader.may(Act.WAITING)
    role = Role.WATCHER if one.what is What.SIGHTING else journey.people.role_awaited(one.who)
    return Asked(one.id, one.who, role, one.what, one.due if is_told else None)
