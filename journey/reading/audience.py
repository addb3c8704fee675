"""To whom it was said: by which acts of reading others read each thing that happened. No event without its readers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from journey.endings import EndDeclined, Ended, EndProposed
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
from journey.helping.conditions import ConditionNamed, ConditionSettled
from journey.helping.support import SupportAsked, SupportDeclined, SupportGiven, SupportPromised
from journey.helping.thanks import Celebrated, Thanked
from journey.language import Event
from journey.lnd.at_once import CrowdedOut, TurnedAway
from journey.lnd.corrections import RowCorrected
from journey.lnd.moves import PickedUp
from journey.needs.agreement import Agreed, AgreementAccepted, AgreementChanged
from journey.needs.behaviours import BehaviourAdded, IfThenMade, WatchersNamed
from journey.needs.finding import NeedFound
from journey.needs.occasions import OccasionDated
from journey.needs.replanning import RePlanned
from journey.needs.team_need import TeamLeft
from journey.noticing.confidence import ConfidenceRated, FigureShared
from journey.noticing.sightings import Sighting
from journey.noticing.watching import FEWEST, WatchersAsked
from journey.pause import JourneyPaused, JourneyResumed
from journey.plans.charter import CharterAccepted
from journey.plans.reins import ReinsTaken
from journey.plans.success_factors import SuccessFactorMarked
from journey.plans.tailoring import PlanTailored
from journey.plans.upgrading import PlanUpgraded
from journey.reading.between_two import CoachingAsked, CoachingGiven, PrivatelyAnswered, PrivatelySaid
from journey.reading.readers import IN_FULL, NOBODY, Act, Cell, may
from journey.state import Journey
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
from journey.unsaying.taking_back import WordTakenBack
from journey.who import stand_ins
from journey.who.another_job import CameAlong, JobChangeProposed
from journey.who.for_somebody import EntryAnswered, WordEntered
from journey.who.hand_over import HandedOver
from journey.who.letting_read import ReadingLet
from journey.who.manager_gone import ManagerGone
from journey.who.people import PersonId, Role
from journey.who.reaching import FoundUnreachable, Reached
from journey.who.stand_ins import BackAgain, StandInNamed


class ReadAs(NamedTuple):
    """By which act others read that it happened, what was answered, and what was written."""

    that: Act
    what: Act
    text: Act = Act.SAID


PLANNED = ReadAs(Act.COURSE, Act.PLAN, Act.PLAN)
"""Frame, plan and promises: they arrive with whoever takes over."""
DONE = ReadAs(Act.COURSE, Act.PLAN)
SAID = ReadAs(Act.COURSE, Act.SAID)
KNOWN = ReadAs(Act.PHASE, Act.PHASE)
SEEN = ReadAs(Act.COURSE, Act.SIGHTINGS)
SEEN_FROM_BELOW = ReadAs(Act.COURSE, Act.SIGHTINGS_FROM_BELOW)
PUT = ReadAs(Act.WAITING, Act.WAITING)
PUT_TO_LND = ReadAs(Act.WAITING, Act.WAITING, Act.BETWEEN_TWO)
"""Nobody else learns that somebody turned away what they were asked; what was written with it, one adviser reads."""
UNDER_FOUR_EYES = ReadAs(Act.PRIVATE, Act.PRIVATE, Act.PRIVATE)
BETWEEN_TWO = ReadAs(Act.BETWEEN_TWO, Act.BETWEEN_TWO, Act.BETWEEN_TWO)
EXPECTED = ReadAs(Act.NEXT, Act.NEXT)

READ_AS: Mapping[type[Event], ReadAs] = {
    JourneyStarted: ReadAs(Act.PHASE, Act.NEED, Act.NEED),
    AgreementChanged: PLANNED,
    AgreementAccepted: SAID,
    Agreed: KNOWN,
    BehaviourAdded: ReadAs(Act.COURSE, Act.BEHAVIOUR, Act.BEHAVIOUR),
    WatchersNamed: PLANNED,
    WatchersAsked: DONE,
    NeedFound: ReadAs(Act.COURSE, Act.NEED, Act.NEED),
    CharterAccepted: SAID,
    PlanTailored: DONE,
    PlanUpgraded: DONE,
    SuccessFactorMarked: DONE,
    TeamLeft: SAID,
    IfThenMade: ReadAs(Act.COURSE, Act.NEED, Act.NEED),
    ReinsTaken: DONE,
    MomentLogged: SAID,
    ActivityPlanned: PLANNED,
    ActivityMoved: DONE,
    ActivityDone: DONE,
    ActivityDropped: DONE,
    TalkDropped: DONE,
    TalkPlanned: DONE,
    PutOff: PUT,
    TurnedAway: PUT_TO_LND,
    CrowdedOut: PUT,
    OccasionDated: DONE,
    PracticeLogged: SAID,
    MentorInvited: SAID,
    MentorAnswered: SAID,
    MentorMet: ReadAs(Act.COURSE, Act.COURSE, Act.MENTORED),
    MentoringStopped: SAID,
    BuddyNamed: DONE,
    CheckedIn: SEEN,
    Sighting: SEEN,
    ConfidenceRated: ReadAs(Act.COURSE, Act.CONFIDENCE),
    FigureShared: SAID,
    ConclusionSaid: SAID,
    Applied: KNOWN,
    StillDoingSaid: SAID,
    Reopened: SAID,
    ConditionNamed: PLANNED,
    ConditionSettled: DONE,
    SupportAsked: SAID,
    SupportPromised: DONE,
    SupportGiven: SAID,
    SupportDeclined: SAID,
    RePlanned: DONE,
    JourneyPaused: DONE,
    JourneyResumed: SAID,
    HandedOver: DONE,
    ReadingLet: SAID,
    JobChangeProposed: SAID,
    CameAlong: DONE,
    ManagerGone: SAID,
    StandInNamed: DONE,
    BackAgain: DONE,
    StillYoursAnswered: SAID,
    SilenceWatched: PUT,
    WordEntered: SAID,
    EntryAnswered: SAID,
    WordTakenBack: SAID,
    PrivatelySaid: UNDER_FOUR_EYES,
    PrivatelyAnswered: UNDER_FOUR_EYES,
    CoachingAsked: BETWEEN_TWO,
    CoachingGiven: BETWEEN_TWO,
    Thanked: BETWEEN_TWO,
    Celebrated: SAID,
    PickedUp: PUT,
    RowCorrected: PUT,
    FoundUnreachable: PUT,
    Reached: PUT,
    EndProposed: SAID,
    EndDeclined: SAID,
    Ended: KNOWN,
    ExpectationOpened: EXPECTED,
    ExpectationMoved: EXPECTED,
    ExpectationPassed: PUT,
    ExpectationAnswered: EXPECTED,
    ExpectationClosed: EXPECTED,
    RungClimbed: PUT,
}
"""Whoever said it, and whoever it was put to, read it in any case. A test holds that no event is missing."""


PUT_TO: Mapping[type[Event], str] = {
    RungClimbed: "to",
    HandedOver: "to",
    StandInNamed: "to",
    CameAlong: "frame_holder",
    ConditionNamed: "owner",
    MentorInvited: "mentor",
    BuddyNamed: "buddy",
    SupportAsked: "of",
    ReadingLet: "who",
    WordTakenBack: "to",
    RowCorrected: "to",
    FoundUnreachable: "who",
    CrowdedOut: "who",
    TurnedAway: "to",
    Reached: "who",
    **dict.fromkeys((PrivatelySaid, PrivatelyAnswered, CoachingAsked, CoachingGiven, Thanked), "to"),
}
"""Where an event names whom it was said to in person."""


def read_as(event: Event) -> ReadAs:
    """By which acts others read this; what was seen from below is read without a name."""
    return SEEN_FROM_BELOW if is_nameless(event) else READ_AS[type(event)]


def is_nameless(event: Event) -> bool:
    """Whether somebody told it who reports to the learner: they are named to nobody but themselves."""
    return isinstance(event, Sighting) and bool(event.nameless)


def put_to(event: Event, journey: Journey) -> PersonId | None:
    """Whom it was said to in person, as things stood when it was said."""
    match event:
        case MentorMet():
            return journey.people.mentor if event.by == journey.people.learner else journey.people.learner
        case TalkPlanned():
            return _across(event, journey)
        case SupportPromised() | SupportGiven() | SupportDeclined():
            return _other_one(event, journey)
    return getattr(event, PUT_TO[type(event)]) if type(event) in PUT_TO else None


def may_read(
    person: PersonId,
    act: Act,
    event: Event,
    to: PersonId | None,
    journey: Journey,
    beside: frozenset[Role] = NOBODY,
    at: datetime | None = None,
) -> bool:
    """Whether this person reads that part of what happened: own words always, and what was put to them.

    Who took over or stands in reads free text from then on, until the learner lets them read what came before. An
    adviser whom an open question came along to reads what was asked. `at`: when they look; default: when the last
    word was said.
    """
    if person in (event.by, event.entered_by, to):
        return True
    if isinstance(event, PrivatelySaid) and event.at in journey.entrusted.get(person, ()):
        return may(person, act, journey, beside, at) is not Cell.NO
    since = stand_ins.reads_since(journey, person, at or journey.last_word)
    if act is Act.SAID and since is not None and event.at < since:
        return False
    if act is not Act.COURSE and is_nameless(event) and not _is_one_of_enough(event, journey):
        return False
    cell = may(person, act, journey, beside, at)
    return cell in IN_FULL or cell is Cell.WITHOUT_A_NAME_FROM_3


def _is_one_of_enough(event: Event, journey: Journey) -> bool:
    """Whether so many who report to the learner were asked that nobody can tell who of them said this."""
    return isinstance(event, Sighting) and len(journey.receiving.get(event.behaviour, ())) >= FEWEST


def _other_one(event: SupportPromised | SupportGiven | SupportDeclined, journey: Journey) -> PersonId | None:
    """The other of the two between whom help was asked."""
    support = journey.supports.get(event.support)
    if support is None:
        return None
    return support.asker if event.by == support.of else support.of


def _across(event: TalkPlanned, journey: Journey) -> PersonId | None:
    """Who sits across the table of whoever planned the talk."""
    talk = journey.expectations.get(event.expectation)
    if talk is None:
        return None
    return talk.who if event.by == journey.people.learner else journey.people.learner
