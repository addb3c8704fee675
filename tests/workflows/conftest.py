"""The real development server, one for all tests; and one that ends runs early."""

from __future__ import annotations

import sysconfig
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import WorkflowEnvironment

from tests.workflows.door import Door
from tests.workflows.histories import complaints
from workflows.listing import ATTRIBUTES

SCRIPTS = Path(sysconfig.get_path("scripts"))
SHORT_RUNS = ["--dynamic-config-value", "limit.historyCount.suggestContinueAsNew=40"]


async def _server(*dials: str) -> WorkflowEnvironment:
    return await WorkflowEnvironment.start_local(
        data_converter=pydantic_data_converter,
        identity="leerreis",
        search_attributes=ATTRIBUTES,
        dev_server_existing_path=str(SCRIPTS / "temporal"),
        dev_server_log_level="error",
        dev_server_extra_args=dials,
    )


@pytest.fixture(scope="session")
async def temporal() -> AsyncIterator[Client]:
    """A client of the development server."""
    async with await _server() as server:
        yield server.client


@pytest.fixture(scope="session")
async def temporal_of_short_runs() -> AsyncIterator[Client]:
    """A client of one that suggests to continue as new after 40 events."""
    async with await _server(*SHORT_RUNS) as server:
        yield server.client


@pytest.fixture
async def door(temporal: Client) -> AsyncIterator[Door]:
    """A door of this test's own; nothing behind it may have failed, and nothing is left open."""
    door = Door(temporal)
    yield door
    await close(door)


@pytest.fixture
async def door_of_short_runs(temporal_of_short_runs: Client) -> AsyncIterator[Door]:
    """The same, to journeys that soon continue as new."""
    door = Door(temporal_of_short_runs)
    yield door
    await close(door)


async def close(door: Door) -> None:
    """Check what went through, and end it."""
    wrong = await complaints(door.client, door.journeys)
    for journey in door.journeys:
        handle = door.client.get_workflow_handle(journey)
        if (await handle.describe()).close_time is None:
            await handle.terminate()
    assert wrong == []
