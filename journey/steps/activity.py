"""Activity: a course, something with others, or on the job; a formal one has a short talk before it and after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from journey.arranged import Activity, Around, Change, Reins, Sort, Tailored, next_id
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Title, Words
from journey.ground import Ground
from journey.plans.plan import StepKind, came, theirs
from journey.state import Journey
from journey.who.people import People, PersonId

PLANNED_WITHIN = 10
"""Working days from the agreement within which an activity gets its date."""
TALKED_WITHIN = 3
"""Working days after an activity within which it is talked about."""


class PlanActivity(Request):
    """An activity gets a date."""

    kind: Literal["plan-activity"] = "plan-activity"
    title: Title
    on: date
    sort: Sort = Sort.FORMAL
    cost: float | None = Field(default=None, ge=0)
    """In the organisation's currency, for everything."""
    hours: float | None = Field(default=None, gt=0)


class MoveActivity(Request):
    """It gets another date."""

    kind: Literal["move-activity"] = "move-activity"
    on: date
    activity: str | None = None
    """Its id; the next one that is not done, if nothing is said."""


class ActivityWasDone(Request):
    """It took place."""

    kind: Literal["activity-done"] = "activity-done"
    activity: str | None = None
    line: Words | None = None


class DropActivity(Request):
    """It will not take place, or none is needed; and why."""

    kind: Literal["drop-activity"] = "drop-activity"
    activity: str | None = None
    line: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPlanned(Fact):
    """It has a date."""

    kind: Literal["activity-planned"] = "activity-planned"
    activity: str
    sort: Sort
    title: str
    on: date
    cost: float | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityMoved(Fact):
    """It has another date."""

    kind: Literal["activity-moved"] = "activity-moved"
    activity: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDone(Fact):
    """It took place."""

    kind: Literal["activity-done"] = "activity-done"
    activity: str
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDropped(Fact):
    """It will not take place; without `activity`: none was planned, and none is needed."""

    kind: Literal["activity-dropped"] = "activity-dropped"
    activity: str | None = None
    line: str


def plan(journey: Journey, word: PlanActivity, at: datetime, ground: Ground) -> Events:
    """Its day opens what belongs to it: was it done, and for a formal one the talk before."""
    id_ = next_id("a", journey.activities)
    yield ActivityPlanned(
        at=at, by=word.by, activity=id_, sort=word.sort, title=word.title, on=word.on, cost=word.cost, hours=word.hours
    )
    yield from asking.answered(journey.open(What.PLAN_ACTIVITY), at, by=word.by)
    ask, people = asking.asked, journey.people
    if word.sort is Sort.FORMAL and word.on > ground.calendar.day(at):
        eve = ground.calendar.plus(word.on, -1)
        yield from ask(journey, What.BEFORE_TALK, people.companion, eve, at, ground, by=word.by, of=id_, fixed=True)
    done = _asked_on(word.on, at, ground)
    yield from ask(journey, What.ACTIVITY_DONE, people.learner, done, at, ground, by=word.by, of=id_, fixed=True)


def move(journey: Journey, word: MoveActivity, at: datetime, ground: Ground) -> Events:
    """What belongs to it moves along; no talk comes before a day that is here, or was."""
    activity = _named(journey, word.activity)
    if word.on == activity.on:
        raise Refusal("nothing-changed")
    yield ActivityMoved(at=at, by=word.by, activity=activity.id, on=word.on)
    before = _belonging(journey, What.BEFORE_TALK, activity.id)
    if word.on <= ground.calendar.day(at):
        yield from asking.closed(before, at, by=word.by)
    else:
        for talk in before:
            yield from asking.moved(journey, talk, ground.calendar.plus(word.on, -1), at, ground, by=word.by)
    for question in _belonging(journey, What.ACTIVITY_DONE, activity.id):
        yield from asking.moved(journey, question, _asked_on(word.on, at, ground), at, ground, by=word.by)


def done(journey: Journey, word: ActivityWasDone, at: datetime, ground: Ground) -> Events:
    """After a formal one they talk."""
    activity = _named(journey, word.activity)
    yield ActivityDone(at=at, by=word.by, activity=activity.id, line=word.line)
    yield from asking.answered(_belonging(journey, What.ACTIVITY_DONE, activity.id), at, by=word.by)
    yield from asking.closed(_belonging(journey, What.BEFORE_TALK, activity.id), at, by=word.by)
    if activity.sort is Sort.FORMAL and Around.AFTER not in activity.without:
        due = ground.calendar.plus(ground.calendar.day(at), TALKED_WITHIN)
        companion = journey.people.companion
        yield from asking.asked(journey, What.AFTER_TALK, companion, due, at, ground, by=word.by, of=activity.id)


