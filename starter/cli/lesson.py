"""`leerreis lesson`: what a quarter tells about the organisation, as a page for the management team."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from records.quarter import Quarter
from starter.cli import desk
from starter.cli.errand import Errand, Given, Json
from starter.cli.faults import BadWord
from starter.showing import sums

if TYPE_CHECKING:
    from records.lesson import Line

TITLE = "{organisation}: what the quarter from {first} to {last} tells"
COLUMNS = (
    "factor",
    "journeys that were stuck on it",
    "where something was done",
    "not stuck on it now",
    "conditions failed",
)
NOT_PLACED = "belongs to none yet"
Which = Annotated[
    str | None,
    Parameter("--quarter", metavar="QUARTER", help="Such as 2026Q3; the last one that is over, if nothing is said."),
]


async def lesson(*, errand: Given, quarter: Which = None, json: Json = False) -> int:
    """What journeys were stuck on in a quarter, per factor, and what was done about it. No names, no teams."""
    from records import lesson as records

    await desk.of_lnd_or_nobody(errand)
    organisation, calendar = await errand.organisation(), await errand.calendar()
    asked = over(quarter, Quarter.of(calendar.day(errand.now)))
    found = await records.lines(await errand.pool(), organisation.factors, *asked.instants(calendar.timezone))
    if json:
        errand.output.json({"quarter": str(asked), "factors": [asdict(line) for line in found]})
        return 0
    say = errand.say
    called = organisation.name or "Leerreis"
    errand.output.title(say(TITLE, organisation=called, first=say.day(asked.first), last=say.day(asked.last)))
    errand.output.line()
    errand.output.table([say(column) for column in COLUMNS], [_row(errand, line) for line in found])
    errand.output.line()
    errand.output.line(sums.of_whom(say))
    return 0


def over(typed: str | None, now: Quarter) -> Quarter:
    """A quarter that is over: sums that grow by the day would show who came in on which.

    Raises:
        BadWord: it is no quarter, or not over yet.
    """
    asked = Quarter.written(typed) if typed else now.before
    if asked is None:
        raise BadWord(f"--quarter: “{typed}” is not right; write one such as {now.before}.")
    if asked >= now:
        raise BadWord(f"--quarter: {asked} is not over yet; its sums are there from {asked.next.first} on.")
    return asked


def _row(errand: Errand, line: Line) -> tuple[str, ...]:
    figures = (line.stuck, line.done, line.moving, line.failed)
    return errand.say(line.factor or NOT_PLACED), *(sums.figure(errand.say, one) for one in figures)
