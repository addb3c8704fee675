"""The needs conversation: a journey starts, and they speak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from journey.arranged import Change, Tailored
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, Fact, What
from journey.grammar.refusals import NotYours, Refusal
from journey.grammar.request import Request
from journey.grammar.words import Title, Words
from journey.ground import Ground
from journey.helping import support
from journey.needs import behaviours
from journey.needs.agreement import AgreementAccepted
from journey.needs.need import PACES, Behaviour, Frame, Need, Origin, Pace, Rhythm
from journey.plans import charter
from journey.plans.plan import StepKind
from journey.state import Journey, JourneyId
from journey.steps import mentoring
from journey.who.people import People, PersonId, Role, TeamId

TALKS = frozenset({What.NEEDS_TALK, What.BEFORE_TALK, What.AFTER_TALK, What.HAND_OVER})
STARTERS = (Role.LEARNER, Role.FRAME_HOLDER, Role.COMPANION, Role.WATCHER, Role.LND)
NEAR = 10
"""Working days before its day from which a talk may have been held: when it is asked to be planned."""
OpaqueId = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class StartJourney(Request):
    """A need is on the table: what I want to be able to do, one behaviour with its rhythm, who could notice. It may
    be vague: without a behaviour, a talk is expected that finds it.
    """

    kind: Literal["start"] = "start"
    learner: PersonId
    frame_holder: PersonId
    companion: PersonId
    adviser: PersonId
    team: TeamId = TeamId("")
    template: str = "standard"
    title: Title
    want: Words
    behaviour: Words | None = None
    rhythm: Rhythm = Rhythm.WEEKLY
    origin: Origin = Origin.SELF
    noticed_by: tuple[PersonId, ...] = ()
    first_try: date | None = None
    """Of what is rare: the day of the next occasion."""
    aim: int | None = Field(default=None, ge=1, le=10)
    hours: float | None = Field(default=None, gt=0, le=40)
    in_working_time: bool = True
    horizon: date | None = None
    goal: OpaqueId | None = None
    sponsor: OpaqueId | None = None
    team_need: OpaqueId | None = None


class Spoke(Request):
    """A moment: we spoke. Said by either side; nobody else is asked to confirm it."""

    kind: Literal["spoke"] = "spoke"
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyStarted(Fact):
    """A journey is there, provisional until two have accepted. Steps and figures are as they were that day."""

    kind: Literal["journey-started"] = "journey-started"
    journey: JourneyId
    people: People
    need: Need
    frame: Frame
    pace: Pace
    template: str
    steps: tuple[str, ...]
    aim: int
    practices_asked: int
    meetings_asked: int = 2
    aim_chosen: Literal[True] | None = None
    """Whoever started chose the aim; otherwise it is the template's."""
    charter: Literal[True] | None = None
    """The template has a role charter."""
    success_factors: tuple[str, ...] | None = None
    """Its success factors and risks, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentLogged(Fact):
    """They spoke."""

    kind: Literal["moment-logged"] = "moment-logged"
    line: str | None = None
    heard_of: Literal[True] | None = None
    """Said by L&D, who heard of it from one of them."""


def start(id_: JourneyId, word: StartJourney, at: datetime, ground: Ground) -> Events:
    """Anyone of learner, manager, mentor or L&D starts; whoever of the two starts has thereby accepted."""
    template = ground.templates.get(word.template)
    if template is None:
        raise Refusal("no-such-template", template=word.template, known=" ".join(sorted(ground.templates)))
    people = People(word.learner, word.frame_holder, word.companion, word.adviser, _watchers(word), word.team)
    if people.learner in (people.frame_holder, people.companion):
        raise Refusal("two-people")
    if not people.is_one_of(word.by, STARTERS):
        raise NotYours(*STARTERS)
    if word.first_try and not word.behaviour:
        raise Refusal("no-behaviour-yet")
    pace = PACES[word.rhythm]
    opening = JourneyStarted(
        at=at,
        by=word.by,
        journey=id_,
        people=people,
        need=_need(word),
        frame=Frame(word.hours, word.in_working_time, word.horizon),
        pace=pace,
        template=template.label,
        steps=template.steps,
        aim=word.aim or template.aim,
        practices_asked=template.practices,
        meetings_asked=template.meetings,
        aim_chosen=True if word.aim else None,
        charter=True if template.charter else None,
        success_factors=template.success_factors or None,
    )
    yield opening
    journey = started(opening)
    if word.by in people.agreeing() and journey.need.behaviours:
        yield AgreementAccepted(at=at, by=word.by, charter=charter.offered(journey))
    yield from _open(journey, word, at, ground)


def _open(journey: Journey, word: StartJourney, at: datetime, ground: Ground) -> Events:
    today, plus = ground.calendar.day(at), ground.calendar.plus
    people = journey.people
    yield from asking.asked(journey, What.NEEDS_TALK, people.companion, plus(today, 10), at, ground, by=word.by)
    if not journey.need.behaviours:
        return
    waiting = [person for person in people.agreeing() if person != word.by]
    for nth, person in enumerate(waiting, 1):
        yield from asking.asked(journey, What.ACCEPT, person, plus(today, 10), at, ground, by=word.by, nth=nth)
    first = journey.need.behaviours[0]
    yield from behaviours.first_tried(journey, first, word.first_try, at, ground, by=word.by)


def spoke(journey: Journey, word: Spoke, at: datetime, ground: Ground) -> Events:
    """Answers the open talks, resets the cadence of check-ins, and settles an asked-for talk."""
    yield MomentLogged(at=at, by=word.by, line=word.line)
    yield from asking.answered(talks(journey, at, ground), at, by=word.by)
    yield from support.talked(journey, at, by=word.by)


def talks(journey: Journey, at: datetime, ground: Ground) -> list[Expectation]:
    """Those of learner and companion or frame-holder that are near enough for any talk to have been it; and a first
    talk after a hand-over that was not said before it.
    """
    near = ground.calendar.plus(ground.calendar.day(at), NEAR)
    with_the_mentor = mentoring.first_talks(journey)
    open_ = [one for one in journey.expectations.values() if one.what in TALKS and one.due <= near]
    return [one for one in open_ if one not in with_the_mentor and (one.what is not What.HAND_OVER or one.opened <= at)]


def started(event: JourneyStarted) -> Journey:
    """The journey that an opening makes."""
    return Journey(
        id=event.journey,
        started=event.at,
        people=event.people,
        need=event.need,
        frame=event.frame,
        pace=event.pace,
        template=event.template,
        steps=event.steps,
        aim=event.aim,
        practices_asked=event.practices_asked,
        meetings_asked=event.meetings_asked,
        tailored={StepKind.APPLICATION: (Tailored(Change.OVERRIDE, event.by, event.at),)} if event.aim_chosen else {},
        charter=bool(event.charter),
        success_factors=event.success_factors or (),
        paces={behaviour.id: event.pace for behaviour in event.need.behaviours},
        watching={behaviour.id: event.people.watchers for behaviour in event.need.behaviours},
        last_word=event.at,
        last_contact=event.at,
        last_practice=event.at,
    )


def _watchers(word: StartJourney) -> tuple[PersonId, ...]:
    return tuple(person for person in dict.fromkeys(word.noticed_by) if person != word.learner)


def _need(word: StartJourney) -> Need:
    behaviours = (Behaviour("b1", word.behaviour, word.rhythm),) if word.behaviour else ()
    return Need(word.title, word.want, behaviours, word.origin, word.goal, word.sponsor, word.team_need)
