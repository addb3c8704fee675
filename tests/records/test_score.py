"""The stuck list's own score: of the last rows that L&D said something of, how many were right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from records import stuck
from records.database import Pool
from tests.records.plans import executed

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def told(pool: Pool, *kinds: str) -> None:
    """One after another, a minute between them; and much else in between."""
    rows = [(f"journey-{n}", 1, kind, NOON + n * MINUTE) for n, kind in enumerate(kinds)]
    rows += [(f"other-{n}", 1, "practice-logged", NOON + n * MINUTE) for n in range(200)]
    await pool.executemany(
        "insert into event (journey, position, kind, body, at, recorded) values ($1, $2, $3, '{}', $4, $4)", rows
    )


async def test_under_ten_it_says_nothing(pool: Pool) -> None:
    await told(pool, *["picked-up"] * 9)
    assert await stuck.were_right(pool, NOON + 60 * MINUTE) is None


async def test_what_was_picked_up_was_right_and_what_was_corrected_was_not(pool: Pool) -> None:
    await told(pool, *["picked-up", "picked-up", "row-corrected", "picked-up"] * 3)
    assert await stuck.were_right(pool, NOON + 60 * MINUTE) == (9, 12)


async def test_only_the_last_forty_count_and_what_was_known_then(pool: Pool) -> None:
    await told(pool, *["row-corrected"] * 10, *["picked-up"] * 40, *["row-corrected"] * 8)
    assert await stuck.were_right(pool, NOON + 500 * MINUTE) == (32, 40)
    assert await stuck.were_right(pool, NOON + 49 * MINUTE) == (40, 40)
    assert await stuck.were_right(pool, NOON + 9 * MINUTE) == (0, 10)


@pytest.mark.parametrize("mode", ["force_custom_plan", "force_generic_plan"])
async def test_it_is_one_look_at_an_index(pool: Pool, database_url: str, mode: str) -> None:
    await told(pool, *["picked-up", "row-corrected"] * 500)
    owner = await asyncpg.connect(database_url)
    await owner.execute("vacuum analyze event")
    await owner.execute("set enable_seqscan = off")
    plan = await executed(owner, stuck.SQL["were_right"], (NOON + 5_000 * MINUTE, stuck.LOOKED_BACK), mode)  # type: ignore[arg-type]
    await owner.close()
    (scan,) = plan.scans("event")
    assert (scan["Node Type"], scan["Index Name"]) == ("Index Only Scan", "event_on_the_list")
    assert plan.buffers <= 10
