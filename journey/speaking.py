"""Who may say what on a journey that has started, and what fits it now. Anybody with a role on it may start one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from journey.agenda import agenda
from journey.endings import EndJourney, KeepGoing
from journey.expected import later
from journey.expected.later import Later
from journey.expected.silence import AnswerStillYours
from journey.ground import Ground
from journey.helping import conditions
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, DeclineSupport, Promise, SupportWasGiven
from journey.helping.thanks import Celebrate, Thank
from journey.language import Said
from journey.lnd import at_once
from journey.lnd.at_once import NoRoom, NotMine
from journey.lnd.corrections import NotRight
from journey.lnd.moves import PickUp
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import MOST, AddBehaviour, MakeIfThen, NameWatchers
from journey.needs.finding import Find
from journey.needs.occasions import DateOccasion, is_any_rare
from journey.needs.replanning import RePlan
from journey.needs.team_need import LeaveTeam
from journey.noticing import sightings
from journey.noticing.confidence import Rate, ShareFigure
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, Resume
from journey.plans import charter
from journey.plans.charter import AcceptCharter
from journey.plans.reins import TakeReins
from journey.plans.rounds import Override, RepeatStep
from journey.plans.success_factors import MarkSuccessFactor
from journey.plans.tailoring import AddStep, DropStep, MoveStep
from journey.plans.upgrading import Upgrade
from journey.reading.between_two import AnswerPrivately, AskCoaching, CoachingWasGiven, SayPrivately
from journey.state import Journey
from journey.steps import activity, diary, talks
from journey.steps.activity import ActivityWasDone, DropActivity, MoveActivity, PlanActivity
from journey.steps.application import Conclude
from journey.steps.buddies import NameBuddy
from journey.steps.check_ins import CheckIn
from journey.steps.diary import PlanTalk
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met, StopMentoring
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice
from journey.steps.talks import DropTalk
from journey.steps.watch import StillDoing
from journey.unsaying.taking_back import TakeBack
from journey.who import roles
from journey.who.another_job import ChangeJob
from journey.who.for_somebody import Confirm
from journey.who.hand_over import Handed, HandOver, may_hand
from journey.who.letting_read import LetRead
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import PersonId, Role
from journey.who.reaching import IsReachable, IsUnreachable
from journey.who.stand_ins import NameStandIn

BOTH_SIDES = (Role.LEARNER, Role.FRAME_HOLDER, Role.COMPANION)
AND_LND = (*BOTH_SIDES, Role.LND)
WHO_WAS_ASKED = (*BOTH_SIDES, Role.MENTOR, Role.HELPER, Role.LND)
WHO_IS_ASKED = (*BOTH_SIDES, Role.MENTOR, Role.WATCHER, Role.HELPER, Role.LND)
PERSONS = tuple(role for role in Role if role is not Role.POST)
"""Everybody; what the post says is what it alone can know, and no more."""

MAY: Mapping[type[Said], tuple[Role, ...]] = {
    Accept: (Role.LEARNER, Role.FRAME_HOLDER),
    Propose: (Role.LEARNER, Role.FRAME_HOLDER),
    Find: BOTH_SIDES,
    AcceptCharter: BOTH_SIDES,
    AddStep: AND_LND,
    DropStep: AND_LND,
    RepeatStep: AND_LND,
    Override: AND_LND,
    MoveStep: AND_LND,
    Upgrade: AND_LND,
    MarkSuccessFactor: AND_LND,
    AddBehaviour: (Role.LEARNER, Role.FRAME_HOLDER),
    NameWatchers: (Role.LEARNER,),
    AskWatchers: (Role.LEARNER,),
    MakeIfThen: (Role.LEARNER,),
    TakeReins: BOTH_SIDES,
    Spoke: BOTH_SIDES,
    PlanActivity: AND_LND,
    MoveActivity: AND_LND,
    ActivityWasDone: BOTH_SIDES,
    DropActivity: BOTH_SIDES,
    DropTalk: BOTH_SIDES,
    PlanTalk: (*BOTH_SIDES, Role.MENTOR),
    Later: WHO_IS_ASKED,
    NotMine: WHO_IS_ASKED,
    NoRoom: (Role.POST,),
    LogPractice: (Role.LEARNER,),
    DateOccasion: (Role.LEARNER, Role.COMPANION),
    InviteMentor: AND_LND,
    AnswerInvitation: (Role.MENTOR,),
    Met: (Role.LEARNER, Role.MENTOR),
    StopMentoring: (*BOTH_SIDES, Role.MENTOR),
    NameBuddy: (Role.LEARNER, Role.MENTOR, Role.LND),
    CheckIn: (Role.COMPANION, Role.FRAME_HOLDER),
    LogSighting: (Role.WATCHER, Role.MENTOR, Role.COMPANION, Role.FRAME_HOLDER),
    Rate: (Role.LEARNER,),
    ShareFigure: (Role.LEARNER,),
    Conclude: BOTH_SIDES,
    NameCondition: AND_LND,
    SettleCondition: (*AND_LND, Role.HELPER),
    AskSupport: (*BOTH_SIDES, Role.MENTOR),
    Promise: WHO_WAS_ASKED,
    SupportWasGiven: WHO_WAS_ASKED,
    DeclineSupport: WHO_WAS_ASKED,
    AskCoaching: (Role.FRAME_HOLDER, Role.COMPANION),
    CoachingWasGiven: (Role.LND,),
    SayPrivately: (Role.LEARNER,),
    AnswerPrivately: (Role.LND,),
    Thank: (Role.LEARNER,),
    Celebrate: (Role.LEARNER,),
    RePlan: BOTH_SIDES,
    Pause: AND_LND,
    Resume: AND_LND,
    HandOver: (*AND_LND, Role.MENTOR),
    LetRead: (Role.LEARNER,),
    ManagerIsGone: (Role.LEARNER, Role.COMPANION, Role.LND),
    IsUnreachable: (Role.LND, Role.POST),
    IsReachable: (Role.LND,),
    PickUp: (Role.LND,),
    NotRight: (Role.LND,),
    NameStandIn: (Role.FRAME_HOLDER, Role.COMPANION, Role.MANAGER, Role.LND),
    AnswerStillYours: (Role.LEARNER,),
    LeaveTeam: (Role.LEARNER, Role.COMPANION, Role.LND),
    ChangeJob: AND_LND,
    Confirm: PERSONS,
    TakeBack: tuple(Role),
    EndJourney: AND_LND,
    KeepGoing: (Role.LEARNER,),
    StillDoing: (Role.LEARNER,),
}

IN_THE_WATCH: tuple[type[Said], ...] = (StillDoing, Later, NoRoom, Confirm, Thank, Celebrate)
"""What may still be said once it was applied."""
LOOKING_ALONG = frozenset({IsUnreachable, IsReachable, PickUp, NotRight})
"""What L&D's own ladder brings to a colleague or the head, they may do something about."""

