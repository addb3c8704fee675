"""Holds Temporal's workflows against the log: who runs, who should, and whether they know the same facts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from temporalio.client import Client, WorkflowExecutionStatus, WorkflowQueryFailedError
from temporalio.service import RPCError, RPCStatusCode

from records import audit, event_log
from records.audit import Stream
from records.database import Pool
from workflows import messages
from workflows.messages import Standing

OURS = f"WorkflowType = '{messages.WORKFLOW}'"
BROKEN = ("Failed", "TimedOut")
"""Ways to close that are always a fault; a terminated one is, while its journey is open."""
PATIENCE = timedelta(seconds=15)
LOOKS = 3
"""Times to look, when a word may have come in between."""
BETWEEN_LOOKS = 0.5


@dataclass(frozen=True)
class Listed:
    """What Temporal's lists say; they lag some milliseconds behind."""

    running: set[str]
    troubled: dict[str, str]


class Workflows:
    """Everything that is asked of Temporal in one audit."""

    def __init__(self, client: Client, pool: Pool) -> None:
        self._client = client
        self._pool = pool
        self._nobody_answers = False

    async def listed(self) -> Listed:
        """Which run, and which have something wrong with them."""
        running = await self._ids("ExecutionStatus = 'Running'")
        troubled = {
            id_: "a task of its workflow keeps failing: look at it on Temporal's pages"
            for id_ in await self._ids("TemporalReportedProblems IS NOT NULL")
        }
        for status in BROKEN:
            ids = await self._ids(f"ExecutionStatus = '{status}'")
            troubled |= {id_: f"a workflow of it closed as {status}" for id_ in ids}
        return Listed(running, troubled)

    async def faults(self, stream: Stream) -> list[str]:
        """What Temporal and the log do not agree on, of one journey; looked at again where a word may be under way."""
        found: list[str] = []
        for look in range(LOOKS):
            if look:
                await asyncio.sleep(BETWEEN_LOOKS)
            found = await self._faults(stream.journey)
            if not found or self._nobody_answers:
                break
        return found

    async def stranger_faults(self, id_: str) -> list[str]:
        """A running workflow of which nothing is on record, unless it began just now."""
        for look in range(LOOKS):
            if look:
                await asyncio.sleep(BETWEEN_LOOKS)
            if await self._status(id_) is not WorkflowExecutionStatus.RUNNING:
                return []
            if await event_log.position(self._pool, id_):
                return []
        return ["its workflow runs, and nothing of it is on record"]

    async def _faults(self, id_: str) -> list[str]:
        over = await audit.is_over(self._pool, id_)
        status = await self._status(id_)
        is_running = status is WorkflowExecutionStatus.RUNNING
        if over is False and not is_running:
            how = f"its last one is {status.name.lower()}" if status else "Temporal keeps none of it"
            return [f"is open, and its workflow does not run ({how}): leerreis rehydrate starts it again"]
        if over and is_running:
            return ["has ended, and its workflow still runs"]
        # One that nobody answers says it for all: without a worker each would take its ten seconds.
        return await self._compared(id_) if is_running and not self._nobody_answers else []

    async def _compared(self, id_: str) -> list[str]:
        standing = await self._standing(id_)
        if isinstance(standing, str):
            return [standing]
        log = await event_log.after(self._pool, id_, 0)
        last = log[-1].position if log else 0
        if standing.holding:
            return [f"its workflow holds, and takes no word: {standing.holding}"]
        if standing.position != last:
            return [f"its workflow knows position {standing.position}, its log stands at {last}"]
        tail = [one.fact for one in log if one.position > (standing.since or 0)]
        if tail == standing.facts:
            return []
        known = {fact["position"]: fact for fact in standing.facts}
        other = next((fact["position"] for fact in tail if known.get(fact["position"]) != fact), last)
        return [f"its workflow knows other facts than its log, from position {other} on"]

    async def _standing(self, id_: str) -> Standing | str:
        """What the run knows; or why it does not say."""
        handle = self._client.get_workflow_handle(id_)
        try:
            found: Standing = await handle.query("standing", result_type=Standing, rpc_timeout=PATIENCE)
        except WorkflowQueryFailedError as fault:
            return f"its workflow can't say where it stands: {fault}"
        except RPCError as fault:
            if fault.status in (RPCStatusCode.DEADLINE_EXCEEDED, RPCStatusCode.CANCELLED):
                self._nobody_answers = True
                return "its workflow does not say where it stands: does a worker run?"
            return f"its workflow can't say where it stands: {fault.message}"
        return found

    async def _status(self, id_: str) -> WorkflowExecutionStatus | None:
        try:
            return (await self._client.get_workflow_handle(id_).describe()).status
        except RPCError as fault:
            if fault.status is not RPCStatusCode.NOT_FOUND:
                raise
            return None

    async def _ids(self, query: str) -> set[str]:
        return {found.id async for found in self._client.list_workflows(f"{OURS} AND {query}")}
