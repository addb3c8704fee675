"""`leerreis post useful`: how useful each kind of text was found; nobody keeps by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.sums import FLOOR
from starter.cli import desk
from starter.cli.errand import Given, Json
from starter.showing import sums

if TYPE_CHECKING:
    from records.usefulness import Usefulness

COLUMNS = ("text", "language", "useful", "not useful")
NONE = "Nobody said so of any text yet."
TOGETHER = "Yes and no of fewer than {floor} answers together are not told."


async def useful(*, errand: Given, json: Json = False) -> int:
    """How often each kind of text was found useful, and how often not; told from ten answers together on."""
    from records import usefulness

    await desk.of_lnd_or_nobody(errand)
    found = await usefulness.all_(await errand.pool())
    rows = [(one.subject, one.language, *figures(one)) for one in found]
    say = errand.say
    if json:
        names = ("text", "language", "useful", "not_useful")
        errand.output.json([dict(zip(names, row, strict=True)) for row in rows])
    elif rows:
        shown = [(text, language, sums.figure(say, yes), sums.figure(say, no)) for text, language, yes, no in rows]
        errand.output.table([say(column) for column in COLUMNS], shown)
        errand.output.note(say(TOGETHER, floor=FLOOR))
    else:
        errand.output.line(say(NONE))
    return 0


def figures(one: Usefulness) -> tuple[int | None, int | None]:
    """Yes and no; neither, where they are too few together."""
    together = one.useful + one.not_useful
    return (one.useful, one.not_useful) if together >= FLOOR else (None, None)
