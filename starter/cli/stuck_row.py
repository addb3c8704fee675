"""`leerreis stuck JOURNEY`: one row of the list in full, for whoever picks it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journey import Refusal
from starter.cli import naming
from starter.cli.errand import Errand
from starter.showing import labels

if TYPE_CHECKING:
    from records.people import Person
    from starter.showing.lnd import Desk
    from starter.showing.stuck_row import Row

HEADINGS = {"stands": "Where it stands", "moves": "What could be done", "call": "To begin a call"}
NOT_STUCK = "It is not stuck."
ALSO = "Also: {reasons}."
CALL = "{called} ({address})"


async def show(errand: Errand, typed: str, *, json: bool) -> int:
    """All of it.

    Raises:
        Refusal: whoever asks is not of L&D.
    """
    from starter.showing import stuck_row

    asker = await errand.asker()
    if asker is not None:
        await desk(errand, asker)
    id_ = await naming.journey(errand, typed)
    pool, calendar = await errand.pool(), await errand.calendar()
    row = await stuck_row.read(pool, id_, errand.now, errand.say, calendar, is_lnd=asker is not None)
    if json:
        errand.output.json(row and _json(row))
    elif row is None:
        errand.output.line(errand.say(NOT_STUCK))
    else:
        _print(errand, row)
    return 0


async def desk(errand: Errand, asker: Person) -> Desk:
    """What whoever asks looks after.

    Raises:
        Refusal: they are not of L&D.
    """
    from records import listing
    from starter.showing import lnd

    found = await lnd.desk(await errand.pool(), await errand.organisation(), asker)
    if not (found.is_lnd or await listing.is_adviser(await errand.pool(), asker.id)):
        raise Refusal("not-lnd")
    return found


def _print(errand: Errand, row: Row) -> None:
    say, out = errand.say, errand.output
    out.title(f"{row.stuck.learner} · {labels.reason(say, row.stuck.row.reason)}")
    out.line(row.stuck.sentence)
    if row.others:
        out.line(say(ALSO, reasons=say.all([labels.reason(say, reason) for reason in row.others])))
    _section(errand, "stands", row.stands)
    _section(errand, "moves", [f"{code:<15} {text}" for code, text in row.moves])
    called = say(CALL, called=row.called, address=row.address) if row.address else row.called
    _section(errand, "call", [called, f"“{row.opening}”"])


def _section(errand: Errand, heading: str, lines: Any) -> None:
    errand.output.line()
    errand.output.title(errand.say(HEADINGS[heading]))
    for line in lines:
        errand.output.line(f"  {line}")


def _json(row: Row) -> dict[str, Any]:
    return {
        "journey": row.stuck.row.journey,
        "learner": row.stuck.learner,
        "reason": row.stuck.row.reason,
        "sentence": row.stuck.sentence,
        "others": list(row.others),
        "stands": list(row.stands),
        "moves": [{"move": code, "in_words": text} for code, text in row.moves],
        "call": {"who": row.called, "address": row.address, "opening": row.opening},
    }
