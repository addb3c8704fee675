"""`evolve`: what each event makes of a journey. Total: it never refuses, never decides, never raises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from journey import (
    agreement,
    behaviours,
    conditions,
    confidence,
    endings,
    expecting,
    hand_over,
    pause,
    reins,
    replanning,
    sightings,
    silence,
    support,
)
from journey.agreement import Agreed, AgreementAccepted, AgreementChanged
from journey.behaviours import BehaviourAdded, IfThenMade, WatchersNamed
from journey.conditions import ConditionNamed, ConditionSettled
from journey.confidence import ConfidenceRated
from journey.copies import replace
from journey.endings import EndDeclined, Ended, EndProposed
from journey.expectations import (
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    RungClimbed,
)
from journey.hand_over import HandedOver, ManagerGone, ReadingLet
from journey.language import Event
from journey.pause import JourneyPaused, JourneyResumed
from journey.reins import ReinsTaken
from journey.replanning import RePlanned
from journey.sightings import Sighting
from journey.silence import SilenceWatched, StillYoursAnswered
from journey.state import Journey
from journey.steps import activity, application, check_ins, mentoring, needs_conversation, practice, watch
from journey.steps.activity import ActivityDone, ActivityDropped, ActivityMoved, ActivityPlanned
from journey.steps.application import Applied, ConclusionSaid
from journey.steps.check_ins import CheckedIn
from journey.steps.mentoring import MentorAnswered, MentoringStopped, MentorInvited, MentorMet
from journey.steps.needs_conversation import JourneyStarted, MomentLogged
from journey.steps.practice import PracticeLogged
from journey.steps.watch import Reopened
from journey.support import SupportAsked, SupportDeclined, SupportGiven, SupportPromised


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
        case ExpectationOpened() | ExpectationMoved() | ExpectationPassed() | RungClimbed():
            return expecting.told(journey, event)
        case ExpectationAnswered() | ExpectationClosed():
            return expecting.told(journey, event)
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
        case ActivityPlanned():
            return activity.planned(journey, event)
        case ActivityMoved():
            return activity.moved(journey, event)
        case ActivityDone():
            return activity.took_place(journey, event)
        case ActivityDropped():
            return activity.dropped(journey, event)
        case MentorInvited():
            return mentoring.invited(journey, event)
        case MentorAnswered():
            return mentoring.answered(journey, event)
        case MentorMet():
            return mentoring.met(journey, event)
        case MentoringStopped():
            return mentoring.stopped(journey, event)
        case ConclusionSaid():
            return application.said(journey, event)
        case Applied():
            return application.ended_applied(journey, event)
        case Reopened():
            return watch.reopened(journey, event)
        case _:
            return _changed(journey, event)


def _changed(journey: Journey, event: Event) -> Journey:  # noqa: C901 - the second page of the table of contents
    match event:
        case AgreementChanged():
            return agreement.changed(journey, event)
        case AgreementAccepted():
            return agreement.accepted(journey, event)
        case Agreed():
            return replace(journey, agreed=event.at)
        case BehaviourAdded():
            return behaviours.added(journey, event)
        case WatchersNamed():
            return behaviours.watchers_named(journey, event)
        case IfThenMade():
            return behaviours.if_then_made(journey, event)
        case ReinsTaken():
            return reins.taken(journey, event)
        case ConditionNamed():
            return conditions.named(journey, event)
        case ConditionSettled():
            return conditions.settled(journey, event)
        case SupportAsked():
            return support.was_asked(journey, event)
        case SupportPromised() | SupportGiven() | SupportDeclined():
            return support.was_answered(journey, event)
        case RePlanned():
            return replanning.re_planned(journey, event)
        case JourneyPaused():
            return pause.paused(journey, event)
        case JourneyResumed():
            return pause.resumed(journey, event)
        case HandedOver():
            return hand_over.handed_over(journey, event)
        case ReadingLet():
            return hand_over.reading_let(journey, event)
        case ManagerGone():
            return hand_over.manager_gone(journey, event)
        case StillYoursAnswered():
            return silence.still_yours_answered(journey, event)
        case EndProposed():
            return endings.end_proposed(journey, event)
        case EndDeclined():
            return endings.end_declined(journey, event)
        case Ended():
            return endings.ended(journey, event)
    return journey


def _spoken(journey: Journey, at: datetime) -> Journey:
    return replace(journey, last_word=at)
