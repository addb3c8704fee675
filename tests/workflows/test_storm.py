"""Runs end in the midst of words, and no word is lost or doubled."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from temporalio.api.enums.v1 import EventType

from tests.workflows import histories
from tests.workflows.door import Door, Journey, hear, standing, tell, until
from tests.workflows.memory import MemoryRegistrar, broken

CONTINUED = EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW
SENDERS = 8


@pytest.mark.parametrize("cached", [1000, 0], ids=["cached", "replayed at every task"])
async def test_eight_people_say_six_hundred_words(door_of_short_runs: Door, cached: int) -> None:
    door, registrar = door_of_short_runs, MemoryRegistrar()
    async with door.worker(registrar, max_cached_workflows=cached):
        journey = await door.open()
        await asyncio.gather(*(talk(journey, sender, 75) for sender in range(SENDERS)))
        await until_on_record(registrar, journey, SENDERS * 75 + 1)
        known = await standing(journey)
    said = Counter(fact["id"] for fact in registrar.logs[journey.id].facts)
    assert said == Counter(["open", *(f"{sender}:{n}" for sender in range(SENDERS) for n in range(75))])
    assert known.since is not None
    assert known.facts == registrar.logs[journey.id].facts[known.since :]
    assert await histories.count(door.client, journey.id, CONTINUED) > 10


async def test_a_worker_that_leaves_takes_no_word_with_it(door_of_short_runs: Door) -> None:
    door, registrar = door_of_short_runs, MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        talking = asyncio.gather(*(talk(journey, sender, 25) for sender in range(SENDERS)))
        await until_on_record(registrar, journey, 50)
    async with door.worker(registrar):
        await until_on_record(registrar, journey, 120)
    async with door.worker(registrar):
        await talking
        await until_on_record(registrar, journey, SENDERS * 25 + 1)
    assert max(Counter(fact["id"] for fact in registrar.logs[journey.id].facts).values()) == 1


async def test_a_run_that_never_finds_silence_ends_with_words_in_its_inbox(door: Door) -> None:
    """Wide words come during a slow turn; whoever waits is asked to say it again, the others go along."""
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        registrar.go_on.clear()
        registrar.quick_faults.append(broken())
        first = asyncio.create_task(tell(journey, id="ann:1"))
        await until_waiting(journey, 1)
        for word in range(4):
            await hear(journey, id=f"bob:{word}", text="x" * 110_000)
        second = asyncio.create_task(tell(journey, id="ann:2"))
        await until_waiting(journey, 6)
        registrar.go_on.set()
        assert (await first).position == 2
        assert (await second).position == 7
        runs = [run async for run in histories.runs(door.client, journey.id)]
        handed_over = runs[0].events[-1].workflow_execution_continued_as_new_event_attributes
        assert len(handed_over.input.payloads[0].data) > 400_000
    assert sorted(registrar.logs[journey.id].words) == [
        "ann:1", "ann:2", "bob:0", "bob:1", "bob:2", "bob:3", "open"
    ]  # fmt: skip


async def talk(journey: Journey, sender: int, words: int) -> None:
    """Two words out of three wait for their answer."""
    for word in range(words):
        say = hear if word % 3 == 0 else tell
        await say(journey, id=f"{sender}:{word}")


async def until_on_record(registrar: MemoryRegistrar, journey: Journey, facts: int) -> None:
    async def on_record() -> bool:
        return len(registrar.logs[journey.id].facts) >= facts

    await until(on_record)


async def until_waiting(journey: Journey, words: int) -> None:
    async def waiting() -> bool:
        return (await standing(journey)).waiting == words

    await until(waiting)
