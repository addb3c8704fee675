"""`leerreis post`: what waits, when it may go, what went, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyclopts import App

from starter.cli import naming
from starter.cli.errand import Errand, Given, Json
from starter.showing import going, messages

if TYPE_CHECKING:
    from records.listing import Message

SHARED = "{count} journeys of one team need"
COLUMNS = ("to", "about", "journey", "may go")
NOTHING = "Nothing waits."
ROUNDS = (
    "Each half hour a round looks again whether it still holds: `leerreis post preview PERSON` says what would go now."
)
YOU = "you"
EXAMPLES = """Examples:

  leerreis post due
  leerreis post due --as p017
  leerreis post preview p017 --as p017
  leerreis post log p017

With --as, what is written to that person; without, of what kind it is, and to whom by an id of ours.
"""
COMMANDS = (
    ("preview", "preview:preview"),
    ("log", "post_log:log"),
    ("useful", "useful:useful"),
    ("bounced", "bounced:bounced"),
    ("round", "post_round:round_"),
    ("rotate-keys", "link_keys:rotate"),
)
post = App(name="post", help="What waits, when it may go, and what became of it.", help_epilogue=EXAMPLES)
for name, place in COMMANDS:
    post.command(f"starter.cli.{place}", name=name)


@post.command(help_epilogue=EXAMPLES)
async def due(*, errand: Given, json: Json = False) -> int:
    """What waits, and when it may go."""
    from records import listing

    asker = await errand.asker()
    found = await listing.post_waiting(await errand.pool(), asker.id if asker else None)
    bundles = _bundled([one for one in found if asker is None or one.person == asker.id])
    if json:
        errand.output.json([_json(bundle) for bundle in bundles])
        return 0
    say = errand.say
    if bundles:
        rows = [await _row(errand, one, say(YOU) if asker else one[0].person[: naming.SHOWN]) for one in bundles]
        errand.output.table([say(column) for column in COLUMNS], rows)
    errand.output.note(say(ROUNDS if bundles else NOTHING))
    if (await errand.organisation()).is_silent:
        errand.output.note(say(going.SILENT))
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
    at = going.instant(say, one.due, (await errand.calendar()).timezone)
    of = say(SHARED, count=len(bundle)) if len(bundle) > 1 else one.journey[: naming.SHOWN]
    return to, messages.about(say, one.what), of, at


def _json(bundle: list[Message]) -> dict[str, Any]:
    one = bundle[0]
    said = {"id": one.id, "to": one.person, "what": one.what, "journey": one.journey, "due": one.due.isoformat()}
    return said | ({"team_need": one.team_need, "journeys": [each.journey for each in bundle]} if one.team_need else {})
