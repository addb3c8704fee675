"""`decide`: a table of contents. Every rule is applied here, once, when something is said; or when time passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from journey import endings, pause
from journey.days import standing_still
from journey.endings import EndJourney, KeepGoing
from journey.evolution import evolve, fold
from journey.expected import asked_once, later, silence
from journey.expected.climbing import climbed
from journey.expected.expectations import Expectation, RungClimbed
from journey.expected.later import Later
from journey.expected.silence import AnswerStillYours
from journey.grammar.refusals import AlreadyStarted, HasEnded, NotStarted, NotYours, Refusal
from journey.ground import Ground, RungName
from journey.helping import conditions, support, thanks
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, DeclineSupport, Promise, SupportWasGiven
from journey.helping.thanks import Celebrate, Thank
from journey.language import Event, Said
from journey.language import request as read
from journey.lnd import at_once, corrections, looks, moves
from journey.lnd.at_once import NoRoom, NotMine
from journey.lnd.corrections import NotRight
from journey.lnd.moves import PickUp
from journey.needs import agreement, behaviours, finding, occasions, replanning, team_need
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour, MakeIfThen, NameWatchers
from journey.needs.finding import Find
from journey.needs.occasions import DateOccasion
from journey.needs.replanning import RePlan
from journey.needs.team_need import LeaveTeam
from journey.noticing import confidence, sightings, watching
from journey.noticing.confidence import Rate, ShareFigure
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, Resume
from journey.plans import charter, reins, rounds, success_factors, tailoring, upgrading
from journey.plans.charter import AcceptCharter
from journey.plans.reins import TakeReins
from journey.plans.rounds import Override, RepeatStep
from journey.plans.success_factors import MarkSuccessFactor
from journey.plans.tailoring import AddStep, DropStep, MoveStep
from journey.plans.upgrading import Upgrade
from journey.reading import between_two
from journey.reading.between_two import AnswerPrivately, AskCoaching, CoachingWasGiven, SayPrivately
from journey.speaking import IN_THE_WATCH, MAY, looks_along, may
from journey.state import Journey, JourneyId
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
from journey.steps.activity import ActivityWasDone, DropActivity, MoveActivity, PlanActivity
from journey.steps.application import Conclude
from journey.steps.buddies import NameBuddy
from journey.steps.check_ins import CheckIn
from journey.steps.diary import PlanTalk
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met, StopMentoring
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice
from journey.steps.talks import DropTalk
from journey.steps.watch import StillDoing
from journey.unsaying import putting_back
from journey.unsaying.record import OnRecord, Told, retold
from journey.unsaying.taking_back import TakeBack
from journey.who import another_job, for_somebody, hand_over, letting_read, manager_gone, reaching, stand_ins
from journey.who.another_job import ChangeJob
from journey.who.for_somebody import Confirm
from journey.who.hand_over import HandOver
from journey.who.letting_read import LetRead
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import PersonId
from journey.who.reaching import IsReachable, IsUnreachable
from journey.who.stand_ins import NameStandIn, is_said_by_their_manager

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
    PlanTalk: diary.plan,
    Later: later.put_off,
    NotMine: at_once.turn_away,
    NoRoom: at_once.crowd_out,
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
    AskCoaching: between_two.ask_coaching,
    CoachingWasGiven: between_two.coach,
    SayPrivately: between_two.say,
    AnswerPrivately: between_two.answer,
    Thank: thanks.thank,
    Celebrate: thanks.celebrate,
    RePlan: replanning.re_plan,
    Pause: pause.pause,
    Resume: pause.resume,
    HandOver: hand_over.hand_over,
    LetRead: letting_read.let,
    ManagerIsGone: manager_gone.leave,
    IsUnreachable: reaching.lose,
    IsReachable: reaching.reach,
    PickUp: moves.pick_up,
    NotRight: corrections.correct,
    NameStandIn: stand_ins.name,
    AnswerStillYours: silence.still_yours,
    LeaveTeam: team_need.leave,
    ChangeJob: another_job.change_job,
    Confirm: lambda *said: _confirmed(*said),
    TakeBack: putting_back.take_back,
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
    reaching.heard_from,
    looks.looked_at,
    silence.watched,
)
"""What follows from how things stand, in this order, after every word and every ring."""


class Brought(NamedTuple):
    """What a word or a ring brought: the events, and the journey that they make; each is evolved here, once."""

    events: tuple[Event, ...]
    journey: Journey | None


def decide(
    id_: JourneyId,
    journey: Journey | None,
    request: Said,
    at: datetime,
    ground: Ground,
    log: Sequence[OnRecord] = (),
) -> Brought:
    """What a request brings, judged at the instant at which it was said. `log`: of the journey, for a `TakeBack` only.

    Raises:
        Refusal: it may not be said; nothing happened.
    """
    at, by, ground = at.astimezone(UTC), request.by, ground.of(_team(journey, request))
    if journey is not None:
        at = max(at, journey.started)
    events: list[Event] = list(_said(id_, journey, request, at, ground, log))
    if isinstance(request, TakeBack):
        after = retold([*log, *(Told(event, None) for event in events)], journey, len(log))
    else:
        after = fold(events, journey)
    assert after is not None
    for rule in FOLLOWS:
        if after.ended:
            break
        for event in rule(after, at, ground, by):
            after = evolve(after, event)
            events.append(event)
    return Brought(tuple(events), after)


def elapse(journey: Journey | None, to: datetime, ground: Ground) -> Brought:
    """What time alone does up to an instant: at most one rung per expectation, and what follows.

    Asked twice, or for an earlier instant, it brings nothing.
    """
    to = to.astimezone(UTC)
    events: list[Event] = []
    ground = ground.of(journey.people.team) if journey else ground
    while journey is not None and (told := _rung(journey, to, ground)):
        journey = fold(told, journey)
        events.extend(told)
    return Brought(tuple(events), journey)


def _team(journey: Journey | None, request: Said) -> str:
    """Whose days count: those of the team that the journey is of, or is opened in."""
    if journey is not None:
        return journey.people.team
    return request.team if isinstance(request, StartJourney) else ""


def _rung(journey: Journey, to: datetime, ground: Ground) -> list[Event]:
    """What rings now: every rung whose time has come; the one above it lies a working day away. And silence."""
    told: list[Any] = []
    for expectation in journey.expectations.values():
        if expectation.rung and expectation.rung.at <= to:
            told.extend(_rings(journey, expectation, to, ground))
    if journey.applied and any(event.rung is RungName.LET_GO for event in told if isinstance(event, RungClimbed)):
        told.extend(watch.asked(fold(told, journey) or journey, journey.applied, to, ground, None))
    if journey.watch and journey.watch <= to:
        told.extend(silence.watched(journey, to, ground, None))
    return told


def _rings(journey: Journey, expectation: Expectation, at: datetime, ground: Ground) -> Facts:
    """One rung; in a quiet period clocks stand still instead, and what was entered for somebody waits for their yes."""
    rule = climbed
    if ground.calendar.quiet and standing_still.stands(expectation, at, ground):
        rule = standing_still.moved
    elif journey.entries and asked_once.is_awaited(journey, expectation):
        rule = asked_once.put_off
    return rule(journey, expectation, at, ground)


def _said(
    id_: JourneyId, journey: Journey | None, request: Said, at: datetime, ground: Ground, log: Sequence[OnRecord]
) -> Facts:
    if isinstance(request, StartJourney):
        return _opened(id_, journey, request, at, ground)
    if journey is None:
        raise NotStarted
    if request.entered_by is not None:
        for_somebody.allowed(journey, request)
    if isinstance(request, TakeBack):
        return putting_back.take_back(journey, request, at, ground, log)
    return _judged(journey, request, at, ground)


def _judged(journey: Journey, request: Said, at: datetime, ground: Ground) -> Facts:
    if not _may(journey, request, at, ground):
        raise NotYours(*MAY[type(request)])
    if journey.ended and not (journey.applied and isinstance(request, IN_THE_WATCH)):
        raise HasEnded(journey.ended)
    events = RULES[type(request)](journey, request, at, ground)
    return events if request.entered_by is None else _entered(journey, request, events, at, ground)


def _may(journey: Journey, request: Said, at: datetime, ground: Ground) -> bool:
    """By a role that they had then, or as somebody's manager; or because L&D's own ladder leads to them."""
    if may(journey, request.by, type(request), at):
        return True
    looks = looks_along(journey, request.by, type(request), ground)
    return looks or is_said_by_their_manager(request, ground)


def _opened(id_: JourneyId, journey: Journey | None, request: StartJourney, at: datetime, ground: Ground) -> Facts:
    if journey is not None:
        raise AlreadyStarted
    if request.entered_by is not None:
        raise Refusal("say-it-yourself")
    return needs_conversation.start(id_, request, at, ground)


def _entered(journey: Journey, request: Said, events: Facts, at: datetime, ground: Ground) -> Facts:
    """What another said, with both names on it."""
    if for_somebody.must_be_confirmed(request):
        list(events)  # what they could not say themselves, nobody enters for them
        events = for_somebody.entered(journey, request, at, ground)
    return for_somebody.stamp(events, request.entered_by)


def _confirmed(journey: Journey, word: Confirm, at: datetime, ground: Ground) -> Facts:
    """From now on it counts."""
    entry = for_somebody.found(journey, word)
    yield from for_somebody.answered(journey, word, entry, at)
    if word.yes:
        request = read(dict(entry.said))
        yield from for_somebody.stamp(_judged(journey, request, at, ground), entry.entered_by)