Fits = Callable[[Journey, PersonId], bool]
FITS: Mapping[type[Said], Fits] = {
    Accept: lambda journey, person: (
        _is_found(journey) and person not in journey.accepted and person in journey.people.agreeing()
    ),
    Propose: lambda journey, person: _is_found(journey),
    Find: lambda journey, person: not _is_found(journey),
    AddBehaviour: lambda journey, person: 0 < len(journey.need.behaviours) < MOST,
    NameWatchers: lambda journey, person: _is_found(journey),
    AskWatchers: lambda journey, person: _is_found(journey),
    LogPractice: lambda journey, person: _is_found(journey),
    DateOccasion: lambda journey, person: is_any_rare(journey),
    LogSighting: lambda journey, person: (
        _is_found(journey) and not sightings.waits_for_a_yes(journey, person, journey.last_word)
    ),
    Rate: lambda journey, person: _is_found(journey),
    AcceptCharter: charter.lacks,
    MarkSuccessFactor: lambda journey, person: bool(journey.success_factors),
    MoveActivity: lambda journey, person: activity.is_coming(journey),
    ActivityWasDone: lambda journey, person: activity.is_coming(journey),
    DropActivity: lambda journey, person: (
        activity.is_coming(journey)
        or activity.asked_for(journey)
        or not (journey.activities or activity.is_left_out(journey))
    ),
    DropTalk: lambda journey, person: talks.are_to_come(journey),
    PlanTalk: diary.are_to_come,
    Later: later.waits,
    NotMine: at_once.may_turn_away,
    InviteMentor: lambda journey, person: not journey.mentoring.accepted,
    AnswerInvitation: lambda journey, person: journey.people.mentor == person and not journey.mentoring.accepted,
    Met: lambda journey, person: journey.mentoring.accepted,
    StopMentoring: lambda journey, person: journey.people.mentor is not None or journey.mentoring.declined,
    NameBuddy: lambda journey, person: journey.people.mentor is not None,
    Conclude: lambda journey, person: journey.agreed is not None,
    SettleCondition: lambda journey, person: any(
        conditions.pends(one) and conditions.may_settle(journey.people, person, one)
        for one in journey.conditions.values()
    ),
    Promise: lambda journey, person: _waits_for(journey, person),
    SupportWasGiven: lambda journey, person: (
        _waits_for(journey, person) or any(one.asker == person and not one.settled for one in journey.supports.values())
    ),
    DeclineSupport: lambda journey, person: _waits_for(journey, person),
    HandOver: lambda journey, person: journey.mentoring.accepted or may_hand(journey.people, person, Handed.MANAGER),
    Confirm: lambda journey, person: any(one.by == person for one in journey.entries.values()),
    Resume: lambda journey, person: journey.paused is not None,
    LetRead: lambda journey, person: bool(journey.newcomers) or any(not one.reads for one in journey.stand_ins),
    ManagerIsGone: lambda journey, person: not journey.unmanaged,
    LeaveTeam: lambda journey, person: journey.need.team_need is not None,
    IsReachable: lambda journey, person: bool(journey.unreachable),
    PickUp: lambda journey, person: bool(agenda(journey).stuck),
    NotRight: lambda journey, person: bool(agenda(journey).stuck),
    KeepGoing: lambda journey, person: journey.end_proposed is not None,
}
"""What makes sense only as things stand; all else always does. Who stands in for somebody fits as they do."""
ONLY_OWN = frozenset({AcceptCharter})
"""What is said for nobody else: a yes to what one does oneself."""


