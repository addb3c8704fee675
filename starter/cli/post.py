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

SHARED = "{count} journeys of one team need"
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
    await errand.asker()
    say, found = errand.say, await listing.post_due(pool, errand.now)
    names = await people.names(pool, {one.person for one in found})
    bundles = _bundled(found)
    if json:
        errand.output.json([_json(bundle, names.get(bundle[0].person)) for bundle in bundles])
        return 0
    rows = []
    for bundle in bundles:
        one = bundle[0]
        what, _, rung = one.what.partition(".")
        about = say(RUNG, what=labels.what(say, what), rung=labels.rung(say, rung))
        day = say.day(calendar.day(one.due), short=True)
        of = say(SHARED, count=len(bundle)) if len(bundle) > 1 else one.journey[: naming.SHOWN]
        rows.append((names.get(one.person) or say(FORGOTTEN), about, of, day))
    if rows:
        errand.output.table([say(column) for column in COLUMNS], rows)
    errand.output.note(say(NOT_DELIVERED))
    return 0


def _bundled(messages: list[Message]) -> list[list[Message]]:
    """What is asked of one person for one team need is one message, whichever rung each journey is on."""
    bundles: dict[tuple[str, ...], list[Message]] = {}
    for one in messages:
        alike = (one.person, one.team_need, one.what.partition(".")[0]) if one.team_need else (one.id,)
        bundles.setdefault(alike, []).append(one)
    return [*bundles.values()]


def _json(bundle: list[Message], name: str | None) -> dict[str, Any]:
    one = bundle[0]
    said = {"id": one.id, "to": name, "what": one.what, "journey": one.journey, "due": one.due.isoformat()}
    return said | ({"team_need": one.team_need, "journeys": [each.journey for each in bundle]} if one.team_need else {})
