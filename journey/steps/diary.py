"""The diary: a talk gets its day, and its hour. It is planned by then, and nobody is asked to plan it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from journey.expected import ladders
from journey.expected.asking import Events
from journey.expected.expectations import (
    KINDS,
    Expectation,
    ExpectationId,
    ExpectationMoved,
    Fact,
    Planned,
    What,
)
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground, Kind
from journey.state import Journey
from journey.steps import mentoring
from journey.who import roles
from journey.who.people import PersonId

PLANNED = frozenset({what for what, kind in KINDS.items() if kind is Kind.TALK} | {What.CHECK_IN})
"""What can be put in a diary; a check-in is a talk on a day then."""
AHEAD = timedelta(weeks=13)
"""How far ahead it may be planned, as long as a pause; or up to the day that it has."""


def _on_the_wall(hour: time) -> time:
    if hour.tzinfo is not None:
        raise ValueError("is the hour on the organisation's own wall, such as 14:30")
    return hour


WallClock = Annotated[time, AfterValidator(_on_the_wall)]


class PlanTalk(Request):
    """This talk is in the diary; said again, it moves there."""

    kind: Literal["plan-talk"] = "plan-talk"
    on: date
    at: WallClock | None = None
    """When it begins; the whole day, if nothing is said."""
    minutes: int = Field(default=30, ge=5, le=240)
    expectation: str | None = None
    """Its id; the next one that is expected of the two, if nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPlanned(Fact):
    """It has its day. `due`: the working day that its ladder counts from."""

    kind: Literal["talk-planned"] = "talk-planned"
    expectation: ExpectationId
    on: date
    starts: time | None = None
    minutes: int
    due: date


def plan(journey: Journey, word: PlanTalk, at: datetime, ground: Ground) -> Events:
    """D is that day, and no pause moves it; the guide comes the day before."""
    expectation = _named(journey, word, at)
    _judge(expectation, word.on, ground.calendar.day(at))
    due = ground.calendar.lands(word.on)
    planned = Planned(word.on, word.at, word.minutes, due)
    if expectation.in_diary and expectation.planned == planned:
        raise Refusal("nothing-changed")
    yield TalkPlanned(
        at=at, by=word.by, expectation=expectation.id, on=word.on, starts=word.at, minutes=word.minutes, due=due
    )
    one, fixed = expectation, None if expectation.fixed else True
    first = ladders.first(journey, one.what, one.who, due, one.about, at, ground, one.of, in_diary=True)
    yield ExpectationMoved(at=at, by=word.by, id=one.id, due=due, rung=first.rung, stuck=first.stuck, fixed=fixed)


def was_planned(journey: Journey, event: TalkPlanned) -> Journey:
    """For as long as it is expected on that day."""
    known = journey.expectations.get(event.expectation)
    if known is None:
        return journey
    known = replace(known, planned=Planned(event.on, event.starts, event.minutes, event.due))
    return replace(journey, expectations={**journey.expectations, known.id: known})


def are_to_come(journey: Journey, person: PersonId) -> bool:
    """Whether there is a talk that this person could put in the diary."""
    return any(_is_of(journey, one, {person}) for one in journey.expectations.values())


def _named(journey: Journey, word: PlanTalk, at: datetime) -> Expectation:
    """The talk of that id; or the next one of those that this person has a part in."""
    mine = roles.speaks_as(journey, word.by, at)
    if word.expectation is None:
        open_ = [one for one in journey.expectations.values() if _is_of(journey, one, mine)]
        if not open_:
            raise Refusal("no-talk-to-plan")
        return min(open_, key=lambda one: (one.due, one.id))
    found = journey.expectations.get(ExpectationId(word.expectation))
    if found is None:
        raise Refusal("no-such-ask")
    if found.what not in PLANNED:
        raise Refusal("not-a-talk")
    if not _is_of(journey, found, mine):
        raise Refusal("of-somebody-else", may=journey.people.role_awaited(found.who))
    return found


def _is_of(journey: Journey, one: Expectation, mine: set[PersonId]) -> bool:
    """Whether one of them sits at that table: the learner and who is asked; of what is no mentor's, either side."""
    if one.what not in PLANNED:
        return False
    people = journey.people
    theirs = {people.learner, one.who}
    if one.what is not What.MENTOR_MEETING and one not in mentoring.first_talks(journey):
        theirs |= {people.companion, people.frame_holder}
    return not mine.isdisjoint(theirs)


def _judge(expectation: Expectation, on: date, today: date) -> None:
    if on < today:
        raise Refusal("due-has-passed", until=str(on), today=str(today))
    newest = max(today + AHEAD, expectation.due)
    if on > newest:
        raise Refusal("day-out-of-reach", on=str(on), oldest=str(today), newest=str(newest))
