"""Three statements a quarter: counted once each, told from ten on, and nobody's answer can be found."""

from __future__ import annotations

import asyncio

from records import quarterly
from records.database import Pool
from records.quarter import Quarter
from records.quarterly import Answer, Statement
from tests.records.few import DAY, MANAGER, NOW, Few

NOW_Q, LATER = Quarter(2026, 4), Quarter(2027, 1)
MASTER = bytes(range(32))
GIVEN = {Statement.TALKS: Answer.YES, Statement.WORKLOAD: Answer.NO}


async def answered(pool: Pool, *persons: str, quarter: Quarter = NOW_Q) -> list[bool]:
    return [await quarterly.answer(pool, quarter, quarterly.mark(MASTER, quarter, who), GIVEN) for who in persons]


async def test_nine_answers_are_fewer_than_ten_and_ten_are_ten(pool: Pool) -> None:
    await answered(pool, *map(str, range(9)))
    assert {how for one in (await quarterly.figures(pool, NOW_Q)).values() for how in one.values()} == {None}
    await answered(pool, "9")
    found = await quarterly.figures(pool, NOW_Q)
    assert found[Statement.TALKS] == {Answer.YES: 10, Answer.PARTLY: None, Answer.NO: None}
    assert found[Statement.WORKLOAD][Answer.NO] == 10
    assert set(found[Statement.ATTITUDE].values()) == {None}


async def test_nobody_answers_twice_in_a_quarter(pool: Pool) -> None:
    assert await answered(pool, "sanne", "sanne", "mo") == [True, False, True]
    assert await pool.fetchval("select sum(given) from quarterly_answer") == 4
    assert await answered(pool, "sanne", quarter=LATER) == [True]


async def test_many_may_answer_at_once(pool: Pool) -> None:
    await asyncio.gather(*(answered(pool, str(nth)) for nth in range(8)))
    assert await pool.fetchval("select given from quarterly_answer where statement = 'talks' and answer = 'yes'") == 8


async def test_that_somebody_answered_is_let_go_with_the_quarter(pool: Pool) -> None:
    await answered(pool, "sanne", "mo")
    await answered(pool, "sanne", quarter=LATER)
    assert [row["quarter"] for row in await pool.fetch("select * from quarterly_answered")] == ["2027Q1"]


async def test_no_row_tells_who_answered_what_nor_when(pool: Pool) -> None:
    await answered(pool, "sanne")
    types = await pool.fetch(
        "select data_type from information_schema.columns where table_name like 'quarterly_answer%'"
    )
    assert {row["data_type"] for row in types} == {"text", "integer", "bytea"}
    assert "sanne" not in str([dict(row) for row in await pool.fetch("select * from quarterly_answered")])


async def test_the_last_transaction_of_a_row_does_not_tell_that_it_grew(pool: Pool) -> None:
    await answered(pool, "sanne", "mo")
    rows = await pool.fetch("select distinct xmin::text from quarterly_answer")
    assert len(rows) == 1


def test_a_mark_says_who_only_to_who_has_the_master_key_and_is_another_each_quarter() -> None:
    mark = quarterly.mark(MASTER, NOW_Q, "sanne")
    assert mark == quarterly.mark(MASTER, NOW_Q, "sanne")
    others = {
        quarterly.mark(MASTER, LATER, "sanne"),
        quarterly.mark(MASTER, NOW_Q, "mo"),
        quarterly.mark(bytes(32), NOW_Q, "sanne"),
    }
    assert len(others | {mark}) == 4


async def test_a_manager_sees_how_often_they_spoke_themselves(pool: Pool) -> None:
    from records import frequency

    few = Few(pool)
    mine, of_another = await few.journey("sanne"), await few.journey("mo", frame_holder="ria", companion="ria")
    await few.journey("ended", over=True)
    await few.said(mine, "moment-logged", "sanne", NOW - DAY)
    await few.said(mine, "checked-in", MANAGER, NOW - 2 * DAY)
    await few.said(mine, "sighting", MANAGER, NOW - 2 * DAY, answer="seen")
    await few.said(mine, "mentor-met", "bram", NOW - 2 * DAY)
    await few.said(mine, "checked-in", MANAGER, NOW - 40 * DAY)
    await few.said(of_another, "checked-in", "ria", NOW - DAY)
    since = NOW - 100 * DAY
    (found,) = await frequency.own(pool, MANAGER, since, "Europe/Amsterdam")
    assert (found.journey, found.months) == (mine, {"2026-11": 2, "2026-09": 1})
    (found,) = await frequency.own(pool, "sanne", since, "Europe/Amsterdam")
    assert found.months == {"2026-11": 3, "2026-09": 1}
    assert await frequency.own(pool, "bram", since, "Europe/Amsterdam") == []
