"""Reaching people: somebody's address does not work. L&D says so; any word of theirs says that they are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from journey.expected.asking import Events
from journey.expected.expectations import Fact
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.state import Journey
from journey.who.people import PersonId


class IsUnreachable(Request):
    """Nothing arrives at the address of somebody on this journey."""

    kind: Literal["unreachable"] = "unreachable"
    who: PersonId


class IsReachable(Request):
    """It does again."""

    kind: Literal["reachable"] = "reachable"
    who: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundUnreachable(Fact):
    """Nothing arrives at this person's address."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["found-unreachable"] = "found-unreachable"
    who: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached(Fact):
    """They said something, or their address was mended."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["reached"] = "reached"
    who: PersonId


def lose(journey: Journey, word: IsUnreachable, at: datetime, ground: Ground) -> Events:
    """L&D looks at once. Who has no address at all is reached in another way: the door knows."""
    if word.who not in journey.people.everybody():
        raise Refusal("not-on-the-journey")
    if word.who in journey.unreachable:
        raise Refusal("nothing-changed")
    yield FoundUnreachable(at=at, by=word.by, who=word.who)


def reach(journey: Journey, word: IsReachable, at: datetime, ground: Ground) -> Events:
    """That settles it."""
    if word.who not in journey.unreachable:
        raise Refusal("reachable-already")
    yield Reached(at=at, by=word.by, who=word.who)


def there(journey: Journey, person: PersonId, at: datetime) -> Events:
    """Who answers a letter, be it with a word that breaks no silence, was reached by it."""
    if person in journey.unreachable:
        yield Reached(at=at, by=person, who=person)


def heard_from(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """Whoever says something is there; but what was said between two is told to nobody, in this way neither."""
    if by in journey.unreachable and journey.last_word == at:
        yield Reached(at=at, by=by, who=by)


def lost(journey: Journey, event: FoundUnreachable) -> Journey:
    """Until there is a sign of life."""
    return replace(journey, unreachable=journey.unreachable | {event.who})


def reached(journey: Journey, event: Reached) -> Journey:
    """Nothing is the matter with it."""
    return replace(journey, unreachable=journey.unreachable - {event.who})


def unreachable(journey: Journey) -> Iterator[PersonId]:
    """Whom nobody reaches, of those who are on the journey still; the weightiest first."""
    if journey.unreachable:
        yield from (person for person in journey.people.everybody() if person in journey.unreachable)
