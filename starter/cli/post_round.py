"""`leerreis post round`: a round of the post at once, and what became of it."""

from __future__ import annotations

from datetime import timedelta

from starter.cli.errand import Given, Json
from starter.cli.faults import DONE, REFUSED
from starter.showing import going

PATIENCE = timedelta(seconds=30)
BECAME = "Sent: {sent}. To be tried again: {later}. Refused: {refused}. Nothing of it held any more: {gone}."
NO_ROUNDS = "No worker has run here yet: it is what makes the rounds."
UNDER_WAY = "The round is under way: `leerreis post log` tells later what became of it."


async def round_(*, errand: Given, json: Json = False) -> int:
    """Look at once what may go, and send it; beside the rounds of each half hour."""
    from starter.upkeep.post_round import NoRounds, at_once

    say, output = errand.say, errand.output
    if (await errand.organisation()).is_silent:
        output.note(say(going.SILENT))
        return REFUSED
    try:
        tally = await at_once(await errand.client(), errand.settings.task_queue, PATIENCE)
    except NoRounds:
        output.note(say(NO_ROUNDS))
        return REFUSED
    if tally is None:
        output.note(say(UNDER_WAY))
    elif json:
        output.json(tally.model_dump())
    else:
        output.line(say(BECAME, **tally.model_dump()))
    return DONE
