"""A round of the post at once, followed until it is over."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from temporalio.client import Client, ScheduleActionExecutionStartWorkflow
from temporalio.service import RPCError, RPCStatusCode

from workflows import rounds
from workflows.messages import Tally

LOOK_AGAIN = 0.2
"""Seconds: the schedule tells a little later what it started."""


Began = tuple[str, str]
"""A round: its workflow and its run."""


class NoRounds(Exception):
    """No worker has made the schedule of the rounds yet."""


async def at_once(client: Client, queue: str, patience: timedelta) -> Tally | None:
    """What became of a round that begins now; None: it is not over yet.

    Raises:
        NoRounds: there is no schedule to begin one.
    """
    try:
        before = await _started(client, queue)
        await rounds.now(client, queue)
    except RPCError as fault:
        if fault.status is RPCStatusCode.NOT_FOUND:
            raise NoRounds from None
        raise
    try:
        async with asyncio.timeout(patience.total_seconds()):
            workflow, run = await _new(client, queue, before)
            tally: Tally = await client.get_workflow_handle(workflow, run_id=run, result_type=Tally).result()
            return tally
    except TimeoutError:
        return None


async def _new(client: Client, queue: str, before: set[Began]) -> Began:
    while True:
        for one in await _started(client, queue) - before:
            return one
        await asyncio.sleep(LOOK_AGAIN)


async def _started(client: Client, queue: str) -> set[Began]:
    """The last rounds that the schedule began."""
    known = await client.get_schedule_handle(rounds.ID.format(queue=queue)).describe()
    began = [one.action for one in known.info.recent_actions]
    return {
        (one.workflow_id, one.first_execution_run_id)
        for one in began
        if isinstance(one, ScheduleActionExecutionStartWorkflow)
    }
