"""`leerreis coverage`: whether journeys get anything of others; and which of them lean on one person."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from journey.plans.plan import StepKind
from starter.cli import desk, naming, narrowing
from starter.cli.errand import Errand, Given, Json
from starter.showing import labels, sums
from starter.showing.titles import opened

if TYPE_CHECKING:
    from records.coverage import Leaning, PhaseFigures, SupportFigures
    from starter.showing.lnd import Desk

PHASES = ("phase", "journeys", "nobody spoke in a quarter")
SUPPORT = ("open journeys that got something of others in the past quarter", "journeys")
KINDS = {
    "journeys": "all of these",
    "mentor": "met a mentor",
    "peer": "got something of a colleague",
    "leaning": "lean on one person",
}
LEANING = ("journey", "title", "phase")
LEAN = "Journeys that you look after and that lean on one person:"
NO_LEANING = "No journey that you look after leans on one person."


async def coverage(
    *, errand: Given, first: narrowing.First = None, after: narrowing.After = None, json: Json = False
) -> int:
    """Whether journeys get anything of others: sums, and for an adviser the journeys that lean on one person."""
    from records import coverage as records

    mine = await desk.of_lnd_or_nobody(errand)
    pool, count = await errand.pool(), narrowing.first(first, json=json) or narrowing.BATCH
    phases, support = await records.phases(pool, errand.now), await records.support(pool, errand.now)
    leaning = await _leaning(errand, mine, after or "", count) if mine else []
    titles = await opened(await errand.vault(), {one.title: one.learner for one in leaning}) if leaning else {}
    if json:
        listed = [{"journey": one.id, "title": titles[one.title], "phase": one.phase} for one in leaning]
        told = {"phases": [asdict(one) for one in phases.values()], "support": asdict(support)}
        errand.output.json(told | ({"leaning": listed} if mine else {}))
        return 0
    _sums(errand, phases, support)
    if mine:
        _listed(errand, leaning, titles, count)
    return 0


async def _leaning(errand: Errand, mine: Desk, after: str, count: int) -> list[Leaning]:
    from records import coverage as records

    return await records.leaning(await errand.pool(), errand.now, mine.person, mine.teams, after, count + 1)


def _sums(errand: Errand, phases: dict[str, PhaseFigures], support: SupportFigures) -> None:
    say = errand.say
    figures = [(phase, phases[phase]) for phase in StepKind if phase in phases]
    rows = [
        (labels.phase(say, phase), sums.figure(say, one.journeys), sums.figure(say, one.quiet))
        for phase, one in figures
    ]
    errand.output.table([say(column) for column in PHASES], rows)
    errand.output.line()
    given = [(say(KINDS[name]), sums.figure(say, figure)) for name, figure in asdict(support).items()]
    errand.output.table([say(column) for column in SUPPORT], given)
    errand.output.note(sums.of_whom(say))


def _listed(errand: Errand, leaning: list[Leaning], titles: dict[str, str], count: int) -> None:
    say, page = errand.say, leaning[:count]
    errand.output.line()
    errand.output.line(say(LEAN if page else NO_LEANING))
    if page:
        rows = [(one.id[: naming.SHOWN], titles[one.title], labels.phase(say, one.phase)) for one in page]
        errand.output.table([say(column) for column in LEANING], rows)
        narrowing.next_page(errand, None if len(leaning) > count else 0, page[-1].id)
