"""`leerreis coaching`: whom L&D could help with going along; for L&D only, and without figures."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from starter.cli import desk
from starter.cli.errand import Given, Json
from starter.cli.faults import BadWord

COLUMNS = ("who", "since", "how it came")
ASKED, UNASKED = "asked for it", "by itself"
NOBODY = "Nobody waits for help."
HELPED = "What came before today counts for nothing any more."
NOTED = "They are in the queue."
EXAMPLES = """Examples:

  leerreis coaching --as p101
  leerreis coaching asked p004 --as p101
  leerreis coaching helped p004 --as p101

Somebody is here if they asked, or if two different journeys came to L&D at them within sixty days; a journey that is
paused does not count. Who asked you with `leerreis tell JOURNEY coaching` is here for you only; answer them with `tell
JOURNEY coaching-given`. The longest wait stands first. Say that you helped, and what came before is forgotten.
"""
coaching = App(name="coaching", help="Whom L&D could help with going along.", help_epilogue=EXAMPLES)
Person = Annotated[str, Parameter(help="An id of people.csv.")]


@coaching.default
async def queue(*, errand: Given, json: Json = False) -> int:
    """Whom L&D could help with going along, asked and unasked; the longest wait first."""
    from records import coaching as records
    from records import people

    looks = await desk.of_lnd(errand)
    pool, say, calendar = await errand.pool(), errand.say, await errand.calendar()
    found = await records.queue(pool, errand.now, looks.person)
    names = await people.names(pool, {one.person for one in found})
    rows = [(names[one.person], calendar.day(one.since), one.asked) for one in found]
    if json:
        errand.output.json([{"who": who, "since": since, "asked": asked} for who, since, asked in rows])
    elif rows:
        shown = [(who, say.day(since, short=True), say(ASKED if asked else UNASKED)) for who, since, asked in rows]
        errand.output.table([say(column) for column in COLUMNS], shown)
    else:
        errand.output.line(say(NOBODY))
    return 0


@coaching.command(help_epilogue=EXAMPLES)
async def asked(person: Person, /, *, errand: Given) -> int:
    """A manager asked L&D to help."""
    from records import coaching as records

    await desk.of_lnd(errand)
    await records.asked(await errand.pool(), (await errand.person(person, "PERSON")).id, errand.now)
    errand.output.line(errand.say(NOTED))
    return 0


@coaching.command(help_epilogue=EXAMPLES)
async def helped(person: Person, /, *, errand: Given) -> int:
    """L&D helped; what came before is forgotten."""
    from records import coaching as records

    looks = await desk.of_lnd(errand)
    who = await errand.person(person, "PERSON")
    if not await records.helped(await errand.pool(), who.id, errand.now, looks.person):
        raise BadWord(f"{who.name} does not wait for help: `leerreis coaching` shows who does.")
    errand.output.line(errand.say(HELPED))
    return 0
