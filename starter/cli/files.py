"""`leerreis people import` and `leerreis organisation import`: what the organisation tells about itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from starter.cli.errand import Given

PEOPLE = """Examples:

  leerreis people import people.csv

The first line names the columns, with ; or , between them:

  id;name;email;manager;team;adviser;language;timezone;working_days

id and name must be there. All of the file is taken over, or nothing; importing it again changes nothing.
"""
ORGANISATION = """Examples:

  leerreis organisation import organisation.toml

It names the organisation, its working days, its quiet periods and its L&D people, who come with people.csv first.
"""
people = App(name="people", help="Who works here, whose manager is who, and each team's adviser.", help_epilogue=PEOPLE)
organisation = App(
    name="organisation", help="The organisation's days, quiet periods, policy and L&D.", help_epilogue=ORGANISATION
)


@people.command(name="import", help_epilogue=PEOPLE)
async def import_people(file: Annotated[Path, Parameter(help="A CSV file, in UTF-8.")], /, *, errand: Given) -> int:
    """Take over who works here from a CSV file."""
    from starter.files.people_file import import_people as take_over

    done = await take_over(await errand.pool(), file)
    counts = f"{done.added} added, {done.changed} changed, {done.unchanged} as they were"
    errand.output.line(f"People: {counts}; {done.teams} teams are new or have another adviser.")
    return 0


@organisation.command(name="import", help_epilogue=ORGANISATION)
async def import_organisation(file: Annotated[Path, Parameter(help="A TOML file.")], /, *, errand: Given) -> int:
    """Take over the organisation from a TOML file; from the next date on, that is what counts."""
    from starter import deciding
    from starter.cli.policy import tell
    from starter.files.organisation_file import import_organisation as take_over

    asker, holds, pool = await errand.asker(), await errand.organisation(), await errand.pool()
    if asker is not None and holds.version:
        await deciding.may_decide(pool, holds, asker)
    version, decided = await take_over(pool, file, at=errand.now, by=asker.id if asker else None)
    if decided:
        tell(errand, version, decided)
    else:
        errand.output.line("Nothing in it is different.")
    return 0
