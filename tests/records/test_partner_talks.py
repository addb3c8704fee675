"""Partner talks: with whom, once a quarter, and what L&D still owes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from records import partner_talks
from records.database import Pool
from records.partner_talks import EVERY, Owed
from tests.records.few import ADVISER, DAY, MANAGER, NOW, Few

TODAY = NOW.date()


@pytest.fixture
def few(pool: Pool) -> Few:
    return Few(pool)


async def names(few: Few, *teams: str, adviser: str = ADVISER, later: timedelta = timedelta(0)) -> list[str]:
    found = await partner_talks.could_talk(few.pool, adviser, teams, TODAY + later)
    return [one.name for one in found]


async def test_managers_of_open_journeys_are_there_by_name_whoever_has_most_of_them(few: Few) -> None:
    await few.journey(frame_holder="zoe")
    for _ in range(3):
        await few.journey(frame_holder="anna")
    await few.journey(frame_holder="ended", over=True)
    await few.journey(frame_holder="elsewhere", adviser="job", team="south")
    assert await names(few) == ["Anna", "Zoe"]
    assert await names(few, "south") == ["Anna", "Elsewhere", "Zoe"]


async def test_who_talked_is_there_again_a_quarter_later(few: Few) -> None:
    await few.journey()
    await partner_talks.held(few.pool, MANAGER, TODAY, TODAY)
    await partner_talks.held(few.pool, MANAGER, TODAY - DAY, TODAY)
    assert await names(few, later=EVERY - DAY) == []
    assert await names(few, later=EVERY) == ["Karim"]


async def test_that_they_talked_is_kept_for_a_quarter(few: Few) -> None:
    await few.journey()
    await few.journey(frame_holder="anna")
    await partner_talks.held(few.pool, MANAGER, TODAY, TODAY)
    await partner_talks.held(few.pool, "anna", TODAY + EVERY, TODAY + EVERY)
    assert [row["manager"] for row in await few.pool.fetch("select * from partner_talk")] == ["anna"]


async def test_what_l_and_d_promised_and_has_not_done_is_shown(few: Few) -> None:
    here, other = await few.journey(), await few.journey(frame_holder="anna")
    await few.reached(here, ADVISER, NOW, "promise-not-kept", what="promise")
    await few.reached(here, ADVISER, NOW, "promise-not-kept", until=NOW, what="promise")
    await few.reached(here, MANAGER, NOW, "promise-not-kept", what="promise")
    await few.reached(other, ADVISER, NOW, "promise-not-kept", what="promise")
    assert await partner_talks.owed(few.pool, [ADVISER], [MANAGER]) == [Owed(MANAGER, here, "promise", TODAY)]
