"""Check-ins: exactly one is open from the agreement on; it asks what somebody else has seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

from journey import asking
from journey.asking import Events
from journey.copies import replace
from journey.expectations import Fact, What
from journey.ground import Ground
from journey.people import PersonId
from journey.reasons import Reason
from journey.refusals import Refusal
from journey.request import Request
from journey.state import Journey, Sighted, SightingAnswer
from journey.steps.needs_conversation import MomentLogged
from journey.words import Words

OLDEST = timedelta(days=31)
"""How long ago an occasion may lie when it is told."""
UNSEEN = 3
"""Check-ins in a row without anybody having seen it, after which L&D looks."""


class Way(StrEnum):
    """How somebody noticed."""

    SAW = "saw"
    RECEIVED = "received"
    RESULT = "result"


class CheckIn(Request):
    """The companion says what they have seen of it."""

    kind: Literal["check-in"] = "check-in"
    answer: SightingAnswer
    on: date | None = None
    """The day of the occasion; default: the day on which it is said."""
    way: Way = Way.SAW
    line: Words | None = None


class LogSighting(Request):
    """Anybody but the learner who is on the journey noticed something, asked or not."""

    kind: Literal["sighting"] = "sighting"
    answer: Literal[SightingAnswer.SEEN, SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION]
    on: date | None = None
    way: Way = Way.SAW
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn(Fact):
    """The check-in was answered."""

    kind: Literal["checked-in"] = "checked-in"
    answer: SightingAnswer
    missed: bool
    """Nobody has seen it: one more in a row."""
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting(Fact):
    """What somebody else noticed, on its own day. `counts`: seen, and nobody had seen it that day yet."""

    kind: Literal["sighting"] = "sighting"
    behaviour: str
    answer: SightingAnswer
    on: date
    way: Way
    counts: bool
    line: str | None = None


def check_in(journey: Journey, word: CheckIn, at: datetime, ground: Ground) -> Events:
    """Answers the open check-in and the talk that it may have been."""
    missed = word.answer in (SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION)
    yield CheckedIn(at=at, by=word.by, answer=word.answer, missed=missed, line=word.line)
    talks = (*journey.open(What.CHECK_IN), *journey.open(What.NEEDS_TALK), *journey.open(What.SUPPORT))
    yield from asking.answered(talks, at, by=word.by)
    if word.answer in (SightingAnswer.SEEN, SightingAnswer.NOT_YET):
        yield _noticed(journey, word.by, word.answer, word.on, word.way, None, at, ground)


def log_sighting(journey: Journey, word: LogSighting, at: datetime, ground: Ground) -> Events:
    """An occasion that somebody noticed, with its date."""
    yield _noticed(journey, word.by, word.answer, word.on, word.way, word.line, at, ground)


def _noticed(
    journey: Journey,
    by: PersonId,
    answer: SightingAnswer,
    on: date | None,
    way: Way,
    line: str | None,
    at: datetime,
    ground: Ground,
) -> Sighting:
    today = ground.calendar.day(at)
    on = on or today
    if by == journey.people.learner:
        raise Refusal("not-your-own-sighting")
    if not today - OLDEST <= on <= today:
        raise Refusal("day-out-of-reach", on=str(on), oldest=str(today - OLDEST), newest=str(today))
    new = all(seen.on != on for seen in journey.sightings)
    return Sighting(
        at=at,
        by=by,
        behaviour=journey.need.behaviours[0].id,
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


def checked_in(journey: Journey, event: CheckedIn) -> Journey:
    """A contact; and one more without anybody having seen it, where that was the answer."""
    return replace(in_contact(journey, event), unseen=journey.unseen + 1 if event.missed else journey.unseen)


def in_contact(journey: Journey, event: CheckedIn | MomentLogged) -> Journey:
    """They spoke, or checked in."""
    return replace(journey, last_contact=max(journey.last_contact, event.at))


def is_done(journey: Journey) -> bool:
    """The sightings of the rhythm are there, spread as the rhythm asks."""
    if len(journey.sightings) < journey.pace.sightings:
        return False
    days = [seen.on for seen in journey.sightings]
    return max(days) - min(days) >= journey.pace.spread


def next_check_in(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """One is open from the agreement on, its day counted from the last contact."""
    if journey.agreed is None and What.CHECK_IN not in journey.counted:
        return
    contact = max(journey.last_contact, journey.agreed or journey.last_contact)
    due = ground.calendar.lands(ground.calendar.day(contact) + journey.pace.check_in)
    if not (open_ := journey.open(What.CHECK_IN)):
        yield from asking.asked(journey, What.CHECK_IN, journey.people.companion, due, at, ground, by=by)
    elif due > open_[0].due:
        yield from asking.moved(journey, open_[0], due, at, ground, by=by)


def looked_at(
    reason: Reason,
    holds: Callable[[Journey], bool],
    journey: Journey,
    at: datetime,
    ground: Ground,
    by: PersonId | None,
) -> Events:
    """L&D is expected to look for as long as something holds, and no longer."""
    wanted = holds(journey)
    if not wanted and What.TAKE_OVER not in journey.counted:
        return
    open_ = [e for e in journey.open(What.TAKE_OVER) if e.about is reason]
    if wanted and not open_:
        yield from asking.taken_over(journey, reason, at, ground, by=by)
    elif open_ and not wanted:
        yield from asking.closed(open_, at, by=by)
