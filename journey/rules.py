"""`decide`: a table of contents, and who may say what. Every rule is applied here, once, when something is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple, assert_never, cast

from journey import agreement, confidence, endings, looks, sightings, silence
from journey.agreement import Accept, Propose
from journey.asking import Events, climbed
from journey.confidence import Rate
from journey.endings import EndJourney, KeepGoing
from journey.evolution import evolve, fold
from journey.expectations import RungClimbed
from journey.ground import Ground
from journey.language import Event, Said
from journey.people import Role
from journey.refusals import AlreadyStarted, HasEnded, NotStarted, NotYours
from journey.sightings import LogSighting
from journey.silence import AnswerStillYours
from journey.state import Journey, JourneyId
from journey.steps import application, check_ins, needs_conversation, practice
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice

BOTH_SIDES = (Role.LEARNER, Role.FRAME_HOLDER, Role.COMPANION)

MAY: dict[type[Said], tuple[Role, ...]] = {
    Accept: (Role.LEARNER, Role.FRAME_HOLDER),
    Propose: (Role.LEARNER, Role.FRAME_HOLDER),
    Spoke: BOTH_SIDES,
    LogPractice: (Role.LEARNER,),
    CheckIn: (Role.COMPANION, Role.FRAME_HOLDER),
    LogSighting: (Role.WATCHER, Role.COMPANION, Role.FRAME_HOLDER),
    Rate: (Role.LEARNER,),
    Conclude: BOTH_SIDES,
    AnswerStillYours: (Role.LEARNER,),
    EndJourney: (*BOTH_SIDES, Role.LND),
    KeepGoing: (Role.LEARNER,),
}
"""Who may say what on a journey that has started. Anybody who has a role on it may start it."""

FOLLOWS = (
    application.applied,
    check_ins.next_check_in,
    confidence.asked,
    application.conclusion_asked,
    looks.looked_at,
    silence.watched,
)
"""What follows from how things stand, in this order, after every word and every ring."""


class Brought(NamedTuple):
    """What a word or a ring brought: the events, and the journey that they make; each is evolved here, once."""

    events: tuple[Event, ...]
    journey: Journey | None


def decide(id_: JourneyId, journey: Journey | None, request: Said, at: datetime, ground: Ground) -> Brought:
    """What a request brings, judged at the instant at which it was said.

    Raises:
        Refusal: it may not be said; nothing happened.
    """
    at = at.astimezone(UTC)
    if journey is not None:
        at = max(at, journey.started)
    events = list(_known(_said(id_, journey, request, at, ground)))
    after = fold(events, journey)
    assert after is not None
    for rule in FOLLOWS:
        if after.ended:
            break
        for event in _known(rule(after, at, ground, request.by)):
            after = evolve(after, event)
            events.append(event)
    return Brought(tuple(events), after)


def elapse(journey: Journey | None, to: datetime, ground: Ground) -> Brought:
    """What time alone does up to an instant: at most one rung per expectation, and what follows.

    Asked twice, or for an earlier instant, it brings nothing.
    """
    to = to.astimezone(UTC)
    events: list[Event] = []
    while journey is not None and (told := _rung(journey, to, ground, events)):
        journey = fold(told, journey)
        events.extend(told)
    return Brought(tuple(events), journey)


def _rung(journey: Journey, to: datetime, ground: Ground, before: list[Event]) -> list[Event]:
    """What rings now: every rung whose time has come, but no second one of the same ladder; and silence."""
    due = [e for e in journey.expectations.values() if e.rung and e.rung.at <= to]
    if due and before:
        climbed_before = {event.id for event in before if isinstance(event, RungClimbed)}
        due = [expectation for expectation in due if expectation.id not in climbed_before]
    told = [event for expectation in due for event in _known(climbed(journey, expectation, to, ground))]
    if journey.watch and journey.watch <= to:
        told.extend(_known(silence.watched(journey, to, ground, None)))
    return told


def _said(id_: JourneyId, journey: Journey | None, request: Said, at: datetime, ground: Ground) -> Events:
    if isinstance(request, StartJourney):
        if journey is not None:
            raise AlreadyStarted
        return needs_conversation.start(id_, request, at, ground)
    if journey is None:
        raise NotStarted
    if not journey.people.roles(request.by).intersection(MAY[type(request)]):
        raise NotYours(*MAY[type(request)])
    if journey.ended:
        raise HasEnded(journey.ended)
    return _on_its_way(journey, request, at, ground)


def _on_its_way(  # noqa: C901 - a table of contents
    journey: Journey, request: Said, at: datetime, ground: Ground
) -> Events:
    match request:
        case Accept():
            return agreement.accept(journey, request, at, ground)
        case Propose():
            return agreement.propose(journey, request, at, ground)
        case Spoke():
            return needs_conversation.spoke(journey, request, at, ground)
        case LogPractice():
            return practice.log_practice(journey, request, at, ground)
        case CheckIn():
            return check_ins.check_in(journey, request, at, ground)
        case LogSighting():
            return sightings.log_sighting(journey, request, at, ground)
        case Rate():
            return confidence.rate(journey, request, at, ground)
        case Conclude():
            return application.conclude(journey, request, at, ground)
        case AnswerStillYours():
            return silence.still_yours(journey, request, at, ground)
        case EndJourney():
            return endings.end(journey, request, at, ground)
        case KeepGoing():
            return endings.keep_going(journey, request, at, ground)
        case StartJourney():
            raise AlreadyStarted
    assert_never(request)


def _known(facts: Events) -> Iterable[Event]:
    """Rooms yield facts; every fact is an event of the language (a test walks them)."""
    return cast("Iterable[Event]", facts)
