"""What is said to learners about what is theirs: practice, confidence, whether it is still their question."""

from __future__ import annotations

from journey.expected.expectations import What
from letters.saying import LEARNER, OTHERS, Said
from post.subjects import Subject

A_CHANCE = "A chance today?"
STIFF_COUNTS = "Afterwards, if you feel like it. Stiff counts as well: that is how one learns."
YOU_WROTE = "You wrote:"
ALL_ARE_GOOD = "All of these are good answers."
RATHER_TALK = "Would you rather talk to somebody? {lnd} likes to call you, and it stays between the two of you."
"""Where it is offered."""
WAIT_OR_GO = "Shall we go on, or wait a little longer?"

OWN = (
    Said(
        Subject.PRACTICE, LEARNER, "When is the next occasion?",
        "For {title}, it helps to know when it can be done next. Which day will that be?",
        whats=frozenset({What.OCCASION}),
    ),
    Said(
        Subject.PRACTICE, LEARNER, A_CHANCE,
        "Perhaps a chance comes by today. With {title}, every try counts.",
        lead=YOU_WROTE, note=STIFF_COUNTS,
    ),
    Said(
        Subject.CONFIDENCE, LEARNER, "How sure does it feel?",
        "Think of {title}: how sure are you that you do it, also when it is busy? The figure is yours.",
    ),
    Said(
        Subject.STILL_YOURS, LEARNER, "Still your question?",
        "You wanted to go on with {title}. It is quiet for now, and that is fine: how do things stand?",
        note=ALL_ARE_GOOD,
    ),
    Said(
        Subject.STILL_DOING, LEARNER, "Are you still doing it?",
        "A while ago you felt sure of {title}. Are you still doing it, also when it is busy?",
        note="Every answer is a good one.",
    ),
    Said(
        Subject.PAUSE_REVIEW, LEARNER, WAIT_OR_GO,
        "You let {title} rest for a while. Shall we go on, or wait a little longer?",
    ),
    Said(
        Subject.PAUSE_REVIEW, OTHERS, WAIT_OR_GO,
        "{learner} and you let {title} rest for a while. Does it go on, or do you wait a little longer?",
    ),
)  # fmt: skip
