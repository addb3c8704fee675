"""A workflow is nothing that has to be kept: what is on record brings it back, and nothing brings back nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from temporalio.client import WorkflowExecutionStatus

from journey import Refusal
from journey.needs.agreement import Accept
from journey.steps.application import Conclude
from journey.steps.practice import LogPractice, Outcome
from settings import connect
from tests.acceptance.house import KARIM, SANNE, House, new_journey, opening, something, until


@pytest.mark.parametrize("how", ["terminate", "cancel"])
async def test_a_journey_whose_workflow_is_gone_is_back_with_the_next_word(home: House, how: str) -> None:
    async with home.worker():
        journey = await home.start()
        await home.say(journey, something(KARIM), key="1")
        handle = home.client.get_workflow_handle(journey)
        await getattr(handle, how)()

        async def gone() -> bool:
            return (await handle.describe()).close_time is not None

        await until(gone)
        told = await home.say(journey, something(SANNE), key="1")
        assert (await home.standing(journey)).position == told.position
        assert (await home.say(journey, something(KARIM), key="1")).position < told.position
        assert await home.words(journey) == {"sanne:start", "karim:1", "sanne:1"}
        assert await home.audit() == []


async def test_a_refused_opening_leaves_nothing_behind(home: House) -> None:
    journey = new_journey()
    async with home.worker():
        with pytest.raises(Refusal, match="two-people"):
            await home.say(journey, opening(frame_holder=SANNE, companion=SANNE))
        handle = home.client.get_workflow_handle(journey)
        await handle.result()
        assert (await handle.describe()).status is WorkflowExecutionStatus.COMPLETED
        for table in ("stream", "event", "word", "journey", "expectation", "post", "set_aside", "snapshot"):
            assert await home.pool.fetchval(f"select count(*) from {table}") == 0
        assert (await home.say(journey, opening(), key="start")).position > 0


async def test_what_is_heard_on_no_journey_is_set_aside_and_ends(home: House) -> None:
    journey = new_journey()
    async with home.worker():
        id_, word = await home.sealed(LogPractice(by=SANNE, outcome=Outcome.WENT_WELL, line="well"), "1")
        await home.door._courier.leave(journey, "hear", id_, word)
        await home.client.get_workflow_handle(journey).result()
    aside = await home.pool.fetch("select entry, why from set_aside")
    assert [tuple(row) for row in aside] == [("sanne:1", "not-started")]
    assert await home.pool.fetchval("select count(*) from stream") == 0


async def test_two_workers_and_an_opening_said_eight_times_at_once(home: House) -> None:
    journey = new_journey()
    other = replace(home, client=await connect(home.settings))
    async with home.worker(), other.worker():
        told = await asyncio.gather(*(home.say(journey, opening(), key="start") for _ in range(8)))
    assert len(set(told)) == 1
    assert await home.count(journey, "journey-started") == 1


async def test_a_refused_word_is_judged_again_under_its_own_id(home: House) -> None:
    """Temporal remembers how an update of the same run ended; the word must not be judged by that."""
    async with home.worker():
        journey = await home.start()
        with pytest.raises(Refusal, match="not-agreed-yet"):
            await home.say(journey, Conclude(by=SANNE, yes=True), key="yes")
        await home.say(journey, Accept(by=KARIM), key="accept")
        assert (await home.say(journey, Conclude(by=SANNE, yes=True), key="yes")).id == "sanne:yes"
        with pytest.raises(Refusal, match="id-was-used"):
            await home.say(journey, something(SANNE), key="yes")
        assert await home.words(journey) == {"sanne:start", "karim:accept", "sanne:yes"}


async def test_a_key_is_whole_whatever_is_in_it(home: House) -> None:
    keys = ("a", "a#1", "a#2", "#", "a b/c")
    async with home.worker():
        journey = await home.start()
        for key in keys:
            assert (await home.say(journey, something(SANNE), key=key)).id == f"sanne:{key}"
            now = datetime.now(UTC)
            await home.door.hear(journey, something(SANNE), said=now, now=now, key=key)
        await home.say(journey, something(KARIM), key="last")
        assert await home.words(journey) == {"sanne:start", "karim:last", *(f"sanne:{key}" for key in keys)}
        assert await home.count(journey, "practice-logged") == len(keys)
