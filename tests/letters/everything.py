"""Every text that letters, their pages and cards are made of, in English."""

from __future__ import annotations

from letters import (
    answers,
    asking,
    blanks,
    card,
    footer,
    help,
    invitation,
    labels,
    own,
    sentences,
    subject_line,
    told,
    writing,
)

COUNTED = (
    subject_line.THIS_WEEK,
    subject_line.FOR_YOU,
    subject_line.PLACES,
    subject_line.MINUTES,
    footer.A_WEEK,
    footer.WAITING,
)
"""One and many."""
SAID = (*sentences.ALL, sentences.PLAINLY, sentences.PLAINLY_MINE)
HEADS = {said.head for said in SAID}
SENTENCES = {text for said in SAID for text in (said.text, said.lead, said.note) if text}
BUTTONS = {
    *(label for of in labels.LABELS.values() for label in of.values()),
    *labels.ALWAYS.values(), labels.OPEN, *labels.ENDINGS.values(),
}  # fmt: skip
FOOT = {
    footer.WHY, *footer.BECAUSE.values(), footer.OF_ANOTHER, footer.NOT_YET_AGREED, footer.INSTEAD,
    footer.THROUGH, footer.SOMEBODY_ELSE, footer.ARRANGE,
    footer.BUSY, footer.NEXT_WEEK, footer.THAT_IS_FINE, footer.USEFUL, footer.YES, footer.NO, footer.LESS,
    footer.CHOOSE,
}  # fmt: skip
PAGES = {*asking.FIELDS.values(), *asking.OF_A_CHOICE.values(), asking.TYPED}
WORDS = {
    *help.THINGS.values(),
    *blanks.ROLES.values(), blanks.THEIR_MENTOR, blanks.THEIR_COMPANION, blanks.QUOTED, blanks.NO_TITLE,
    *told.REASONS.values(), told.SOMETHING, *blanks.NUMBERS, subject_line.CARD, subject_line.ASK_YOU,
    writing.HELLO, writing.GREETING, writing.ON_THE_CARD, writing.SIGNED, writing.REACHED,
    own.RATHER_TALK, answers.WHO_ELSE,
    invitation.TALK, card.TRIED, card.SCAN, card.NO_PHONE, card.NO_PHONE_NOBODY,
}  # fmt: skip
TEXTS = {*HEADS, *SENTENCES, *BUTTONS, *FOOT, *PAGES, *WORDS, *(text for pair in COUNTED for text in pair)}
