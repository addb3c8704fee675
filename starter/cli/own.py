"""`leerreis access-log` and `leerreis copy`: what we hold about a person, that person can read."""

from __future__ import annotations

from typing import Any

from starter.cli import naming
from starter.cli.errand import Errand, Given, Json

COLUMNS = ("week of", "who", "what", "journey", "times")
NOBODY_LOOKED = "Nobody looked closer at anything of yours."


async def access_log(*, errand: Given, json: Json = False) -> int:
    """Who of L&D looked closer at a journey of yours, a line a week."""
    person = await errand.speaker()
    rows = await looks(errand, person.id)
    if json:
        errand.output.json(rows)
        return 0
    say = errand.say
    if not rows:
        errand.output.line(say(NOBODY_LOOKED))
        return 0
    table = [
        (
            say.day(row["week"], short=True),
            row["who"],
            row["in_words"],
            row["journey"][: naming.SHOWN],
            str(row["times"]),
        )
        for row in rows
    ]
    errand.output.table([say(column) for column in COLUMNS], table)
    return 0


async def looks(errand: Errand, person: str) -> list[dict[str, Any]]:
    """Who looked closer at what about this person."""
    from records import access, people
    from starter.showing import looked
    from starter.showing.one_journey import FORGOTTEN

    pool, say = await errand.pool(), errand.say
    found = looked.by_week(await access.looks_at(pool, person), await errand.calendar())
    names = await people.names(pool, {one.who for one in found})
    return [
        {
            "week": one.week,
            "who": names.get(one.who) or say(FORGOTTEN),
            "journey": one.journey,
            "what": one.what,
            "in_words": looked.what(say, one.what),
            "times": one.times,
        }
        for one in found
    ]


async def copy(*, errand: Given, json: Json = False) -> int:
    """Everything that is held about you: to read, and to keep."""
    from starter.cli import holdings

    held = await holdings.held(errand, await errand.speaker())
    if json:
        errand.output.json(holdings.as_json(held))
    else:
        holdings.put(errand, held)
    return 0
