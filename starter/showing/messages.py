"""What a message is about, said to the person whom it is written to; never that somebody else did not answer."""

from __future__ import annotations

from collections.abc import Mapping

from journey.ground import RungName
from letters.tongue import Tongue
from records.message_kinds import CALLED_OFF, CELEBRATED, INVITED, TAKEN_BACK, THANKED
from starter.showing import labels
from starter.showing.timeline import RUNG

TO_YOU: Mapping[RungName, str] = {
    RungName.PLAN: "plan it",
    RungName.GUIDE: "a guide for the talk",
    RungName.MORNING: "a guide on the morning of the talk",
    RungName.ASK: "asked",
    RungName.AGAIN: "asked again",
    RungName.OTHER: "bring it up, if you like",
    RungName.LND: "came to L&D",
    RungName.COLLEAGUE: "came to a colleague of L&D",
    RungName.HEAD: "came to the head of L&D",
    RungName.LET_GO: "let be",
}
"""Another person is invited to act; L&D alone is told what came to it."""


TOLD = {
    TAKEN_BACK: "what one of you entered or said was taken back by the other",
    THANKED: "a thank-you",
    CELEBRATED: "something to be glad of",
    INVITED: "a talk for the diary",
    CALLED_OFF: "a talk that need not stay in the diary",
}
"""What is told, and asks nothing."""


def about(say: Tongue, what: str) -> str:
    """What is asked, and how: of a message kind, such as `check-in.again`."""
    if what in TOLD:
        return say(TOLD[what])
    asked, _, rung = what.partition(".")
    return say(RUNG, what=labels.what(say, asked), rung=say(TO_YOU[RungName(rung)]))
