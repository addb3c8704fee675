"""What lists read: a row per journey, and an interval per expectation. Disposable; rebuilt from the log."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import groupby
from typing import Any, get_args

import journey as core
from journey import Event, Journey
from journey.expected.expectations import BETWEEN_TWO, Expectation, ExpectationId
from journey.grammar.copies import replace
from journey.lnd.reasons import ORDER
from journey.noticing.sightings import Sighting
from records import event_log, statements
from records.database import Connection, Database, Pool
from records.event_log import Recorded
from records.stretches import Stretch, stretches

SQL = statements.load("read_models")
FOLLOWING = {"agreed"} | {
    str(one.__dataclass_fields__["kind"].default) for one in get_args(Event) if not one.breaks_silence
}
"""Events that are no word for those on the journey: what follows from one, and what is said beside it."""


async def update(db: Connection, before: Journey | None, now: Journey, told: Sequence[Recorded]) -> None:
    """Bring the rows of one journey up to the events just told, all known at one instant."""
    if not told:
        return
    await _save_journey(db, now, told)
    known: Mapping[ExpectationId, Expectation] = before.expectations if before else {}
    over = [key for key, one in known.items() if now.expectations.get(key) != one]
    begun = [one for key, one in now.expectations.items() if known.get(key) != one]
    if over:
        await db.execute(SQL["end_intervals"], now.id, over, told[-1].recorded)
    if begun:
        await db.execute(SQL["begin_intervals"], now.id, told[-1].recorded, *_columns(begun))
    await _save_stuck(db, before, now, told[-1].recorded)


async def update_within_an_instant(db: Connection, now: Journey, at: datetime) -> None:
    """The same, where an earlier turn was known at this very instant: what was so in between was never seen."""
    log = await event_log.after(db, now.id, 0)
    before = core.retold([one for one in log if one.recorded < at])
    await db.execute(SQL["forget_instant"], now.id, at)
    await db.execute(SQL["reopen_instant"], now.id, at)
    async with _together(db, before, now):
        await db.execute(SQL["drop_stuck"], now.id)
        await update(db, before, now, [one for one in log if one.recorded == at])


async def rebuild(db: Connection, journey: str) -> None:
    """Drop the rows of one journey and make them again from its log, under its lock."""
    await event_log.lock(db, journey)
    log = await event_log.after(db, journey, 0)
    async with _together(db, core.retold(log)):
        await db.execute(SQL["drop_journey"], journey)
        await db.execute(SQL["drop_expectations"], journey)
        await db.execute(SQL["drop_stuck"], journey)
        before: Journey | None = None
        position = 0
        for _, told in groupby(log, key=lambda one: one.recorded):
            turn = list(told)
            now = core.retold(log[: position + len(turn)], before, position)
            position += len(turn)
            assert now is not None
            await update(db, before, now, turn)
            before = now
    if not log:
        await event_log.unlock_empty(db, journey)


async def fit(pool: Pool) -> None:
    """Make the stuck list what this build would show, where another build wrote it. Safe to repeat.

    The places of reasons move when the closed list grows; and before the list was kept, nothing was on it.
    """
    await pool.execute(SQL["place_reasons"], list(ORDER), list(ORDER.values()))
    for row in await pool.fetch(SQL["not_on_the_list"], list(BETWEEN_TWO)):
        async with pool.acquire() as db, db.transaction():
            await rebuild(db, row["journey"])


async def rows(db: Database, journey: str) -> list[dict[str, Any]]:
    """The rows of one journey as they are, for comparing."""
    tables = ("journey_row", "expectation_rows", "stuck_rows")
    found = [row for name in tables for row in await db.fetch(SQL[name], journey)]
    return [{key: value for key, value in row.items() if key != "fingerprint"} for row in found]


async def _save_journey(db: Connection, now: Journey, told: Sequence[Recorded]) -> None:
    last = _last_word(now, told)
    agenda = core.agenda(now)
    people = now.people
    await db.execute(
        SQL["save_journey"],
        now.id,
        told[-1].position,
        people.learner,
        people.frame_holder,
        people.companion,
        people.adviser,
        people.team,
        now.template,
        agenda.phase,
        now.need.title,
        now.started,
        now.last_word,
        speaker(last) if last else None,
        last.kind if last else None,
        core.agenda(_for_others(now)).alarm,
        agenda.over,
        now.ended,
        event_log.fingerprint(),
        now.need.team_need,
    )


def _for_others(now: Journey) -> Journey:
    """Without what is between two: not even when it rings is told."""
    known = {key: one for key, one in now.expectations.items() if one.what not in BETWEEN_TWO}
    return now if len(known) == len(now.expectations) else replace(now, expectations=known)


async def _save_stuck(db: Connection, before: Journey | None, now: Journey, known: datetime) -> None:
    """What the journey shows on the stuck list from here on. One that is not stuck and was not costs no statement."""
    ahead = [one for one in stretches(now.expectations.values()) if one.ends is None or one.ends > known]
    was = before is not None and any(one.stuck for one in before.expectations.values())
    if not (ahead or was):
        return
    async with _together(db, before, now):
        if ahead:
            await db.execute(SQL["save_stuck"], now.id, *_shown(ahead))
        else:
            await db.execute(SQL["drop_stuck"], now.id)


@asynccontextmanager
async def _together(db: Connection, *journeys: Journey | None) -> AsyncIterator[None]:
    """What the lists show of the team needs of these journeys is made again when their own rows are as they should be.

    A journey without a team need costs no statement.
    """
    needs = sorted({one.need.team_need for one in journeys if one is not None and one.need.team_need})
    if needs:
        await db.execute(SQL["hold_team_needs"], needs)
    yield
    if needs:
        await db.execute(SQL["show_together"], needs)


def _shown(ahead: Sequence[Stretch]) -> list[list[Any]]:
    rows = [
        (
            one.begins,
            one.ends,
            ORDER[one.stuck.reason],
            one.stuck.from_,
            one.stuck.reason,
            one.stuck.on,
            one.expected.who,
            one.stuck.since,
            one.stuck.move,
            one.expected.what,
            one.more,
        )
        for one in ahead
    ]
    return [list(column) for column in zip(*rows, strict=True)]


def _last_word(now: Journey, told: Sequence[Recorded]) -> Event | None:
    """What the last person to speak said, rather than what followed from it; None where an earlier turn has it."""
    said: dict[str, Event] = {}
    for one in told:
        if one.word and one.event.at >= now.last_word and one.event.kind not in FOLLOWING:
            said.setdefault(one.word, one.event)
    return [*said.values()][-1] if said else None


def speaker(event: Event) -> str | None:
    """Whose name a list may show with it: nobody's, where somebody told it without a name."""
    return "" if isinstance(event, Sighting) and event.nameless else event.by


def _columns(expectations: Sequence[Expectation]) -> list[list[Any]]:
    rows = [
        (
            one.id,
            one.what,
            one.kind,
            one.who,
            one.due,
            one.rung.name if one.rung else None,
            one.rung.at if one.rung else None,
            one.stuck.reason if one.stuck else None,
            one.stuck.on if one.stuck else None,
            one.stuck.since if one.stuck else None,
            one.stuck.from_ if one.stuck else None,
            one.stuck.move if one.stuck else None,
        )
        for one in expectations
    ]
    return [list(column) for column in zip(*rows, strict=True)]
