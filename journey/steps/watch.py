"""Watch: at three, six and twelve months, one question to the learner. Still doing it?"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.helping import conditions
from journey.state import Journey
from journey.steps import mentoring, practice
from journey.who.people import PersonId

MONTHS = (3, 6, 12)
"""After *applied*, when it is asked."""
BY_MYSELF = timedelta(weeks=6)
"""After "I'll practise by myself", when it is asked again."""


class Otherwise(Code):
    """What a no may lead to."""

    AGAIN = "again"
    """Pick it up again."""
    BY_MYSELF = "by-myself"
    NOT_NEEDED = "not-needed"


class StillDoing(Request):
    """Yes; or no, and what then."""

    kind: Literal["still-doing"] = "still-doing"
    yes: bool
    otherwise: Otherwise | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StillDoingSaid(Fact):
    """The learner still does it, or does not."""

    kind: Literal["still-doing-said"] = "still-doing-said"
    yes: bool
    otherwise: Otherwise | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Fact):
    """It is picked up again, with its history; sightings and figures count anew, and nothing waits from before."""

    kind: Literal["reopened"] = "reopened"


def still_doing(journey: Journey, word: StillDoing, at: datetime, ground: Ground) -> Events:
    """A no has three good answers."""
    if journey.applied is None or at < journey.applied:
        raise Refusal("not-applied-yet")
    if word.yes == (word.otherwise is not None):
        raise Refusal("no-needs-a-choice")
    yield StillDoingSaid(at=at, by=word.by, yes=word.yes, otherwise=word.otherwise)
    yield from asking.answered(journey.open(What.STILL_DOING), at, by=word.by)
    learner, today = journey.people.learner, ground.calendar.day(at)
    match word.otherwise:
        case None:
            yield from asked(journey, journey.applied or at, at, ground, word.by)
        case Otherwise.BY_MYSELF:
            due = today + BY_MYSELF
            yield from asking.asked(journey, What.STILL_DOING, learner, due, at, ground, by=word.by)
        case Otherwise.AGAIN:
            again = Reopened(at=at, by=word.by)
            yield again
            yield from practice.next_tries(reopened(journey, again), at, ground, word.by)
            yield from mentoring.meeting(journey, at, ground, by=word.by)
        case Otherwise.NOT_NEEDED:
            return


def asked(journey: Journey, applied: datetime, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """The next of the three, counted from *applied*; after the last of them the journey is over."""
    today, since = ground.calendar.day(at), ground.calendar.day(applied)
    due = next((day for months in MONTHS if (day := later(since, months)) > today), None)
    if due is not None:
        yield from asking.asked(journey, What.STILL_DOING, journey.people.learner, due, at, ground, by=by)


def said(journey: Journey, event: StillDoingSaid) -> Journey:
    """On record; what comes of it is told by events of its own."""
    return journey


def reopened(journey: Journey, event: Reopened) -> Journey:
    """As before, but that what was seen and felt counts anew; what was open at the end is not asked again."""
    people, mentors = journey.people, journey.mentoring
    return replace(
        journey,
        ended=None,
        applied=None,
        yes=frozenset(),
        concluded={},
        sightings=(),
        ratings=(),
        last_answer=None,
        looked=None,
        unseen=0,
        last_practice=event.at,
        last_contact=max(journey.last_contact, event.at),
        people=people if mentors.accepted else replace(people, mentor=None, buddy=None),
        mentoring=replace(mentors, declined=False),
        activities={key: replace(one, settled=True) for key, one in journey.activities.items()},
        supports={key: replace(one, settled=True) for key, one in journey.supports.items()},
        conditions={key: conditions.let_go(one) for key, one in journey.conditions.items()},
    )


def later(day: date, months: int) -> date:
    """So many months later: on the same day of the month, or the last one that there is."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))
