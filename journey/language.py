"""Everything that can be said (`Request`) and everything that can have happened (`Event`)."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from journey.endings import EndDeclined, Ended, EndJourney, EndProposed, KeepGoing
from journey.expected.expectations import (
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    RungClimbed,
)
from journey.expected.later import Later, PutOff
from journey.expected.silence import AnswerStillYours, SilenceWatched, StillYoursAnswered
from journey.helping.conditions import ConditionNamed, ConditionSettled, NameCondition, SettleCondition
from journey.helping.support import (
    AskSupport,
    DeclineSupport,
    Promise,
    SupportAsked,
    SupportDeclined,
    SupportGiven,
    SupportPromised,
    SupportWasGiven,
)
from journey.helping.thanks import Celebrate, Celebrated, Thank, Thanked
from journey.lnd.at_once import CrowdedOut, NoRoom, NotMine, TurnedAway
from journey.lnd.corrections import NotRight, RowCorrected
from journey.lnd.moves import PickedUp, PickUp
from journey.needs.agreement import Accept, Agreed, AgreementAccepted, AgreementChanged, Propose
from journey.needs.behaviours import AddBehaviour, BehaviourAdded, IfThenMade, MakeIfThen, NameWatchers, WatchersNamed
from journey.needs.finding import Find, NeedFound
from journey.needs.occasions import DateOccasion, OccasionDated
from journey.needs.replanning import RePlan, RePlanned
from journey.needs.team_need import LeaveTeam, TeamLeft
from journey.noticing.confidence import ConfidenceRated, FigureShared, Rate, ShareFigure
from journey.noticing.sightings import LogSighting, Sighting
from journey.noticing.watching import AskWatchers, WatchersAsked
from journey.pause import JourneyPaused, JourneyResumed, Pause, Resume
from journey.plans.charter import AcceptCharter, CharterAccepted
from journey.plans.reins import ReinsTaken, TakeReins
from journey.plans.rounds import Override, RepeatStep
from journey.plans.success_factors import MarkSuccessFactor, SuccessFactorMarked
from journey.plans.tailoring import AddStep, DropStep, MoveStep, PlanTailored
from journey.plans.upgrading import PlanUpgraded, Upgrade
from journey.reading.between_two import (
    AnswerPrivately,
    AskCoaching,
    CoachingAsked,
    CoachingGiven,
    CoachingWasGiven,
    PrivatelyAnswered,
    PrivatelySaid,
    SayPrivately,
)
from journey.steps.activity import (
    ActivityDone,
    ActivityDropped,
    ActivityMoved,
    ActivityPlanned,
    ActivityWasDone,
    DropActivity,
    MoveActivity,
    PlanActivity,
)
from journey.steps.application import Applied, Conclude, ConclusionSaid
from journey.steps.buddies import BuddyNamed, NameBuddy
from journey.steps.check_ins import CheckedIn, CheckIn
from journey.steps.diary import PlanTalk, TalkPlanned
from journey.steps.mentoring import (
    AnswerInvitation,
    InviteMentor,
    MentorAnswered,
    MentoringStopped,
    MentorInvited,
    MentorMet,
    Met,
    StopMentoring,
)
from journey.steps.needs_conversation import JourneyStarted, MomentLogged, Spoke, StartJourney
from journey.steps.practice import LogPractice, PracticeLogged
from journey.steps.talks import DropTalk, TalkDropped
from journey.steps.watch import Reopened, StillDoing, StillDoingSaid
from journey.unsaying.taking_back import TakeBack, WordTakenBack
from journey.who.another_job import CameAlong, ChangeJob, JobChangeProposed
from journey.who.for_somebody import Confirm, EntryAnswered, WordEntered
from journey.who.hand_over import HandedOver, HandOver
from journey.who.letting_read import LetRead, ReadingLet
from journey.who.manager_gone import ManagerGone, ManagerIsGone
from journey.who.reaching import FoundUnreachable, IsReachable, IsUnreachable, Reached
from journey.who.stand_ins import BackAgain, NameStandIn, StandInNamed

Said = (
    StartJourney
    | Accept
    | Propose
    | Find
    | AcceptCharter
    | AddStep
    | DropStep
    | RepeatStep
    | Override
    | MoveStep
    | Upgrade
    | MarkSuccessFactor
    | AddBehaviour
    | NameWatchers
    | AskWatchers
    | MakeIfThen
    | TakeReins
    | Spoke
    | PlanActivity
    | MoveActivity
    | ActivityWasDone
    | DropActivity
    | DropTalk
    | PlanTalk
    | Later
    | NotMine
    | NoRoom
    | LogPractice
    | DateOccasion
    | InviteMentor
    | AnswerInvitation
    | Met
    | StopMentoring
    | NameBuddy
    | CheckIn
    | LogSighting
    | Rate
    | ShareFigure
    | Conclude
    | NameCondition
    | SettleCondition
    | AskSupport
    | Promise
    | SupportWasGiven
    | DeclineSupport
    | AskCoaching
    | CoachingWasGiven
    | SayPrivately
    | AnswerPrivately
    | Thank
    | Celebrate
    | RePlan
    | Pause
    | Resume
    | HandOver
    | LetRead
    | ManagerIsGone
    | IsUnreachable
    | IsReachable
    | PickUp
    | NotRight
    | NameStandIn
    | AnswerStillYours
    | LeaveTeam
    | ChangeJob
    | Confirm
    | TakeBack
    | EndJourney
    | KeepGoing
    | StillDoing
)
"""What a person can say; and, of one word, the post."""

Event = (
    JourneyStarted
    | AgreementChanged
    | AgreementAccepted
    | Agreed
    | NeedFound
    | CharterAccepted
    | PlanTailored
    | PlanUpgraded
    | SuccessFactorMarked
    | BehaviourAdded
    | WatchersNamed
    | WatchersAsked
    | IfThenMade
    | ReinsTaken
    | MomentLogged
    | ActivityPlanned
    | ActivityMoved
    | ActivityDone
    | ActivityDropped
    | TalkDropped
    | TalkPlanned
    | PutOff
    | TurnedAway
    | CrowdedOut
    | PracticeLogged
    | OccasionDated
    | MentorInvited
    | MentorAnswered
    | MentorMet
    | MentoringStopped
    | BuddyNamed
    | CheckedIn
    | Sighting
    | ConfidenceRated
    | FigureShared
    | ConclusionSaid
    | Applied
    | StillDoingSaid
    | Reopened
    | ConditionNamed
    | ConditionSettled
    | SupportAsked
    | SupportPromised
    | SupportGiven
    | SupportDeclined
    | CoachingAsked
    | CoachingGiven
    | PrivatelySaid
    | PrivatelyAnswered
    | Thanked
    | Celebrated
    | RePlanned
    | JourneyPaused
    | JourneyResumed
    | HandedOver
    | ReadingLet
    | ManagerGone
    | FoundUnreachable
    | Reached
    | PickedUp
    | RowCorrected
    | StandInNamed
    | BackAgain
    | StillYoursAnswered
    | SilenceWatched
    | TeamLeft
    | JobChangeProposed
    | CameAlong
    | WordEntered
    | EntryAnswered
    | WordTakenBack
    | EndProposed
    | EndDeclined
    | Ended
    | ExpectationOpened
    | ExpectationMoved
    | ExpectationPassed
    | ExpectationAnswered
    | ExpectationClosed
    | RungClimbed
)
"""What can have happened."""


@cache
def _requests() -> TypeAdapter[Said]:
    return TypeAdapter(Annotated[Said, Field(discriminator="kind")])


@cache
def _events() -> TypeAdapter[Event]:
    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def request(word: dict[str, Any]) -> Said:
    """The request that a word is.

    Raises:
        pydantic.ValidationError: it is none, or a field is wrong.
    """
    return _requests().validate_python(word)


def event(body: dict[str, Any]) -> Event:
    """The event that a body from the log is."""
    return _events().validate_python(body)


def body(event: Event) -> dict[str, Any]:
    """An event as plain JSON, for the log; what is None is left out."""
    return _events().dump_python(event, mode="json", exclude_none=True)  # type: ignore[no-any-return]
