"""Words for people: what each code of ours is called. English here, other languages in the catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from journey.expectations import What
from journey.ground import RungName
from journey.people import Role
from journey.plan import StepKind
from journey.reasons import Move, Reason
from journey.silence import StillYours
from journey.state import Ending, SightingAnswer
from journey.steps.practice import Outcome
from starter.showing.tongue import Tongue

ROLES = {
    Role.LEARNER: "the learner",
    Role.FRAME_HOLDER: "the one who gives room",
    Role.COMPANION: "the companion",
    Role.WATCHER: "a watcher",
    Role.LND: "L&D",
}
PHASES = {
    StepKind.NEEDS_CONVERSATION: "first talk",
    StepKind.PRACTICE: "practice",
    StepKind.CHECK_INS: "catching up",
    StepKind.APPLICATION: "applying with confidence",
}
REASONS = {
    Reason.HELP_UNANSWERED: "help unanswered",
    Reason.PICTURES_DIFFER: "pictures differ",
    Reason.NOT_HELD: "conversation not held",
    Reason.NOT_ACCEPTED: "agreement not accepted",
    Reason.NO_PRACTICE: "no practice",
    Reason.CHECK_IN_MISSED: "check-in missed",
    Reason.NOT_SEEN: "not seen yet",
    Reason.FLAT: "confidence flat",
    Reason.SEEN_NOT_CONFIDENT: "seen, not confident",
    Reason.NOT_CONCLUDED: "ready, not concluded",
    Reason.SILENCE: "silence",
}
MOVES = {
    Move.CALL: "call {who}",
    Move.ARRANGE: "arrange it with {companion}",
    Move.SIT_IN: "sit in with {learner} and {companion}",
    Move.PLAN: "plan the talk for {learner} and {companion}",
    Move.MAKE_ROOM: "make room with {holder}",
    Move.PROPOSE_END: "propose an end to {learner}",
}
WHATS = {
    What.NEEDS_TALK: "have the first talk",
    What.ACCEPT: "say yes to the agreement, or propose something else",
    What.PRACTICE: "try it",
    What.CHECK_IN: "catch up, and say what was seen of it",
    What.CONFIDENCE: "say how sure it feels",
    What.CONCLUDE: "say whether it is there",
    What.STILL_YOURS: "say how things stand",
    What.SUPPORT: "help, or talk about what is needed",
    What.CONFIRM_END: "say whether it has ended",
    What.TAKE_OVER: "see what is needed",
}
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
    RungName.ASK: "asked",
    RungName.AGAIN: "asked again",
    RungName.OTHER: "the other side was invited",
    RungName.LND: "came to L&D",
    RungName.COLLEAGUE: "came to a colleague of L&D",
    RungName.HEAD: "came to the head of L&D",
}
LAST_WORDS = {
    "journey-started": "the start",
    "agreement-changed": "a proposal",
    "agreement-accepted": "a yes to the agreement",
    "moment-logged": "a talk",
    "practice-logged": "a practice",
    "checked-in": "a check-in",
    "sighting": "a sighting",
    "confidence-rated": "a figure for confidence",
    "conclusion-said": "an answer to the closing question",
    "still-yours-answered": "how things stand",
    "end-proposed": "a proposal to end it",
    "end-declined": "a wish to go on",
}
"""By kind of event."""
SOME_WORD = "a word"

ALL: tuple[Mapping[StrEnum, str] | Mapping[str, str], ...] = (
    ROLES, PHASES, REASONS, MOVES, WHATS, OUTCOMES, ANSWERS, STILL, ENDINGS, RUNGS, LAST_WORDS
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


def rung(say: Tongue, code: str) -> str:
    """How far it has come."""
    return say(RUNGS[RungName(code)])


def last_word(say: Tongue, kind: str | None) -> str:
    """What the last word was."""
    return say(LAST_WORDS.get(kind or "", SOME_WORD))


def capital(sentence: str) -> str:
    """A sentence that begins as sentences do."""
    return sentence[:1].upper() + sentence[1:]
