"""A journey on which everything happens, in one of the orders in which it may."""

from __future__ import annotations

from datetime import date

from journey.arranged import Around, Mark, Needed, Reins, Settled
from journey.endings import EndJourney, KeepGoing
from journey.expected.expectations import What
from journey.expected.later import Later
from journey.expected.silence import AnswerStillYours, StillYours
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, DeclineSupport, Promise, SupportWasGiven
from journey.helping.thanks import Celebrate, Thank
from journey.lnd.at_once import NoRoom, NotMine
from journey.lnd.corrections import Because, NotRight
from journey.lnd.moves import PickUp
from journey.lnd.reasons import Move
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour, MakeIfThen, NameWatchers
from journey.needs.finding import Find
from journey.needs.need import Rhythm
from journey.needs.occasions import DateOccasion
from journey.needs.replanning import RePlan
from journey.needs.team_need import LeaveTeam
from journey.noticing.confidence import Rate, ShareFigure
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, PauseReason, Resume
from journey.plans.charter import AcceptCharter
from journey.plans.plan import StepKind
from journey.plans.reins import TakeReins
from journey.plans.rounds import Override
from journey.plans.success_factors import MarkSuccessFactor
from journey.plans.upgrading import Upgrade
from journey.reading.between_two import AnswerPrivately, AskCoaching, CoachingWasGiven, SayPrivately
from journey.state import Ending
from journey.steps.activity import ActivityWasDone, DropActivity, MoveActivity, PlanActivity
from journey.steps.application import Conclude
from journey.steps.buddies import NameBuddy
from journey.steps.diary import PlanTalk
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met, StopMentoring
from journey.steps.talks import DropTalk
from journey.steps.watch import Otherwise, StillDoing
from journey.who.another_job import ChangeJob
from journey.who.for_somebody import Confirm
from journey.who.hand_over import Handed, HandOver
from journey.who.letting_read import LetRead
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import POST
from journey.who.reaching import IsUnreachable
from journey.who.stand_ins import NameStandIn
from tests.core.saying import GROUNDS
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE,
    GROUND,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    TRIED,
    WEEK,
    Telling,
    started,
    sure,
)


def week(nth: int) -> date:
    """The Monday of that week of the journey."""
    return MONDAY + nth * WEEK


def eventful() -> Telling:
    """Up to the question whether it is there, to which the learner has said yes."""
    journey = _found_in_a_talk().when(TRIED, week(1)).takes_back(SANNE, week(1)).when(TRIED, week(1))
    journey.when(SPOKE, week(2)).when(Propose(by=SANNE, hours=3), week(3))
    journey.when(ACCEPT, week(4))
    _a_plan_of_their_own(journey)
    _an_activity_and_a_mentor(journey)
    _what_is_needed(journey)
    _about_a_letter(journey)
    journey.when(NOT_YET, week(9)).when(sure(8), week(10)).when(SAW_IT, week(11))
    journey.when(ShareFigure(by=SANNE, yes=True), week(11))
    _other_hands(journey)
    _between_two(journey)
    _on_the_list(journey)
    journey.when(AnswerStillYours(by=SANNE, answer=StillYours.HELP), week(24))
    journey.when(Rate(by=SANNE, entered_by=KARIM, figure=5), week(24)).when(Confirm(by=SANNE, yes=True), week(24))
    journey.when(EndJourney(by=KARIM, how=Ending.MOVED, stays_behind=True), week(25)).when(
        KeepGoing(by=SANNE), week(26)
    )
    journey.when(Conclude(by=SANNE, yes=False), week(27))
    journey.when(SANNE_SAYS_YES, week(28)).when(ChangeJob(by=KARIM, comes_along=True, frame_holder=LOTTE), week(28))
    journey.when(ChangeJob(by=SANNE, comes_along=True), week(28)).when(Accept(by=LOTTE), week(28))
    journey.when(HandOver(by=LOTTE, to=KARIM), week(28))
    return journey.when(SANNE_SAYS_YES, week(28))


def picked_up_again(journey: Telling) -> Telling:
    """Applied, still done after three months, not any more after six, and picked up again."""
    journey.when(StillDoing(by=SANNE, yes=True), week(43))
    return journey.when(StillDoing(by=SANNE, yes=False, otherwise=Otherwise.AGAIN), week(56))


def _found_in_a_talk() -> Telling:
    """A vague need of a team that comes down to something, on a journey that then goes on by itself."""
    journey = started(behaviour=None, team_need="team-need-1").when(
        Find(by=SANNE, behaviour="in a meeting where I disagree, I say so", noticed_by=(FEMKE,)), MONDAY
    )
    return journey.when(LeaveTeam(by=SANNE), MONDAY).when(ACCEPT, MONDAY)


def _a_plan_of_their_own(journey: Telling) -> None:
    journey.when(Override(by=KARIM, step=StepKind.PRACTICE, number=3, line="it takes more than two"), week(4))
    journey.ground = GROUNDS["newer"]
    journey.when(Upgrade(by=SANNE), week(4)).when(AcceptCharter(by=SANNE), week(4))
    journey.when(MarkSuccessFactor(by=KARIM, mark=Mark.TICKED), week(4))
    journey.ground = GROUND


