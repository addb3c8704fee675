"""What is said about talks: finding a moment, around an activity, with a mentor, at a hand-over, about a new date."""

from __future__ import annotations

from journey.expected.expectations import KINDS
from journey.ground import Kind
from letters.saying import AGAIN, LEARNER, ON_ITS_DAY, OTHERS, Said
from post.subjects import Subject

ARE_TALKS = frozenset(what for what, kind in KINDS.items() if kind is Kind.TALK)
TODAY = "Today you talk together: three questions that help"
ON_A_DAY = "You talk together on {weekday}: three questions that help"
YOU_MAY_PLAN_IT = "Shall you two catch up? You may plan it"
WHEN_YOU_MEET = "Something to talk about when you see each other"
FIVE_MINUTES = "Five minutes beforehand, a big difference"
NEW_DATE = "The date has passed. Pick a new one?"

TALKS = (
    Said(
        Subject.GUIDE, LEARNER, TODAY,
        "{other} and you talk today at {hour}. These three questions help; choose what suits you.",
        rungs=ON_ITS_DAY,
    ),
    Said(
        Subject.GUIDE, LEARNER, TODAY,
        "{other} and you talk today. These three questions help; choose what suits you.",
        rungs=ON_ITS_DAY,
    ),
    Said(
        Subject.GUIDE, LEARNER, ON_A_DAY,
        "{other} and you talk on {on}. These three questions help; choose what suits you.",
    ),
    Said(
        Subject.GUIDE, OTHERS, TODAY,
        "{learner} and you talk today at {hour} about {title}. These three questions help; choose what suits you.",
        rungs=ON_ITS_DAY,
    ),
    Said(
        Subject.GUIDE, OTHERS, TODAY,
        "{learner} and you talk today about {title}. These three questions help; choose what suits you.",
        rungs=ON_ITS_DAY,
    ),
    Said(
        Subject.GUIDE, OTHERS, ON_A_DAY,
        "{learner} and you talk on {on} about {title}. These three questions help; choose what suits you.",
    ),
    Said(
        Subject.PLAN_TALK, LEARNER, "Will you find a moment with {other}?",
        "{other} can help you on the way with {title}. Which moment suits the two of you?",
        rungs=AGAIN,
    ),
    Said(
        Subject.PLAN_TALK, LEARNER, "Will you find a moment with {other}?",
        "{other} and you are going to talk about {title}. You may pick the moment; a quarter of an hour is enough.",
    ),
    Said(
        Subject.PLAN_TALK, OTHERS, "Will you find a moment with {learners}?",
        "{learners} would like to get going with {title}. Will you pick a moment to talk about it together?",
    ),
    Said(
        Subject.PLAN_TALK, OTHERS, "Will you find a moment with {learner}?",
        "{learner} likes to talk with you about {title}. Which moment suits the two of you?",
        rungs=AGAIN,
    ),
    Said(
        Subject.PLAN_TALK, OTHERS, "Will you find a moment with {learner}?",
        "{learner} would like to get going with {title}. Will you pick a moment to talk about it together?",
    ),
    Said(
        Subject.BEFORE_ACTIVITY, LEARNER, FIVE_MINUTES,
        "{other} likes to hear what you want to get out of what you do on {on}. Will you find five minutes beforehand?",
    ),
    Said(
        Subject.BEFORE_ACTIVITY, OTHERS, FIVE_MINUTES,
        "{learners} will soon learn something for {title}. Five minutes together: what is it about for all of you?",
    ),
    Said(
        Subject.BEFORE_ACTIVITY, OTHERS, FIVE_MINUTES,
        "{learner} learns something for {title} on {on}. Five minutes beforehand: what is it about for the two of you?",
    ),
    Said(
        Subject.AFTER_ACTIVITY, LEARNER, "Back again. What will you try first?",
        "{other} is curious how it was. Five minutes together: what will you try first?",
    ),
    Said(
        Subject.AFTER_ACTIVITY, OTHERS, "{learners} are back. What is the first thing to try?",
        "{learners} are back. Ask in five minutes what will be tried first for {title}, and what you can do for it.",
    ),
    Said(
        Subject.AFTER_ACTIVITY, OTHERS, "{learner} is back. What is the first thing to try?",
        "{learner} is back. Ask in five minutes what will be tried first for {title}, and what you can do for it.",
    ),
    Said(
        Subject.MENTOR_MEETING, LEARNER, "When do you see {other}?",
        "{other} helps you on the way with {title}. Did you see each other, or when would it suit you?",
    ),
    Said(
        Subject.MENTOR_MEETING, OTHERS, "When do you see {learners}?",
        "{learners} learn {title} with your help. Did you see each other, or when would it suit you?",
    ),
    Said(
        Subject.MENTOR_MEETING, OTHERS, "When do you see {learner}?",
        "{learner} learns {title} with your help. Did you see each other, or when would it suit you?",
    ),
    Said(
        Subject.HAND_OVER, LEARNER, "What goes along to {other}?",
        "{other} goes along with you from now on. Talk about {title}: what goes along, and what may stay behind?",
    ),
    Said(
        Subject.HAND_OVER, OTHERS, "Getting to know each other: what {learners} are working on",
        "{learners} are working on {title}, and from now on you are there too. Get to know each other: what goes well?",
    ),
    Said(
        Subject.HAND_OVER, OTHERS, "Getting to know each other: what {learner} is working on",
        "{learner} is working on {title}, and from now on you are there too. Get to know each other: what goes well?",
    ),
    Said(
        Subject.RE_PLAN, LEARNER, NEW_DATE,
        "{other} and you had a date in mind for {title}, and that one has passed. Will you pick a new one together?",
    ),
    Said(
        Subject.RE_PLAN, OTHERS, NEW_DATE,
        "{learners} go on with {title}, and the date that you had has passed. Will you pick a new one together?",
    ),
    Said(
        Subject.RE_PLAN, OTHERS, NEW_DATE,
        "{learner} goes on with {title}, and the date that you had has passed. Will you pick a new one together?",
    ),
    Said(
        Subject.OTHER_HAND, LEARNER, YOU_MAY_PLAN_IT,
        "{other} and you can always talk about {title} for a moment. You may pick when.",
        whats=ARE_TALKS,
    ),
    Said(
        Subject.OTHER_HAND, OTHERS, YOU_MAY_PLAN_IT,
        "{learner} and you can always talk about {title} for a moment. You may pick when.",
        whats=ARE_TALKS,
    ),
    Said(
        Subject.OTHER_HAND, LEARNER, WHEN_YOU_MEET,
        "{other} is somebody you surely see soon. Feel free to bring up {title}.",
    ),
    Said(
        Subject.OTHER_HAND, OTHERS, WHEN_YOU_MEET,
        "{learner} is somebody you surely see soon. Feel free to bring up {title}.",
    ),
)  # fmt: skip
