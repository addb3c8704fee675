"""Words for people: what each code of ours is called. English here, other languages in the catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from journey.arranged import Around, Change, Lacking, Mark, Needed, Reins, Settled, Sort
from journey.expected.expectations import What
from journey.expected.silence import StillYours
from journey.ground import RungName
from journey.lnd.corrections import Because
from journey.lnd.reasons import Move, Reason
from journey.noticing.confidence import Direction
from journey.pause import PauseReason
from journey.plans.plan import StepKind
from journey.state import Ending, SightingAnswer
from journey.steps.practice import Outcome
from journey.steps.watch import Otherwise
from journey.who.hand_over import Handed
from journey.who.people import Role
from letters.tongue import Tongue

ROLES = {
    Role.LEARNER: "the learner",
    Role.FRAME_HOLDER: "the one who gives room",
    Role.COMPANION: "the companion",
    Role.MENTOR: "the mentor",
    Role.BUDDY: "the mentor's buddy",
    Role.WATCHER: "a watcher",
    Role.HELPER: "who was asked to help",
    Role.LND: "L&D",
    Role.MANAGER: "their manager",
    Role.SPONSOR: "the sponsor",
    Role.POST: "the post",
}
PHASES = {
    StepKind.NEEDS_CONVERSATION: "first talk",
    StepKind.ACTIVITY: "learning",
    StepKind.PRACTICE: "practice",
    StepKind.MENTORING: "with a mentor",
    StepKind.CHECK_INS: "catching up",
    StepKind.APPLICATION: "applying with confidence",
    StepKind.WATCH: "still doing it?",
}
REASONS = {
    Reason.HELP_UNANSWERED: "help unanswered",
    Reason.PROMISE_NOT_KEPT: "promise not kept",
    Reason.PICTURES_DIFFER: "pictures differ",
    Reason.NO_MANAGER: "no manager",
    Reason.CONDITION_NOT_MET: "condition not met",
    Reason.NO_TIME: "no time made",
    Reason.NO_OPPORTUNITY: "no opportunity",
    Reason.NOT_HELD: "conversation not held",
    Reason.NOT_ACCEPTED: "agreement not accepted",
    Reason.NOT_STARTED: "activity not started",
    Reason.NO_MENTOR: "no mentor",
    Reason.MENTOR_SILENT: "mentor silent",
    Reason.NO_PRACTICE: "no practice",
    Reason.CHECK_IN_MISSED: "check-in missed",
    Reason.NOT_SEEN: "not seen yet",
    Reason.FLAT: "confidence flat",
    Reason.SEEN_NOT_CONFIDENT: "seen, not confident",
    Reason.NOT_CONCLUDED: "ready, not concluded",
    Reason.DATE_PASSED: "date passed",
    Reason.SILENCE: "silence",
    Reason.UNREACHABLE: "somebody can't be reached",
}
MOVES = {
    Move.CALL: "call {who}",
    Move.ARRANGE: "arrange it with {companion}",
    Move.SIT_IN: "sit in with {learner} and {companion}",
    Move.PLAN: "plan the talk for {learner} and {companion}",
    Move.MAKE_ROOM: "make room with {holder}",
    Move.NEW_MENTOR: "find another mentor with {learner}",
    Move.TAKE_OVER: "find somebody who takes over from {holder}",
    Move.REST: "let it be until a day",
    Move.PAUSE: "pause it until a day",
    Move.END: "ask {learner} whether it has ended",
}
WHATS = {
    What.NEEDS_TALK: "have the first talk",
    What.ACCEPT: "say yes to the agreement, or propose something else",
    What.PLAN_ACTIVITY: "give the activity a date",
    What.BEFORE_TALK: "talk for five minutes before the activity",
    What.ACTIVITY_DONE: "say whether the activity took place",
    What.AFTER_TALK: "talk for five minutes after the activity",
    What.PRACTICE: "try it",
    What.OCCASION: "name the day of the next occasion",
    What.MENTOR: "say whether they will be the mentor",
    What.MENTOR_MEETING: "meet as mentor",
    What.CHECK_IN: "catch up, and say what was seen of it",
    What.CONFIDENCE: "say how sure it feels",
    What.CONCLUDE: "say whether it is there",
    What.STILL_YOURS: "say how things stand",
    What.STILL_DOING: "say whether it is still done",
    What.CONDITION: "see to what has to be there first",
    What.SUPPORT: "help, or talk about what is needed",
    What.PROMISE: "do what was promised",
    What.PAUSE_REVIEW: "say whether it goes on",
    What.RE_PLAN: "talk about a new date",
    What.HAND_OVER: "have a first talk after the hand-over",
    What.CONFIRM: "say whether that was said which was entered for them",
    What.CONFIRM_END: "say whether it has ended",
    What.SIGHTING: "say what was noticed of it",
    What.COMES_ALONG: "say whether it comes along to the new job",
    What.PRIVATE: "answer what was asked between the two of them",
    What.COACHING: "help with their own part",
    What.TAKE_OVER: "see what is needed",
}
DIRECTIONS = {
    Direction.GROWING: "growing",
    Direction.LEVEL: "level",
    Direction.FALLING: "falling",
}
ASKED = {
    What.NEEDS_TALK: "the first talk",
    What.ACCEPT: "the yes to the agreement",
    What.PLAN_ACTIVITY: "the date of the activity",
    What.BEFORE_TALK: "the talk before the activity",
    What.ACTIVITY_DONE: "the question whether the activity took place",
    What.AFTER_TALK: "the talk after the activity",
    What.PRACTICE: "the try",
    What.MENTOR: "the answer to the invitation",
    What.MENTOR_MEETING: "the meeting with the mentor",
    What.CHECK_IN: "the check-in",
    What.CONFIDENCE: "the figure for confidence",
    What.CONCLUDE: "the closing question",
    What.STILL_YOURS: "the question how things stand",
    What.STILL_DOING: "the question whether it is still done",
    What.CONDITION: "what has to be there first",
    What.SUPPORT: "the call for help",
    What.PROMISE: "the promise",
    What.PAUSE_REVIEW: "the look at the pause",
    What.RE_PLAN: "the talk about a new date",
    What.HAND_OVER: "the talk after the hand-over",
    What.CONFIRM: "the confirmation",
    What.CONFIRM_END: "the question whether it has ended",
    What.TAKE_OVER: "the look at what is needed",
}
"""What is expected, as a thing: where it is asked again."""
OUTCOMES = {
    Outcome.WENT_WELL: "it went well",
    Outcome.WENT_STIFFLY: "it went stiffly",
    Outcome.DIDNT_GET_ROUND: "didn't get round to it",
    Outcome.NO_OCCASION: "there was no occasion",
}
ANSWERS = {
    SightingAnswer.SEEN: "seen",
    SightingAnswer.NOT_YET: "seen, not there yet",
    SightingAnswer.NO_OCCASION: "no occasion to see it",
    SightingAnswer.SPOKE: "we spoke",
}
STILL = {
    StillYours.BUSY: "busy with it",
    StillYours.LATER: "later",
    StillYours.HELP: "could use help",
    StillYours.NOT_NEEDED: "no longer needed",
}
SORTS = {
    Sort.FORMAL: "a course or training",
    Sort.WITH_OTHERS: "with others",
    Sort.ON_THE_JOB: "on the job",
}
CHANGES = {
    Change.ADD: "added",
    Change.DROP: "left out",
    Change.REPEAT: "once more",
    Change.OVERRIDE: "another figure",
    Change.MOVE: "moved",
}
AROUND = {
    Around.BEFORE: "the talk before it",
    Around.AFTER: "the talk after it",
}
MARKS = {
    Mark.TICKED: "seen to",
    Mark.STRUCK: "plays no part here",
}
LACKING = {
    Lacking.TIME: "time",
    Lacking.OPPORTUNITY: "an opportunity",
    Lacking.OTHER: "something else",
}
SETTLED = {
    Settled.MET: "it is there",
    Settled.FAILED: "it will not be there",
    Settled.DROPPED: "not needed any more",
}
NEEDED = {
    Needed.TIME: "time",
    Needed.MENTOR: "a mentor",
    Needed.SHARE: "sharing it in the team",
    Needed.SWAP: "swapping a task",
    Needed.RESOURCE: "something to do it with",
    Needed.TALK: "a talk",
    Needed.THIRD_PERSON: "a third person at a difficult talk",
}
REINS = {
    Reins.MANAGER: "the manager has the lead",
    Reins.SHARED: "they have the lead together",
    Reins.LEARNER: "the learner has the lead",
}
PAUSES = {
    PauseReason.WORK_FIRST: "work comes first",
    PauseReason.LEAVE: "leave",
    PauseReason.ROLE_CHANGE: "another role",
    PauseReason.OTHER: "something else",
}
HANDED = {
    Handed.MANAGER: "manager",
    Handed.FRAME_HOLDER: "who gives room",
    Handed.COMPANION: "companion",
    Handed.MENTOR: "mentor",
}
PICKED_UP = {
    Move.CALL: "a call",
    Move.ARRANGE: "arrange help",
    Move.SIT_IN: "sit in",
    Move.PLAN: "plan the talk",
    Move.MAKE_ROOM: "make room",
    Move.NEW_MENTOR: "another mentor",
    Move.TAKE_OVER: "somebody to take over",
    Move.REST: "let it be",
    Move.PAUSE: "pause it",
    Move.END: "ask whether it has ended",
}
BECAUSE = {
    Because.TALKED: "they had talked already",
    Because.AWAY: "somebody is away",
    Because.WRONG_PERSON: "it is for somebody else",
    Because.NOT_STUCK: "it was not stuck",
}
OTHERWISE = {
    Otherwise.AGAIN: "pick it up again",
    Otherwise.BY_MYSELF: "practise by oneself",
    Otherwise.NOT_NEEDED: "not needed any more",
}
ENDINGS = {
    Ending.APPLIED: "applied with confidence",
    Ending.LAPSED: "no longer needed",
    Ending.MOVED: "moved to another job",
    Ending.STOPPED: "stopped by choice",
    Ending.LEFT: "left the organisation",
}
RUNGS = {
    RungName.PLAN: "plan it",
    RungName.GUIDE: "a guide for the talk",
    RungName.MORNING: "a guide on the morning of the talk",
    RungName.ASK: "asked",
    RungName.AGAIN: "asked again",
    RungName.OTHER: "the other side was invited",
    RungName.LND: "came to L&D",
    RungName.COLLEAGUE: "came to a colleague of L&D",
    RungName.HEAD: "came to the head of L&D",
    RungName.LET_GO: "let be",
}
LAST_WORDS = {
    "journey-started": "the start",
    "agreement-changed": "a proposal",
    "agreement-accepted": "a yes to the agreement",
    "need-found": "what a need comes down to",
    "charter-accepted": "a yes to the role charter",
    "plan-tailored": "a change of the plan",
    "plan-upgraded": "a newer template",
    "success-factor-marked": "what helps, or comes in between",
    "behaviour-added": "a further behaviour",
    "watchers-named": "who may notice it",
    "watchers-asked": "a question to who may notice it",
    "if-then-made": "an if-then plan",
    "reins-taken": "who has the lead",
    "moment-logged": "a talk",
    "activity-planned": "an activity with its date",
    "activity-moved": "a new date for an activity",
    "activity-done": "an activity that took place",
    "activity-dropped": "an activity that was dropped",
    "talk-dropped": "a talk that was left out",
    "talk-planned": "a talk in the diary",
    "mentor-invited": "an invitation to a mentor",
    "mentor-answered": "the answer of a mentor",
    "mentor-met": "a meeting with the mentor",
    "mentoring-stopped": "the end of mentoring",
    "buddy-named": "somebody beside the mentor",
    "practice-logged": "a practice",
    "occasion-dated": "the day of an occasion",
    "checked-in": "a check-in",
    "sighting": "a sighting",
    "confidence-rated": "a figure for confidence",
    "figure-shared": "who may read the figure",
    "conclusion-said": "an answer to the closing question",
    "still-doing-said": "whether it is still done",
    "reopened": "a new start",
    "condition-named": "something that has to be there first",
    "condition-settled": "what became of a condition",
    "support-asked": "a call for help",
    "support-promised": "a promise",
    "support-given": "help",
    "support-declined": "a no to a call for help",
    "celebrated": "something to be glad of",
    "re-planned": "a new date to aim at",
    "paused": "a pause",
    "resumed": "the end of a pause",
    "handed-over": "a hand-over",
    "reading-let": "who may read along",
    "manager-gone": "that the manager has gone",
    "stand-in-named": "who stands in",
    "back-again": "who is back",
    "still-yours-answered": "how things stand",
    "team-left": "the end of a team need",
    "job-change-proposed": "another job",
    "came-along": "a move to another job",
    "word-entered": "something that waits to be confirmed",
    "entry-answered": "an answer to what was entered",
    "word-taken-back": "a word that was taken back",
    "end-proposed": "a proposal to end it",
    "end-declined": "a wish to go on",
}
"""By kind of event."""
ENTERED = {
    "accept": "agreement-accepted",
    "propose": "agreement-changed",
    "add-behaviour": "behaviour-added",
    "confidence": "confidence-rated",
    "conclude": "conclusion-said",
    "still-doing": "still-doing-said",
    "still-yours": "still-yours-answered",
    "let-read": "reading-let",
    "end": "end-proposed",
}
"""The kind of event that a word makes once it is confirmed, by its own kind."""
SOME_WORD = "a word"

ALL: tuple[Mapping[StrEnum, str] | Mapping[str, str], ...] = (
    ROLES, PHASES, REASONS, MOVES, WHATS, DIRECTIONS, OUTCOMES, ANSWERS, STILL, SORTS, CHANGES, AROUND, MARKS,
    LACKING, SETTLED, NEEDED, REINS, PAUSES, HANDED, PICKED_UP, BECAUSE, OTHERWISE, ENDINGS, RUNGS, LAST_WORDS
)  # type: ignore[assignment]  # fmt: skip
"""For the tests: every one of them has a text in every language."""


def role(say: Tongue, code: str) -> str:
    """A role in words."""
    return say(ROLES[Role(code)])


def phase(say: Tongue, code: str) -> str:
    """A phase in words."""
    return say(PHASES[StepKind(code)]) if code else ""


def ending(say: Tongue, code: str) -> str:
    """An ending in words."""
    return say(ENDINGS[Ending(code)])


def reason(say: Tongue, code: str) -> str:
    """Why it is stuck, in two or three words."""
    return say(REASONS[Reason(code)])


def what(say: Tongue, code: str) -> str:
    """What somebody is expected to do."""
    return say(WHATS[What(code)])


def sort_of(expectation: str) -> str:
    """The code of what is expected, from the id of an expectation."""
    return expectation.rpartition("-")[0]


def rung(say: Tongue, code: str) -> str:
    """How far it has come."""
    return say(RUNGS[RungName(code)])


def last_word(say: Tongue, kind: str | None) -> str:
    """What the last word was."""
    return say(LAST_WORDS.get(kind or "", SOME_WORD))


def entered(say: Tongue, said: Mapping[str, object]) -> str:
    """What sort of word was entered for somebody."""
    return last_word(say, ENTERED.get(str(said.get("kind"))))


def capital(sentence: str) -> str:
    """A sentence that begins as sentences do."""
    return sentence[:1].upper() + sentence[1:]
