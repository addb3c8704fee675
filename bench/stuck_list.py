"""What a page of the lists costs over a hundred thousand journeys: `python -m bench.stuck_list`.

A PostgreSQL of its own, loaded by COPY. For each view the first page, one in the middle and the last: buffers of 8 KB,
and milliseconds when they are in memory. Then what keeping the lists costs a turn: the statement that saves a
journey's row, with and without the indexes of the list of journeys; and the one that a stuck journey takes beside it.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, TypeAlias

import asyncpg

from records import listing, pages, read_models, stuck
from records.listing import Which
from records.migrate import upgrade
from starter.embedded.postgres import Postgres
from tests.records.crowd import JOURNEY_COLUMNS, NOW, Crowd, load
from tests.records.plans import executed
from tests.records.test_stuck_list import A_PAGE, TEAM, VIEWS

Db: TypeAlias = "asyncpg.Connection[Any]"
JOURNEYS = {
    "all": Which(),
    "ended too": Which(ended=True),
    "phase": Which(phase="practice"),
    "template": Which(template="team-lead"),
    "team": Which(team=TEAM),
}
SIZES = """
select c.relname, pg_relation_size(c.oid) / 1e6 as megabytes from pg_class c
where c.relname ~ '^(stuck|journey)' and c.relkind in ('r', 'i') order by c.relkind desc, c.relname
"""
LATER = ("journey_waiting", "journey_stands", "journey_team", "journey_adviser")
TURNS = 3_000


async def stuck_pages(db: Db) -> None:
    """A line for each view of the stuck list."""
    for name, only in VIEWS.items():
        rows = await stuck.page(db, NOW, only, None, 100_000)
        ends = range(A_PAGE - 1, len(rows), A_PAGE)
        marks = [None, *(rows[ends[place]].mark for place in {len(ends) // 2, len(ends) - 1} if ends)]
        plans = []
        for after in marks:
            for _ in range(5):
                asked = (*stuck._asked(NOW, only, after), A_PAGE)
                plans.append(await executed(db, stuck.SQL["page"], asked, "force_generic_plan"))
        print(_line(f"stuck, {name}", len(rows), plans))
    asked = (*stuck._asked(NOW, stuck.Only(), None), pages.COUNTED + 1)
    print(_line("stuck, what is left", None, [await executed(db, stuck.SQL["left_over"], asked, "force_generic_plan")]))


async def journey_pages(db: Db) -> None:
    """A line for each view of the list of journeys."""
    for name, which in JOURNEYS.items():
        rows = await listing.journeys(db, which, None, 2_000)
        marks = [None, rows[len(rows) // 2].mark]
        asked = [(*listing._asked(which, after), A_PAGE) for after in marks for _ in range(5)]
        plans = [await executed(db, listing.SQL["journeys"], one, "force_custom_plan") for one in asked]
        print(_line(f"journeys, {name}", None, plans))
    counted = (*Which().parameters, True)
    print(_line("journeys, counts", None, [await executed(db, listing.SQL["counts"], counted, "force_custom_plan")]))


def _line(name: str, rows: int | None, plans: list[Any]) -> str:
    buffers, took = sorted(plan.buffers for plan in plans), median(plan.milliseconds for plan in plans)
    of = f" of {rows:,} rows" if rows is not None else ""
    return f"{name:32} {buffers[0]:4} to {buffers[-1]:4} buffers {took:8.2f} ms{of}"


async def writes(db: Db) -> None:
    """What a turn pays."""
    some = [row["id"] for row in await db.fetch("select id from journey order by md5(id) limit $1", TURNS)]
    with_all = await _saved(db, some)
    await db.execute(f"drop index {', '.join(LATER)}")
    await db.execute("vacuum journey")
    without = await _saved(db, some)
    print(f"{'a word saves the journey':32} {with_all:.3f} ms; without the indexes of the list {without:.3f} ms")
    stuck_ones = [row["journey"] for row in await db.fetch("select distinct journey from stuck limit $1", TURNS)]
    shown: list[Any] = [[NOW], [None], [3], [NOW], ["no-practice"], ["learner"], ["x" * 32], [NOW.date()], ["call"]]
    sql, begun = read_models.SQL["save_stuck"], perf_counter()
    for journey in stuck_ones:
        await db.execute(sql, journey, *shown, ["practice"], [0])
    print(f"{'and on the stuck list':32} {(perf_counter() - begun) / len(stuck_ones) * 1000:.3f} ms, if it is stuck")


async def _saved(db: Db, journeys: list[str]) -> float:
    """Milliseconds a journey of what every turn does, with another last word each time."""
    rows = [dict(await db.fetchrow("select * from journey where id = $1", id_) or {}) for id_ in journeys]
    random, begun = Random(7), perf_counter()
    for row in rows:
        row["last_word"] += timedelta(minutes=random.randint(1, 9))
        await db.execute(read_models.SQL["save_journey"], *(row[column] for column in JOURNEY_COLUMNS))
    return (perf_counter() - begun) / len(rows) * 1000


@asynccontextmanager
async def crowded() -> AsyncIterator[Db]:
    """A database with everybody in it."""
    home = _open_folder()
    server = await Postgres.start(home)
    try:
        await upgrade(server.url)
        begun = perf_counter()
        await load(server.url, Crowd())
        print(f"loaded in {perf_counter() - begun:.1f} s")
        db = await asyncpg.connect(server.url)
        yield db
        await db.close()
    finally:
        await server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


def _open_folder() -> Path:
    """PostgreSQL's own user may enter it."""
    folder = Path(tempfile.mkdtemp(prefix="leerreis-bench-"))
    folder.chmod(0o711)
    return folder


async def main() -> None:
    """Everything, one line each."""
    async with crowded() as db:
        for row in await db.fetch(SIZES):
            print(f"{row['relname']:32} {row['megabytes']:6.1f} MB")
        await stuck_pages(db)
        await journey_pages(db)
        for table in ("journey", "stuck"):
            await db.execute(f"alter table {table} set logged")
        await writes(db)


if __name__ == "__main__":
    asyncio.run(main())
