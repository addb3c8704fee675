"""What somebody said, in a few words: that it was said; and, for who may read it, with what was answered."""

from __future__ import annotations

from datetime import date

from journey import Event
from journey.endings import EndDeclined, EndProposed
from journey.expected.later import PutOff
from journey.expected.silence import StillYoursAnswered
from journey.helping.conditions import ConditionNamed, ConditionSettled
from journey.helping.support import SupportAsked, SupportDeclined, SupportGiven, SupportPromised
from journey.helping.thanks import Celebrated, Thanked
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
from journey.noticing.watching import WatchersAsked
from journey.pause import JourneyPaused, JourneyResumed
from journey.plans.charter import CharterAccepted
from journey.plans.reins import ReinsTaken
from journey.plans.success_factors import SuccessFactorMarked
from journey.plans.tailoring import PlanTailored
from journey.plans.upgrading import PlanUpgraded
from journey.reading.between_two import CoachingAsked, CoachingGiven, PrivatelyAnswered, PrivatelySaid
from journey.steps.activity import ActivityDone, ActivityDropped, ActivityMoved, ActivityPlanned
from journey.steps.application import ConclusionSaid
from journey.steps.buddies import BuddyNamed
from journey.steps.check_ins import CheckedIn
from journey.steps.diary import TalkPlanned
from journey.steps.mentoring import MentorAnswered, MentoringStopped, MentorInvited, MentorMet
from journey.steps.needs_conversation import JourneyStarted, MomentLogged
from journey.steps.practice import PracticeLogged
from journey.steps.talks import TalkDropped
from journey.steps.watch import Reopened, StillDoingSaid
from journey.unsaying.taking_back import WordTakenBack
from journey.who.another_job import CameAlong, JobChangeProposed
from journey.who.for_somebody import EntryAnswered, WordEntered
from journey.who.hand_over import HandedOver
from journey.who.letting_read import ReadingLet
from journey.who.manager_gone import ManagerGone
from journey.who.reaching import FoundUnreachable, Reached
from journey.who.stand_ins import BackAgain, StandInNamed
from letters.tongue import Tongue
from starter.showing import labels

