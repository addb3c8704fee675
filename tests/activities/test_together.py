"""On L&D's list the journeys of a team need are one row per companion and reason, at every instant."""

from __future__ import annotations

from datetime import datetime

import asyncpg
import pytest

from records import people, stuck
from records.database import Pool
from records.people import Team
from records.stuck import Only, StuckRow
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, audit, entry, start

LATE = MONDAY + 5 * WEEK
BEFORE = MONDAY + 3 * WEEK + 2 * DAY
"""When the ladder of the talk has one rung left."""
NEED = "a-need-of-the-team"


async def shared(pool: Pool, number: int, until: datetime = LATE, **changed: str) -> list[Desk]:
    """So many journeys of one team need with Karim, an hour apart, and weeks in which nobody says anything."""
    desks = [Desk(pool) for _ in range(number)]
    for nth, desk in enumerate(desks):
        at = MONDAY + nth * HOUR
        await desk.turn(start(said=at, learner="sanne", team_need=NEED, **changed), now=at)
        while (alarm := (await desk.turn(now=at)).alarm) is not None and alarm <= until:
            at = alarm
    return desks


async def listed(pool: Pool, at: datetime, only: Only = Only()) -> list[StuckRow]:  # noqa: B008 - frozen
    """What both ways say of an instant."""
    rows = await stuck.page(pool, at, only, None, 100)
    assert rows == await stuck.known(pool, at, only, None)
    return rows


async def test_the_journey_that_has_waited_longest_stands_for_the_others(pool: Pool) -> None:
    desks = await shared(pool, 3)
    (row,) = await listed(pool, LATE)
    assert row.others == 2
    first = "select journey from stuck where list = $1 order by from_, journey limit 1"
    assert row.journey == await pool.fetchval(first, f"need {NEED}")
    await audit(pool, [desk.journey for desk in desks])
    assert [one.others for one in await listed(pool, LATE)] == [2]


async def test_who_was_talked_to_is_counted_no_longer_and_who_stood_in_front_makes_way(pool: Pool) -> None:
    desks = {desk.journey: desk for desk in await shared(pool, 3)}
    for others in (1, 0):
        (row,) = await listed(pool, LATE)
        first = desks[row.journey]
        for by, kind in (("karim", "accept"), ("karim", "spoke")):
            await first.turn(entry(f"{by}:{kind}", kind, by, said=LATE), now=LATE)
        (after,) = await listed(pool, LATE)
        assert (after.others, after.journey != first.journey) == (others, True)
    await audit(pool, desks)


async def test_who_is_still_to_come_on_the_list_is_counted_from_then_on(pool: Pool) -> None:
    """Nothing runs when a journey joins the others: each instant to come has its row already."""
    await shared(pool, 3, until=BEFORE)
    assert await listed(pool, BEFORE) == []
    instants = [row["from_"] for row in await pool.fetch("select from_ from stuck where list like 'need %' order by 1")]
    counts = [
        [row.others for row in await listed(pool, at) if row.reason == "conversation-not-held"] for at in instants
    ]
    assert counts[:3] == [[0], [1], [2]]


async def test_another_companion_and_another_need_are_rows_of_their_own(pool: Pool) -> None:
    await shared(pool, 2)
    await shared(pool, 2, companion="lotte")
    lonely = Desk(pool)
    await lonely.open()
    await lonely.ring(LATE)
    rows = await listed(pool, LATE)
    assert sorted((row.companion, row.others) for row in rows) == [("karim", 0), ("karim", 1), ("lotte", 1)]


@pytest.mark.parametrize("only", [Only(team="north"), Only(adviser="marieke"), Only(template="on-the-job")])
async def test_every_list_has_the_one_row(pool: Pool, only: Only) -> None:
    await shared(pool, 2)
    assert [row.others for row in await stuck.page(pool, LATE, only, None, 9)] == [1]
    (row,) = await stuck.page(pool, LATE, only, None, 9)
    assert await stuck.page(pool, LATE, only, row.mark, 9) == []


async def test_another_adviser_of_the_team_gets_the_row(pool: Pool, database_url: str) -> None:
    desks = await shared(pool, 2)
    async with pool.acquire() as db, db.transaction():
        for who in ("marieke", "job"):
            await people.save(db, [people.Person(who, known_as=who, name=who)], [])
        await people.save(db, [], [Team("north", "North", "marieke")])
        await people.save(db, [], [Team("north", "North", "job")])
    assert await stuck.page(pool, LATE, Only(adviser="marieke"), None, 9) == []
    assert [row.others for row in await stuck.page(pool, LATE, Only(adviser="job"), None, 9)] == [1]
    await audit(pool, [desk.journey for desk in desks])


async def test_nobody_may_change_what_was_decided(pool: Pool, database_url: str) -> None:
    owner = await asyncpg.connect(database_url)
    try:
        with pytest.raises(asyncpg.RaiseError, match="append-only"):
            await owner.execute("delete from decision")
    finally:
        await owner.close()
