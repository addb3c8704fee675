"""Sayable: what may be said now, and by whom."""

from __future__ import annotations

from typing import get_args

import pytest

from journey import Said, sayable
from journey.arranged import Needed, Settled
from journey.endings import EndJourney, KeepGoing
from journey.expected.later import Later
from journey.expected.silence import AnswerStillYours
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, DeclineSupport, Promise, SupportWasGiven
from journey.helping.thanks import Celebrate, Thank
from journey.lnd.at_once import NotMine
from journey.lnd.corrections import NotRight
from journey.lnd.moves import PickUp
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour, MakeIfThen, NameWatchers
from journey.needs.replanning import RePlan
from journey.noticing.confidence import Rate, ShareFigure
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, PauseReason, Resume
from journey.plans.reins import TakeReins
from journey.plans.rounds import Override, RepeatStep
from journey.plans.tailoring import AddStep, DropStep, MoveStep
from journey.plans.upgrading import Upgrade
from journey.reading.between_two import AnswerPrivately, AskCoaching, CoachingWasGiven, SayPrivately
from journey.speaking import FITS, MAY
from journey.state import Ending
from journey.steps.activity import ActivityWasDone, DropActivity, MoveActivity, PlanActivity
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.diary import PlanTalk
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met, StopMentoring
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice
from journey.steps.watch import StillDoing
from journey.who.another_job import ChangeJob
from journey.who.hand_over import Handed, HandOver
from journey.who.letting_read import LetRead
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import PersonId
from journey.who.reaching import IsReachable, IsUnreachable
from journey.who.stand_ins import NameStandIn
from tests.core.telling import (
    ACCEPT,
    BRAM,
    DAY,
    FEMKE,
    KARIM,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    WEEK,
    Telling,
    agreed,
    started,
)

NEXT = MONDAY + WEEK
COURSE = PlanActivity(by=SANNE, title="A course", on=NEXT + 4 * WEEK)
INVITED = InviteMentor(by=SANNE, mentor=LUC)
YES, NO = AnswerInvitation(by=LUC, yes=True), AnswerInvitation(by=LUC, yes=False)
A_ROOM = NameCondition(by=SANNE, what="a room", owner=BRAM)
A_SWAP = AskSupport(by=SANNE, sort=Needed.SWAP)
OF_THE_PLAN = (AddStep, DropStep, RepeatStep, Override, MoveStep, Upgrade)


def says(journey: Telling, person: PersonId, *words: type[Said]) -> None:
    """All of these make sense to say."""
    assert set(words) <= set(sayable(journey.now, person)), person


def says_not(journey: Telling, person: PersonId, *words: type[Said]) -> None:
    """None of these does."""
    assert not set(words) & set(sayable(journey.now, person)), person


def test_every_word_but_the_first_has_its_roles() -> None:
    assert set(MAY) == set(get_args(Said)) - {StartJourney}
    assert set(FITS) <= set(MAY)
    assert all(MAY.values())


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (
            SANNE,
            {
                Propose, AddBehaviour, NameWatchers, AskWatchers, MakeIfThen, TakeReins, Spoke, PlanActivity,
                DropActivity, LogPractice, InviteMentor, Rate, ShareFigure, Conclude, NameCondition, AskSupport,
                RePlan, Pause, HandOver, ManagerIsGone, AnswerStillYours, ChangeJob, EndJourney, SayPrivately, Thank,
                Celebrate, PlanTalk, Later, *OF_THE_PLAN,
            },
        ),
        (
            KARIM,
            {
                Propose, AddBehaviour, TakeReins, Spoke, PlanActivity, DropActivity, InviteMentor, CheckIn,
                LogSighting, Conclude, NameCondition, AskSupport, RePlan, Pause, HandOver, ManagerIsGone,
                NameStandIn, ChangeJob, EndJourney, AskCoaching, PlanTalk, Later, NotMine, *OF_THE_PLAN,
            },
        ),
        (FEMKE, {LogSighting}),
        (
            MARIEKE,
            {
                PlanActivity, InviteMentor, NameCondition, Pause, HandOver, ManagerIsGone, NameStandIn, ChangeJob,
                EndJourney, AnswerPrivately, CoachingWasGiven, IsUnreachable, *OF_THE_PLAN,
            },
        ),
        (BRAM, set()),
    ],
)  # fmt: skip
def test_on_a_journey_that_was_just_agreed(person: PersonId, words: set[type[Said]]) -> None:
    assert set(sayable(agreed().now, person)) == words


def test_a_yes_is_for_who_has_not_said_it() -> None:
    says(started(), KARIM, Accept)
    says_not(started(), SANNE, Accept)
    says_not(started().when(ACCEPT, MONDAY), KARIM, Accept)
    says_not(started(), SANNE, Conclude)


def test_around_an_activity() -> None:
    says(agreed(), SANNE, DropActivity)
    says_not(agreed(), SANNE, MoveActivity, ActivityWasDone)
    says(agreed().when(COURSE, NEXT), SANNE, MoveActivity, ActivityWasDone, DropActivity)
    done = agreed().when(COURSE, NEXT).when(ActivityWasDone(by=SANNE), NEXT)
    says_not(done, SANNE, MoveActivity, ActivityWasDone, DropActivity)
    says_not(agreed().when(DropActivity(by=SANNE, line="full"), NEXT), SANNE, DropActivity)


