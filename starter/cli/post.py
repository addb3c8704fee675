"""`leerreis post due`: the messages that are written; each person reads their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyclopts import App

from starter.cli import naming
from starter.cli.errand import Errand, Given, Json
from starter.showing import messages

if TYPE_CHECKING:
    from records.listing import Message

SHARED = "{count} journeys of one team need"
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
    found = await listing.post_due(await errand.pool(), errand.now, asker.id if asker else None)
    bundles = _bundled([one for one in found if asker is None or one.person == asker.id])
    if json:
        errand.output.json([_json(bundle) for bundle in bundles])
        return 0
    if bundles:
        say = errand.say
        rows = [await _row(errand, one, say(YOU) if asker else one[0].person[: naming.SHOWN]) for one in bundles]
        errand.output.table([say(column) for column in COLUMNS], rows)
    errand.output.note(errand.say(NOT_DELIVERED))
    return 0


def _bundled(messages: list[Message]) -> list[list[Message]]:
    """What is asked of one person for one team need is one message, whichever rung each journey is on."""
    bundles: dict[tuple[str, ...], list[Message]] = {}
    for one in messages:
        alike = (one.person, one.team_need, one.what.partition(".")[0]) if one.team_need else (one.id,)
        bundles.setdefault(alike, []).append(one)
    return [*bundles.values()]


async def _row(errand: Errand, bundle: list[Message], to: str) -> tuple[str, ...]:
    one, say = bundle[0], errand.say
    day = say.day((await errand.calendar()).day(one.due), short=True)
    of = say(SHARED, count=len(bundle)) if len(bundle) > 1 else one.journey[: naming.SHOWN]
    return to, messages.about(say, one.what), of, day


def _json(bundle: list[Message]) -> dict[str, Any]:
    one = bundle[0]
    said = {"id": one.id, "to": one.person, "what": one.what, "journey": one.journey, "due": one.due.isoformat()}
    return said | ({"team_need": one.team_need, "journeys": [each.journey for each in bundle]} if one.team_need else {})
