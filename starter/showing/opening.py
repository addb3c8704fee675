"""The opening sentence of a call: what L&D may say first, per reason. Nobody is told that they did not answer."""

from __future__ import annotations

from journey.lnd.reasons import Reason
from letters.tongue import Tongue

HELLO = "Hello {called}, {rest}"
OPENINGS = {
    Reason.HELP_UNANSWERED: "{learner} could use a hand with something. What would help, and who could give it?",
    Reason.PROMISE_NOT_KEPT: "it is about {learner}. Can I take something off your hands, so that it works out?",
    Reason.PICTURES_DIFFER: "how do you see {learner} doing it by now? I am curious what you look for.",
    Reason.NO_MANAGER: "a lot is changing around you. Who would you like to go along with you from here?",
    Reason.CONDITION_NOT_MET: "something has to be there first for {learner}. What can I help to arrange?",
    Reason.NO_TIME: "{learner} would like to practise, and the days are full. Shall we look for an hour together?",
    Reason.NO_OPPORTUNITY: "{learner} would like to do it for real. Where could that be, in the coming weeks?",
    Reason.NOT_HELD: "{learner} would like to learn something. Shall I find half an hour for the two of you?",
    Reason.NOT_ACCEPTED: "{learner} wrote down what there is to learn. Would you put anything differently?",
    Reason.NOT_STARTED: "what would suit {learner} best? I can look for a date, or for something else.",
    Reason.NO_MENTOR: "of whom would you like to learn this? I may know somebody.",
    Reason.MENTOR_SILENT: "good of you to show {learner} the way. Does it still fit in, or shall we find another form?",
    Reason.NO_PRACTICE: "how is it with what you wanted to learn? It is fine if this is not the moment.",
    Reason.CHECK_IN_MISSED: "how is {learner} doing, as you see it? Shall I find a moment for the two of you?",
    Reason.NOT_SEEN: "who would be near when {learner} does it? Perhaps we can ask them to look along.",
    Reason.FLAT: "you keep at it. What would make it easier just now?",
    Reason.SEEN_NOT_CONFIDENT: "it is seen more and more often. What is still needed to feel sure of it?",
    Reason.NOT_CONCLUDED: "it looks as if it is there. Shall we look back on it together?",
    Reason.DATE_PASSED: "the day that {learner} had in mind has been. What would be a good one now?",
    Reason.SILENCE: "some time ago you wanted to learn something. How do you look at it now? Any answer is good.",
    Reason.UNREACHABLE: "my mail does not get through to you. What is a good way to reach you?",
}


def opening(say: Tongue, reason: Reason, *, called: str, learner: str) -> str:
    """How to begin, with the first name of whom L&D calls."""
    return say(HELLO, called=called, rest=say(OPENINGS[reason], learner=learner))
