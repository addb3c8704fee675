"""What is said about help: asked for, promised, arranged; the fuller text before the plainer one."""

from __future__ import annotations

from journey.expected.expectations import What
from letters.saying import AGAIN, LEARNER, LND, OTHERS, TO_A_COLLEAGUE, TO_THE_HEAD, Said
from post.subjects import Subject

HELP = (
    Said(
        Subject.HELP_ASKED, LEARNER, "{asker} asks you something",
        "{asker} is glad of your answer about {title}. Yes, no or another day: all of it helps.",
        rungs=AGAIN,
    ),
    Said(
        Subject.HELP_ASKED, LEARNER, "{asker} asks you something",
        "{asker} asks you something about {title}. A short answer is enough, also if it can't be done.",
    ),
    Said(
        Subject.HELP_ASKED, OTHERS, "{learners} ask you something",
        "{learners} ask for your help with {title}. A short answer is enough, also if it can't be done.",
    ),
    Said(
        Subject.HELP_ASKED, OTHERS, "{asker} asks you something",
        "{asker} is glad of your help with {title}. Yes, no or another day: every answer helps.",
        rungs=AGAIN,
    ),
    Said(
        Subject.HELP_ASKED, OTHERS, "{asker} asks you something",
        "{asker} asks for your help with {title}. A short answer is enough, also if it can't be done.",
    ),
    Said(
        Subject.MENTOR_ASKED, OTHERS, "Would you help {learners} on the way?",
        "{learners} are working on {title} and would like to have you as {mentor}. Yes and no are both good answers.",
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
        "For {title}, something has to be there first, and you are seeing to it. How does it stand?",
    ),
    Said(
        Subject.CONDITION, OTHERS, "Something to arrange for {learners}",
        "{learners} can go on with {title} once something is arranged. Would you look into it?",
    ),
    Said(
        Subject.CONDITION, OTHERS, "Something to arrange for {learner}",
        "{learner} can go on with {title} as soon as something is arranged. How does it stand?",
        rungs=AGAIN,
    ),
    Said(
        Subject.CONDITION, OTHERS, "Something to arrange for {learner}",
        "{learner} can go on with {title} once something is arranged. Would you look into it?",
    ),
    Said(
        Subject.PROMISE_DUE, LEARNER, "Done, or shall we pick a new date?",
        "You promised something around {title}, for {on}. Did it work out, or does another day suit you better?",
    ),
    Said(
        Subject.PROMISE_DUE, LEARNER, "Done, or shall we pick a new date?",
        "You promised something around {title}. Did it work out, or does another day suit you better?",
    ),
    Said(
        Subject.PROMISE_DUE, OTHERS, "Done, or shall we pick a new date?",
        "{learners} are helped by what you promised for {title}. Is it done, or does another day suit you?",
    ),
    Said(
        Subject.PROMISE_DUE, OTHERS, "Done, or shall we pick a new date?",
        "{learner} is helped by what you promised for {title}. Which day would suit you?",
        rungs=AGAIN,
    ),
    Said(
        Subject.PROMISE_DUE, OTHERS, "Done, or shall we pick a new date?",
        "{learner} is helped by what you promised for {title}, for {on}. Is it done, or does another day suit you?",
    ),
    Said(
        Subject.PROMISE_DUE, OTHERS, "Done, or shall we pick a new date?",
        "{learner} is helped by what you promised for {title}. Did it work out, or does another day suit you?",
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
