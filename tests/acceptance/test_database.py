"""The database refuses, hangs or fails: the workflow stays running, and every accepted word arrives once."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import asyncpg
import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import WorkflowExecutionStatus

from records.migrate import upgrade
from starter.embedded.postgres import Postgres
from tests.acceptance.house import KARIM, LONG, SANNE, House, house, something, until
from tests.workflows import histories

SCHEDULED = EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
STARTED = EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED
LONGER = 60 if LONG else 15
Fault = Callable[[Postgres, Path], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def refusing(server: Postgres, folder: Path) -> AsyncIterator[None]:
    """Nobody listens."""
    await server.stop()
    yield
    again = await Postgres.start(folder, port=server.port, settings={"fsync": "off"})
    object.__setattr__(server, "child", again.child)


@asynccontextmanager
async def hanging(server: Postgres, folder: Path) -> AsyncIterator[None]:
    """Connections stand, new ones are taken, and nobody says anything."""
    frozen = _processes(server)
    try:
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        yield
    finally:
        for pid in reversed(frozen):
            os.kill(pid, signal.SIGCONT)


@asynccontextmanager
async def failing(server: Postgres, folder: Path) -> AsyncIterator[None]:
    """Everything answers, and nothing can be written."""
    await _do(server, "revoke insert on event from leerreis_app")
    yield
    await _do(server, "grant insert on event to leerreis_app")


FAULTS: list[Fault] = [refusing, hanging, failing]


@pytest.mark.parametrize("seconds", [1, LONGER])
async def test_the_database_is_away(temporal: str, folder: Path, seconds: int) -> None:
    """All three faults side by side, each on a server of its own."""
    async with asyncio.TaskGroup() as group:
        for fault in FAULTS:
            group.create_task(_away(temporal, made(folder / fault.__name__), fault, seconds))


async def _away(temporal: str, folder: Path, fault: Fault, seconds: int) -> None:
    server = await Postgres.start(folder, settings={"fsync": "off"})
    try:
        await upgrade(server.url)
        async with house(temporal, server.url) as home, home.worker():
            journey = await home.start()
            await _talked_through(home, journey, fault(server, folder), seconds)
            attempts = await _attempts(home, journey)
            assert attempts >= 1
            assert attempts >= 3 or seconds == 1 or fault is hanging  # which takes ten seconds to notice
    finally:
        await server.stop()


async def _talked_through(home: House, journey: str, fault: AbstractAsyncContextManager[None], seconds: int) -> None:
    heard = [await home.sealed(something(SANNE), f"heard-{n}") for n in range(5)]
    told = [await home.sealed(something(KARIM), f"told-{n}") for n in range(3)]
    handle = home.client.get_workflow_handle(journey)
    async with fault:
        for word in heard:
            await home.hear(journey, *word)
        telling = [asyncio.create_task(home.door.again(journey, *word)) for word in told]
        await until(lambda: _is_patient(home, journey))
        await asyncio.sleep(seconds)  # the outage takes as long as it takes
        assert (await handle.describe()).status is WorkflowExecutionStatus.RUNNING
    ids = {id_ for id_, _ in (*heard, *told)}
    await home.until_on_record(journey, ids, within=90)
    await asyncio.gather(*telling, return_exceptions=True)  # some were told "not yet on record": said again below
    assert {(await home.door.again(journey, *word)).id for word in told} <= ids
    assert await home.words(journey) == ids | {"sanne:start"}
    assert await home.count(journey, "practice-logged") == 5
    assert await home.count(journey, "moment-logged") == 3
    assert await home.pool.fetchval("select count(*) from set_aside") == 0
    await home.say(journey, something(SANNE))
    assert await home.audit() == []


async def _is_patient(home: House, journey: str) -> bool:
    history = [event async for run in histories.runs(home.client, journey) for event in run.events]
    return any(event.event_type == SCHEDULED for event in history)


async def _attempts(home: House, journey: str) -> int:
    """How often the most patient turn was tried."""
    history = [event async for run in histories.runs(home.client, journey) for event in run.events]
    begun = [event.activity_task_started_event_attributes for event in history if event.event_type == STARTED]
    return max((one.attempt for one in begun), default=0)


def made(folder: Path) -> Path:
    """A folder that PostgreSQL's user can enter."""
    folder.mkdir()
    for one in (folder.parent, folder):
        one.chmod(0o711)
    return folder


def _processes(server: Postgres) -> list[int]:
    """The postmaster first: so that it starts nobody meanwhile."""
    master = server.child.process.pid
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [master, *map(int, children)]


async def _do(server: Postgres, statement: str) -> None:
    connection = await asyncpg.connect(server.url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
