"""`leerreis journeys`: which there are, and how many in each phase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from journey.grammar.words import SEALED
from journey.plans.plan import StepKind
from starter.cli import naming, narrowing
from starter.cli.errand import Errand, Given, Json
from starter.showing import labels
from starter.showing.readers import HIDDEN, UNREADABLE

if TYPE_CHECKING:
    from records.listing import Standing, Which

COLUMNS = ("journey", "who", "title", "phase", "last word")
COUNTED = ("phase", "journeys")
NONE = "There is no journey yet: `leerreis start --help` tells how one begins."
LAST = "{day} ({what})"


async def journeys(
    *,
    errand: Given,
    team: narrowing.Team = None,
    phase: narrowing.Phase = None,
    template: narrowing.Template = None,
    ended: Annotated[bool, Parameter(negative="", show_default=False, help="Also those that have ended.")] = False,
    counts: Annotated[
        bool, Parameter(negative="", show_default=False, help="Only how many stand where; ended ones by how.")
    ] = False,
    first: narrowing.First = None,
    after: narrowing.After = None,
    json: Json = False,
) -> int:
    """Which journeys there are, those that waited longest for a word first."""
    from records.listing import Which
    from records.pages import BadMark

    which = Which(
        ended=ended or counts,
        team=await narrowing.team(errand, team),
        phase=narrowing.code("--phase", phase, StepKind),
        template=await narrowing.template(errand, template),
    )
    count = narrowing.first(first, json=json)
    which = await _mine(errand, which)
    if counts:
        return await _counts(errand, which, json=json)
    try:
        rows, left = await _rows(errand, which, after, count)
    except BadMark:
        raise narrowing.bad_mark(after or "") from None
    await _print(errand, which, rows, left, json=json)
    return 0


async def _mine(errand: Errand, which: Which) -> Which:
    """Those that whoever asks is on, or advises; all of them where nobody says who asks."""
    from starter.showing import lnd

    asker = await errand.asker()
    if asker is None:
        return which
    desk = await lnd.desk(await errand.pool(), await errand.organisation(), asker)
    return which if desk.stands_in else replace(which, person=asker.id, teams=sorted(desk.teams))


async def _counts(errand: Errand, which: Which, *, json: bool) -> int:
    from records import listing

    found = await listing.counts(await errand.pool(), which)
    if json:
        errand.output.json({"counts": found})
    else:
        rows = [(_stands(errand, code), str(count)) for code, count in found.items()]
        errand.output.table([errand.say(column) for column in COUNTED], rows)
    return 0


async def _rows(errand: Errand, which: Which, after: str | None, count: int | None) -> tuple[list[Standing], int]:
    """A page, or all of them; and how many more there are."""
    from records import listing

    pool = await errand.pool()
    found: list[Standing] = []
    while page := await listing.journeys(pool, which, after, count or narrowing.BATCH):
        found += page
        after = page[-1].mark
        if count is not None:
            return found, await listing.left(pool, which, after) if len(page) == count else 0
    return found, 0


async def _print(errand: Errand, which: Which, rows: list[Standing], left: int, *, json: bool) -> None:
    from records import listing

    titles, names = await _titles(errand, rows), await _names(errand, rows)
    counts = await listing.counts(await errand.pool(), which)
    if json:
        listed = [_json(row, titles[row.id], names[row.learner]) for row in rows]
        errand.output.json({"counts": counts, "journeys": listed, "next": rows[-1].mark if left else None})
        return
    if not rows:
        errand.output.line(errand.say(NONE))
        return
    calendar = await errand.calendar()
    table = [_row(errand, row, titles[row.id], names[row.learner], calendar.day(row.last_word)) for row in rows]
    errand.output.table([errand.say(column) for column in COLUMNS], table)
    errand.output.note(", ".join(f"{_stands(errand, code)}: {count}" for code, count in counts.items()))
    narrowing.next_page(errand, left, rows[-1].mark)


async def _titles(errand: Errand, rows: list[Standing]) -> dict[str, str]:
    """Everybody who sees a row here may read its title; whoever runs the thing may not."""
    from records.vault import Sealed

    if await errand.asker() is None:
        return {row.id: HIDDEN for row in rows}
    sealed = [Sealed(row.title, row.learner) for row in rows if row.title.startswith(SEALED)]
    texts = await (await errand.vault()).open_many(sealed)
    found = {one.token: text for one, text in zip(sealed, texts, strict=True)}
    return {row.id: found.get(row.title, row.title) or UNREADABLE for row in rows}


async def _names(errand: Errand, rows: list[Standing]) -> dict[str, str]:
    from records import people
    from starter.showing.one_journey import FORGOTTEN

    learners = {row.learner for row in rows}
    if await errand.asker() is None:
        return dict.fromkeys(learners, HIDDEN)
    names = await people.names(await errand.pool(), learners)
    return {who: names.get(who) or errand.say(FORGOTTEN) for who in learners}


def _row(errand: Errand, row: Standing, title: str, name: str, last: Any) -> tuple[str, ...]:
    say = errand.say
    last_word = say(LAST, day=say.day(last, short=True), what=labels.last_word(say, row.last_kind))
    return row.id[: naming.SHOWN], name, title, _stands(errand, row.ended or row.phase), last_word


def _stands(errand: Errand, code: str) -> str:
    is_phase = code in set(StepKind)
    return labels.phase(errand.say, code) if is_phase else labels.ending(errand.say, code)


def _json(row: Standing, title: str, name: str) -> dict[str, Any]:
    return {
        "journey": row.id,
        "learner": name,
        "title": title,
        "phase": row.phase,
        "ended": row.ended,
        "started": row.started.isoformat(),
        "last_word": row.last_word.isoformat(),
        "last_kind": row.last_kind,
        "next_alarm": row.alarm and row.alarm.isoformat(),
    }
