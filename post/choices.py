"""One click: the answers that each ask offers, and the word that each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from journey.arranged import Settled
from journey.endings import EndJourney, KeepGoing
from journey.expected.expectations import KINDS, Expectation, What
from journey.expected.later import Later
from journey.expected.silence import AnswerStillYours, StillYours
from journey.ground import Kind
from journey.helping.conditions import SettleCondition
from journey.helping.support import DeclineSupport, Promise, SupportWasGiven
from journey.language import Said
from journey.lnd.at_once import NotMine
from journey.needs.agreement import Accept
from journey.needs.occasions import DateOccasion
from journey.needs.replanning import RePlan
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting
from journey.pause import Pause, PauseReason, Resume
from journey.reading.between_two import AskCoaching, SayPrivately
from journey.state import Ending, SightingAnswer
from journey.steps.activity import ActivityWasDone, DropActivity, MoveActivity, PlanActivity
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.diary import PlanTalk
from journey.steps.mentoring import AnswerInvitation, Met
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice, Outcome
from journey.steps.watch import Otherwise, StillDoing
from journey.who.another_job import ChangeJob
from journey.who.for_somebody import Confirm
from journey.who.people import PersonId, Role


@dataclass(frozen=True)
class Choice:
    """An answer that one click gives."""

    code: str
    """As a link has it; one of a kind among the answers of an ask."""
    word: type[Said]
    says: Mapping[str, Any] = field(default_factory=dict)
    """The fields of the word that the choice itself settles."""
    asks: tuple[str, ...] = ()
    """The fields that its page asks for; free text is sealed at the door."""
    typed: bool = False
    """Consequential: whoever chooses it types it, too."""
    of_each: bool = False
    """Says something of each learner by themselves: where several share a need, one says of whom it is so."""


SPOKE = Choice("spoke", Spoke)
CALL_THE_LEARNER = Choice("call-me", SayPrivately, asks=("line",))
CALL_ME = Choice("call-me", AskCoaching)
"""L&D calls; nobody else hears of it."""
DECLINE = Choice("decline", DeclineSupport, asks=("line",))
DONE = Choice("done", SupportWasGiven)
PLAN = Choice("plan", PlanTalk, asks=("on", "at"))
LATER = Choice("later", Later, asks=("until",))
NOT_ME = Choice("not-me", NotMine, asks=("line",))
TALK = (PLAN, SPOKE)

CHOICES: Mapping[What, tuple[Choice, ...]] = {
    What.NEEDS_TALK: TALK,
    What.BEFORE_TALK: TALK,
    What.AFTER_TALK: TALK,
    What.HAND_OVER: TALK,
    What.RE_PLAN: (Choice("new-date", RePlan, asks=("horizon",)), SPOKE),
    What.ACCEPT: (Choice("accept", Accept, typed=True), SPOKE),
    What.CHECK_IN: (
        Choice("seen", CheckIn, {"answer": SightingAnswer.SEEN}, asks=("line",), of_each=True),
        Choice("not-yet", CheckIn, {"answer": SightingAnswer.NOT_YET}, asks=("line",), of_each=True),
        Choice("no-occasion", CheckIn, {"answer": SightingAnswer.NO_OCCASION}, asks=("line",)),
        Choice("spoke", CheckIn, {"answer": SightingAnswer.SPOKE}, asks=("line",)),
    ),
    What.SIGHTING: (
        Choice("seen", LogSighting, {"answer": SightingAnswer.SEEN}, asks=("line",), of_each=True),
        Choice("not-yet", LogSighting, {"answer": SightingAnswer.NOT_YET}, asks=("line",), of_each=True),
        Choice("no-occasion", LogSighting, {"answer": SightingAnswer.NO_OCCASION}),
    ),
    What.PLAN_ACTIVITY: (
        Choice("on", PlanActivity, asks=("title", "on")),
        Choice("none", DropActivity, asks=("line",)),
    ),
    What.ACTIVITY_DONE: (
        Choice("done", ActivityWasDone),
        Choice("moved", MoveActivity, asks=("on",)),
        Choice("none", DropActivity, asks=("line",)),
    ),
    What.PRACTICE: (
        Choice("went-well", LogPractice, {"outcome": Outcome.WENT_WELL}),
        Choice("went-stiffly", LogPractice, {"outcome": Outcome.WENT_STIFFLY}),
        Choice("didnt-get-round", LogPractice, {"outcome": Outcome.DIDNT_GET_ROUND}),
        Choice("no-occasion", LogPractice, {"outcome": Outcome.NO_OCCASION}),
    ),
    What.OCCASION: (Choice("on", DateOccasion, asks=("on",)),),
    What.MENTOR: (Choice("yes", AnswerInvitation, {"yes": True}), Choice("no", AnswerInvitation, {"yes": False})),
    What.MENTOR_MEETING: (Choice("met", Met), PLAN),
    What.CONFIDENCE: (Choice("figure", Rate, asks=("figure",)),),
    What.CONCLUDE: (
        Choice("yes", Conclude, {"yes": True}, typed=True, of_each=True),
        Choice("not-yet", Conclude, {"yes": False}, asks=("until",)),
        SPOKE,
    ),
    What.STILL_YOURS: (
        Choice("busy", AnswerStillYours, {"answer": StillYours.BUSY}),
        Choice("later", AnswerStillYours, {"answer": StillYours.LATER}, asks=("until",)),
        Choice("help", AnswerStillYours, {"answer": StillYours.HELP}),
        Choice("not-needed", AnswerStillYours, {"answer": StillYours.NOT_NEEDED}, typed=True),
    ),
    What.STILL_DOING: (
        Choice("yes", StillDoing, {"yes": True}),
        Choice("again", StillDoing, {"yes": False, "otherwise": Otherwise.AGAIN}),
        Choice("by-myself", StillDoing, {"yes": False, "otherwise": Otherwise.BY_MYSELF}),
        Choice("not-needed", StillDoing, {"yes": False, "otherwise": Otherwise.NOT_NEEDED}),
    ),
    What.CONDITION: (
        Choice("met", SettleCondition, {"outcome": Settled.MET}),
        Choice("failed", SettleCondition, {"outcome": Settled.FAILED}),
        Choice("dropped", SettleCondition, {"outcome": Settled.DROPPED}),
    ),
    What.SUPPORT: (Choice("promise", Promise, asks=("due",)), DONE, SPOKE, DECLINE),
    What.PROMISE: (DONE, Choice("promise", Promise, asks=("due",)), DECLINE),
    What.PAUSE_REVIEW: (
        Choice("resume", Resume),
        Choice("later", Pause, {"why": PauseReason.OTHER}, asks=("until",)),
    ),
    What.CONFIRM: (
        Choice("yes", Confirm, {"yes": True}, of_each=True),
        Choice("no", Confirm, {"yes": False}, of_each=True),
    ),
    What.CONFIRM_END: (
        Choice("end", EndJourney, asks=("how",), typed=True, of_each=True),
        Choice("keep-going", KeepGoing),
    ),
    What.COMES_ALONG: (
        Choice("along", ChangeJob, {"comes_along": True}, typed=True, of_each=True),
        Choice("stays", ChangeJob, {"comes_along": False}, typed=True, of_each=True),
    ),
    What.PRIVATE: (),
    What.COACHING: (),
    What.TAKE_OVER: (),
}
"""In the order in which they are offered. What L&D is asked is answered at their desk."""
ANSWERED_OTHERWISE = frozenset(
    {What.STILL_YOURS, What.PAUSE_REVIEW, What.PRIVATE, What.COACHING, What.TAKE_OVER, What.PRACTICE, What.CONFIDENCE}
)
"""What has a *later* of its own, or needs none."""
NOBODY_ELSES = frozenset(
    {
        *(what for what in What if KINDS[what] is Kind.OWN),
        *(What.CONFIRM, What.CONFIRM_END, What.COMES_ALONG, What.SIGHTING),
    }
)
"""What is about oneself; and who was in no position to see it says just that."""
CALLING: Mapping[Role, Choice] = {
    Role.LEARNER: CALL_THE_LEARNER,
    Role.COMPANION: CALL_ME,
    Role.FRAME_HOLDER: CALL_ME,
}
"""Who may ask L&D for a call, and how."""
ENDS = (Ending.LAPSED, Ending.MOVED, Ending.STOPPED, Ending.LEFT)
"""What somebody can choose from who is asked whether it has ended."""
NAMED_BY: Mapping[type[Said], str] = {
    Promise: "support",
    SupportWasGiven: "support",
    DeclineSupport: "support",
    SettleCondition: "condition",
    ActivityWasDone: "activity",
    MoveActivity: "activity",
    DropActivity: "activity",
    Confirm: "entry",
}
"""The field that names what the ask is about, among several of its sort."""
NAMES_THE_ASK = (Later, NotMine, PlanTalk)
OF_A_BEHAVIOUR = (LogPractice, LogSighting, Rate, DateOccasion)
"""Words whose `nth` names the behaviour."""
SIGHTED = (SightingAnswer.SEEN, SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION)
"""What can be said of one behaviour; each is also the code of a check-in's choice."""
BY_BEHAVIOUR = ("answer", "second", "third")
"""The fields of a check-in that answer for one behaviour each, in order."""


