"""`leerreis journeys`: which there are, and how many in each phase."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from journey.plan import StepKind
from journey.words import SEALED
from starter.cli import naming
from starter.cli.errand import Errand, Given, Json
from starter.showing import labels
from starter.showing.readers import HIDDEN, UNREADABLE

if TYPE_CHECKING:
    from records.listing import Standing

COLUMNS = ("journey", "who", "title", "phase", "last word")
NONE = "There is no journey yet: `leerreis start --help` tells how one begins."
LAST = "{day} ({what})"


async def journeys(
    *,
    errand: Given,
    ended: Annotated[bool, Parameter(negative="", show_default=False, help="Also those that have ended.")] = False,
    json: Json = False,
) -> int:
    """Which journeys there are, those that waited longest for a word first."""
    from records import listing

    rows = await _mine(errand, await listing.journeys(await errand.pool(), ended=ended))
    titles, names = await _titles(errand, rows), await _names(errand, rows)
    counts = Counter(row.ended or row.phase for row in rows)
    if json:
        listed = [_json(row, titles[row.id], names[row.learner]) for row in rows]
        errand.output.json({"counts": counts, "journeys": listed})
        return 0
    if not rows:
        errand.output.line(errand.say(NONE))
        return 0
    calendar = await errand.calendar()
    table = [_row(errand, row, titles[row.id], names[row.learner], calendar.day(row.last_word)) for row in rows]
    errand.output.table([errand.say(column) for column in COLUMNS], table)
    errand.output.note(", ".join(f"{_stands(errand, code)}: {count}" for code, count in sorted(counts.items())))
    return 0


async def _mine(errand: Errand, rows: list[Standing]) -> list[Standing]:
    """Those that whoever asks is on, or advises; all of them where nobody says who asks."""
    from starter.showing import lnd

    asker = await errand.asker()
    if asker is None:
        return rows
    desk = await lnd.desk(await errand.pool(), await errand.organisation(), asker)
    return [
        row
        for row in rows
        if asker.id in (row.learner, row.frame_holder, row.companion)
        or desk.stands_in
        or desk.advises(row.team, row.adviser)
    ]


async def _titles(errand: Errand, rows: list[Standing]) -> dict[str, str]:
    """Everybody who sees a row here may read its title; the operator may not."""
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
