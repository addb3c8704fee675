"""Holds everything against everything: the log, what is read off it, and the workflows that carry the journeys."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client

from records import audit
from records.audit import Stream
from records.database import Pool
from starter.upkeep.audit_workflows import Workflows

AT_ONCE = 8
"""Journeys looked at side by side; the pool has ten connections."""


@dataclass
class Report:
    """What was looked at, and every fault with the journey that has it."""

    journeys: int = 0
    running: int = 0
    since: datetime | None = None
    """Closed workflows from before this instant are not kept, and were not looked at."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    repaired: list[tuple[str, str]] = field(default_factory=list)
    """What did not fit, and does now."""

    def add(self, journey: str, faults: Iterable[str]) -> None:
        """Faults of one journey."""
        self.faults += [(journey, fault) for fault in faults]


class Audit:
    """One audit. `progress` is told how far it is: done, and of how many. `repair`: what is read off a log that is
    whole is made again where it differs; the log itself is never touched."""

    def __init__(
        self, client: Client, pool: Pool, progress: Callable[[int, int], None], *, repair: bool = False
    ) -> None:
        self._client = client
        self._pool = pool
        self._progress = progress
        self._repair = repair
        self._report = Report()

    async def run(self, now: datetime) -> Report:
        """Look at every journey, and at every workflow that Temporal still keeps. Changes only what it repairs."""
        workflows = Workflows(self._client, self._pool)
        listed = await workflows.listed()
        streams = await audit.streams(self._pool)
        report = self._report
        report.journeys, report.running = len(streams), len(listed.running)
        report.since = now - await _retention(self._client)
        known = {stream.journey for stream in streams}
        work: list[Callable[[], Awaitable[None]]] = [self._journey(workflows, stream) for stream in streams]
        work += [self._stranger(workflows, id_) for id_ in sorted(listed.running - known)]
        for id_, what in sorted(listed.troubled.items()):
            report.add(id_, [what])
        await self._side_by_side(work)
        report.faults.sort()
        report.repaired.sort()
        return report

    def _journey(self, workflows: Workflows, stream: Stream) -> Callable[[], Awaitable[None]]:
        async def look() -> None:
            report, id_ = self._report, stream.journey
            report.add(id_, await self._read_off(stream))
            report.add(id_, await workflows.faults(stream))

        return look

    async def _read_off(self, stream: Stream) -> list[str]:
        """What does not fit between log and lists."""
        faults, id_ = list(stream.faults()), stream.journey
        if not stream.events or not stream.position == stream.last == stream.events:
            return faults
        differences = await audit.read_model_faults(self._pool, id_)
        if not differences or not self._repair:
            return faults + differences
        await audit.mend(self._pool, id_)
        self._report.repaired += [(id_, difference) for difference in differences]
        return list(replace(stream, listed=True).faults())

    def _stranger(self, workflows: Workflows, id_: str) -> Callable[[], Awaitable[None]]:
        async def look() -> None:
            self._report.add(id_, await workflows.stranger_faults(id_))

        return look

    async def _side_by_side(self, work: list[Callable[[], Awaitable[None]]]) -> None:
        turns, done = asyncio.Semaphore(AT_ONCE), 0

        async def take(one: Callable[[], Awaitable[None]]) -> None:
            nonlocal done
            async with turns:
                await one()
            done += 1
            self._progress(done, len(work))

        async with asyncio.TaskGroup() as looking:
            for one in work:
                looking.create_task(take(one))


async def _retention(client: Client) -> timedelta:
    """How long Temporal keeps closed workflows."""
    found = await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=client.namespace))
    return found.config.workflow_execution_retention_ttl.ToTimedelta()
