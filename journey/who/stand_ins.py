"""Stand-in: who acts for an absent frame-holder or companion until a day. Nobody says why, and nobody is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey.arranged import StandIn
from journey.expected.asking import Events
from journey.expected.expectations import Fact
from journey.grammar.copies import replace
from journey.grammar.refusals import NotYours, Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.state import Journey
from journey.who import roles
from journey.who.people import PersonId, Role


class NameStandIn(Request):
    """Who acts for somebody up to a day, that day included; without both, they are back."""

    kind: Literal["stand-in"] = "stand-in"
    who: PersonId
    to: PersonId | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandInNamed(Fact):
    """From now on somebody acts for them. `over`: when that ends by itself, in the organisation of that day."""

    kind: Literal["stand-in-named"] = "stand-in-named"
    who: PersonId
    to: PersonId
    until: date
    over: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BackAgain(Fact):
    """Nobody stands in for them any more."""

    kind: Literal["back-again"] = "back-again"
    who: PersonId


def name(journey: Journey, word: NameStandIn, at: datetime, ground: Ground) -> Events:
    """Nothing changes hands: what was expected of them stays theirs, and its next rungs go to the stand-in."""
    _judge(journey, word, at, ground)
    if (word.to is None) != (word.until is None):
        raise Refusal("to-needs-until")
    standing = lasting(journey, word.who, at)
    if word.to is not None and word.until is not None:
        _fit(journey, word.who, word.to)
        today = ground.calendar.day(at)
        if word.until < today:
            raise Refusal("due-has-passed", until=str(word.until), today=str(today))
        if standing is not None and (standing.who, standing.until) == (word.to, word.until):
            raise Refusal("stands-in-already")
        over = ground.calendar.ends(word.until)
        yield StandInNamed(at=at, by=word.by, who=word.who, to=word.to, until=word.until, over=over)
    elif standing is not None:
        yield BackAgain(at=at, by=word.by, who=word.who)
    else:
        raise Refusal("nobody-stands-in")


def is_said_by_their_manager(request: Request, ground: Ground) -> bool:
    """Who is on no journey may still say who stands in for one of their people."""
    return isinstance(request, NameStandIn) and ground.managers.get(request.who) == request.by


def lasting(journey: Journey, absent: PersonId, at: datetime) -> StandIn | None:
    """Who stands in for this person then."""
    return next((one for one in journey.stand_ins if one.of == absent and one.since <= at < one.over), None)


def reads_since(journey: Journey, person: PersonId, at: datetime) -> datetime | None:
    """From when on this person reads what is said; None: all of it, as far as their role may.

    Free text moves with the learner's yes only, to who takes over and to who stands in.
    """
    people = journey.people
    if person in (people.learner, people.frame_holder, people.companion):
        return journey.newcomers.get(person)
    standing = [one for one in journey.stand_ins if one.who == person and one.since <= at < one.over]
    if any(one.reads for one in standing):
        return None
    return min((one.since for one in standing), default=None)


def named(journey: Journey, event: StandInNamed) -> Journey:
    """One at a time; the same person for longer, or shorter, reads what they read."""
    was, since, reads = lasting(journey, event.who, event.at), event.at, False
    others = [one for one in journey.stand_ins if one is not was]
    if was is not None and was.who == event.to:
        since, reads = was.since, was.reads
    elif was is not None:
        others.append(replace(was, over=event.at))
    new = StandIn(event.who, event.to, since, event.until, event.over, said=event.at, reads=reads)
    return replace(journey, stand_ins=(*others, new))


def back(journey: Journey, event: BackAgain) -> Journey:
    """It is over now."""
    standing = lasting(journey, event.who, event.at)
    stand_ins = (replace(one, over=event.at, said=event.at) if one is standing else one for one in journey.stand_ins)
    return replace(journey, stand_ins=tuple(stand_ins))


def read(journey: Journey, who: PersonId) -> tuple[StandIn, ...]:
    """The same, but that this person reads what was said before."""
    return tuple(replace(one, reads=True) if one.who == who else one for one in journey.stand_ins)


def _judge(journey: Journey, word: NameStandIn, at: datetime, ground: Ground) -> None:
    """Said by who is away, or who stands in for them; by their own manager; or by L&D."""
    speaker = roles.of(journey, word.by, at)
    theirs = [role for role in roles.SIDES if role in roles.people_at(journey, at).roles(word.who)]
    is_theirs = word.who == word.by or word.who in roles.absent_for(journey, word.by, at)
    if not (is_theirs or Role.LND in speaker or is_said_by_their_manager(word, ground)):
        raise NotYours(*theirs, Role.MANAGER, Role.LND)
    if not {*roles.SIDES} & journey.people.roles(word.who):
        raise Refusal("nothing-to-stand-in-for")
    if any(one.of == word.who and one.said > at for one in journey.stand_ins):
        raise Refusal("said-since")


def _fit(journey: Journey, who: PersonId, to: PersonId) -> None:
    """Law 5: a need is agreed by two people, also where one of them is away."""
    if to == journey.people.learner:
        raise Refusal("two-people")
    if to == who:
        raise Refusal("not-for-oneself")
