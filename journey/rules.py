"""`decide`: a table of contents. Every rule is applied here, once, when something is said; or when time passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from journey import (
    agreement,
    behaviours,
    charter,
    conditions,
    confidence,
    endings,
    finding,
    hand_over,
    looks,
    moving,
    occasions,
    pause,
    reins,
    replanning,
    rounds,
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
from journey.agreement import Accept, Propose
from journey.behaviours import AddBehaviour, MakeIfThen, NameWatchers
from journey.charter import AcceptCharter
from journey.climbing import climbed
from journey.conditions import NameCondition, SettleCondition
from journey.confidence import Rate, ShareFigure
from journey.endings import EndJourney, KeepGoing
from journey.evolution import evolve, fold
from journey.expectations import RungClimbed
from journey.finding import Find
from journey.ground import Ground, RungName
from journey.hand_over import HandOver, LetRead, ManagerIsGone
from journey.language import Event, Said
from journey.moving import Move
from journey.occasions import DateOccasion
from journey.pause import Pause, Resume
from journey.people import PersonId
from journey.refusals import AlreadyStarted, HasEnded, NotStarted, NotYours
from journey.reins import TakeReins
from journey.replanning import RePlan
from journey.rounds import Override, RepeatStep
from journey.sightings import LogSighting
from journey.silence import AnswerStillYours
from journey.speaking import MAY, may
from journey.stand_ins import NameStandIn, is_said_by_their_manager
from journey.state import Journey, JourneyId
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
from journey.steps.activity import ActivityWasDone, DropActivity, MoveActivity, PlanActivity
from journey.steps.application import Conclude
from journey.steps.buddies import NameBuddy
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met, StopMentoring
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice
from journey.steps.talks import DropTalk
from journey.steps.watch import StillDoing
from journey.success_factors import MarkSuccessFactor
from journey.support import AskSupport, DeclineSupport, Promise, SupportWasGiven
from journey.tailoring import AddStep, DropStep, MoveStep
from journey.team_need import LeaveTeam
from journey.upgrading import Upgrade
from journey.watching import AskWatchers

Facts = Iterator[Any]
"""What a rule yields: each is an event of the language. Its room, on which the language stands, can only say `Fact`."""

RULES: Mapping[type[Said], Callable[[Journey, Any, datetime, Ground], Facts]] = {
    Accept: agreement.accept,
    Propose: agreement.propose,
    Find: finding.find,
    AcceptCharter: charter.accept,
    AddStep: tailoring.add,
    DropStep: tailoring.drop,
    RepeatStep: rounds.repeat,
    Override: rounds.override,
    MoveStep: tailoring.move,
    Upgrade: upgrading.upgrade,
    MarkSuccessFactor: success_factors.mark,
    AddBehaviour: behaviours.add,
    NameWatchers: behaviours.name_watchers,
    AskWatchers: watching.ask,
    MakeIfThen: behaviours.make_if_then,
    TakeReins: reins.take,
    Spoke: needs_conversation.spoke,
    PlanActivity: activity.plan,
    MoveActivity: activity.move,
    ActivityWasDone: activity.done,
    DropActivity: activity.drop,
    DropTalk: talks.drop,
    LogPractice: practice.log_practice,
    DateOccasion: occasions.date_occasion,
    InviteMentor: mentoring.invite,
    AnswerInvitation: mentoring.answer,
    Met: mentoring.meet,
    StopMentoring: mentoring.stop,
    NameBuddy: buddies.name,
    CheckIn: check_ins.check_in,
    LogSighting: sightings.log_sighting,
    Rate: confidence.rate,
    ShareFigure: confidence.share,
    Conclude: application.conclude,
    StillDoing: watch.still_doing,
    NameCondition: conditions.name,
    SettleCondition: conditions.settle,
    AskSupport: support.ask,
    Promise: support.promise,
    SupportWasGiven: support.give,
    DeclineSupport: support.decline,
    RePlan: replanning.re_plan,
    Pause: pause.pause,
    Resume: pause.resume,
    HandOver: hand_over.hand_over,
    LetRead: hand_over.let_read,
    ManagerIsGone: hand_over.manager_is_gone,
    NameStandIn: stand_ins.name,
    AnswerStillYours: silence.still_yours,
    LeaveTeam: team_need.leave,
    Move: moving.move,
    EndJourney: endings.end,
    KeepGoing: endings.keep_going,
}
"""The rule of each word on a journey that has started: a table of contents. A test holds that no word is missing."""

FOLLOWS: tuple[Callable[[Journey, datetime, Ground, PersonId | None], Facts], ...] = (
    application.applied,
    practice.next_tries,
    finding.talk_asked,
    activity.planning_asked,
    check_ins.next_check_in,
    replanning.talk_asked,
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
    events: list[Event] = list(_said(id_, journey, request, at, ground))
    after = fold(events, journey)
    assert after is not None
    for rule in FOLLOWS:
        if after.ended:
            break
        for event in rule(after, at, ground, request.by):
            after = evolve(after, event)
            events.append(event)
    return Brought(tuple(events), after)


def elapse(journey: Journey | None, to: datetime, ground: Ground) -> Brought:
    """What time alone does up to an instant: at most one rung per expectation, and what follows.

    Asked twice, or for an earlier instant, it brings nothing.
    """
    to = to.astimezone(UTC)
    events: list[Event] = []
    while journey is not None and (told := _rung(journey, to, ground)):
        journey = fold(told, journey)
        events.extend(told)
    return Brought(tuple(events), journey)


def _rung(journey: Journey, to: datetime, ground: Ground) -> list[Event]:
    """What rings now: every rung whose time has come; the one above it lies a working day away. And silence."""
    due = [e for e in journey.expectations.values() if e.rung and e.rung.at <= to]
    told: list[Any] = [event for expectation in due for event in climbed(journey, expectation, to, ground)]
    if journey.applied and any(event.rung is RungName.LET_GO for event in told if isinstance(event, RungClimbed)):
        told.extend(watch.asked(fold(told, journey) or journey, journey.applied, to, ground, None))
    if journey.watch and journey.watch <= to:
        told.extend(silence.watched(journey, to, ground, None))
    return told


def _said(id_: JourneyId, journey: Journey | None, request: Said, at: datetime, ground: Ground) -> Facts:
    if isinstance(request, StartJourney):
        if journey is not None:
            raise AlreadyStarted
        return needs_conversation.start(id_, request, at, ground)
    if journey is None:
        raise NotStarted
    if not may(journey, request.by, type(request), at) and not is_said_by_their_manager(request, ground):
        raise NotYours(*MAY[type(request)])
    if journey.ended and not (journey.applied and isinstance(request, StillDoing)):
        raise HasEnded(journey.ended)
    return RULES[type(request)](journey, request, at, ground)
