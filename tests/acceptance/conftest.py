from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client

from starter.embedded.temporal import Temporal
from tests.acceptance.house import House, house
from tests.workflows.histories import TASK_FAILED, WORDS_CAME_IN

SHORT_RUNS = {"limit.historyCount.suggestContinueAsNew": "40"}
FAILED = (EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT)
Servers = Callable[..., AbstractAsyncContextManager[Temporal]]


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not pytest's own, which PostgreSQL's user could not enter."""
    with tempfile.TemporaryDirectory(prefix="leerreis-tests-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


@asynccontextmanager
async def serving(server: Temporal) -> AsyncIterator[Temporal]:
    """The server until the end, when no workflow and no workflow task on it may have failed."""
    try:
        yield server
        assert await failures(server.address) == []
    finally:
        await server.stop()


async def failures(address: str) -> list[str]:
    """Every failed workflow and every failed workflow task that a server knows of."""
    client = await Client.connect(address)
    found = []
    async for run in client.list_workflows():
        history = await client.get_workflow_handle(run.id, run_id=run.run_id).fetch_history()
        for event in history.events:
            task = event.workflow_task_failed_event_attributes
            if event.event_type in FAILED or (event.event_type == TASK_FAILED and task.cause != WORDS_CAME_IN):
                found.append(f"{run.id} {event.event_id} {EventType.Name(event.event_type)} {task.failure.message}")
    return found


@pytest.fixture(scope="package")
async def temporal() -> AsyncIterator[str]:
    """The address of a server that suggests to continue as new after 40 events."""
    async with serving(await Temporal.start(settings=SHORT_RUNS)) as server:
        yield server.address


@pytest.fixture
async def home(temporal: str, database_url: str) -> AsyncIterator[House]:
    """A house of this test's own, on the servers of all tests."""
    async with house(temporal, database_url) as made:
        yield made
