"""`leerreis post due`: the messages that are written; each person reads their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyclopts import App

from starter.cli import naming
from starter.cli.errand import Errand, Given, Json
from starter.showing import messages

if TYPE_CHECKING:
    from records.listing import Message

COLUMNS = ("to", "about", "journey", "since")
NOT_DELIVERED = "Messages are written, and not delivered yet: that comes with the post round."
YOU = "you"
EXAMPLES = """Examples:

  leerreis post due
  leerreis post due --as p017
  leerreis post due --json

Nothing is delivered yet: this only shows what would go. With --as, what is written to that person; without, how much
there is and of what kind, and to whom by an id of ours.
"""
post = App(name="post", help="The messages that are written.", help_epilogue=EXAMPLES)


@post.command(help_epilogue=EXAMPLES)
async def due(*, errand: Given, json: Json = False) -> int:
    """What would go now; nothing is delivered yet."""
    from records import listing

    asker = await errand.asker()
    found = await listing.post_due(await errand.pool(), errand.now)
    theirs = [one for one in found if asker is None or one.person == asker.id]
    if json:
        errand.output.json([_json(one) for one in theirs])
        return 0
    if theirs:
        say = errand.say
        rows = [await _row(errand, one, say(YOU) if asker else one.person[: naming.SHOWN]) for one in theirs]
        errand.output.table([say(column) for column in COLUMNS], rows)
    errand.output.note(errand.say(NOT_DELIVERED))
    return 0


async def _row(errand: Errand, one: Message, to: str) -> tuple[str, ...]:
    day = errand.say.day((await errand.calendar()).day(one.due), short=True)
    return to, messages.about(errand.say, one.what), one.journey[: naming.SHOWN], day


def _json(one: Message) -> dict[str, Any]:
    return {"id": one.id, "to": one.person, "what": one.what, "journey": one.journey, "due": one.due.isoformat()}