SHORT: dict[type[Event], str] = {
    JourneyStarted: "started the journey",
    AgreementChanged: "proposed something else",
    AgreementAccepted: "said yes to the agreement",
    Agreed: "the agreement stands",
    NeedFound: "found what it comes down to",
    CharterAccepted: "said yes to the role charter",
    PlanTailored: "made the plan their own",
    PlanUpgraded: "took over the newest template",
    SuccessFactorMarked: "said what helps, or comes in between",
    BehaviourAdded: "added a behaviour",
    WatchersNamed: "named who may notice it",
    WatchersAsked: "asked what was noticed of it",
    IfThenMade: "made an if-then plan",
    ReinsTaken: "took or gave the lead",
    MomentLogged: "said: we spoke",
    ActivityPlanned: "planned an activity",
    ActivityMoved: "moved an activity",
    ActivityDone: "said that an activity took place",
    ActivityDropped: "dropped an activity",
    TalkDropped: "left out a short talk",
    TalkPlanned: "put a talk in the diary",
    PutOff: "said: later",
    TurnedAway: "said that it is not for them",
    CrowdedOut: "had no room to ask it",
    PracticeLogged: "practised",
    OccasionDated: "named the day of the next occasion",
    MentorInvited: "invited a mentor",
    MentorAnswered: "answered the invitation",
    MentorMet: "said: learner and mentor met",
    MentoringStopped: "ended the mentoring",
    BuddyNamed: "named somebody beside the mentor",
    CheckedIn: "checked in",
    Sighting: "told of an occasion",
    ConfidenceRated: "said how sure it feels",
    FigureShared: "said who may read the figure",
    ConclusionSaid: "answered the closing question",
    StillDoingSaid: "said whether it is still done",
    Reopened: "picked it up again",
    ConditionNamed: "named what has to be there first",
    ConditionSettled: "said what became of it",
    SupportAsked: "asked for help",
    SupportPromised: "promised it",
    SupportGiven: "said that it is done",
    SupportDeclined: "said that it can't be done",
    CoachingAsked: "asked for help with their own part",
    CoachingGiven: "helped with that",
    PrivatelySaid: "said between the two of you",
    PrivatelyAnswered: "answered between the two of you",
    Thanked: "a thank-you",
    Celebrated: "celebrated a step",
    RePlanned: "named a new day to aim at",
    JourneyPaused: "paused the journey",
    JourneyResumed: "took it up again",
    HandedOver: "handed it over",
    ReadingLet: "lets them read what was said before",
    ManagerGone: "said that the manager has gone",
    FoundUnreachable: "said that nothing arrives at an address",
    Reached: "can be reached again",
    PickedUp: "picked it up",
    RowCorrected: "put the list right",
    StandInNamed: "named who stands in",
    BackAgain: "said who is back",
    StillYoursAnswered: "said how it stands",
    TeamLeft: "took it out of the team need",
    JobChangeProposed: "said that there is another job",
    CameAlong: "took it along to another job",
    WordEntered: "said something that waits to be confirmed",
    EntryAnswered: "answered what was entered",
    WordTakenBack: "took something back",
    EndProposed: "proposed to end it",
    EndDeclined: "said that it goes on",
}
"""What people said. What follows from it is read off the expectations, and did not happen."""
FULL = {
    "practice": "practice: {how}",
    "next-occasion": "the next occasion is on {day}",
    "check-in": "check-in: {how}",
    "occasion": "an occasion on {day}: {how}",
    "yes": "it is there: yes",
    "not-yet": "it is not there yet; to be asked again on {day}",
    "still": "how it stands: {how}",
    "proposed": "proposed to end it: {how}",
    "planned": "planned for {day}: {how}",
    "moved": "moved to {day}",
    "accepted": "will be the mentor",
    "declined": "will not be the mentor",
    "along": "another job: proposed to take it along",
    "behind": "another job: proposed to leave it behind",
    "doing": "still does it",
    "not-doing": "does not do it any more: {how}",
    "condition": "has to be there first: {how}",
    "support": "asked for help: {how}",
    "promised": "promised it for {day}",
    "paused": "paused until {day}: {how}",
    "aims": "aims at {day} now",
    "tailored": "{step}: {how}",
    "upgraded": "took over {template}",
    "talk": "left out: {how}",
    "diary": "in the diary for {day}: {how}",
    "diary-at": "in the diary for {day}, {hour}: {how}",
    "later": "later, on {day}: {how}",
    "not-me": "this is for somebody else: {how}",
    "no-room": "no room in two letters, and so nobody was asked: {how}",
    "factor": "{factor}: {how}",
    "entered": "to be confirmed: {how}",
    "confirmed": "confirmed it",
    "not-said": "did not say it",
    "handed": "handed over as {how}",
    "stands-in": "named who stands in up to {day}",
    "shares": "lets those beside them read the figure",
    "keeps": "keeps the figure, and shows where it goes",
    "picked-up": "picked it up ({why}), until {day}: {how}",
    "corrected": "put the list right ({why}): {how}",
}
HEARD_OF = "heard that they had talked"


def short(event: Event) -> str:
    """That it was said, for everybody who may know so much."""
    if isinstance(event, MomentLogged) and event.heard_of:
        return HEARD_OF
    return SHORT[type(event)]


def of_the_list(event: PickedUp | RowCorrected, say: Tongue) -> str:
    """What L&D did about a row of its list, for L&D."""
    why = labels.reason(say, event.reason)
    if isinstance(event, RowCorrected):
        return say(FULL["corrected"], why=why, how=say(labels.BECAUSE[event.why]))
    return say(FULL["picked-up"], why=why, day=say.day(event.until), how=say(labels.PICKED_UP[event.move]))