def test_around_a_mentor() -> None:
    says_not(agreed(), SANNE, StopMentoring, Met)
    invited = agreed().when(INVITED, NEXT)
    says(invited, LUC, AnswerInvitation, StopMentoring)
    says(invited, SANNE, InviteMentor, StopMentoring)
    says_not(invited, LUC, Met, HandOver)
    accepted = invited.when(YES, NEXT)
    says(accepted, LUC, Met, StopMentoring, HandOver, LogSighting, AskSupport)
    says_not(accepted, LUC, AnswerInvitation)
    says(accepted, SANNE, Met)
    says_not(accepted, SANNE, InviteMentor)
    says(agreed().when(INVITED, NEXT).when(NO, NEXT), SANNE, StopMentoring, InviteMentor)


def test_around_conditions_and_support() -> None:
    says_not(agreed(), SANNE, SettleCondition, SupportWasGiven)
    named = agreed().when(A_ROOM, NEXT)
    assert set(sayable(named.now, BRAM)) == {SettleCondition, Later, NotMine}
    says(named, SANNE, SettleCondition)
    failed = named.when(SettleCondition(by=BRAM, outcome=Settled.FAILED), NEXT)
    says(failed, BRAM, SettleCondition)
    says_not(failed.when(SettleCondition(by=BRAM, outcome=Settled.MET), NEXT), BRAM, SettleCondition)
    asked = agreed().when(A_SWAP, NEXT)
    says(asked, KARIM, Promise, SupportWasGiven, DeclineSupport)
    says(asked, SANNE, SupportWasGiven)
    says_not(asked, SANNE, Promise, DeclineSupport)
    says_not(asked.when(SupportWasGiven(by=KARIM), NEXT), KARIM, Promise, SupportWasGiven, DeclineSupport)


def test_a_helper_settles_their_own_condition_only() -> None:
    journey = agreed().when(A_ROOM.model_copy(update={"owner": KARIM}), NEXT)
    journey.when(AskSupport(by=SANNE, sort=Needed.SWAP, of=BRAM), NEXT)
    says_not(journey, BRAM, SettleCondition)


def test_around_pauses_hand_overs_and_ends() -> None:
    says_not(agreed(), SANNE, Resume, LetRead, KeepGoing)
    paused = agreed().when(Pause(by=SANNE, why=PauseReason.OTHER), NEXT)
    says(paused, SANNE, Resume, Pause)
    handed = agreed().when(HandOver(by=KARIM, role=Handed.MANAGER, to=LUC), NEXT)
    says(handed, SANNE, LetRead)
    says_not(handed, KARIM, Spoke)
    says_not(agreed().when(ManagerIsGone(by=SANNE), NEXT), SANNE, ManagerIsGone)
    says(agreed().when(EndJourney(by=KARIM, how=Ending.MOVED, stays_behind=True), NEXT), SANNE, KeepGoing)


def test_around_the_list_and_addresses() -> None:
    says_not(agreed(), MARIEKE, PickUp, NotRight, IsReachable)
    lost = agreed().when(IsUnreachable(by=MARIEKE, who=KARIM), NEXT)
    says(lost, MARIEKE, PickUp, NotRight, IsReachable)
    says_not(lost, SANNE, PickUp, NotRight, IsReachable)


def test_three_behaviours_are_enough() -> None:
    third = AddBehaviour(by=SANNE, behaviour="and then I wait")
    says_not(agreed().when(third, NEXT).when(third, NEXT), SANNE, AddBehaviour)


def test_after_the_end_nothing_and_after_applied_one_thing() -> None:
    ended = agreed().when(EndJourney(by=SANNE, how=Ending.STOPPED), NEXT)
    for person in (SANNE, KARIM, FEMKE, MARIEKE):
        assert sayable(ended.now, person) == ()
    says_not(agreed().until(NEXT + DAY), SANNE, StillDoing)


LINE = "it went better than I thought"


@pytest.mark.parametrize(
    "word",
    [
        ActivityWasDone(by=SANNE, line=LINE),
        InviteMentor(by=SANNE, mentor=BRAM, line=LINE),
        Met(by=LUC, line=LINE),
        StopMentoring(by=SANNE, line=LINE),
        SettleCondition(by=SANNE, outcome=Settled.MET, line=LINE),
        AskSupport(by=SANNE, sort=Needed.TIME, line=LINE),
        SupportWasGiven(by=KARIM, line=LINE),
        DeclineSupport(by=KARIM, line=LINE),
        RePlan(by=SANNE, horizon=NEXT + 9 * WEEK, line=LINE),
        Spoke(by=SANNE, line=LINE),
        SayPrivately(by=SANNE, line=LINE),
        AnswerPrivately(by=MARIEKE, line=LINE),
        AskCoaching(by=KARIM, line=LINE),
        CoachingWasGiven(by=MARIEKE, to=KARIM, line=LINE),
        Thank(by=SANNE, to=FEMKE, line=LINE),
        Celebrate(by=SANNE, line=LINE),
        EndJourney(by=SANNE, how=Ending.STOPPED, line=LINE),
        EndJourney(by=KARIM, how=Ending.MOVED, stays_behind=True, line=LINE),
    ],
)
def test_what_somebody_adds_is_on_record(word: Said) -> None:
    journey = agreed().when(COURSE, NEXT).when(A_ROOM, NEXT).when(A_SWAP, NEXT)
    if not isinstance(word, InviteMentor):
        journey.when(INVITED, NEXT).when(YES, NEXT)
    journey.when(word, NEXT + DAY)
    assert LINE in repr(journey.fresh)
