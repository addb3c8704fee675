"""The coaching queue: by its rule or because somebody asked, and forgotten when helped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from records import coaching
from records.coaching import Waiting
from records.database import Pool
from records.vault import Vault
from tests.records.few import ADVISER, DAY, MANAGER, NOW, Few

SIXTY = timedelta(days=60)


@pytest.fixture
def few(pool: Pool) -> Few:
    return Few(pool)


async def who(few: Few, at: timedelta = timedelta(0)) -> list[str]:
    return [one.person for one in await coaching.queue(few.pool, NOW + at, ADVISER)]


async def test_two_journeys_that_came_to_l_and_d_at_one_manager_are_a_reason_to_go_by(few: Few) -> None:
    await few.reached(await few.journey(), MANAGER, NOW - 50 * DAY)
    assert await who(few) == []
    await few.reached(await few.journey(), MANAGER, NOW - 3 * DAY, until=NOW - 2 * DAY)
    assert await coaching.queue(few.pool, NOW, ADVISER) == [Waiting(MANAGER, NOW - 3 * DAY, asked=False)]


async def test_two_of_one_journey_are_one(few: Few) -> None:
    journey = await few.journey()
    await few.reached(journey, MANAGER, NOW - 50 * DAY)
    await few.reached(journey, MANAGER, NOW - 3 * DAY, what="conclude")
    assert await who(few) == []


async def test_two_that_lie_more_than_sixty_days_apart_are_none(few: Few) -> None:
    await few.reached(await few.journey(), MANAGER, NOW)
    await few.reached(await few.journey(), MANAGER, NOW + SIXTY)
    assert await who(few, SIXTY - DAY) == []
    assert await who(few, SIXTY) == []
    await few.reached(await few.journey(), MANAGER, NOW + DAY)
    assert await who(few, SIXTY) == [MANAGER]


async def test_what_was_answered_before_it_came_to_l_and_d_does_not_count(few: Few) -> None:
    """And neither does a journey that was paused before: the pause ends the row."""
    for _ in range(2):
        await few.reached(await few.journey(), MANAGER, NOW - 3 * DAY, until=NOW - 4 * DAY)
    assert await who(few) == []


async def test_what_is_still_to_come_to_l_and_d_does_not_count(few: Few) -> None:
    for _ in range(2):
        await few.reached(await few.journey(), MANAGER, NOW + DAY)
    assert await who(few) == []
    assert await who(few, 2 * DAY) == [MANAGER]


async def test_neither_learners_nor_l_and_d_itself_are_in_it(few: Few) -> None:
    for _ in range(2):
        journey = await few.journey("sanne")
        await few.reached(journey, "sanne", NOW - DAY, "silence", what="still-yours")
        await few.reached(journey, ADVISER, NOW - DAY, "promise-not-kept", what="promise")
        await few.reached(journey, ADVISER, NOW - DAY, "confidence-flat", what="take-over")
    assert await who(few) == []


async def test_who_asked_waits_too_and_the_longest_wait_stands_first(few: Few) -> None:
    for manager, days in (("one", 4), ("two", 9)):
        for _ in range(2):
            await few.reached(await few.journey(companion=manager), manager, NOW - days * DAY)
    await few.person("asks")
    await coaching.asked(few.pool, "asks", NOW - 6 * DAY)
    await coaching.asked(few.pool, "asks", NOW - DAY)
    assert await who(few) == ["two", "asks", "one"]


async def test_it_is_forgotten_when_helped(few: Few) -> None:
    for _ in range(2):
        await few.reached(await few.journey(), MANAGER, NOW - DAY)
    await coaching.asked(few.pool, MANAGER, NOW - DAY)
    assert await coaching.helped(few.pool, MANAGER, NOW, ADVISER)
    assert await who(few) == []
    await few.reached(await few.journey(), MANAGER, NOW + DAY)
    assert await who(few, 2 * DAY) == []
    await few.reached(await few.journey(), MANAGER, NOW + 2 * DAY)
    assert await who(few, 3 * DAY) == [MANAGER]


async def test_sixty_days_after_the_help_no_trace_names_them(few: Few) -> None:
    for _ in range(2):
        await few.reached(await few.journey(), MANAGER, NOW - DAY)
    await coaching.helped(few.pool, MANAGER, NOW, ADVISER)
    await who(few, SIXTY - DAY)
    assert await few.pool.fetchval("select count(*) from coaching") == 1
    await who(few, SIXTY)
    assert await few.pool.fetchval("select count(*) from coaching") == 0


async def test_who_does_not_wait_leaves_no_trace(few: Few) -> None:
    await few.person(MANAGER)
    assert not await coaching.helped(few.pool, MANAGER, NOW, ADVISER)
    assert await few.pool.fetchval("select count(*) from coaching") == 0


async def test_who_is_forgotten_is_in_no_queue(few: Few, vault: Vault) -> None:
    for _ in range(2):
        await few.reached(await few.journey(), MANAGER, NOW - DAY)
    await coaching.asked(few.pool, MANAGER, NOW)
    await vault.forget(MANAGER, at=NOW)
    assert await who(few) == []
    assert await few.pool.fetchval("select count(*) from coaching") == 0
