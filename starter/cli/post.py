"""`leerreis post due`: the messages that are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyclopts import App

from starter.cli import naming
from starter.cli.errand import Given, Json
from starter.showing import labels
from starter.showing.timeline import RUNG

if TYPE_CHECKING:
    from records.listing import Message

COLUMNS = ("to", "about", "journey", "since")
NOT_DELIVERED = "Messages are written, and not delivered yet: that comes with the post round."
EXAMPLES = """Examples:

  leerreis post due
  leerreis post due --json

Nothing is delivered yet: this only shows what would go.
"""
post = App(name="post", help="The messages that are written.", help_epilogue=EXAMPLES)


@post.command(help_epilogue=EXAMPLES)
async def due(*, errand: Given, json: Json = False) -> int:
    """What would go now; nothing is delivered yet."""
    from records import listing, people
    from starter.showing.one_journey import FORGOTTEN

    pool, calendar = await errand.pool(), await errand.calendar()
    asker = await errand.asker()
    say, found = errand.say, await listing.post_due(pool, errand.now, asker.id if asker else None)
    names = await people.names(pool, {one.person for one in found})
    if json:
        errand.output.json([_json(one, names.get(one.person)) for one in found])
        return 0
    rows = []
    for one in found:
        what, _, rung = one.what.partition(".")
        about = say(RUNG, what=labels.what(say, what), rung=labels.rung(say, rung))
        day = say.day(calendar.day(one.due), short=True)
        rows.append((names.get(one.person) or say(FORGOTTEN), about, one.journey[: naming.SHOWN], day))
    if rows:
        errand.output.table([say(column) for column in COLUMNS], rows)
    errand.output.note(say(NOT_DELIVERED))
    return 0


def _json(one: Message, name: str | None) -> dict[str, Any]:
    return {"id": one.id, "to": name, "what": one.what, "journey": one.journey, "due": one.due.isoformat()}
