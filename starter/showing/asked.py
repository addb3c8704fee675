"""Who is on a journey, and who is asked for what, as far as one reader may know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journey import Journey
from journey.expectations import BETWEEN_TWO, KINDS, Expectation
from journey.ground import Kind
from journey.people import People, Role
from journey.readers import Act
from starter.showing.readers import Reader


@dataclass(frozen=True)
class Asked:
    """Who is asked for what by when; `by` None: that day has passed, and this reader is not told so."""

    who: str
    role: str
    what: str
    by: date | None


def asked(journey: Journey, reader: Reader, today: date) -> list[Asked]:
    """What is expected now, soonest first: a pause holds everything but the look at itself."""
    known = sorted((one for one in journey.expectations.values() if not one.held), key=lambda one: (one.due, one.id))
    return [_told(journey, one, reader, today) for one in known if _is_known(one, reader)]


def people(journey: People) -> Iterator[tuple[Role, str]]:
    """Everybody with a part in it."""
    yield Role.LEARNER, journey.learner
    roles = (
        (Role.FRAME_HOLDER, journey.frame_holder),
        (Role.COMPANION, journey.companion),
        (Role.MENTOR, journey.mentor),
    )
    yield from ((role, person) for role, person in roles if person)
    yield from ((Role.WATCHER, watcher) for watcher in journey.watchers)
    yield Role.LND, journey.adviser


def _is_known(one: Expectation, reader: Reader) -> bool:
    """What somebody is asked about themselves is between them and us; a mentor hears of the talks."""
    if one.what in BETWEEN_TWO:
        return reader.is_self(one.who) or reader.is_self(one.of)
    if reader.is_self(one.who) or reader.may(Act.WAITING):
        return True
    kind = KINDS[one.what]
    return reader.may(Act.NEXT) and (kind is Kind.TALK or (kind is not Kind.OWN and reader.may(Act.COURSE)))


def _told(journey: Journey, one: Expectation, reader: Reader, today: date) -> Asked:
    is_told = one.due >= today or reader.is_self(one.who) or reader.may(Act.WAITING)
    return Asked(one.who, journey.people.role_awaited(one.who), one.what, one.due if is_told else None)
