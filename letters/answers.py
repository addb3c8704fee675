"""What is said where an answer is asked: to the agreement, of what was seen, whether it is there, on an activity."""

from __future__ import annotations

from letters.saying import AGAIN, LEARNER, OTHERS, Said
from post.subjects import Subject

IS_IT_THERE = "Is it there?"
WHICH_DAY = "Which day suits you?"
TOOK_PLACE = "Did it take place?"
SAID_THIS = "Is this what you said?"
DONE_OR_ON = "Is it done, or does it go on?"
NEW_JOB = "Does it come along to the new job?"
WHO_ELSE = "You look along in {beside} places now, this one included. Who else could do it?"
"""Where those are many."""

ANSWERS = (
    Said(
        Subject.ACCEPT, LEARNER, "{other} has put the agreement ready",
        "{other} wrote down what you two agreed about {title}. Is it right like this, or do you want to talk first?",
    ),
    Said(
        Subject.ACCEPT, OTHERS, "{learners} have put their agreements ready",
        "{learners} wrote down what you agreed about {title}. Is it right like this, or do you want to talk first?",
    ),
    Said(
        Subject.ACCEPT, OTHERS, "{learner} has put the agreement ready",
        "{learner} is glad to hear what you think of the agreement about {title}. Is it right like this?",
        rungs=AGAIN,
    ),
    Said(
        Subject.ACCEPT, OTHERS, "{learner} has put the agreement ready",
        "{learner} wrote down what you two agreed about {title}. Is it right like this, or do you want to talk first?",
    ),
    Said(
        Subject.CHECK_IN, OTHERS, "Did you see something of it with {learners}?",
        "{learners} are working on {title}. With whom have you seen something of it, these last weeks?",
    ),
    Said(
        Subject.CHECK_IN, OTHERS, "Did you see something of it with {learner}?",
        "{learner} goes on with {title}. Did you see something of it, or was there no occasion?",
        rungs=AGAIN,
    ),
    Said(
        Subject.CHECK_IN, OTHERS, "Did you see something of it with {learner}?",
        "{learner} is working on {title}. Have you seen something of it, these last weeks?",
    ),
    Said(
        Subject.SIGHTING, OTHERS, "Did you notice anything with {learners}?",
        "{learners} practise {title} and asked you to keep an eye on it. Did you see something of it?",
    ),
    Said(
        Subject.SIGHTING, OTHERS, "Did you notice anything with {learner}?",
        "{learner} practises {title} and asked you to keep an eye on it. Did you see something of it?",
    ),
    Said(
        Subject.CONCLUDE, LEARNER, IS_IT_THERE,
        "You came a long way with {title}. Is it there, or is something needed still?",
    ),
    Said(
        Subject.CONCLUDE, OTHERS, IS_IT_THERE,
        "{learners} came a long way with {title}. Is it there, or is something needed still?",
    ),
    Said(
        Subject.CONCLUDE, OTHERS, IS_IT_THERE,
        "{learner} came a long way with {title}. Is it there, or is something needed still?",
    ),
    Said(
        Subject.PLAN_ACTIVITY, LEARNER, WHICH_DAY,
        "For {title}, you had in mind to learn something first. What will it be, and which day suits you?",
    ),
    Said(
        Subject.PLAN_ACTIVITY, OTHERS, "Which day suits {learners}?",
        "{learners} want to learn something first for {title}. What will it be, and which day suits you?",
    ),
    Said(
        Subject.PLAN_ACTIVITY, OTHERS, "Which day suits {learner}?",
        "{learner} wants to learn something first for {title}. What will it be, and which day suits you?",
    ),
    Said(
        Subject.ACTIVITY_DONE, LEARNER, TOOK_PLACE,
        "On {on}, something was in your diary for {title}. Did it take place?",
    ),
    Said(
        Subject.ACTIVITY_DONE, OTHERS, TOOK_PLACE,
        "{learners} had something in their diaries for {title}. Did it take place?",
    ),
    Said(
        Subject.ACTIVITY_DONE, OTHERS, TOOK_PLACE,
        "{learner} had something in the diary for {title} on {on}. Did it take place?",
    ),
    Said(
        Subject.CONFIRM, LEARNER, SAID_THIS,
        "{other} entered for you what you said about {title}. Is it right like this?",
    ),
    Said(
        Subject.CONFIRM, OTHERS, SAID_THIS,
        "{learners} work on {title}, and what you said about it was entered for you. Is it right like this?",
    ),
    Said(
        Subject.CONFIRM, OTHERS, SAID_THIS,
        "{learner} works on {title}, and what you said about it was entered for you. Is it right like this?",
    ),
    Said(
        Subject.CONFIRM_END, LEARNER, DONE_OR_ON,
        "{other} asks whether {title} is done. You decide: done is good, and going on is good, too.",
    ),
    Said(
        Subject.CONFIRM_END, OTHERS, DONE_OR_ON,
        "{learners} go by what you say about {title}. Is it done, or do you go on?",
    ),
    Said(
        Subject.CONFIRM_END, OTHERS, DONE_OR_ON,
        "{learner} goes by what you two say about {title}. Is it done, or do you go on?",
    ),
    Said(
        Subject.COMES_ALONG, LEARNER, NEW_JOB,
        "You are going to do other work. Do you take {title} along, or do you leave it here?",
    ),
    Said(
        Subject.COMES_ALONG, OTHERS, NEW_JOB,
        "{learner} is going to do other work. Does {title} come along, or does it stay here?",
    ),
)  # fmt: skip
