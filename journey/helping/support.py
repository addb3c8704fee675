"""Support: asked, promised, done; or declined, with a reason. Everything that is heard becomes an action."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey.arranged import Needed, Support, next_id
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.state import Journey
from journey.who import roles
from journey.who.people import PersonId


class AskSupport(Request):
    """Something is needed, of somebody."""

    kind: Literal["support"] = "support"
    sort: Needed
    of: PersonId | None = None
    """Who is asked; the companion, if nothing is said."""
    line: Words | None = None


class Promise(Request):
    """Who was asked will do it, by a day."""

    kind: Literal["promise"] = "promise"
    due: date
    support: str | None = None
    """Its id; the oldest that waits for this person, if nothing is said."""


class SupportWasGiven(Request):
    """It is done: said by who promised it, or by who asked."""

    kind: Literal["support-done"] = "support-done"
    support: str | None = None
    line: Words | None = None


class DeclineSupport(Request):
    """It can't be done, and why."""

    kind: Literal["decline"] = "decline"
    support: str | None = None
    line: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportAsked(Fact):
    """Somebody was asked for something."""

    kind: Literal["support-asked"] = "support-asked"
    support: str
    sort: Needed
    of: PersonId
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportPromised(Fact):
    """It will be there by a day."""

    kind: Literal["support-promised"] = "support-promised"
    support: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportGiven(Fact):
    """It was done."""

    kind: Literal["support-given"] = "support-given"
    support: str
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportDeclined(Fact):
    """It can't be done."""

    kind: Literal["support-declined"] = "support-declined"
    support: str
    line: str


def ask(journey: Journey, word: AskSupport, at: datetime, ground: Ground) -> Events:
    """Who is asked hears of it within hours."""
    mine, people = roles.speaks_as(journey, word.by, at), journey.people
    of = word.of or (people.asked_for_help() if people.companion not in mine else people.adviser)
    if of == word.by:
        raise Refusal("not-of-yourself")
    yield from asked(journey, word.sort, of, word.line, at, ground, by=word.by)


def asked(
    journey: Journey, sort: Needed, of: PersonId, line: str | None, at: datetime, ground: Ground, *, by: PersonId
) -> Events:
    """One thing, of one person, at once."""
    id_ = next_id("s", journey.supports)
    yield SupportAsked(at=at, by=by, support=id_, sort=sort, of=of, line=line)
    yield from asking.asked(journey, What.SUPPORT, of, ground.calendar.day(at), at, ground, by=by, of=id_)


def promise(journey: Journey, word: Promise, at: datetime, ground: Ground) -> Events:
    """A promise has a day, and climbs a ladder of its own; a new day for it is a promise as well."""
    mine, today = roles.speaks_as(journey, word.by, at), ground.calendar.day(at)
    support = _pending(journey, word.support, mine, unpromised=True)
    if support.of not in mine:
        raise Refusal("of-somebody-else", may=journey.people.role_awaited(support.of))
    if word.due < today:
        raise Refusal("due-has-passed", until=str(word.due), today=str(today))
    yield SupportPromised(at=at, by=word.by, support=support.id, due=word.due)
    yield from asking.answered(_belonging(journey, support.id), at, by=word.by)
    yield from asking.asked(journey, What.PROMISE, support.of, word.due, at, ground, by=word.by, of=support.id)


def give(journey: Journey, word: SupportWasGiven, at: datetime, ground: Ground) -> Events:
    """Promised or not: done is done."""
    mine = roles.speaks_as(journey, word.by, at)
    support = _pending(journey, word.support, mine)
    if mine.isdisjoint((support.of, support.asker)):
        raise Refusal("of-somebody-else", may=journey.people.role_awaited(support.of))
    yield SupportGiven(at=at, by=word.by, support=support.id, line=word.line)
    yield from asking.answered(_belonging(journey, support.id), at, by=word.by)


def decline(journey: Journey, word: DeclineSupport, at: datetime, ground: Ground) -> Events:
    """A no with its reason is an answer."""
    mine = roles.speaks_as(journey, word.by, at)
    support = _pending(journey, word.support, mine, unpromised=True)
    if support.of not in mine:
        raise Refusal("of-somebody-else", may=journey.people.role_awaited(support.of))
    yield SupportDeclined(at=at, by=word.by, support=support.id, line=word.line)
    yield from asking.answered(_belonging(journey, support.id), at, by=word.by)


def talked(journey: Journey, at: datetime, *, by: PersonId) -> Events:
    """They spoke: that is the talk that was asked for, where one of the two sides asked it of the other. A side tells
    of talks of its own; who is of neither heard of it from them.
    """
    sides, mine = {*journey.people.agreeing(), journey.people.companion}, roles.speaks_as(journey, by, at)
    for support in [one for one in journey.supports.values() if one.sort is Needed.TALK and not one.settled]:
        two = {support.of, support.asker}
        if two <= sides and (mine & two or not mine & sides):
            yield SupportGiven(at=at, by=by, support=support.id)
            yield from asking.answered(_belonging(journey, support.id), at, by=by)


def waits_for_a_talk(journey: Journey, person: PersonId) -> bool:
    """Whether this person asked for a talk that was neither held nor declined."""
    return any(one.asker == person and one.sort is Needed.TALK and not one.settled for one in journey.supports.values())


def inherited(support: Support, heirs: Mapping[PersonId, PersonId]) -> Support:
    """What was asked of who left, or by them, is their heir's."""
    of, asker = (heirs.get(person, person) for person in (support.of, support.asker))
    return support if support.settled else replace(support, of=of, asker=asker)


def was_asked(journey: Journey, event: SupportAsked) -> Journey:
    """One more thing; who was asked may answer."""
    support = Support(event.support, event.sort, event.by or event.of, event.of)
    helpers = tuple(dict.fromkeys((*journey.people.helpers, event.of)))
    return replace(
        journey,
        supports={**journey.supports, support.id: support},
        people=replace(journey.people, helpers=helpers),
    )


def was_answered(journey: Journey, event: SupportPromised | SupportGiven | SupportDeclined) -> Journey:
    """Promised, done or declined."""
    known = journey.supports.get(event.support)
    if known is None:
        return journey
    changed = replace(known, promised=True) if isinstance(event, SupportPromised) else replace(known, settled=True)
    return replace(journey, supports={**journey.supports, known.id: changed})


def _pending(journey: Journey, id_: str | None, mine: Set[PersonId], *, unpromised: bool = False) -> Support:
    """The support of that id; else the oldest that waits for one of these, or that one of these asked for.

    `unpromised`: rather one that nobody promised yet.
    """
    pending = [one for one in journey.supports.values() if not one.settled]
    if id_ is None:
        pending.sort(key=lambda one: (one.of not in mine, one.asker not in mine, unpromised and one.promised))
    found = next((one for one in pending if id_ in (None, one.id)), None)
    if found is None:
        raise Refusal("no-such-support", known=" ".join(one.id for one in pending))
    return found


def _belonging(journey: Journey, id_: str) -> list[Expectation]:
    return [one for one in (*journey.open(What.SUPPORT), *journey.open(What.PROMISE)) if one.of == id_]