def told(event: Event, say: Tongue) -> str:  # noqa: C901 - a table of contents
    """With what was answered; empty where there is nothing to add."""
    match event:
        case PracticeLogged():
            return say(FULL["practice"], how=say(labels.OUTCOMES[event.outcome]))
        case OccasionDated():
            return say(FULL["next-occasion"], day=say.day(event.on))
        case CheckedIn():
            return say(FULL["check-in"], how=say(labels.ANSWERS[event.answer]))
        case Sighting():
            return say(FULL["occasion"], day=say.day(event.on), how=say(labels.ANSWERS[event.answer]))
        case ConclusionSaid(until=None):
            return say(FULL["yes"])
        case ConclusionSaid(until=date() as until):
            return say(FULL["not-yet"], day=say.day(until))
        case StillYoursAnswered():
            return say(FULL["still"], how=say(labels.STILL[event.answer]))
        case EndProposed():
            return say(FULL["proposed"], how=labels.ending(say, event.how))
        case JobChangeProposed():
            return say(FULL["along" if event.comes_along else "behind"])
        case StillDoingSaid(otherwise=None):
            return say(FULL["doing"])
        case StillDoingSaid(otherwise=otherwise) if otherwise is not None:
            return say(FULL["not-doing"], how=say(labels.OTHERWISE[otherwise]))
    return _arranged(event, say)


def _arranged(event: Event, say: Tongue) -> str:  # noqa: C901 - its second page
    match event:
        case ActivityPlanned():
            return say(FULL["planned"], day=say.day(event.on), how=say(labels.SORTS[event.sort]))
        case ActivityMoved():
            return say(FULL["moved"], day=say.day(event.on))
        case PlanTailored():
            return say(FULL["tailored"], step=labels.phase(say, event.step), how=say(labels.CHANGES[event.change]))
        case PlanUpgraded():
            return say(FULL["upgraded"], template=event.template)
        case TalkDropped():
            return say(FULL["talk"], how=say(labels.AROUND[event.talk]))
        case TalkPlanned() | PutOff() | TurnedAway() | CrowdedOut():
            return _about_an_ask(event, say)
        case SuccessFactorMarked():
            return say(FULL["factor"], factor=event.factor, how=say(labels.MARKS[event.mark]))
        case MentorAnswered():
            return say(FULL["accepted" if event.yes else "declined"])
        case ConditionNamed():
            return say(FULL["condition"], how=say(labels.LACKING[event.sort]))
        case ConditionSettled():
            return say(labels.SETTLED[event.outcome])
        case SupportAsked():
            return say(FULL["support"], how=say(labels.NEEDED[event.sort]))
        case SupportPromised():
            return say(FULL["promised"], day=say.day(event.due))
        case RePlanned():
            return say(FULL["aims"], day=say.day(event.horizon))
        case JourneyPaused():
            return say(FULL["paused"], day=say.day(event.until), how=say(labels.PAUSES[event.why]))
        case HandedOver():
            return say(FULL["handed"], how=say(labels.HANDED[event.role]))
        case StandInNamed():
            return say(FULL["stands-in"], day=say.day(event.until))
        case FigureShared():
            return say(FULL["shares" if event.yes else "keeps"])
        case WordEntered():
            return say(FULL["entered"], how=labels.entered(say, event.said))
        case EntryAnswered():
            return say(FULL["confirmed" if event.yes else "not-said"])
        case ReinsTaken():
            return say(labels.REINS[event.lead])
    return ""


def _about_an_ask(event: TalkPlanned | PutOff | TurnedAway | CrowdedOut, say: Tongue) -> str:
    how = labels.what(say, labels.sort_of(event.expectation))
    match event:
        case TalkPlanned(starts=None):
            return say(FULL["diary"], day=say.day(event.on), how=how)
        case TalkPlanned(starts=starts) if starts is not None:
            return say(FULL["diary-at"], day=say.day(event.on), hour=f"{starts:%H:%M}", how=how)
        case PutOff():
            return say(FULL["later"], day=say.day(event.until), how=how)
        case TurnedAway():
            return say(FULL["not-me"], how=how)
    return say(FULL["no-room"], how=how)
