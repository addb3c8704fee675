"""Confidence: the learner's own figure, 1-10. It asks the closing question; it never decides it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from pydantic import Field

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.helping import conditions
from journey.needs import behaviours
from journey.needs.need import Nth
from journey.state import Journey, Rated
from journey.who.people import PersonId

OFTEN = timedelta(weeks=4)
"""Confidence is asked at most once in this time."""

FLAT = timedelta(weeks=6)
"""Three ratings over this time or more without growth are flat."""

SETTLING = timedelta(weeks=4)
"""Ratings so soon after the first try do not count as flat."""


class Direction(Code):
    """Where a figure goes: what others read of it."""

    GROWING = "growing"
    LEVEL = "level"
    FALLING = "falling"


class Rate(Request):
    """The learner's own: how sure are you that you do this, also when it is busy?"""

    kind: Literal["confidence"] = "confidence"
    figure: int = Field(ge=1, le=10)
    nth: Nth = 1
    """Of which behaviour."""


class ShareFigure(Request):
    """The learner lets those beside them read the figure, or keeps it again."""

    kind: Literal["share-figure"] = "share-figure"
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceRated(Fact):
    """A figure, 1-10, of the learner."""

    kind: Literal["confidence-rated"] = "confidence-rated"
    behaviour: str
    figure: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureShared(Fact):
    """Those beside the learner read the figure from now on; or where it goes, and no more."""

    kind: Literal["figure-shared"] = "figure-shared"
    yes: bool


def rate(journey: Journey, word: Rate, at: datetime, ground: Ground) -> Events:
    """Answers the confidence that was asked."""
    behaviour, on = behaviours.nth(journey, word.nth).id, ground.calendar.day(at)
    yield ConfidenceRated(at=at, by=word.by, behaviour=behaviour, figure=word.figure, on=on)
    yield from asking.answered(journey.open(What.CONFIDENCE), at, by=word.by)


def share(journey: Journey, word: ShareFigure, at: datetime, ground: Ground) -> Events:
    """The learner's own choice, each time anew."""
    if word.yes == journey.figure_shared:
        raise Refusal("nothing-changed")
    yield FigureShared(at=at, by=word.by, yes=word.yes)


def asked(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """With a check-in, and at most every four weeks: by the end of that week; not of what nobody can try yet."""
    if by is None or journey.last_contact != at or journey.agreed is None or journey.open(What.CONFIDENCE):
        return
    today = ground.calendar.day(at)
    if journey.ratings and today - journey.ratings[-1].on < OFTEN:
        return
    if conditions.nothing_can_be_tried(journey):
        return
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    yield from asking.asked(journey, What.CONFIDENCE, journey.people.learner, friday, at, ground, by=by)


def rated(journey: Journey, event: ConfidenceRated) -> Journey:
    """One more figure, in its place."""
    ratings = (*journey.ratings, Rated(event.behaviour, event.figure, event.on, event.at))
    return replace(journey, ratings=tuple(sorted(ratings, key=lambda rating: rating.at)))


def shared(journey: Journey, event: FigureShared) -> Journey:
    """Read by more, or by fewer."""
    return replace(journey, figure_shared=event.yes)


def figures(journey: Journey, behaviour: str) -> list[int]:
    """Those of one behaviour, oldest first."""
    return [rating.figure for rating in journey.ratings if rating.behaviour == behaviour]


def direction(journey: Journey, behaviour: str) -> Direction | None:
    """Where the figure of a behaviour went last; None before there are two."""
    last = figures(journey, behaviour)[-2:]
    if len(last) < 2:
        return None
    before, now = last
    if before == now:
        return Direction.LEVEL
    return Direction.GROWING if now > before else Direction.FALLING


def is_sure(journey: Journey) -> bool:
    """The learner's last figure of every behaviour reached the aim."""
    ratings, asked = journey.ratings, len(journey.need.behaviours)
    if asked == 1:
        return bool(ratings) and ratings[-1].figure >= journey.aim
    if not asked:
        return False
    last = {rating.behaviour: rating.figure for rating in ratings}
    return len(last) == asked and min(last.values()) >= journey.aim


def is_flat(journey: Journey) -> bool:
    """Of a behaviour: three ratings over six weeks or more without growth, below the aim, the first weeks left out."""
    if journey.first_practice is None or len(journey.ratings) < 3 or is_sure(journey):
        return False
    settled = journey.first_practice + SETTLING
    for behaviour in journey.need.behaviours:
        ratings = [one for one in journey.ratings if one.behaviour == behaviour.id]
        if _stays_flat(ratings, settled, journey.aim):
            return True
    return False


def _stays_flat(ratings: list[Rated], settled: datetime, aim: int) -> bool:
    if len(ratings) < 3 or ratings[-1].figure >= aim:
        return False
    first, then, last = ratings[-3:]
    return first.at >= settled and last.on - first.on >= FLAT and max(then.figure, last.figure) <= first.figure
