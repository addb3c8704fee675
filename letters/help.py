"""What is said about help: asked for, promised, arranged. What it is about is said by its sort."""

from __future__ import annotations

from collections.abc import Mapping

from journey.arranged import Lacking, Needed
from journey.expected.expectations import What
from letters.saying import AGAIN, EVERYBODY, LEARNER, LND, OTHERS, TO_A_COLLEAGUE, TO_THE_HEAD, Said
from post.subjects import Subject

THINGS: Mapping[Needed | Lacking, str] = {
    Needed.TIME: "time to practise",
    Needed.MENTOR: "a {mentor}",
    Needed.SHARE: "a moment to share it in the team",
    Needed.SWAP: "help with swapping a task",
    Needed.RESOURCE: "something to do it with",
    Needed.TALK: "a talk",
    Needed.THIRD_PERSON: "somebody there at a difficult talk",
    Lacking.TIME: "time to practise",
    Lacking.OPPORTUNITY: "an occasion to do it",
    Lacking.OTHER: "what is needed for it",
}
"""What help is about, and what has to be there first, by sort: what somebody wrote about it stands in no letter."""

HELP = (
    Said(
        Subject.HELP_ASKED, EVERYBODY, "{asker} asks you something",
        "{asker} is glad of your answer about {thing}, for {title}. Yes, no or another day: all of it helps.",
        rungs=AGAIN,
    ),
    Said(
        Subject.HELP_ASKED, EVERYBODY, "{asker} asks you something",
        "{asker} asks you for {thing}, for {title}. A short answer is enough, also if it can't be done.",
    ),
    Said(
        Subject.MENTOR_ASKED, OTHERS, "Would you help {learner} on the way?",
        "{learner} would like to know whether you want to help with {title}, as {mentor}. Yes is good, and so is no.",
        rungs=AGAIN,
    ),
    Said(
        Subject.MENTOR_ASKED, OTHERS, "Would you help {learner} on the way?",
        "{learner} is working on {title} and would like to have you as {mentor}. Yes and no are both good answers.",
    ),
    Said(
        Subject.CONDITION, LEARNER, "How is it coming along?",
        "For {title}, there has to be {thing} first, and you are seeing to it. How does it stand?",
    ),
    Said(
        Subject.CONDITION, OTHERS, "Something to arrange for {learner}",
        "{learner} can go on with {title} as soon as there is {thing}. How does it stand?",
        rungs=AGAIN,
    ),
    Said(
        Subject.CONDITION, OTHERS, "Something to arrange for {learner}",
        "{learner} can go on with {title} once there is {thing}. Would you look into it?",
    ),
    Said(
        Subject.PROMISE_DUE, LEARNER, "Done, or shall we pick a new date?",
        "You promised {thing} for {title}, by {on}. Did it work out, or does another day suit you better?",
    ),
    Said(
        Subject.PROMISE_DUE, OTHERS, "Done, or shall we pick a new date?",
        "{learner} is helped by {thing} for {title}, as you promised. Which day would suit you?",
        rungs=AGAIN,
    ),
    Said(
        Subject.PROMISE_DUE, OTHERS, "Done, or shall we pick a new date?",
        "{learner} is helped by {thing} for {title}, which you promised by {on}. Done, or does another day suit you?",
    ),
    Said(
        Subject.ASKED_OF_LND, LND, "Somebody would like to talk to {lnd}",
        "{asker} asked {lnd} something that stays between two. Could you pick it up, or see who can?",
        rungs=TO_A_COLLEAGUE | TO_THE_HEAD,
    ),
    Said(
        Subject.ASKED_OF_LND, LND, "Somebody would like to talk to you",
        "{asker} would like help with their own part. Call or write; it stays between the two of you.",
        whats=frozenset({What.COACHING}),
    ),
    Said(
        Subject.ASKED_OF_LND, LND, "Somebody would like to talk to you",
        "{asker} said something that stays between the two of you. We promise an answer within two working days.",
    ),
)  # fmt: skip
