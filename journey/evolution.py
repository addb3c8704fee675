"""`evolve`: what each event makes of a journey. Total: it never refuses, never decides, never raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from journey import (
    agreement,
    behaviours,
    charter,
    conditions,
    confidence,
    endings,
    expecting,
    finding,
    hand_over,
    moving,
    occasions,
    pause,
    reins,
    replanning,
    roles,
    sightings,
    silence,
    stand_ins,
    success_factors,
    support,
    tailoring,
    team_need,
    upgrading,
    watching,
)
from journey.agreement import Agreed, AgreementAccepted, AgreementChanged
from journey.behaviours import BehaviourAdded, IfThenMade, WatchersNamed
from journey.charter import CharterAccepted
from journey.conditions import ConditionNamed, ConditionSettled
from journey.confidence import ConfidenceRated, FigureShared
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
from journey.finding import NeedFound
from journey.hand_over import HandedOver, ManagerGone, ReadingLet
from journey.language import Event
from journey.moving import MovedAlong, MoveProposed
from journey.occasions import OccasionDated
from journey.pause import JourneyPaused, JourneyResumed
from journey.reins import ReinsTaken
from journey.replanning import RePlanned
from journey.sightings import Sighting
from journey.silence import SilenceWatched, StillYoursAnswered
from journey.stand_ins import BackAgain, StandInNamed
from journey.state import Journey
from journey.steps import (
    activity,
    application,
    buddies,
    check_ins,
    mentoring,
    needs_conversation,
    practice,
    talks,
    watch,
)
from journey.steps.activity import ActivityDone, ActivityDropped, ActivityMoved, ActivityPlanned
from journey.steps.application import Applied, ConclusionSaid
from journey.steps.buddies import BuddyNamed
from journey.steps.check_ins import CheckedIn
from journey.steps.mentoring import MentorAnswered, MentoringStopped, MentorInvited, MentorMet
from journey.steps.needs_conversation import JourneyStarted, MomentLogged
from journey.steps.practice import PracticeLogged
from journey.steps.talks import TalkDropped
from journey.steps.watch import Reopened, StillDoingSaid
from journey.success_factors import SuccessFactorMarked
from journey.support import SupportAsked, SupportDeclined, SupportGiven, SupportPromised
from journey.tailoring import PlanTailored
from journey.team_need import TeamLeft
from journey.upgrading import PlanUpgraded
from journey.watching import WatchersAsked

CONSEQUENCES: Mapping[type[Event], Callable[[Journey, Any], Journey]] = {
    AgreementChanged: agreement.changed,
    AgreementAccepted: agreement.accepted,
    Agreed: agreement.agreed,
    NeedFound: roles.changing(finding.found),
    CharterAccepted: charter.accepted,
    PlanTailored: tailoring.tailored,
    PlanUpgraded: upgrading.upgraded,
    SuccessFactorMarked: success_factors.marked,
    BehaviourAdded: roles.changing(behaviours.added),
    WatchersNamed: roles.changing(behaviours.watchers_named),
    WatchersAsked: roles.changing(watching.asked),
    IfThenMade: behaviours.if_then_made,
    ReinsTaken: reins.taken,
    MomentLogged: check_ins.in_contact,
    ActivityPlanned: activity.planned,
    ActivityMoved: activity.moved,
    ActivityDone: activity.took_place,
    ActivityDropped: activity.dropped,
    TalkDropped: talks.dropped,
    PracticeLogged: practice.practised,
    OccasionDated: occasions.occasion_dated,
    MentorInvited: roles.changing(mentoring.invited),
    MentorAnswered: roles.changing(mentoring.answered),
    MentorMet: mentoring.met,
    MentoringStopped: roles.changing(mentoring.stopped),
    BuddyNamed: buddies.named,
    CheckedIn: check_ins.checked_in,
    Sighting: sightings.sighted,
    ConfidenceRated: confidence.rated,
    FigureShared: confidence.shared,
    ConclusionSaid: application.said,
    Applied: application.ended_applied,
    StillDoingSaid: watch.said,
    Reopened: roles.changing(watch.reopened),
    ConditionNamed: conditions.named,
    ConditionSettled: conditions.settled,
    SupportAsked: support.was_asked,
    SupportPromised: support.was_answered,
    SupportGiven: support.was_answered,
    SupportDeclined: support.was_answered,
    RePlanned: replanning.re_planned,
    JourneyPaused: pause.paused,
    JourneyResumed: pause.resumed,
    HandedOver: roles.changing(hand_over.handed_over),
    ReadingLet: hand_over.reading_let,
    ManagerGone: hand_over.manager_gone,
    StandInNamed: stand_ins.named,
    BackAgain: stand_ins.back,
    StillYoursAnswered: silence.still_yours_answered,
    SilenceWatched: silence.silence_watched,
    TeamLeft: team_need.left,
    MoveProposed: moving.move_proposed,
    MovedAlong: roles.changing(moving.moved_along),
    EndProposed: endings.end_proposed,
    EndDeclined: endings.end_declined,
    Ended: endings.ended,
    ExpectationOpened: expecting.opened,
    ExpectationMoved: expecting.moved,
    ExpectationPassed: expecting.passed,
    ExpectationAnswered: expecting.over,
    ExpectationClosed: expecting.over,
    RungClimbed: expecting.climbed,
}
"""What each event makes of a journey: a table of contents. A test holds that no event is missing."""


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
    journey = CONSEQUENCES[type(event)](journey, event)
    return replace(journey, last_word=event.at) if event.by and event.at > journey.last_word else journey
