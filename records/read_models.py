"""What lists read: a row per journey, and an interval per expectation. Disposable; rebuilt from the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

import journey as core
from journey import Event, Journey
from journey.calendar import Calendar
from journey.expectations import Expectation, ExpectationId, RungClimbed
from journey.ground import RungName
from journey.reasons import ORDER
from journey.sightings import Sighting
from records import event_log, statements
from records.database import Connection, Database, Pool
from records.event_log import Recorded
from records.people import weeks
from records.stretches import Stretch, stretches

SQL = statements.load("read_models")
FOLLOWING = {
    "agreed",
    "silence-watched",
    *(f"expectation-{what}" for what in ("opened", "moved", "passed", "answered", "closed")),
}
"""Events that follow from a word, and are none."""


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
    await _save_stuck(db, known.values(), now, told[-1].recorded)


async def update_within_an_instant(db: Connection, now: Journey, at: datetime) -> None:
    """The same, where an earlier turn was known at this very instant: what was so in between was never seen."""
    log = await event_log.after(db, now.id, 0)
    before = core.fold(one.event for one in log if one.recorded < at)
    await db.execute(SQL["forget_instant"], now.id, at)
    await db.execute(SQL["reopen_instant"], now.id, at)
    await db.execute(SQL["drop_stuck"], now.id)
    await update(db, before, now, [one for one in log if one.recorded == at])


async def write_post(db: Connection, journey: Journey, told: Sequence[Recorded], calendar: Calendar) -> None:
    """A message for each rung that was climbed; it waits for its recipient's next working hours."""
    climbed = [
        (one, one.event) for one in told if isinstance(one.event, RungClimbed) and one.event.rung is not RungName.LET_GO
    ]
    if not climbed:
        return
    written = told[-1].recorded
    week_of = await weeks(db, [event.to for _, event in climbed], calendar)
    await db.execute(
        SQL["write_post"],
        journey.id,
        written,
        [f"{journey.id}/{one.position}/1" for one, _ in climbed],
        [event.to for _, event in climbed],
        [f"{str(event.id).rpartition('-')[0]}.{event.rung}" for _, event in climbed],
        [event.id for _, event in climbed],
        [week_of[event.to].next_moment(written) for _, event in climbed],
    )


async def rebuild(db: Connection, journey: str) -> None:
    """Drop the rows of one journey and make them again from its log, under its lock."""
    await event_log.lock(db, journey)
    log = await event_log.after(db, journey, 0)
    await db.execute(SQL["drop_journey"], journey)
    await db.execute(SQL["drop_expectations"], journey)
    await db.execute(SQL["drop_stuck"], journey)
    before: Journey | None = None
    for _, told in groupby(log, key=lambda one: one.recorded):
        turn = list(told)
        now = core.fold((one.event for one in turn), before)
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
    for row in await pool.fetch(SQL["not_on_the_list"]):
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
        agenda.alarm,
        agenda.over,
        now.ended,
        event_log.fingerprint(),
    )


async def _save_stuck(db: Connection, was: Iterable[Expectation], now: Journey, known: datetime) -> None:
    """What the journey shows on the stuck list from here on. One that is not stuck and was not costs no statement."""
    ahead = [one for one in stretches(now.expectations.values()) if one.ends is None or one.ends > known]
    if ahead:
        await db.execute(SQL["save_stuck"], now.id, *_shown(ahead))
    elif any(one.stuck for one in was):
        await db.execute(SQL["drop_stuck"], now.id)


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
