"""Makes real runs, and keeps their histories for the replay: `python -m tests.acceptance.recording SUFFIX`.

Run by hand, once, after the shell of the workflow has changed: what was recorded before stays, and must replay.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from journey.needs.agreement import Accept
from journey.state import SightingAnswer
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from records.migrate import upgrade
from starter.embedded.postgres import Postgres
from starter.embedded.temporal import Temporal
from tests.acceptance.conftest import SHORT_RUNS
from tests.acceptance.house import KARIM, SANNE, SPEAKERS, House, house, something
from tests.acceptance.test_database import failing, made
from tests.replay.record import record


async def applied(home: House) -> str:
    """A journey from its opening to its end, word by word."""
    journey = await home.start()
    words = (Accept(by=KARIM), something(SANNE), CheckIn(by=KARIM, answer=SightingAnswer.SEEN))
    for word in (*words, Conclude(by=SANNE, yes=True), Conclude(by=KARIM, yes=True)):
        await home.say(journey, word)
    await home.client.get_workflow_handle(journey).result()
    return journey


async def patient(home: House, server: Postgres, folder: Path) -> str:
    """Words told and heard while nothing could be written."""
    journey = await home.start()
    heard = await home.sealed(something(KARIM), "heard")
    told = await home.sealed(something(SANNE), "told")
    async with failing(server, folder):
        await home.hear(journey, *heard)
        telling = asyncio.create_task(home.door.again(journey, *told))
        await asyncio.sleep(4)
    await telling
    return journey


async def continued(home: House) -> str:
    """Words from everybody, over several runs."""
    journey = await home.start()
    for _ in range(2):
        for by in SPEAKERS:
            await home.say(journey, something(by))
    return journey


async def main(suffix: str) -> None:
    """Record all three."""
    with tempfile.TemporaryDirectory(prefix="leerreis-recording-") as name:
        folder = made(Path(name) / "postgres")
        server, temporal = await Postgres.start(folder), await Temporal.start(settings=SHORT_RUNS)
        try:
            await upgrade(server.url)
            async with house(temporal.address, server.url) as home, home.worker():
                runs = {
                    "applied": await applied(home),
                    "patient": await patient(home, server, folder),
                    "continued": await continued(home),
                }
                assert await home.audit() == []
                for name, journey in runs.items():
                    for path in await record(home.client, f"registrar-{name}{suffix}", journey):
                        print(path.name)
        finally:
            await temporal.stop()
            await server.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else ""))
    sys.stdout.flush()
    os._exit(0)
