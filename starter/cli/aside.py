"""`leerreis set-aside`: what could not be put on record, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from starter.cli import naming
from starter.cli.errand import Errand, Given, Json
from starter.cli.faults import BadWord

if TYPE_CHECKING:
    from records.set_aside import Aside

FOR_TWO = ("private", "private-answer", "coaching", "coaching-given", "thank")
"""Words of which nobody but the two hears that they were said."""
COLUMNS = ("id", "journey", "when", "what", "why")
EXAMPLES = """Examples:

  leerreis set-aside list
  leerreis set-aside retry 3
  leerreis set-aside drop 3

A word that was refused while nobody waited, or that broke a rule of ours, is kept here until somebody looks. What
was said in it is never shown: retry hands it over again as it was kept, and it still counts once.
"""
aside = App(name="set-aside", help="What could not be put on record.", help_epilogue=EXAMPLES)
Id = Annotated[int, Parameter(help="Its id in `set-aside list`.")]


@aside.command(name="list", help_epilogue=EXAMPLES)
async def list_(*, errand: Given, json: Json = False) -> int:
    """What waits for somebody to look, oldest first; never what was said in it."""
    from records import set_aside

    found = await set_aside.waiting(await errand.pool())
    rows = [(str(one.id), one.journey, one.at.isoformat(timespec="seconds"), _what(one), one.why) for one in found]
    if json:
        errand.output.json(
            [dict(zip(COLUMNS, (one.id, *row[1:]), strict=True)) for one, row in zip(found, rows, strict=True)]
        )
    elif rows:
        shown = [(id_, journey[: naming.SHOWN], *others) for id_, journey, *others in rows]
        errand.output.table(COLUMNS, shown)
    else:
        errand.output.line("Nothing was set aside.")
    return 0


@aside.command(help_epilogue=EXAMPLES)
async def retry(id: Id, /, *, errand: Given) -> int:
    """Hand it over again, as it was kept; an alarm rings again."""
    from records import set_aside

    one = await _one(errand, id)
    door = await errand.door()
    if one.entry is None or one.word is None:
        await set_aside.settle(await errand.pool(), id, "retried", errand.now)
        await door.refresh(one.journey)
        errand.output.line(f"The journey {one.journey[: naming.SHOWN]} looks again at once.")
        return 0
    await door.again(one.journey, one.entry, one.word)
    await set_aside.settle(await errand.pool(), id, "retried", errand.now)
    errand.output.line("It is on record.")
    return 0


@aside.command(help_epilogue=EXAMPLES)
async def drop(id: Id, /, *, errand: Given) -> int:
    """Leave it at that: it never comes on record."""
    from records import set_aside

    await _one(errand, id)
    await set_aside.settle(await errand.pool(), id, "dropped", errand.now)
    errand.output.line("It is dropped; the row stays, with when.")
    return 0


async def _one(errand: Errand, id_: int) -> Aside:
    from records import set_aside

    one = await set_aside.one(await errand.pool(), id_)
    if one is None:
        raise BadWord(f"Nothing is set aside under {id_}: `leerreis set-aside list` shows what is.")
    return one


def _what(one: Aside) -> str:
    if one.word is None:
        return "an alarm"
    kind = one.word.get("kind", "of an unknown kind")
    return "a word" if kind in FOR_TWO else f"a word: {kind}"