def drop(journey: Journey, word: DropActivity, at: datetime, ground: Ground) -> Events:
    """What belonged to it is no longer expected; where one is only asked for, the step goes on without it."""
    if word.activity is None and not is_coming(journey) and (asked_for(journey) or not journey.activities):
        if is_left_out(journey):
            raise Refusal("nothing-changed")
        yield ActivityDropped(at=at, by=word.by, line=word.line)
        yield from asking.answered(journey.open(What.PLAN_ACTIVITY), at, by=word.by)
        return
    activity = _named(journey, word.activity)
    yield ActivityDropped(at=at, by=word.by, activity=activity.id, line=word.line)
    yield from asking.answered(_belonging(journey, What.ACTIVITY_DONE, activity.id), at, by=word.by)
    yield from asking.closed(_belonging(journey, What.BEFORE_TALK, activity.id), at, by=word.by)


def planning_asked(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """Once it is agreed, whoever has the reins gives the activity of the plan a date; once for each round."""
    if journey.agreed is None or StepKind.ACTIVITY not in journey.steps or is_left_out(journey):
        return
    if rounds_known(journey) >= journey.rounds.get(StepKind.ACTIVITY, 1) or asked_for(journey):
        return
    who = planner(journey.people, journey.reins)
    due = ground.calendar.plus(ground.calendar.day(at), PLANNED_WITHIN)
    yield from asking.asked(journey, What.PLAN_ACTIVITY, who, due, at, ground, by=by)


def planner(people: People, lead: Reins) -> PersonId:
    """Who gives an activity its date."""
    return people.companion if lead is Reins.MANAGER and people.companion else people.learner


def planned(journey: Journey, event: ActivityPlanned) -> Journey:
    """One more activity; the plan has that step, whatever its template said."""
    activity = Activity(event.activity, event.sort, event.on)
    journey = came(journey, StepKind.ACTIVITY, event)
    return replace(journey, activities={**journey.activities, activity.id: activity})


def moved(journey: Journey, event: ActivityMoved) -> Journey:
    """On another day."""
    return _changed(journey, event.activity, on=event.on)


def took_place(journey: Journey, event: ActivityDone) -> Journey:
    """Done."""
    return _changed(journey, event.activity, settled=True)


def dropped(journey: Journey, event: ActivityDropped) -> Journey:
    """Not any more, or not at all."""
    if event.activity is None:
        left_out = Tailored(Change.DROP, event.by, event.at, event.line)
        return replace(journey, without_activity=True, tailored=theirs(journey, StepKind.ACTIVITY, left_out))
    return _changed(journey, event.activity, settled=True)


def is_done(journey: Journey) -> bool:
    """Every activity was done or dropped, and talked about afterwards; or the step was left out."""
    if journey.without_activity:
        return True
    settled = not is_coming(journey) and not journey.open(What.AFTER_TALK) and not asked_for(journey)
    return bool(journey.activities) and settled


def is_coming(journey: Journey) -> bool:
    """Whether one is still to be done."""
    return any(not activity.settled for activity in journey.activities.values())


def is_left_out(journey: Journey) -> bool:
    """Whether somebody left the step out."""
    return journey.without_activity or StepKind.ACTIVITY in journey.dropped


def rounds_known(journey: Journey) -> int:
    """How many activities there are, or were asked for; on the ground of a yes that was taken back, none was."""
    since = journey.first_agreed
    return max(len(journey.activities), sum(since is not None and asked >= since for asked in journey.planning))


def asked_for(journey: Journey) -> bool:
    """Whether one is to be planned."""
    return bool(journey.open(What.PLAN_ACTIVITY))


def _asked_on(on: date, at: datetime, ground: Ground) -> date:
    """Whether it was done is asked the working day after; of one that lies behind us, the next."""
    return ground.calendar.plus(max(on, ground.calendar.day(at)), 1)


def _named(journey: Journey, id_: str | None) -> Activity:
    """The activity of that id, or the next one that is not settled."""
    coming = sorted((one for one in journey.activities.values() if not one.settled), key=lambda one: (one.on, one.id))
    found = next((one for one in coming if id_ in (None, one.id)), None)
    if found is None:
        raise Refusal("no-such-activity", known=" ".join(one.id for one in coming))
    return found


def _belonging(journey: Journey, what: What, id_: str) -> list[Expectation]:
    return [expectation for expectation in journey.open(what) if expectation.of == id_]


def _changed(journey: Journey, id_: str, **changes: object) -> Journey:
    known = journey.activities.get(id_)
    if known is None:
        return journey
    return replace(journey, activities={**journey.activities, id_: replace(known, **changes)})  # type: ignore[arg-type]