def _an_activity_and_a_mentor(journey: Telling) -> None:
    journey.when(PlanActivity(by=SANNE, title="A course", on=week(6)), week(4))
    journey.when(MoveActivity(by=SANNE, on=week(7)), week(4))
    journey.when(InviteMentor(by=SANNE, mentor=LUC), week(5)).when(AnswerInvitation(by=LUC, yes=True), week(5))
    journey.when(NameBuddy(by=SANNE, buddy=LOTTE), week(5))
    journey.when(Met(by=LUC), week(6)).when(StopMentoring(by=SANNE), week(6))
    journey.when(ActivityWasDone(by=SANNE), week(7))
    journey.when(PlanActivity(by=SANNE, title="A second", on=week(9)), week(7))
    journey.when(DropTalk(by=SANNE, talk=Around.AFTER, line="we sit next to each other"), week(8))
    journey.when(DropActivity(by=SANNE, line="full"), week(8))


def _what_is_needed(journey: Telling) -> None:
    journey.when(NameCondition(by=SANNE, what="a quiet hour", owner=KARIM), week(8))
    journey.when(SettleCondition(by=KARIM, outcome=Settled.MET), week(8))
    journey.when(AskSupport(by=SANNE, sort=Needed.SWAP), week(8)).when(Promise(by=KARIM, due=week(9)), week(8))
    journey.when(SupportWasGiven(by=KARIM), week(9)).when(AskSupport(by=SANNE, sort=Needed.TIME), week(9))
    journey.when(DeclineSupport(by=KARIM, line="not before summer"), week(9))


def _about_a_letter(journey: Telling) -> None:
    (check_in,) = journey.now.open(What.CHECK_IN)
    journey.when(Later(by=KARIM, expectation=check_in.id, until=week(11)), week(9))
    journey.when(PlanTalk(by=SANNE, on=week(9) + 2 * DAY, expectation=check_in.id), week(9))
    journey.when(AskSupport(by=SANNE, sort=Needed.SHARE), week(9))
    (asked,) = journey.now.open(What.SUPPORT)
    journey.when(NotMine(by=KARIM, expectation=asked.id, line="ask the desk"), week(9)).takes_back(KARIM, week(9))
    journey.when(NoRoom(by=POST, expectation=asked.id), week(9)).when(SupportWasGiven(by=KARIM), week(9))


def _other_hands(journey: Telling) -> None:
    yearly = AddBehaviour(by=SANNE, behaviour="and then I wait", rhythm=Rhythm.RARE, first_try=week(30))
    journey.when(yearly.model_copy(update={"noticed_by": (FEMKE,)}), week(12))
    journey.when(DateOccasion(by=SANNE, on=week(32)), week(12)).when(ACCEPT, week(12)).when(
        NameWatchers(by=SANNE, noticed_by=(FEMKE, LUC), nth=2), week(13)
    )
    journey.when(AskWatchers(by=SANNE, of=(FEMKE,), nth=2), week(13))
    journey.when(NameStandIn(by=KARIM, who=KARIM, to=LOTTE, until=week(14)), week(13))
    journey.when(NameStandIn(by=KARIM, who=KARIM), week(13))
    journey.when(MakeIfThen(by=SANNE, plan="if they go quiet, then I ask"), week(13))
    journey.when(TakeReins(by=SANNE, lead=Reins.LEARNER), week(13)).when(RePlan(by=SANNE, horizon=week(40)), week(14))
    journey.when(Pause(by=SANNE, why=PauseReason.WORK_FIRST), week(15)).when(Resume(by=SANNE), week(17))
    journey.when(ManagerIsGone(by=SANNE), week(18))
    journey.when(HandOver(by=SANNE, role=Handed.COMPANION, to=LOTTE), week(19)).when(
        LetRead(by=SANNE, who=LOTTE), week(19)
    )
    journey.when(HandOver(by=LOTTE, role=Handed.COMPANION, to=KARIM), week(20))


def _between_two(journey: Telling) -> None:
    journey.when(SayPrivately(by=SANNE, line="he has no time for me"), week(20))
    journey.when(AnswerPrivately(by=MARIEKE, line="shall I call you?"), week(20))
    journey.when(AskCoaching(by=KARIM), week(20)).when(CoachingWasGiven(by=MARIEKE), week(20))
    journey.when(Thank(by=SANNE, to=FEMKE), week(20)).when(Celebrate(by=SANNE), week(20))


def _on_the_list(journey: Telling) -> None:
    journey.when(IsUnreachable(by=MARIEKE, who=KARIM), week(20))
    journey.when(PickUp(by=MARIEKE, move=Move.CALL), week(21))
    journey.when(NotRight(by=MARIEKE, why=Because.NOT_STUCK), week(23)).when(SPOKE, week(23))
