"""Confident application: how sure the learner is, and the closing question that both must answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from pydantic import Field

from journey import asking
from journey.asking import Events
from journey.copies import replace
from journey.expectations import Fact, What
from journey.ground import Ground
from journey.people import PersonId
from journey.reasons import Reason
from journey.refusals import Refusal
from journey.request import Request
from journey.state import Ending, Journey, Rated, SightingAnswer
from journey.steps import check_ins

OFTEN = timedelta(weeks=4)
"""Confidence is asked at most once in this time."""
FLAT = timedelta(weeks=6)
"""Three ratings over this time or more without growth are flat."""
SETTLING = timedelta(weeks=4)
"""Ratings so soon after the first try do not count as flat."""


class Rate(Request):
    """The learner's own: how sure are you that you do this, also when it is busy?"""

    kind: Literal["confidence"] = "confidence"
    figure: int = Field(ge=1, le=10)


class Conclude(Request):
    """Is it there? Yes; or not yet, and until when."""

    kind: Literal["conclude"] = "conclude"
    yes: bool
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceRated(Fact):
    """A figure, 1-10, of the learner."""

    kind: Literal["confidence-rated"] = "confidence-rated"
    behaviour: str
    figure: int
    on: date


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


def rate(journey: Journey, word: Rate, at: datetime, ground: Ground) -> Events:
    """Answers the confidence that was asked."""
    behaviour, on = journey.need.behaviours[0].id, ground.calendar.day(at)
    yield ConfidenceRated(at=at, by=word.by, behaviour=behaviour, figure=word.figure, on=on)
    yield from asking.answered(journey.open(What.CONFIDENCE), at, by=word.by)


def conclude(journey: Journey, word: Conclude, at: datetime, ground: Ground) -> Events:
    """The second yes ends the journey, if somebody else has seen it at least once."""
    if journey.agreed is None:
        raise Refusal("not-agreed-yet")
    today = ground.calendar.day(at)
    if word.until is not None and (word.yes or word.until <= today):
        raise Refusal("until-must-be-later", until=str(word.until), today=str(today))
    until = None if word.yes else ground.calendar.lands(word.until or today + OFTEN)
    side = journey.people.learner if word.by == journey.people.learner else journey.people.companion
    yield ConclusionSaid(at=at, by=word.by, yes=word.yes, side=side, until=until)
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


def confidence_asked(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """With a check-in, and at most every four weeks: by the end of that week."""
    today = ground.calendar.day(at)
    if by is None or journey.last_contact != at or journey.agreed is None or journey.open(What.CONFIDENCE):
        return
    if journey.ratings and today - journey.ratings[-1].on < OFTEN:
        return
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    yield from asking.asked(journey, What.CONFIDENCE, journey.people.learner, friday, at, ground, by=by)


def conclusion_asked(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """Of whoever has not said yes, once the sightings are there, the aim is reached, or the other said yes."""
    if journey.agreed is None or not (journey.yes or is_sure(journey) or check_ins.is_done(journey)):
        return
    heard = journey.yes.union([expectation.who for expectation in journey.open(What.CONCLUDE)])
    missing = [s for s in (journey.people.learner, journey.people.companion) if s not in heard]
    if not missing:
        return
    due = ground.calendar.plus(ground.calendar.day(at), 10)
    for nth, side in enumerate(missing, 1):
        yield from asking.asked(journey, What.CONCLUDE, side, due, at, ground, by=by, about=_why(journey), nth=nth)


def rated(journey: Journey, event: ConfidenceRated) -> Journey:
    """One more figure, in its place."""
    ratings = (*journey.ratings, Rated(event.behaviour, event.figure, event.on, event.at))
    return replace(journey, ratings=tuple(sorted(ratings, key=lambda rating: rating.at)))


def said(journey: Journey, event: ConclusionSaid) -> Journey:
    """A yes stands until its side says not yet."""
    return replace(journey, yes=journey.yes | {event.side} if event.yes else journey.yes - {event.side})


def ended_applied(journey: Journey, event: Applied) -> Journey:
    """The end that all of this is for."""
    return replace(journey, ended=Ending.APPLIED, expectations={}, watch=None)


def is_done(journey: Journey) -> bool:
    """The journey ended *applied*."""
    return journey.ended is Ending.APPLIED


def is_sure(journey: Journey) -> bool:
    """The learner's last figure reached the aim."""
    return bool(journey.ratings) and journey.ratings[-1].figure >= journey.aim


def pictures_differ(journey: Journey) -> bool:
    """The learner is sure, and the last who looked said: not there yet."""
    return is_sure(journey) and journey.last_answer is SightingAnswer.NOT_YET


def is_flat(journey: Journey) -> bool:
    """Three ratings over six weeks or more without growth, below the aim, the first weeks left out."""
    if journey.first_practice is None or len(journey.ratings) < 3 or is_sure(journey):
        return False
    settled = journey.first_practice + SETTLING
    first, *later = journey.ratings[-3:]
    return (
        first.at >= settled
        and later[-1].on - first.on >= FLAT
        and max(rating.figure for rating in later) <= first.figure
    )


def is_unseen(journey: Journey) -> bool:
    """Both sides are sure, or three check-ins went by, and nobody has ever seen it."""
    return not journey.sightings and (len(journey.yes) == 2 or journey.unseen >= check_ins.UNSEEN)


def _why(journey: Journey) -> Reason:
    """What L&D will read if nobody answers."""
    if check_ins.is_done(journey) and not is_sure(journey):
        return Reason.SEEN_NOT_CONFIDENT
    return Reason.NOT_CONCLUDED
