"""Why a journey is stuck: a closed list, in the order in which one is shown, each with what L&D can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from journey.grammar.codes import Code
from journey.who.people import Role

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
    UNREACHABLE = "unreachable"


ORDER = {reason: place for place, reason in enumerate(Reason)}


class Move(Code):
    """What L&D can do about it."""

    CALL = "call"
    ARRANGE = "arrange"
    SIT_IN = "sit-in"
    PLAN = "plan-for-them"
    NEW_MENTOR = "new-mentor"
    MAKE_ROOM = "make-room"
    TAKE_OVER = "take-over"
    REST = "rest"
    """Let it be until a day."""
    PAUSE = "pause"
    END = "propose-an-end"


LET_BE = (Move.REST, Move.PAUSE)
OR_NOT_ANY_MORE = (*LET_BE, Move.END)

MOVES: Mapping[Reason, tuple[Move, ...]] = {
    Reason.HELP_UNANSWERED: (Move.ARRANGE, Move.CALL, Move.SIT_IN, Move.REST),
    Reason.PROMISE_NOT_KEPT: (Move.CALL, Move.ARRANGE, Move.MAKE_ROOM, Move.REST),
    Reason.PICTURES_DIFFER: (Move.SIT_IN, Move.CALL, Move.NEW_MENTOR, Move.REST),
    Reason.NO_MANAGER: (Move.TAKE_OVER, Move.CALL, *LET_BE),
    Reason.CONDITION_NOT_MET: (Move.ARRANGE, Move.CALL, Move.MAKE_ROOM, *OR_NOT_ANY_MORE),
    Reason.NO_TIME: (Move.MAKE_ROOM, Move.CALL, *OR_NOT_ANY_MORE),
    Reason.NO_OPPORTUNITY: (Move.ARRANGE, Move.CALL, *OR_NOT_ANY_MORE),
    Reason.NOT_HELD: (Move.PLAN, Move.CALL, Move.SIT_IN, Move.TAKE_OVER, *LET_BE),
    Reason.NOT_ACCEPTED: (Move.CALL, Move.SIT_IN, Move.TAKE_OVER, *OR_NOT_ANY_MORE),
    Reason.NOT_STARTED: (Move.CALL, Move.ARRANGE, Move.MAKE_ROOM, *LET_BE),
    Reason.NO_MENTOR: (Move.NEW_MENTOR, Move.CALL, Move.REST),
    Reason.MENTOR_SILENT: (Move.NEW_MENTOR, Move.CALL, Move.REST),
    Reason.NO_PRACTICE: (Move.MAKE_ROOM, Move.CALL, Move.ARRANGE, *OR_NOT_ANY_MORE),
    Reason.CHECK_IN_MISSED: (Move.CALL, Move.PLAN, Move.SIT_IN, Move.TAKE_OVER, *LET_BE),
    Reason.NOT_SEEN: (Move.ARRANGE, Move.CALL, Move.REST),
    Reason.FLAT: (Move.SIT_IN, Move.CALL, Move.NEW_MENTOR, *LET_BE),
    Reason.SEEN_NOT_CONFIDENT: (Move.CALL, Move.SIT_IN, Move.NEW_MENTOR, Move.REST),
    Reason.NOT_CONCLUDED: (Move.PLAN, Move.CALL, Move.SIT_IN, Move.REST),
    Reason.DATE_PASSED: (Move.PLAN, Move.CALL, Move.SIT_IN, *OR_NOT_ANY_MORE),
    Reason.SILENCE: (Move.CALL, Move.PLAN, *OR_NOT_ANY_MORE),
    Reason.UNREACHABLE: (Move.CALL, Move.TAKE_OVER, Move.REST),
}
"""What makes sense for each, in order, the first one first. None only asks somebody to do it: the ladder did that."""
FIRST_MOVE: Mapping[Reason, Move] = {reason: moves[0] for reason, moves in MOVES.items()}


def next_move(reason: Reason, tried: Move) -> Move:
    """What to propose once this was tried; after the last that is something to do, the first again."""
    doing = [move for move in MOVES[reason] if move not in OR_NOT_ANY_MORE]
    return doing[(doing.index(tried) + 1) % len(doing)] if tried in doing else doing[0]


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
