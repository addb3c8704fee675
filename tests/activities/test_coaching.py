"""The coaching queue over what the registrar keeps: a journey that stands still adds nothing to it."""

from __future__ import annotations

from datetime import datetime

from records import coaching
from records.database import Pool
from tests.activities.desk import DAY, MONDAY, WEEK, Desk, entry
from tests.records.few import Few

LATE = MONDAY + 6 * WEEK


async def queue(pool: Pool, at: datetime) -> list[str]:
    return [one.person for one in await coaching.queue(pool, at)]


async def two(pool: Pool) -> tuple[Desk, Desk]:
    for person in ("sanne", "karim", "marieke"):
        await Few(pool).person(person)
    desks = Desk(pool), Desk(pool)
    for desk in desks:
        await desk.open()
    return desks


async def test_karim_who_let_two_first_talks_slip_waits_for_a_hand_until_he_had_it(pool: Pool) -> None:
    for desk in await two(pool):
        await desk.ring(LATE)
    assert await queue(pool, MONDAY + WEEK) == []
    assert await queue(pool, LATE) == ["karim"]
    assert await coaching.helped(pool, "karim", LATE)
    assert await queue(pool, LATE) == []


async def test_what_is_paused_is_an_absence_and_no_reason(pool: Pool) -> None:
    here, away = await two(pool)
    await away.say(
        entry("sanne:away", "pause", "sanne", said=MONDAY + DAY, why="leave", until=str((LATE + 5 * WEEK).date())),
        now=MONDAY + DAY,
    )
    await here.ring(LATE)
    await away.turn(now=LATE)
    assert await queue(pool, LATE) == []
    await away.say(entry("sanne:back", "resume", "sanne", said=LATE), now=LATE)
    assert await queue(pool, LATE) == []
