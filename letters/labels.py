"""What stands on the buttons: a label for each answer that one click gives."""

from __future__ import annotations

from collections.abc import Mapping

from journey.expected.expectations import What
from journey.state import Ending
from letters.tongue import Tongue
from post.subjects import ASKED, Subject

QUIET = ("later", "not-me", "call-me")
"""Offered below the answers: they are no answers."""
ALWAYS = {
    "later": "Later",
    "not-me": "Not for me",
    "call-me": "Call me",
    "spoke": "We spoke already",
    "plan": "I pick a moment",
}
OPEN = "Have a look"
"""Of a code that has no label."""
SAW = {
    "seen": "Yes, seen",
    "not-yet": "Seen, getting there",
    "no-occasion": "There was no occasion",
}
LABELS: Mapping[Subject, Mapping[str, str]] = {
    Subject.HELP_ASKED: {
        "promise": "I'll see to it",
        "done": "It is done already",
        "decline": "It can't be done, because ...",
    },
    Subject.PROMISE_DUE: {
        "done": "It is done",
        "promise": "Another day",
        "decline": "It can't be done after all",
    },
    Subject.CONDITION: {
        "met": "It is arranged",
        "failed": "It won't be there",
        "dropped": "Not needed any more",
    },
    Subject.MENTOR_ASKED: {"yes": "Yes, gladly", "no": "Not now"},
    Subject.MENTOR_MEETING: {"met": "We saw each other"},
    Subject.RE_PLAN: {"new-date": "A new date"},
    Subject.ACCEPT: {"accept": "Yes, let's do it like this"},
    Subject.CHECK_IN: SAW,
    Subject.SIGHTING: SAW,
    Subject.PLAN_ACTIVITY: {"on": "I pick a day", "none": "It isn't needed"},
    Subject.ACTIVITY_DONE: {"done": "Yes, it did", "moved": "It was moved", "none": "It was called off"},
    Subject.PRACTICE: {
        "went-well": "Tried, went well",
        "went-stiffly": "Tried, went stiffly",
        "didnt-get-round": "Didn't get round to it",
        "no-occasion": "There was no occasion",
        "on": "On this day",
    },
    Subject.CONFIDENCE: {"figure": "Give a figure"},
    Subject.CONCLUDE: {"yes": "Yes, it is there", "not-yet": "Not yet, ask me on ..."},
    Subject.STILL_YOURS: {
        "busy": "I am working on it",
        "later": "Not now, ask me on ...",
        "help": "I could use help",
        "not-needed": "Not needed any more",
    },
    Subject.STILL_DOING: {
        "yes": "Yes, still",
        "again": "No, I pick it up again",
        "by-myself": "No, I practise by myself",
        "not-needed": "Not needed any more",
    },
    Subject.PAUSE_REVIEW: {"resume": "We go on", "later": "A little longer, until ..."},
    Subject.CONFIRM: {"yes": "Yes, that is what I said", "no": "No, not like this"},
    Subject.CONFIRM_END: {"end": "It has come to an end", "keep-going": "I go on"},
    Subject.COMES_ALONG: {"along": "It comes along", "stays": "I leave it here"},
}
"""By kind of message; what is not here is the same everywhere."""
ENDINGS = {
    Ending.LAPSED: "It is no longer needed",
    Ending.MOVED: "I do other work now",
    Ending.STOPPED: "I stop with it",
    Ending.LEFT: "I am leaving",
}


def label(say: Tongue, subject: Subject, code: str, what: What | None = None) -> str:
    """What stands on the button of that code."""
    own = LABELS.get(subject) or (LABELS.get(ASKED[what]) if what else None) or {}
    return say(own.get(code) or ALWAYS.get(code, OPEN))


def is_quiet(subject: Subject, code: str) -> bool:
    """Whether it stands below the answers; an answer may be called *later*, too."""
    return code in QUIET and code not in LABELS.get(subject, {})
