"""Gives journeys their workflows back, from the log: after Temporal's store was lost, or somebody ended one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy

from records import listing
from records.database import Pool, open_pool
from settings import Settings, connect, postgres_url
from starter.courier import SUMMARY
from workflows import messages
from workflows.messages import Run

AT_ONCE = 10
PER_SECOND = 100
"""Each start costs a turn on the database: a server that just came up is not flooded."""
RUNNING = f"WorkflowType = '{messages.WORKFLOW}' AND ExecutionStatus = 'Running'"


async def rehydrate(settings: Settings) -> int:
    """Start the workflow of every open journey that has none, by next alarm; how many were started.

    Safe to repeat, and beside whatever else starts journeys: a running one is left alone.
    """
    async with _reached(settings) as (client, pool):
        lost = await missing(client, pool)
        turns = asyncio.Semaphore(AT_ONCE)

        async def start(journey: str) -> None:
            async with turns:
                await client.start_workflow(
                    messages.WORKFLOW,
                    Run(),
                    id=journey,
                    task_queue=settings.task_queue,
                    id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                    static_summary=SUMMARY,
                )
                await asyncio.sleep(AT_ONCE / PER_SECOND)

        async with asyncio.TaskGroup() as starting:
            for journey in lost:
                starting.create_task(start(journey))
        return len(lost)


async def missing(client: Client, pool: Pool) -> list[str]:
    """The open journeys without a running workflow, by next alarm."""
    running = {found.id async for found in client.list_workflows(RUNNING)}
    return [journey for journey in await listing.open_journeys(pool) if journey not in running]


@asynccontextmanager
async def _reached(settings: Settings) -> AsyncIterator[tuple[Client, Pool]]:
    client = await connect(settings)
    pool = await open_pool(postgres_url(settings), max_size=2)
    try:
        yield client, pool
    finally:
        await pool.close()
