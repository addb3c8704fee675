"""`leerreis partner-talks`: with which managers L&D could talk, and what L&D still owes their journeys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from starter.cli import desk, naming
from starter.cli.errand import Errand, Given, Json
from starter.cli.faults import BadWord
from starter.showing import labels

if TYPE_CHECKING:
    from records.partner_talks import Owed

COLUMNS = ("manager", "what L&D promised")
NOBODY = "There is nobody to talk with: in the past quarter you have talked with all of them."
OWED = "{what}, by {day} ({journey})"
HELD = "It is noted that you talked, and not what about."
EXAMPLES = """Examples:

  leerreis partner-talks --as p101
  leerreis partner-talks held p004 --as p101
  leerreis partner-talks held p004 --on 2026-11-20 --as p101

Here are the managers of open journeys that you look after, and with whom nobody of L&D talked in the past quarter. What
was said is never kept, and that you talked only for a quarter.
"""
app = App(name="partner-talks", help="With which managers L&D could talk, once a quarter.", help_epilogue=EXAMPLES)
Manager = Annotated[str, Parameter(help="An id of people.csv.")]
On = Annotated[str | None, Parameter(metavar="DAY", help="The day on which you talked; today, if nothing is said.")]


@app.default
async def could_talk(*, errand: Given, json: Json = False) -> int:
    """With which managers you could talk, and what L&D has promised and not done on their journeys."""
    from records import partner_talks
    from starter.showing import lnd

    mine = await desk.of_lnd(errand)
    pool, today = await errand.pool(), (await errand.calendar()).day(errand.now)
    found = await partner_talks.could_talk(pool, mine.person, mine.teams, today)
    everybody = await lnd.everybody(pool, await errand.organisation())
    owed = await partner_talks.owed(pool, everybody, {one.id for one in found})
    if json:
        errand.output.json([{"manager": one.name, "owed": _json(owed, one.id)} for one in found])
    elif found:
        rows = [(one.name, "; ".join(_owed(errand, each) for each in owed if each.manager == one.id)) for one in found]
        errand.output.table([errand.say(column) for column in COLUMNS], rows)
    else:
        errand.output.line(errand.say(NOBODY))
    return 0


@app.command(help_epilogue=EXAMPLES)
async def held(manager: Manager, /, *, errand: Given, on: On = None) -> int:
    """You talked."""
    from records import partner_talks

    await desk.of_lnd(errand)
    pool, today = await errand.pool(), (await errand.calendar()).day(errand.now)
    who = await errand.person(manager, "MANAGER")
    if not await partner_talks.is_manager(pool, who.id):
        raise BadWord(f"{who.name} gives room on no open journey, so there is nothing to note.")
    day = _day(on, today)
    await partner_talks.held(pool, who.id, day, today)
    errand.output.line(errand.say(HELD))
    return 0


def _day(typed: str | None, today: date) -> date:
    from records.partner_talks import EVERY

    try:
        day = date.fromisoformat(typed) if typed else today
    except ValueError:
        raise BadWord(f"--on: “{typed}” is not right; write a day such as {today}.") from None
    if not today - EVERY < day <= today:
        raise BadWord(f"--on: {day} is not right; write a day of the past quarter, up to today.")
    return day


def _owed(errand: Errand, one: Owed) -> str:
    day = errand.say.day(one.due, short=True)
    return errand.say(OWED, what=labels.what(errand.say, one.what), day=day, journey=one.journey[: naming.SHOWN])


def _json(owed: list[Owed], manager: str) -> list[dict[str, object]]:
    return [{"journey": one.journey, "what": one.what, "due": one.due} for one in owed if one.manager == manager]
