"""Eight people, every word twice from two processes, runs that end in the midst of it: each word is there once."""

from __future__ import annotations

import asyncio
import json
import os
import sys

import pytest
from temporalio.api.enums.v1 import EventType

from tests.acceptance.house import LONG, ROOT, SPEAKERS, House
from tests.acceptance.speakers import all_talk
from tests.workflows import histories

CONTINUED = EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW
WORDS = 375 if LONG else 40
"""Of each of them; where every task replays its run, a third."""


@pytest.mark.parametrize("cached, words", [(1000, WORDS), (0, WORDS // 3)], ids=["cached", "replayed at every task"])
async def test_every_word_of_a_storm_is_on_record_once(home: House, cached: int, words: int) -> None:
    async with home.worker(max_cached_workflows=cached):
        journey = await home.start()
        other = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.acceptance.speakers",
            journey,
            str(words),
            cwd=ROOT,
            env=os.environ | home.environment(),
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            here, (there, _) = await asyncio.gather(all_talk(home, journey, words), other.communicate())
        finally:
            if other.returncode is None:
                other.kill()
                await other.wait()
        assert other.returncode == 0
        *_, last = there.splitlines()  # Temporal's client writes its warnings to the same place
        assert here == json.loads(last)
        assert len(here) == words * len(SPEAKERS)
        await home.until_on_record(journey, set(here))
        assert await home.words(journey) == {*here, "sanne:start"}
        assert await home.count(journey, "practice-logged") == words
        assert await home.count(journey, "moment-logged") == words
        assert await home.count(journey, "sighting") == words * (len(SPEAKERS) - 2)
        assert await home.audit() == []
        assert await home.pool.fetchval("select count(*) from set_aside") == 0
    assert await histories.count(home.client, journey, CONTINUED) > 5
