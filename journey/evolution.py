"""`evolve`: what each event makes of a journey. Total: it never refuses, never decides, never raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from journey import endings, pause
from journey.endings import EndDeclined, Ended, EndProposed
from journey.expected import expecting, later, silence
from journey.expected.expectations import (
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    RungClimbed,
)
from journey.expected.later import PutOff
from journey.expected.silence import SilenceWatched, StillYoursAnswered
from journey.grammar.copies import replace
from journey.helping import conditions, support, thanks
from journey.helping.conditions import ConditionNamed, ConditionSettled
from journey.helping.support import SupportAsked, SupportDeclined, SupportGiven, SupportPromised
from journey.helping.thanks import Celebrated, Thanked
from journey.language import Event
from journey.lnd import at_once, corrections, moves
from journey.lnd.at_once import CrowdedOut, TurnedAway
from journey.lnd.corrections import RowCorrected
from journey.lnd.moves import PickedUp
from journey.needs import agreement, behaviours, finding, occasions, replanning, team_need
from journey.needs.agreement import Agreed, AgreementAccepted, AgreementChanged
from journey.needs.behaviours import BehaviourAdded, IfThenMade, WatchersNamed
from journey.needs.finding import NeedFound
from journey.needs.occasions import OccasionDated
from journey.needs.replanning import RePlanned
from journey.needs.team_need import TeamLeft
from journey.noticing import confidence, sightings, watching
from journey.noticing.confidence import ConfidenceRated, FigureShared
from journey.noticing.sightings import Sighting
from journey.noticing.watching import WatchersAsked
from journey.pause import JourneyPaused, JourneyResumed
from journey.plans import charter, reins, success_factors, tailoring, upgrading
from journey.plans.charter import CharterAccepted
from journey.plans.reins import ReinsTaken
from journey.plans.success_factors import SuccessFactorMarked
from journey.plans.tailoring import PlanTailored
from journey.plans.upgrading import PlanUpgraded
from journey.reading import between_two
from journey.reading.between_two import CoachingAsked, CoachingGiven, PrivatelyAnswered, PrivatelySaid
from journey.state import Journey
from journey.steps import (
    activity,
    application,
    buddies,
    check_ins,
    diary,
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
from journey.steps.diary import TalkPlanned
from journey.steps.mentoring import MentorAnswered, MentoringStopped, MentorInvited, MentorMet
from journey.steps.needs_conversation import JourneyStarted, MomentLogged
from journey.steps.practice import PracticeLogged
from journey.steps.talks import TalkDropped
from journey.steps.watch import Reopened, StillDoingSaid
from journey.unsaying import taking_back
from journey.unsaying.taking_back import WordTakenBack
from journey.who import another_job, for_somebody, hand_over, letting_read, manager_gone, reaching, roles, stand_ins
from journey.who.another_job import CameAlong, JobChangeProposed
from journey.who.for_somebody import EntryAnswered, WordEntered
from journey.who.hand_over import HandedOver
from journey.who.letting_read import ReadingLet
from journey.who.manager_gone import ManagerGone
from journey.who.reaching import FoundUnreachable, Reached
from journey.who.stand_ins import BackAgain, StandInNamed

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
    TalkPlanned: diary.was_planned,
    PutOff: later.was_put_off,
    TurnedAway: at_once.on_record,
    CrowdedOut: at_once.on_record,
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
    CoachingAsked: between_two.heard,
    CoachingGiven: between_two.heard,
    PrivatelySaid: between_two.said,
    PrivatelyAnswered: between_two.answered,
    Thanked: thanks.said,
    Celebrated: thanks.said,
    RePlanned: replanning.re_planned,
    JourneyPaused: pause.paused,
    JourneyResumed: pause.resumed,
    HandedOver: roles.changing(hand_over.handed_over),
    ReadingLet: letting_read.reads,
    ManagerGone: manager_gone.gone,
    FoundUnreachable: reaching.lost,
    Reached: reaching.reached,
    PickedUp: moves.picked_up,
    RowCorrected: corrections.corrected,
    StandInNamed: stand_ins.named,
    BackAgain: stand_ins.back,
    StillYoursAnswered: silence.still_yours_answered,
    SilenceWatched: silence.silence_watched,
    TeamLeft: team_need.left,
    JobChangeProposed: another_job.job_change_proposed,
    CameAlong: roles.changing(another_job.came_along),
    WordEntered: for_somebody.was_entered,
    EntryAnswered: for_somebody.was_answered,
    WordTakenBack: taking_back.taken_back,
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
    """The journey that these events make, one after another. Of a log, only what counts: `record.counting`."""
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
    if event.by and event.breaks_silence and event.at > journey.last_word:
        return replace(journey, last_word=event.at)
    return journey
