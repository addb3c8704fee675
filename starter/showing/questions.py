"""Why it is stuck, said to those whom it is about: a question to the learner, an ask to whoever goes along.

Neither says that it is stuck, nor since when, nor who did not answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journey.lnd.reasons import Reason
from journey.reading.readers import Cell


class Gently(NamedTuple):
    """The same matter, for either side."""

    question: str
    ask: str


TALK = Gently("Have you found a moment to talk about it?", "Find a moment to talk about it together.")
ROOM = Gently("Do you have what you need for it?", "See together what is needed for it, and who can arrange that.")
AHEAD = Gently("Is it clear to you what comes next?", "Look together at what comes next.")
GOING = Gently("How do things stand with it?", "Ask how things stand with it.")
THERE = Gently("How does it feel: is it there?", "Look together whether it is there.")

GENTLY: Mapping[Reason, Gently] = {
    Reason.HELP_UNANSWERED: ROOM,
    Reason.PROMISE_NOT_KEPT: ROOM,
    Reason.PICTURES_DIFFER: THERE,
    Reason.NO_MANAGER: ROOM,
    Reason.CONDITION_NOT_MET: ROOM,
    Reason.NO_TIME: ROOM,
    Reason.NO_OPPORTUNITY: ROOM,
    Reason.NOT_HELD: TALK,
    Reason.NOT_ACCEPTED: AHEAD,
    Reason.NOT_STARTED: AHEAD,
    Reason.NO_MENTOR: ROOM,
    Reason.MENTOR_SILENT: TALK,
    Reason.NO_PRACTICE: GOING,
    Reason.CHECK_IN_MISSED: TALK,
    Reason.NOT_SEEN: THERE,
    Reason.FLAT: THERE,
    Reason.SEEN_NOT_CONFIDENT: THERE,
    Reason.NOT_CONCLUDED: THERE,
    Reason.DATE_PASSED: AHEAD,
    Reason.SILENCE: GOING,
    Reason.UNREACHABLE: GOING,
}
"""A test holds that no reason is missing."""


def gently(reasons: Sequence[Reason], cell: Cell) -> str:
    """The first of these reasons, as this reader hears it; empty where there is none, or it is not for them."""
    if not reasons or cell not in (Cell.AS_A_QUESTION, Cell.AS_AN_ASK):
        return ""
    both = GENTLY[reasons[0]]
    return both.question if cell is Cell.AS_A_QUESTION else both.ask
