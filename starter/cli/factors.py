"""`leerreis factors`: what each reason and each sort of condition is a sign of."""

from __future__ import annotations

from starter.cli.errand import Given, Json
from starter.showing import labels

COLUMNS = ("factor", "reasons to be stuck", "conditions")


async def factors(*, errand: Given, json: Json = False) -> int:
    """The factors of the organisation's learning system, and what each reason and each sort of condition belongs to."""
    listed = (await errand.organisation()).factors
    await errand.asker()
    say = errand.say
    if json:
        errand.output.json(
            [{"factor": one.name, "reasons": one.reasons, "conditions": one.conditions} for one in listed]
        )
        return 0
    rows = [
        (
            say(one.name),
            ", ".join(labels.reason(say, reason) for reason in one.reasons),
            ", ".join(say(labels.LACKING[sort]) for sort in one.conditions),
        )
        for one in listed
    ]
    errand.output.table([say(column) for column in COLUMNS], rows)
    return 0
