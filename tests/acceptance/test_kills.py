"""Killed after the commit and before the answer: the log is ahead of the workflow, and nothing is lost or doubled."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from starter.courier import NotYetOnRecord
from starter.embedded.temporal import Temporal
from tests.acceptance.conftest import failures
from tests.acceptance.house import KARIM, LONG, SANNE, House, house, something, until

WORKERS = 3 if LONG else 1
"""Each that is killed costs ten seconds: so long Temporal waits for it."""


async def test_a_worker_killed_after_its_commit_doubles_nothing(home: House, folder: Path) -> None:
    order = folder / "order"
    async with home.process(folder, "-m", "tests.acceptance.planted", str(order)) as mortal:
        journey = await home.start()
        order.write_text("")
        telling = asyncio.create_task(home.say(journey, something(SANNE), key="1"))
        assert await mortal.ended() == -9
        assert await home.words(journey) == {"sanne:start", "sanne:1"}
    async with home.process(folder, name="second"):
        told = await telling
        again = await home.say(journey, something(SANNE), key="1")
        assert again == told
        assert await home.count(journey, "practice-logged") == 1
        assert (await home.standing(journey)).position == told.position
        assert await home.audit() == []


async def test_a_worker_and_the_server_killed_after_a_commit_heal_with_the_next_word(
    folder: Path, database_url: str
) -> None:
    """The server has never heard of the word: only the log has it."""
    order = folder / "order"
    server = await Temporal.start(folder)
    try:
        async with house(server.address, database_url) as home:
            async with home.process(folder, "-m", "tests.acceptance.planted", str(order)) as mortal:
                journey = await home.start()
                before = (await home.standing(journey)).position or 0
                order.write_text(str(server.child.process.pid))
                telling = asyncio.create_task(home.say(journey, something(SANNE), key="1", within=0))
                assert await mortal.ended() == -9
                assert await server.child.ended() == -9
                telling.cancel()  # or the SDK itself would say it again to the next server
                with pytest.raises(NotYetOnRecord):
                    await telling
            assert await home.words(journey) == {"sanne:start", "sanne:1"}
            server = await Temporal.start(folder, port=int(server.address.rpartition(":")[2]))
            history = await home.client.get_workflow_handle(journey).fetch_history()
            assert b"sanne:1" not in b"".join(event.SerializeToString() for event in history.events)
            async with home.process(folder, name="second"):
                await home.say(journey, something(KARIM), key="1")
                known = await home.standing(journey)
                positions = [fact["position"] for fact in known.facts]
                assert positions[0] == before + 1
                assert positions == list(range(before + 1, (known.position or 0) + 1))
                assert [fact["kind"] for fact in known.facts].count("practice-logged") == 1
                said_again = await home.say(journey, something(SANNE), key="1")
                assert before < said_again.position < positions[-1]
                assert await home.count(journey, "practice-logged") == 1
                assert await home.audit() == []
            assert await failures(server.address) == []
    finally:
        await server.stop()


async def test_a_worker_killed_in_the_midst_of_words_loses_none(home: House, folder: Path) -> None:
    """Heard words are Temporal's once they are sent; workers come and go, and the last one finds them all."""
    async with home.process(folder):
        journey = await home.start()
    words = [await home.sealed(something(SANNE), f"{n}") for n in range(10 * WORKERS)]
    sending = iter(words)
    for n in range(WORKERS):
        async with home.process(folder, name=f"worker-{n}") as mortal:
            for _ in range(10):
                await home.hear(journey, *next(sending))

            async def some(least: int = n * 10 + 2) -> bool:
                return len(await home.words(journey)) > least

            await until(some)
            mortal.kill()
            await mortal.ended()
    async with home.process(folder, name="last"):
        await home.until_on_record(journey, {id_ for id_, _ in words})
        assert await home.count(journey, "practice-logged") == 10 * WORKERS
        await home.say(journey, something(KARIM))  # a query alone may wait for the worker that is gone
        assert await home.audit() == []
