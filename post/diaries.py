"""In whose diary a talk stands; and what a turn changes about that: somebody is invited, or a talk is called off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from journey.days.calendar import Calendar
from journey.expected.expectations import Expectation, ExpectationId
from journey.state import Journey
from journey.who.people import PersonId
from post.subjects import Subject


@dataclass(frozen=True)
class Talk:
    """A place in a diary: on a day, at an hour of the organisation's own wall, for so many minutes."""

    on: date
    starts: time | None
    """None: at no hour of that day in particular."""
    minutes: int


class Place(NamedTuple):
    """Whose diary, and which talk."""

    person: PersonId
    expectation: ExpectationId


@dataclass(frozen=True)
class Change:
    """What somebody has to hear for their diary to be right."""

    place: Place
    talk: Talk
    about: Subject


def standing(journey: Journey | None) -> Mapping[Place, Talk]:
    """Every talk that is in a diary, on both sides of the table; while a journey is paused, none is."""
    if journey is None:
        return {}
    return {
        Place(person, one.id): Talk(one.planned.on, one.planned.starts, one.planned.minutes)
        for one in journey.expectations.values()
        if one.planned is not None and one.in_diary and one.held is None
        for person in sides(journey, one)
    }


def changes(before: Journey | None, after: Journey, at: datetime, calendar: Calendar) -> Iterator[Change]:
    """What differs between the two, of talks to come: first who is invited, then for whom it is called off."""
    stood, stands = standing(before), standing(after)
    for place, talk in stands.items():
        if stood.get(place) != talk and is_to_come(talk, at, calendar):
            yield Change(place, talk, Subject.INVITED)
    for place, talk in stood.items():
        if place not in stands and is_to_come(talk, at, calendar):
            yield Change(place, talk, Subject.CALLED_OFF)


def is_to_come(talk: Talk, at: datetime, calendar: Calendar) -> bool:
    """Whether it has not begun: one at no hour in particular begins with its day."""
    wall = at.astimezone(ZoneInfo(calendar.timezone))
    return (wall.date(), wall.time()) < (talk.on, talk.starts or time.min)


def sides(journey: Journey, one: Expectation) -> tuple[PersonId, ...]:
    """Who sit at the table, each once; nobody, where a place is empty."""
    return tuple(dict.fromkeys(person for person in (one.who, journey.people.other_side(one.who)) if person))
