"""`leerreis post due`: the messages that are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyclopts import App

from starter.cli import naming
from starter.cli.errand import Given, Json
from starter.showing import labels
from starter.showing.timeline import RUNG
from starter.showing.tongue import Tongue

if TYPE_CHECKING:
    from records.listing import Message

COLUMNS = ("to", "about", "journey", "since")
BACK = "what one of you entered or said was taken back by the other"
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
    from starter.showing.one_journey import FORGOTTEN, reached

    pool, calendar = await errand.pool(), await errand.calendar()
    await errand.asker()
    say, found = errand.say, await listing.post_due(pool, errand.now)
    names = await people.names(pool, {one.person for one in found})
    through = await people.through(pool, {(one.person, one.companion) for one in found})
    if json:
        errand.output.json(
            [_json(one, names.get(one.person), through.get((one.person, one.companion))) for one in found]
        )
        return 0
    rows = []
    for one in found:
        about = _about(say, one.what)
        day = say.day(calendar.day(one.due), short=True)
        name = names.get(one.person) or say(FORGOTTEN)
        name = reached(say, name, through.get((one.person, one.companion)))
        rows.append((name, about, one.journey[: naming.SHOWN], day))
    if rows:
        errand.output.table([say(column) for column in COLUMNS], rows)
    errand.output.note(say(NOT_DELIVERED))
    return 0


def _about(say: Tongue, what: str) -> str:
    from records.read_models import TAKEN_BACK

    if what == TAKEN_BACK:
        return say(BACK)
    what, _, rung = what.partition(".")
    return say(RUNG, what=labels.what(say, what), rung=labels.rung(say, rung))


def _json(one: Message, name: str | None, through: str | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "to": name,
        "through": through,
        "what": one.what,
        "journey": one.journey,
        "due": one.due.isoformat(),
    }
