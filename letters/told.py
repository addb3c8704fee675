"""What is told: thanks, a reason to celebrate, what was taken back, what a diary is told; to L&D, where it is stuck."""

from __future__ import annotations

from collections.abc import Mapping

from journey.ground import RungName
from journey.lnd.reasons import Reason
from letters.saying import LEARNER, LND, OTHERS, TO_THE_HEAD, Said
from post.subjects import Subject

A_THANK_YOU = "A thank-you from {asker}"
TO_CELEBRATE = "Something to celebrate"
TAKEN_BACK = "Something was taken back"
FOR_THE_DIARY = "A talk for your diary"
OUT_OF_THE_DIARY = "A talk less in your diary"
NOTHING_TO_DO = "There is nothing that you need to do."
STUCK_PLACE = "{learner}, {title}: where it is stuck"

TOLD = (
    Said(
        Subject.INVITED, LEARNER, FOR_THE_DIARY,
        "{other} and you talk on {on} at {hour}. If another moment suits you better, pick one together.",
    ),
    Said(
        Subject.INVITED, LEARNER, FOR_THE_DIARY,
        "{other} and you talk on {on}. If another day suits you better, pick one together.",
    ),
    Said(
        Subject.INVITED, OTHERS, FOR_THE_DIARY,
        "{learner} and you talk on {on} at {hour}. If another moment suits you better, pick one together.",
    ),
    Said(
        Subject.INVITED, OTHERS, FOR_THE_DIARY,
        "{learner} and you talk on {on}. If another day suits you better, pick one together.",
    ),
    Said(
        Subject.CALLED_OFF, LEARNER, OUT_OF_THE_DIARY,
        "You need not keep {on} free for a talk any longer. There is nothing that you need to do.",
    ),
    Said(
        Subject.CALLED_OFF, OTHERS, OUT_OF_THE_DIARY,
        "{learner} and you need not keep {on} free any longer. There is nothing that you need to do.",
    ),
    Said(Subject.THANK_YOU, LEARNER, A_THANK_YOU, "{asker} thanks you for what you did for {title}."),
    Said(Subject.THANK_YOU, OTHERS, A_THANK_YOU, "{asker} thanks you for your help with {title}."),
    Said(Subject.CELEBRATE, LEARNER, TO_CELEBRATE, "You have something to celebrate: {title}. Whom do you tell?"),
    Said(
        Subject.CELEBRATE, OTHERS, TO_CELEBRATE,
        "{learner} has something to celebrate: {title}. A word or a cup of coffee does good.",
    ),
    Said(
        Subject.TAKEN_BACK, LEARNER, TAKEN_BACK,
        "{other} took back something that stood with {title}. There is nothing that you need to do.",
    ),
    Said(
        Subject.TAKEN_BACK, OTHERS, TAKEN_BACK,
        "{learner} works on {title}, and something of it was taken back. There is nothing that you need to do.",
    ),
    Said(
        Subject.STUCK, LND, STUCK_PLACE,
        "{learner}, {title}: {reason}. Your colleague would like you to look along.",
        rungs=frozenset({RungName.COLLEAGUE}),
    ),
    Said(
        Subject.STUCK, LND, STUCK_PLACE, "{learner}, {title}: {reason}. Who could pick this up?", rungs=TO_THE_HEAD
    ),
    Said(Subject.STUCK, LND, STUCK_PLACE, "{learner}, {title}: {reason}."),
)  # fmt: skip

REASONS: Mapping[str, str] = {
    Reason.HELP_UNANSWERED: "a call for help waits for an answer",
    Reason.PROMISE_NOT_KEPT: "what was promised is not there",
    Reason.PICTURES_DIFFER: "the two see it differently",
    Reason.NO_MANAGER: "there is nobody now who gives room",
    Reason.CONDITION_NOT_MET: "what had to be there first is not there",
    Reason.NO_TIME: "there is no time for it",
    Reason.NO_OPPORTUNITY: "there is no opportunity to do it",
    Reason.NOT_HELD: "the talk did not come about",
    Reason.NOT_ACCEPTED: "the agreement waits for a yes",
    Reason.NOT_STARTED: "the activity did not begin",
    Reason.NO_MENTOR: "there is no {mentor}",
    Reason.MENTOR_SILENT: "{mentor} and learner do not find each other",
    Reason.NO_PRACTICE: "practising does not come about",
    Reason.CHECK_IN_MISSED: "catching up does not come about",
    Reason.NOT_SEEN: "nobody has seen it yet",
    Reason.FLAT: "confidence does not grow",
    Reason.SEEN_NOT_CONFIDENT: "it is seen, and does not feel sure yet",
    Reason.NOT_CONCLUDED: "it seems to be there; the closing talk did not come about",
    Reason.DATE_PASSED: "the date has passed",
    Reason.SILENCE: "it has been quiet for a while",
    Reason.UNREACHABLE: "somebody can't be reached",
}
"""For L&D alone, in half a sentence."""
SOMETHING = "it does not move by itself"
