"""Sightings: occasions on which somebody else noticed the behaviour, each with its own day."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.grammar.refusals import NotYours, Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.needs import behaviours
from journey.needs.need import Nth
from journey.state import Journey, Sighted, SightingAnswer
from journey.who import roles
from journey.who.people import PersonId, Role

OLDEST = timedelta(days=31)
"""How long ago an occasion may lie when it is told."""


class Way(Code):
    """How somebody noticed."""

    SAW = "saw"
    RECEIVED = "received"
    RESULT = "result"


class LogSighting(Request):
    """Anybody but the learner who is on the journey noticed something, asked or not."""

    kind: Literal["sighting"] = "sighting"
    answer: Literal[SightingAnswer.SEEN, SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION]
    on: date | None = None
    way: Way = Way.SAW
    line: Words | None = None
    nth: Nth | None = None
    """Which behaviour; the first that this person watches, if nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting(Fact):
    """What somebody else noticed, on its own day. `counts`: seen, and nobody had told of that day yet."""

    kind: Literal["sighting"] = "sighting"
    behaviour: str
    answer: SightingAnswer
    on: date
    way: Way
    counts: bool
    line: str | None = None
    nameless: Literal[True] | None = None
    """Told by somebody who reports to the learner: nobody is shown by whom."""


def log_sighting(journey: Journey, word: LogSighting, at: datetime, ground: Ground) -> Events:
    """An occasion that somebody noticed, with its date; it answers the learner's question, if there was one."""
    if waits_for_a_yes(journey, word.by, at):
        raise Refusal("not-the-mentor-yet")
    behaviour = _behaviour(journey, word, at)
    nameless = roles.is_receiver(journey, word.by) or ground.managers.get(word.by) == journey.people.learner
    way = Way.RECEIVED if nameless else word.way
    told = noticed(journey, behaviour, word.by, word.answer, word.on, way, word.line, at, ground)
    yield dataclasses.replace(told, nameless=True) if nameless else told
    yield from answered(journey, word.by, behaviour, at)


def answered(journey: Journey, by: PersonId, behaviour: str, at: datetime) -> Events:
    """Who was asked what they noticed has said it."""
    if What.SIGHTING not in journey.counted:
        return
    asked = [one for one in journey.open(What.SIGHTING) if one.who == by and one.of == behaviour]
    yield from asking.answered(asked, at, by=by)


def waits_for_a_yes(journey: Journey, person: PersonId, at: datetime) -> bool:
    """Whether this person was invited as the mentor, has not said yes, and is nothing else here."""
    if roles.people_at(journey, at).mentor != person or roles.was_mentored(journey, at):
        return False
    return roles.of(journey, person, at) <= {Role.MENTOR, Role.HELPER}


def noticed(
    journey: Journey,
    behaviour: str,
    by: PersonId,
    answer: SightingAnswer,
    on: date | None,
    way: Way,
    line: str | None,
    at: datetime,
    ground: Ground,
) -> Sighting:
    """One occasion, judged: on a day within reach, by somebody else than the learner, counting once a day."""
    today = ground.calendar.day(at)
    on = on or today
    if by == journey.people.learner:
        raise Refusal("not-your-own-sighting")
    if not today - OLDEST <= on <= today:
        raise Refusal("day-out-of-reach", on=str(on), oldest=str(today - OLDEST), newest=str(today))
    new = all(seen.on != on or seen.behaviour != behaviour for seen in journey.sightings)
    return Sighting(
        at=at,
        by=by,
        behaviour=behaviour,
        answer=answer,
        on=on,
        way=way,
        counts=answer is SightingAnswer.SEEN and new,
        line=line,
    )


def sighted(journey: Journey, event: Sighting) -> Journey:
    """Keeps what counts, and the last answer that says something."""
    counted = Sighted(event.by or PersonId(""), event.behaviour, event.on)
    if event.answer is not SightingAnswer.NO_OCCASION and (journey.looked is None or event.at >= journey.looked):
        journey = replace(journey, last_answer=event.answer, looked=event.at)
    return replace(
        journey,
        sightings=(*journey.sightings, counted) if event.counts else journey.sightings,
        unseen=0 if event.answer is SightingAnswer.SEEN else journey.unseen,
    )


def _behaviour(journey: Journey, word: LogSighting, at: datetime) -> str:
    """A watcher tells of what they were asked to watch, first of what is asked now; the two sides and the mentor of
    any.
    """
    if not journey.need.behaviours:
        raise Refusal("no-behaviour-yet")
    asked = [one.of for one in journey.open(What.SIGHTING) if one.who == word.by and one.of]
    watched = [*asked, *roles.watches(journey, word.by)]
    if word.nth is None:
        return watched[0] if watched else journey.need.behaviours[0].id
    behaviour = behaviours.nth(journey, word.nth).id
    if watched and behaviour not in watched and roles.of(journey, word.by, at) <= {Role.WATCHER, Role.HELPER}:
        raise NotYours(Role.FRAME_HOLDER, Role.COMPANION, Role.MENTOR)
    return behaviour
