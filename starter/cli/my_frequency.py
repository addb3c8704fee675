"""`leerreis my-frequency`: how often you speak on your own journeys; nobody else can ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from starter.cli import naming
from starter.cli.errand import Given, Json
from starter.cli.faults import BadWord
from starter.showing.titles import opened

if TYPE_CHECKING:
    from records.frequency import Spoken

COLUMNS = ("journey", "title")
NONE = "You are on no open journey."
ONLY_YOU = "How often you spoke, by month. Nobody but you can see this."
USUAL, MOST = 6, 24
Months = Annotated[int, Parameter("--months", metavar="N", help="How many months, this one included.")]


async def my_frequency(*, errand: Given, months: Months = USUAL, json: Json = False) -> int:
    """How often you spoke on each of your journeys, by month: talks, check-ins, meetings and help."""
    from records import frequency
    from records.quarter import midnight

    if not 1 <= months <= MOST:
        raise BadWord(f"--months: {months} is not right; write a whole number from 1 to {MOST}.")
    speaker, calendar = await errand.speaker(), await errand.calendar()
    named = _months(calendar.day(errand.now), months)
    since = midnight(date.fromisoformat(f"{named[0]}-01"), calendar.timezone)
    found = await frequency.own(await errand.pool(), speaker.id, since, calendar.timezone)
    titles = await opened(await errand.vault(), {one.title: one.learner for one in found})
    if json:
        told = [{"journey": one.journey, "title": titles[one.title], "months": _counts(one, named)} for one in found]
        errand.output.json(told)
    elif not found:
        errand.output.line(errand.say(NONE))
    else:
        rows = [
            (one.journey[: naming.SHOWN], titles[one.title], *map(str, _counts(one, named).values())) for one in found
        ]
        errand.output.table([*(errand.say(column) for column in COLUMNS), *named], rows)
        errand.output.note(errand.say(ONLY_YOU))
    return 0


def _months(today: date, count: int) -> list[str]:
    """The last months, such as 2026-11, the oldest first."""
    ends = 12 * today.year + today.month
    return [f"{(month - 1) // 12}-{(month - 1) % 12 + 1:02}" for month in range(ends - count + 1, ends + 1)]


def _counts(one: Spoken, named: list[str]) -> dict[str, int]:
    return {month: one.months.get(month, 0) for month in named}
