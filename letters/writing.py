"""Writing: a letter becomes what a channel carries. Pure: the same letter is always written the same way."""

from __future__ import annotations

from collections.abc import Sequence

from letters import blanks, layouts, short
from letters.footer import footer
from letters.spoken import Spoken, spoken
from letters.subject_line import subject_line
from letters.tongue import Tongue, tongue
from post.letter import Letter, Written
from post.subjects import PLACE

HELLO = "Hello {name},"
GREETING = "Hello,"
ON_THE_CARD = "This is for {name}. Print the card, or show it."


def write(letter: Letter) -> Written:
    """The subject, the text, the HTML, and a short form for chat; in the reader's language."""
    say = tongue(letter.language, is_formal=letter.is_formal)
    names = blanks.Names(letter.lines)
    lines = said(say, letter, names)
    shown = {
        "language": say.language,
        "subject": subject_line(say, letter, lines),
        "greeting": say(HELLO, name=blanks.first(letter.name)) if letter.name else say(GREETING),
        "through": say(ON_THE_CARD, name=blanks.first(letter.through)) if letter.through else "",
        "lines": lines,
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
        attachments=letter.attachments,
    )


def said(say: Tongue, letter: Letter, names: blanks.Names) -> Sequence[Spoken]:
    """Its lines in the order of `post.subjects.PLACE`."""
    in_order = sorted(letter.lines, key=lambda line: PLACE[line.subject])
    return [spoken(say, letter, line, names) for line in in_order]
