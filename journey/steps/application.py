"""Confident application: the closing question, which both sides must answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.lnd.reasons import Reason
from journey.noticing import confidence
from journey.state import Ending, Journey
from journey.steps import check_ins, watch
from journey.who.people import PersonId

AGAIN = timedelta(weeks=4)
"""When a "not yet" without a date is asked again."""


class Conclude(Request):
    """Is it there? Yes; or not yet, and until when."""

    kind: Literal["conclude"] = "conclude"
    yes: bool
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionSaid(Fact):
    """A yes, or a not yet with its date."""

    kind: Literal["conclusion-said"] = "conclusion-said"
    yes: bool
    side: PersonId
    """The closing question has two sides; frame-holder and companion answer for one another."""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(Fact):
    """Both said yes, and somebody else has seen it. What fell short is on record, and no reason to refuse."""

    kind: Literal["applied"] = "applied"
    sightings: int
    sightings_asked: int
    confidence: int | None = None
    aim: int


def conclude(journey: Journey, word: Conclude, at: datetime, ground: Ground) -> Events:
    """The second yes ends the journey, if somebody else has seen it at least once."""
    if journey.agreed is None:
        raise Refusal("not-agreed-yet")
    today = ground.calendar.day(at)
    if word.until is not None and (word.yes or word.until <= today):
        raise Refusal("until-must-be-later", until=str(word.until), today=str(today))
    until = None if word.yes else ground.calendar.lands(word.until or today + AGAIN)
    side = journey.people.learner if word.by == journey.people.learner else journey.people.companion
    yield ConclusionSaid(at=at, by=word.by, yes=word.yes, side=side, until=until)
    if _spoke_since(journey, side, at):
        return
    mine = [expectation for expectation in journey.open(What.CONCLUDE) if expectation.who == side]
    if until is None:
        yield from asking.answered(mine, at, by=word.by)
    elif mine:
        yield from asking.moved(journey, mine[0], until, at, ground, by=word.by)
    else:
        yield from asking.asked(journey, What.CONCLUDE, side, until, at, ground, by=word.by, about=_why(journey))


def applied(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """Learner and one of the other two said yes, and it was seen."""
    if journey.agreed and len(journey.yes) == 2 and journey.sightings:
        figure = journey.ratings[-1].figure if journey.ratings else None
        yield Applied(
            at=at,
            by=by,
            sightings=len(journey.sightings),
            sightings_asked=journey.pace.sightings,
            confidence=figure,
            aim=journey.aim,
        )
        yield from watch.asked(journey, at, at, ground, by)


def conclusion_asked(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """Of whoever has not said yes, once the sightings are there, the aim is reached, or the other said yes."""
    if journey.agreed is None:
        return
    heard = journey.yes.union([expectation.who for expectation in journey.open(What.CONCLUDE)])
    missing = [s for s in (journey.people.learner, journey.people.companion) if s not in heard]
    if not missing or not (journey.yes or confidence.is_sure(journey) or check_ins.is_done(journey)):
        return
    due = ground.calendar.plus(ground.calendar.day(at), 10)
    for nth, side in enumerate(missing, 1):
        yield from asking.asked(journey, What.CONCLUDE, side, due, at, ground, by=by, about=_why(journey), nth=nth)


def said(journey: Journey, event: ConclusionSaid) -> Journey:
    """A yes stands until its side says not yet; what was said before that, and heard after it, changes nothing."""
    if _spoke_since(journey, event.side, event.at):
        return journey
    yes = journey.yes | {event.side} if event.yes else journey.yes - {event.side}
    return replace(journey, yes=yes, concluded={**journey.concluded, event.side: event.at})


def ended_applied(journey: Journey, event: Applied) -> Journey:
    """The end that all of this is for; from now on it is watched whether it stays."""
    return replace(
        journey,
        ended=Ending.APPLIED,
        applied=event.at,
        expectations={},
        entries={},
        watch=None,
        paused=None,
        end_proposed=None,
    )


def is_done(journey: Journey) -> bool:
    """The journey ended *applied*."""
    return journey.ended is Ending.APPLIED


def _spoke_since(journey: Journey, side: PersonId, at: datetime) -> bool:
    return side in journey.concluded and journey.concluded[side] > at


def _why(journey: Journey) -> Reason:
    """What L&D will read if nobody answers."""
    if check_ins.is_done(journey) and not confidence.is_sure(journey):
        return Reason.SEEN_NOT_CONFIDENT
    return Reason.NOT_CONCLUDED