def offered(what: What, role: Role) -> tuple[Choice, ...]:
    """Every answer to an ask, of somebody in that role: its own, and those that every ask has."""
    more = [] if what in ANSWERED_OTHERWISE else [LATER]
    if what not in NOBODY_ELSES and what not in ANSWERED_OTHERWISE and role is not Role.LEARNER:
        more.append(NOT_ME)
    if role in CALLING and what not in (What.PRACTICE, What.CONFIDENCE):
        more.append(CALLING[role])
    return (*CHOICES[what], *more) if CHOICES[what] else ()


def found(what: What, role: Role, code: str) -> Choice | None:
    """The answer of that code among those that this ask offers."""
    return next((one for one in offered(what, role) if one.code == code), None)


def by_behaviour(choice: Choice, count: int) -> tuple[str, ...]:
    """The fields that tell its answer per behaviour, of a need that has so many; none, where there is nothing to tell
    apart.
    """
    tells = choice.word is CheckIn and choice.says["answer"] is not SightingAnswer.SPOKE
    return BY_BEHAVIOUR[:count] if tells and count > 1 else ()


def word(choice: Choice, by: PersonId, asked: Expectation, behaviours: Sequence[str], given: Mapping[str, Any]) -> Said:
    """What this person says by choosing it. `behaviours`: the ids of the journey's, in order; `given`: what the page
    asked for, in which an answer per behaviour stands above the choice's own.

    Raises:
        pydantic.ValidationError: something that was given is wrong.
    """
    names = (*choice.asks, *by_behaviour(choice, len(behaviours)))
    fields: dict[str, Any] = {"by": by, **choice.says, **{name: given[name] for name in names if name in given}}
    of = asked.of
    if choice.word in NAMES_THE_ASK:
        fields["expectation"] = asked.id
    if of is not None and choice.word in NAMED_BY:
        fields[NAMED_BY[choice.word]] = of
    if of in behaviours and choice.word in OF_A_BEHAVIOUR:
        fields["nth"] = behaviours.index(of) + 1
    return choice.word.model_validate(fields)
