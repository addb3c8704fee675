"""Writing: a letter becomes what a channel carries. Pure: the same letter is always written the same way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from letters import blanks, layouts, short
from letters.footer import footer
from letters.spoken import Spoken, spoken
from letters.subject_line import subject_line
from letters.tongue import Tongue, tongue
from post.letter import Letter, Written
from post.subjects import PLACE

HELLO = "Hello {name},"
GREETING = "Hello,"
REACHED = "Have a good talk. Is there anything that I can do? Answer this letter, and it is with me."
SIGNED = "{name}, {lnd}"
ON_THE_CARD = "This is for {name}. Print the card, or show it."


def write(letter: Letter) -> Written:
    """The subject, the text, the HTML, and a short form for chat; in the reader's language."""
    say = tongue(letter.language, is_formal=letter.is_formal)
    letter = replace(letter, lines=tuple(sorted(letter.lines, key=lambda line: PLACE[line.subject])))
    names = blanks.Names(letter.lines)
    lines = [spoken(say, letter, line, names) for line in letter.lines]
    shown = {
        "language": say.language,
        "subject": subject_line(say, letter, lines),
        "greeting": say(HELLO, name=blanks.first(letter.name)) if letter.name else say(GREETING),
        "through": say(ON_THE_CARD, name=blanks.first(letter.through)) if letter.through else "",
        "cards": cards(lines),
        "signed": _signed(say, letter),
        "footer": footer(say, letter, names),
    }
    return Written(
        id=letter.id,
        message_id=letter.message_id,
        language=say.language,
        subject=str(shown["subject"]),
        text=layouts.text(shown),
        html=layouts.html(shown),
        short=short.short(lines),
        buttons=short.buttons(lines),
        unsubscribe=letter.links.less,
        reply_to=letter.signed.email if letter.signed else "",
        attachments=letter.attachments,
    )


def _signed(say: Tongue, letter: Letter) -> list[str]:
    """How somebody of L&D ends a letter in person."""
    if letter.signed is None:
        return []
    return [say(REACHED), say(SIGNED, name=letter.signed.name, **blanks.roles(say, letter.labels))]


def cards(lines: Sequence[Spoken]) -> list[list[Spoken]]:
    """Each thing on a card of its own; what asks for nothing and is of one sort shares one."""
    together = groupby(enumerate(lines), lambda nth_one: nth_one[0] if nth_one[1].is_full else nth_one[1].line.subject)
    return [[one for _, one in card] for _, card in together]
