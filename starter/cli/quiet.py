"""`leerreis quiet`: the periods in which clocks stand still, of everybody, a site or a team."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from starter.cli.errand import Given, Json
from starter.cli.faults import BadWord
from starter.cli.policy import Why, decide
from starter.showing import going

if TYPE_CHECKING:
    from records.organisation import Body, Period

COLUMNS = ("from", "to", "name", "of")
EVERYBODY = "everybody"
NONE = "There is no quiet period."
EXAMPLES = """Examples:

  leerreis quiet list
  leerreis quiet add Bouwvak --from 2027-07-26 --to 2027-08-13 --as p101
  leerreis quiet add Jaarafsluiting --from 2027-01-04 --to 2027-01-15 --team Finance --as p101
  leerreis quiet remove Bouwvak --as p101
  leerreis quiet on --as p101 --why "the mail server moves"
  leerreis quiet off --as p101

In a quiet period clocks stand still and nothing is sent; what falls in it moves to the third working day after it.
`on` is L&D's one switch: clocks go on, and nothing is sent to anybody until `off`.
"""
quiet = App(name="quiet", help="Periods in which nobody is asked anything, and one switch.", help_epilogue=EXAMPLES)
quiet.command("starter.cli.silence:on", name="on")
quiet.command("starter.cli.silence:off", name="off")
First = Annotated[str, Parameter("--from", metavar="DAY", help="Its first day.")]
Last = Annotated[str, Parameter("--to", metavar="DAY", help="Its last day.")]
Named = Annotated[str, Parameter(help="What it is called.")]
Teams = Annotated[tuple[str, ...], Parameter("--team", negative="", help="Only of this team; say it again for each.")]
Sites = Annotated[tuple[str, ...], Parameter("--site", negative="", help="Only of this site; say it again for each.")]


@quiet.command(name="list", help_epilogue=EXAMPLES)
async def list_(*, errand: Given, json: Json = False) -> int:
    """Every period that is not over, the first one first."""
    from records import organisation, people

    pool = await errand.pool()
    body, today = await organisation.body(pool), (await errand.calendar()).day(errand.now)
    names = {team.id: team.name for team in await people.teams(pool)}
    coming = [one for one in body.quiet if one.last >= today]
    rows = [(str(one.first), str(one.last), one.name, ", ".join(_of(one, names))) for one in coming]
    if json:
        errand.output.json([dict(zip(COLUMNS, row, strict=True)) for row in rows])
    elif rows:
        errand.output.table(COLUMNS, rows)
    else:
        errand.output.line(NONE)
    if body.silent:
        errand.output.note(errand.say(going.SILENT))
    return 0


@quiet.command(help_epilogue=EXAMPLES)
async def add(
    name: Named, /, *, errand: Given, first: First, last: Last, team: Teams = (), site: Sites = (), why: Why = None
) -> int:
    """Decide on one more, from the next rung of every journey on."""
    from pydantic import ValidationError

    from records import people
    from starter.files.calendar_toml import Quiet
    from starter.files.organisation_file import place_of, wrong_with
    from starter.files.quiet_periods import in_order, period, unknown

    teams = {one.name: one.id for one in await people.teams(await errand.pool())}
    typed = {"from": _day(first, "--from"), "to": _day(last, "--to"), "name": name, "teams": team, "sites": site}
    try:
        said = Quiet.model_validate(typed)
    except ValidationError as fault:
        wrong = [f"{place_of(e['loc']) or name}: {wrong_with(e, Quiet)}" for e in fault.errors(include_url=False)]
        raise BadWord("\n".join(wrong)) from None
    if said.last < (await errand.calendar()).day(errand.now):
        raise BadWord(f"--to: {last} has passed, and what has passed does not change; write a day to come.")

    def alter(body: Body) -> Body:
        wrong = [*unknown("team", team, teams), *unknown("site", site, body.sites)]
        if wrong:
            raise BadWord("\n".join(wrong))
        return body.model_copy(update={"quiet": in_order((*body.quiet, period(said, teams)))})

    return await decide(errand, alter, why)


@quiet.command(help_epilogue=EXAMPLES)
async def remove(
    name: Named,
    /,
    *,
    errand: Given,
    first: Annotated[
        str | None, Parameter("--from", metavar="DAY", help="Which, where several have that name.")
    ] = None,
    why: Why = None,
) -> int:
    """Decide that there is none; dates that moved for it stay where they are."""
    day = _day(first, "--from") if first else None

    def alter(body: Body) -> Body:
        gone = _one(body, name, day)
        return body.model_copy(update={"quiet": tuple(one for one in body.quiet if one != gone)})

    return await decide(errand, alter, why)


def _one(body: Body, name: str, first: date | None) -> Period:
    found = [one for one in body.quiet if one.name == name and first in (None, one.first)]
    if not found:
        raise BadWord(f"There is no quiet period “{name}”: `leerreis quiet list` shows what there is.")
    if len(found) > 1:
        raise BadWord(
            f"“{name}” is there more than once; add --from {' or --from '.join(str(o.first) for o in found)}."
        )
    return found[0]


def _of(one: Period, names: dict[str, str]) -> list[str]:
    return [*one.sites, *(names.get(team, team) for team in one.teams)] or [EVERYBODY]


def _day(typed: str, option: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise BadWord(f"{option}: “{typed}” is not right; write a day such as 2027-07-26.") from None
