"""`evolve`: what each event makes of a journey. Total: it never refuses, never decides, never raises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from journey import agreement, confidence, endings, sightings, silence
from journey.agreement import Agreed, AgreementAccepted, AgreementChanged
from journey.confidence import ConfidenceRated
from journey.copies import replace
from journey.endings import EndDeclined, Ended, EndProposed
from journey.expectations import (
    Expectation,
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    RungClimbed,
)
from journey.language import Event
from journey.sightings import Sighting
from journey.silence import SilenceWatched, StillYoursAnswered
from journey.state import Journey
from journey.steps import application, check_ins, needs_conversation, practice
from journey.steps.application import Applied, ConclusionSaid
from journey.steps.check_ins import CheckedIn
from journey.steps.needs_conversation import JourneyStarted, MomentLogged
from journey.steps.practice import PracticeLogged


def fold(events: Iterable[Event], journey: Journey | None = None) -> Journey | None:
    """The journey that these events make, one after another."""
    for event in events:
        journey = evolve(journey, event)
    return journey


def evolve(journey: Journey | None, event: Event) -> Journey:
    """The journey after one more event."""
    if isinstance(event, JourneyStarted):
        return needs_conversation.started(event)
    if journey is None:
        raise LookupError("a log begins with its opening")
    journey = _told(journey, event)
    return _spoken(journey, event.at) if event.by and event.at > journey.last_word else journey


def _told(journey: Journey, event: Event) -> Journey:  # noqa: C901 - a table of contents
    match event:
        case ExpectationOpened() | ExpectationMoved() | RungClimbed():
            return _expecting(journey, event)
        case ExpectationAnswered() | ExpectationClosed():
            return _expected_no_more(journey, event)
        case SilenceWatched():
            return silence.silence_watched(journey, event)
        case PracticeLogged():
            return practice.practised(journey, event)
        case CheckedIn():
            return check_ins.checked_in(journey, event)
        case MomentLogged():
            return check_ins.in_contact(journey, event)
        case Sighting():
            return sightings.sighted(journey, event)
        case ConfidenceRated():
            return confidence.rated(journey, event)
        case ConclusionSaid():
            return application.said(journey, event)
        case Applied():
            return application.ended_applied(journey, event)
        case AgreementChanged():
            return agreement.changed(journey, event)
        case AgreementAccepted():
            return agreement.accepted(journey, event)
        case Agreed():
            return replace(journey, agreed=event.at)
        case StillYoursAnswered():
            return silence.still_yours_answered(journey, event)
        case EndProposed():
            return endings.end_proposed(journey, event)
        case EndDeclined():
            return endings.end_declined(journey, event)
        case Ended():
            return endings.ended(journey, event)
        case JourneyStarted():
            return journey
    assert_never(event)


def _expecting(journey: Journey, event: ExpectationOpened | ExpectationMoved | RungClimbed) -> Journey:
    expectations = dict(journey.expectations)
    if isinstance(event, ExpectationOpened):
        expectations[event.id] = Expectation(
            event.id,
            event.what,
            event.ladder,
            event.who,
            event.at,
            event.due,
            event.rung,
            event.stuck,
            event.about,
        )
        counted = {**journey.counted, event.what: journey.counted.get(event.what, 0) + 1}
        return replace(journey, expectations=expectations, counted=counted)
    known = expectations.get(event.id)
    if known is None:
        return journey
    if isinstance(event, ExpectationMoved):
        expectations[event.id] = replace(known, due=event.due, rung=event.rung, stuck=event.stuck)
    else:
        expectations[event.id] = replace(known, rung=event.next, stuck=event.stuck)
    return replace(journey, expectations=expectations)


def _expected_no_more(journey: Journey, event: ExpectationAnswered | ExpectationClosed) -> Journey:
    expectations = dict(journey.expectations)
    expectations.pop(event.id, None)
    return replace(journey, expectations=expectations)


def _spoken(journey: Journey, at: datetime) -> Journey:
    return replace(journey, last_word=at)