def may(journey: Journey, person: PersonId, word: type[Said], at: datetime) -> bool:
    """Whether one of the roles that this person had then may say it."""
    if journey.formerly or journey.stand_ins or journey.receiving:
        return roles.is_one_of(journey, person, MAY[word], at)
    return journey.people.is_one_of(person, MAY[word])


def looks_along(journey: Journey, person: PersonId, word: type[Said], ground: Ground) -> bool:
    """Whether L&D's own ladder leads to this person, and it is L&D's to say."""
    return word in LOOKING_ALONG and ground.stands_in(person, journey.people.adviser)


def sayable(journey: Journey, person: PersonId, at: datetime | None = None) -> tuple[type[Said], ...]:
    """What this person may say at that instant (default: when the last word was said), and what would make sense;
    whether it is then put on record, `decide` says. What they may take back is in the log, and not in the journey.
    """
    at = at or journey.last_word
    words: Iterable[type[Said]] = (one for one in MAY if one not in (StillDoing, TakeBack))
    if journey.ended:
        words = IN_THE_WATCH if journey.applied else ()
    as_ = roles.speaks_as(journey, person, at)
    return tuple(
        word
        for word in words
        if may(journey, person, word, at) and _fits(journey, {person} if word in ONLY_OWN else as_, word)
    )


def _is_found(journey: Journey) -> bool:
    return bool(journey.need.behaviours)


def _fits(journey: Journey, as_: set[PersonId], word: type[Said]) -> bool:
    return word not in FITS or any(FITS[word](journey, person) for person in as_)


def _is_coming(journey: Journey) -> bool:
    return any(not activity.settled for activity in journey.activities.values())


def _waits_for(journey: Journey, person: PersonId) -> bool:
    return any(one.of == person and not one.settled for one in journey.supports.values())
