"""How the tests reach journeys: as the real door does, and with a worker of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from temporalio.client import Client, WithStartWorkflowOperation, WorkflowHandle, WorkflowUpdateFailedError
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode
from temporalio.worker import Worker

from tests.workflows.memory import MemoryRegistrar
from workflows import messages
from workflows.learning_journey import LearningJourney
from workflows.messages import Receipt, Run, Standing
from workflows.sandbox import sandbox

Journey = WorkflowHandle[LearningJourney, None]


class Door:
    """One task queue of one test; it remembers which journeys went through it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.queue = f"queue-{uuid4()}"
        self.journeys: list[str] = []

    def worker(self, registrar: MemoryRegistrar, **options: Any) -> Worker:
        return Worker(
            self.client,
            task_queue=self.queue,
            workflows=[LearningJourney],
            activities=registrar.activities,
            workflow_runner=sandbox(),
            **options,
        )

    async def open(self, id: str = "open", **word: Any) -> Journey:
        """Open a new journey, and return once that is on record."""
        journey = self.new()
        await self.start_and_tell(journey, {"say": "open"} | word, id)
        return self.client.get_workflow_handle_for(LearningJourney.run, journey)

    async def start(self) -> Journey:
        journey = self.new()
        return await self.client.start_workflow(LearningJourney.run, Run(), id=journey, task_queue=self.queue)

    async def start_and_tell(self, journey: str, word: dict[str, Any], id: str) -> Receipt:
        start = WithStartWorkflowOperation(
            LearningJourney.run,
            Run(),
            id=journey,
            task_queue=self.queue,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )
        return await self.client.execute_update_with_start_workflow(
            LearningJourney.tell, word, start_workflow_operation=start, id=id
        )

    def new(self) -> str:
        self.journeys.append(f"journey-{uuid4()}")
        return self.journeys[-1]


async def tell(journey: Journey, say: str = "note", *, id: str | None = None, **word: Any) -> Receipt:
    """Say it, and again with the same id whenever it may not have been judged."""
    id = id or str(uuid4())
    while True:
        try:
            return await journey.execute_update(LearningJourney.tell, {"say": say} | word, id=id)
        except (WorkflowUpdateFailedError, RPCError) as failure:
            if not _unjudged(failure):
                raise


def _unjudged(failure: WorkflowUpdateFailedError | RPCError) -> bool:
    """Whether the run ended under the word: Temporal has three ways to say so, and the workflow one."""
    if isinstance(failure, RPCError):
        if failure.status is RPCStatusCode.RESOURCE_EXHAUSTED:
            return True  # "workflow is closing", for longer than the client's own patience
        return failure.status is RPCStatusCode.FAILED_PRECONDITION and "workflow task failure" in str(failure)
    return isinstance(failure.cause, ApplicationError) and failure.cause.type in (
        messages.LATER,
        "AcceptedUpdateCompletedWorkflow",
    )


async def hear(journey: Journey, say: str = "note", *, id: str | None = None, **word: Any) -> None:
    await journey.signal(LearningJourney.hear, args=[id or str(uuid4()), {"say": say} | word])


async def standing(journey: Journey) -> Standing:
    return await journey.query(LearningJourney.standing)


async def until(condition: Callable[[], Awaitable[bool]], within: timedelta = timedelta(seconds=20)) -> None:
    """Return once the condition holds; fail when it does not in time."""
    async with asyncio.timeout(within.total_seconds()):
        while not await condition():  # noqa: ASYNC110 (the condition is a server's)
            await asyncio.sleep(0.05)
