"""Why a journey is stuck: a closed list, in the order in which one is shown, each with its first move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journey.codes import Code
from journey.people import Role

RULES = 1
"""The version of the rules that name reasons and moves; frozen into each `Stuck`."""


class Reason(Code):
    """In this order: the first that holds is shown, the others are counted."""

    HELP_UNANSWERED = "help-unanswered"
    PROMISE_NOT_KEPT = "promise-not-kept"
    PICTURES_DIFFER = "pictures-differ"
    NO_MANAGER = "no-manager"
    CONDITION_NOT_MET = "condition-not-met"
    NO_TIME = "no-time-made"
    NO_OPPORTUNITY = "no-opportunity"
    NOT_HELD = "conversation-not-held"
    NOT_ACCEPTED = "agreement-not-accepted"
    NOT_STARTED = "activity-not-started"
    NO_MENTOR = "no-mentor"
    MENTOR_SILENT = "mentor-silent"
    NO_PRACTICE = "no-practice"
    CHECK_IN_MISSED = "check-in-missed"
    NOT_SEEN = "not-seen-yet"
    FLAT = "confidence-flat"
    SEEN_NOT_CONFIDENT = "seen-not-confident"
    NOT_CONCLUDED = "ready-not-concluded"
    DATE_PASSED = "date-passed"
    SILENCE = "silence"


ORDER = {reason: place for place, reason in enumerate(Reason)}


class Move(Code):
    """What L&D can do first."""

    CALL = "call"
    ARRANGE = "arrange"
    SIT_IN = "sit-in"
    PLAN = "plan-for-them"
    NEW_MENTOR = "new-mentor"
    MAKE_ROOM = "make-room"
    TAKE_OVER = "take-over"


FIRST_MOVE = {
    Reason.HELP_UNANSWERED: Move.ARRANGE,
    Reason.PROMISE_NOT_KEPT: Move.CALL,
    Reason.PICTURES_DIFFER: Move.SIT_IN,
    Reason.NO_MANAGER: Move.TAKE_OVER,
    Reason.CONDITION_NOT_MET: Move.ARRANGE,
    Reason.NO_TIME: Move.MAKE_ROOM,
    Reason.NO_OPPORTUNITY: Move.ARRANGE,
    Reason.NOT_HELD: Move.PLAN,
    Reason.NOT_ACCEPTED: Move.CALL,
    Reason.NOT_STARTED: Move.CALL,
    Reason.NO_MENTOR: Move.NEW_MENTOR,
    Reason.MENTOR_SILENT: Move.NEW_MENTOR,
    Reason.NO_PRACTICE: Move.MAKE_ROOM,
    Reason.CHECK_IN_MISSED: Move.CALL,
    Reason.NOT_SEEN: Move.ARRANGE,
    Reason.FLAT: Move.SIT_IN,
    Reason.SEEN_NOT_CONFIDENT: Move.CALL,
    Reason.NOT_CONCLUDED: Move.PLAN,
    Reason.DATE_PASSED: Move.PLAN,
    Reason.SILENCE: Move.CALL,
}


@dataclass(frozen=True, slots=True)
class Stuck:
    """From the instant `from_` on, this will not move without somebody doing something."""

    reason: Reason
    on: Role
    since: date
    """When it was due."""
    from_: datetime
    move: Move
    rules: int = RULES
