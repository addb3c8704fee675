"""`leerreis up`, `audit`, `rehydrate` and `forget`: what whoever runs the product does."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from starter.cli.errand import Errand, Given, Json
from starter.cli.faults import DONE, REFUSED, BadWord


async def up(
    *,
    errand: Given,
    examples: Annotated[
        bool | None,
        Parameter(
            "--with-examples",
            negative="--without-examples",
            show_default=False,
            help="Load the made-up organisation, or don't; without either: at the first start, into a new database.",
        ),
    ] = None,
) -> int:
    """Start everything on this machine, and stay until Ctrl-C."""
    from starter.up import up as start_everything

    return await start_everything(examples=examples)


async def audit(
    *,
    errand: Given,
    repair: Annotated[
        bool, Parameter(negative="", show_default=False, help="Make lists again from the log where they differ.")
    ] = False,
    json: Json = False,
) -> int:
    """Whether log, lists and workflows hold the same facts; exit code 1 if anything does not fit."""
    from starter.upkeep.audit import Audit

    def progress(done: int, of: int) -> None:
        errand.output.progress(f"{done} of {of} journeys" if done < of else "")

    report = await Audit(await errand.client(), await errand.pool(), progress, repair=repair).run(errand.now)
    code = REFUSED if report.faults else DONE
    since = f"{report.since:%Y-%m-%d}" if report.since else "the beginning"
    if json:
        errand.output.json(
            {
                "journeys": report.journeys,
                "running": report.running,
                "closed_since": since,
                "faults": _listed(report.faults),
                "repaired": _listed(report.repaired),
            }
        )
        return code
    for journey, fault in report.repaired:
        errand.output.line(f"{journey}: {fault}: made again from the log")
    for journey, fault in report.faults:
        errand.output.line(f"{journey}: {fault}")
    counts = f"{report.journeys} journeys, {report.running} running workflows, closed ones since {since}"
    errand.output.line(f"{counts}: {f'{len(report.faults)} faults' if report.faults else 'all is well'}.")
    return code


def _listed(faults: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"journey": journey, "fault": fault} for journey, fault in faults]


async def rehydrate(*, errand: Given) -> int:
    """Start the workflow of every open journey that has none."""
    from starter.upkeep.rehydrate import rehydrate as start_again

    await errand.client()
    await errand.pool()
    count = await start_again(errand.settings)
    errand.output.line(f"{count} journeys were started again." if count else "Every open journey runs.")
    return DONE


async def forget(
    person: Annotated[str, Parameter(help="An id of people.csv, or our own.")],
    /,
    *,
    errand: Given,
    yes: Annotated[bool, Parameter(negative="", show_default=False, help="Do not ask to type the name.")] = False,
) -> int:
    """Make unreadable, for good, what a person said, and what was said on their journeys."""
    from starter.embedded import mailroom

    one = await errand.person(person, "PERSON")
    if one.forgotten is None and not yes and not _typed(errand, one.name):
        errand.output.line("That is another name: nothing was changed.")
        return REFUSED
    await (await errand.vault()).forget(one.id, at=errand.now)
    errand.output.line(f"{person} is forgotten: name, address and keys are gone.")
    errand.output.line("What they said, and what was said on their journeys, can't be read any more, not in any copy.")
    if count := mailroom.throw_away(mailroom.folder_of(errand.settings)):
        errand.output.line(f"The mails that were kept on this machine are thrown away, all {count} of them.")
    errand.output.line("Dates and steps stay on record, and journeys go on.")
    return DONE


def _typed(errand: Errand, name: str) -> bool:
    """Whether the name was typed, by a person who looks."""
    if not sys.stdin.isatty():
        raise BadWord("This can't be undone: add --yes where nobody is there to type the name.")
    errand.output.note(f"This can't be undone. Type the name to go on: {name}")
    return input("> ").strip() == name
