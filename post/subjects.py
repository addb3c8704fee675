"""The kinds of message: a closed list, each with its place in a digest, the minutes that it asks, and how it goes."""

from __future__ import annotations

from collections.abc import Mapping

from journey.expected.expectations import KINDS, What
from journey.grammar.codes import Code
from journey.ground import Kind, RungName


class Goes(Code):
    """How a message goes."""

    BESIDE = "beside"
    """At once, bundled: at most one letter a working day."""
    DIARY = "diary"
    """An entry for a diary, at once: it keeps no call for help waiting."""
    DIGEST = "digest"
    """In the week's letter, on the day that the person chose."""
    PRACTICE = "practice"
    """By itself, as often as the learner chose."""
    DESK = "desk"
    """In L&D's letter of the week: where it is stuck."""


class Subject(Code):
    """What a message is about; in the order in which a letter has them."""

    HELP_ASKED = "help-asked"
    MENTOR_ASKED = "mentor-asked"
    CONDITION = "condition"
    ASKED_OF_LND = "asked-of-lnd"
    """Between two: what somebody asked of L&D, and nobody else knows of."""
    PROMISE_DUE = "promise-due"
    GUIDE = "guide"
    """Three questions, the day before a talk; to a senior also on its morning."""
    INVITED = "invited"
    """A talk goes into a diary, or to another place in it."""
    CALLED_OFF = "called-off"
    """It comes out of the diary."""
    PLAN_TALK = "plan-talk"
    BEFORE_ACTIVITY = "before-activity"
    AFTER_ACTIVITY = "after-activity"
    MENTOR_MEETING = "mentor-meeting"
    HAND_OVER = "hand-over"
    RE_PLAN = "re-plan"
    OTHER_HAND = "other-hand"
    """The other side of a talk or an answer is invited to bring it up."""
    ACCEPT = "accept"
    CHECK_IN = "check-in"
    SIGHTING = "sighting"
    CONCLUDE = "conclude"
    PLAN_ACTIVITY = "plan-activity"
    ACTIVITY_DONE = "activity-done"
    CONFIRM = "confirm"
    CONFIRM_END = "confirm-end"
    COMES_ALONG = "comes-along"
    STILL_YOURS = "still-yours"
    STILL_DOING = "still-doing"
    PAUSE_REVIEW = "pause-review"
    CONFIDENCE = "confidence"
    PRACTICE = "practice"
    THANK_YOU = "thank-you"
    CELEBRATE = "celebrate"
    TAKEN_BACK = "taken-back"
    STUCK = "stuck"
    """A place on L&D's list."""


ASKED: Mapping[What, Subject] = {
    What.NEEDS_TALK: Subject.PLAN_TALK,
    What.ACCEPT: Subject.ACCEPT,
    What.PLAN_ACTIVITY: Subject.PLAN_ACTIVITY,
    What.BEFORE_TALK: Subject.BEFORE_ACTIVITY,
    What.ACTIVITY_DONE: Subject.ACTIVITY_DONE,
    What.AFTER_TALK: Subject.AFTER_ACTIVITY,
    What.PRACTICE: Subject.PRACTICE,
    What.OCCASION: Subject.PRACTICE,
    What.MENTOR: Subject.MENTOR_ASKED,
    What.MENTOR_MEETING: Subject.MENTOR_MEETING,
    What.CHECK_IN: Subject.CHECK_IN,
    What.CONFIDENCE: Subject.CONFIDENCE,
    What.CONCLUDE: Subject.CONCLUDE,
    What.STILL_YOURS: Subject.STILL_YOURS,
    What.STILL_DOING: Subject.STILL_DOING,
    What.CONDITION: Subject.CONDITION,
    What.SUPPORT: Subject.HELP_ASKED,
    What.PROMISE: Subject.PROMISE_DUE,
    What.PAUSE_REVIEW: Subject.PAUSE_REVIEW,
    What.RE_PLAN: Subject.RE_PLAN,
    What.HAND_OVER: Subject.HAND_OVER,
    What.CONFIRM_END: Subject.CONFIRM_END,
    What.SIGHTING: Subject.SIGHTING,
    What.COMES_ALONG: Subject.COMES_ALONG,
    What.CONFIRM: Subject.CONFIRM,
    What.PRIVATE: Subject.ASKED_OF_LND,
    What.COACHING: Subject.ASKED_OF_LND,
    What.TAKE_OVER: Subject.STUCK,
}
GUIDES = frozenset({RungName.GUIDE, RungName.MORNING})
"""The rungs that carry a guide."""
LNDS_OWN = frozenset({RungName.LND, RungName.COLLEAGUE, RungName.HEAD})
MINUTES: Mapping[Subject, int] = {
    Subject.HELP_ASKED: 2,
    Subject.ACCEPT: 3,
    Subject.CONCLUDE: 2,
    Subject.HAND_OVER: 2,
    Subject.RE_PLAN: 2,
    Subject.PLAN_TALK: 2,
}
"""What answering takes; of all others, a minute."""
LADDER: Mapping[RungName | None, int] = {None: -1} | {rung: place for place, rung in enumerate(RungName)}
"""How high a message stands on its ladder; one of no ladder stands below all."""
PLACE = {subject: place for place, subject in enumerate(Subject)}
IN_A_DIARY = frozenset({Subject.INVITED, Subject.CALLED_OFF})
"""What carries a file for a diary."""
ASKS_NOTHING = frozenset(
    {
        *(Subject.GUIDE, Subject.THANK_YOU, Subject.CELEBRATE, Subject.TAKEN_BACK, Subject.OTHER_HAND, Subject.STUCK),
        *IN_A_DIARY,
    }
)
"""What is told or offered: it counts for no ask of the week."""
BESIDE = frozenset({Subject.GUIDE, Subject.THANK_YOU, Subject.TAKEN_BACK, Subject.ASKED_OF_LND})
"""What does not wait for the week's letter, although it is no call for help."""


def subject(what: What, rung: RungName) -> Subject:
    """What the message of a rung is about."""
    if rung in LNDS_OWN and ASKED[what] is not Subject.ASKED_OF_LND:
        return Subject.STUCK
    if rung in GUIDES:
        return Subject.GUIDE
    return Subject.OTHER_HAND if rung is RungName.OTHER else ASKED[what]


def goes(about: Subject, what: What | None) -> Goes:
    """How a message about this goes. `what`: is expected; None: nothing, something is told."""
    if about is Subject.STUCK:
        return Goes.DESK
    if about is Subject.PRACTICE:
        return Goes.PRACTICE
    if about in IN_A_DIARY:
        return Goes.DIARY
    if about in BESIDE or (what is not None and KINDS[what] is Kind.HELP and about is not Subject.OTHER_HAND):
        return Goes.BESIDE
    return Goes.DIGEST


def minutes(about: Subject) -> int:
    """What it asks of whoever gets it; nothing, where something is told."""
    return 0 if about in ASKS_NOTHING else MINUTES.get(about, 1)
