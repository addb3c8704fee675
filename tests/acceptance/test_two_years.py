"""Two years on the server that skips time, with the real registrar: alarms ring, rungs are climbed, then words come."""

from __future__ import annotations

import asyncio
import sysconfig
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import WorkflowEnvironment

from journey.needs.agreement import Accept
from journey.state import SightingAnswer
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from tests.acceptance.house import KARIM, SANNE, House, house, new_journey, opening, something, until
from tests.activities.desk import audit
from tests.workflows.histories import complaints
from workflows.listing import ATTRIBUTES

PROGRAM = Path(sysconfig.get_path("scripts")) / "temporal-test-server"
DAY = timedelta(days=1)


class Years:
    """A house on the server that skips time: words are dated by its clock."""

    def __init__(self, server: WorkflowEnvironment, home: House) -> None:
        self.server = server
        self.home = home
        self.journey = new_journey()

    async def say(self, request: object, key: str) -> None:
        """On record before it returns; `request` is said at the server's own time."""
        now = await self.server.get_current_time()
        await self.home.door.tell(self.journey, request, said=now, now=now, key=key)  # type: ignore[arg-type]

    async def rungs(self) -> list[str]:
        """Every rung climbed so far, in order."""
        rows = await self.home.pool.fetch(
            "select body from event where journey = $1 and kind = 'rung-climbed' order by position", self.journey
        )
        return [f"{row['body']['id'].rpartition('-')[0]} {row['body']['rung']}" for row in rows]

    async def events(self) -> list[tuple[datetime, datetime]]:
        """When each was so, and when it was known."""
        rows = await self.home.pool.fetch(
            "select at, recorded from event where journey = $1 order by position", self.journey
        )
        return [(row["at"], row["recorded"]) for row in rows]


@pytest.fixture
async def years(database_url: str) -> AsyncIterator[Years]:
    """A journey that nobody has opened yet, and a server of its own."""
    async with await WorkflowEnvironment.start_time_skipping(
        data_converter=pydantic_data_converter, test_server_existing_path=str(PROGRAM)
    ) as server:
        await server.client.operator_service.add_search_attributes(
            AddSearchAttributesRequest(
                namespace=server.client.namespace,
                search_attributes={key.name: key.indexed_value_type for key in ATTRIBUTES},  # type: ignore[misc]
            )
        )
        async with house(server.client.service_client.config.target_host, database_url) as home:
            years = Years(server, replace(home, client=server.client))
            yield years
            assert await complaints(server.client, [years.journey]) == []
            await audit(home.pool, [years.journey])


async def test_two_years(years: Years) -> None:
    async with years.home.worker():
        await _year_of_silence(years)
        await _year_of_words(years)


async def _year_of_silence(years: Years) -> None:
    began = await years.server.get_current_time()
    await years.say(opening(), "start")
    await years.say(Accept(by=KARIM), "accept")
    await years.server.sleep(365 * DAY)

    async def climbed() -> bool:
        return {"check-in lnd", "check-in head", "still-yours lnd"} <= set(await years.rungs())

    await until(climbed)
    check_in = [rung for rung in await years.rungs() if rung.startswith("check-in")]
    assert check_in == [f"check-in {rung}" for rung in ("ask", "again", "other", "lnd", "colleague", "head")]
    events = await years.events()
    assert all(abs(recorded - at) < timedelta(minutes=15) for at, recorded in events)
    assert events[0][0] - began < DAY
    stuck = await years.home.pool.fetchval("select count(*) from expectation where reason is not null")
    assert stuck > 0


async def _year_of_words(years: Years) -> None:
    for week in range(26):
        await years.server.sleep(14 * DAY)
        await years.say(something(SANNE), f"{week}")
        if week % 2:
            await years.say(CheckIn(by=KARIM, answer=SightingAnswer.SEEN), f"{week}")
    await years.say(Conclude(by=KARIM, yes=True), "yes")
    events = await years.events()
    assert timedelta(days=728) < events[-1][0] - events[0][0] < timedelta(days=740)
    assert [known for _, known in events] == sorted(known for _, known in events)
    assert await years.home.count(years.journey, "practice-logged") == 26


async def test_a_night_without_a_worker(years: Years) -> None:
    """Sanne tried; no worker is there when an alarm rings; one comes back, and does not ask her whether she tried."""
    # Nothing cached: this server does not take a task back from a worker that is gone.
    async with years.home.worker(max_cached_workflows=0):
        await years.say(opening(), "start")
        await years.say(Accept(by=KARIM), "accept")
        await years.server.sleep(3 * DAY)
    before, rung, said = await years.rungs(), await _rung(years), await years.server.get_current_time()
    id_, word = await years.home.sealed(something(SANNE), "1")
    night = asyncio.create_task(years.server.sleep(12 * DAY))  # the ring waits for a worker: time stops there

    async def rings() -> bool:
        return await _rung(years) > rung

    await until(rings)
    await years.home.hear(years.journey, id_, word | {"said": said.isoformat()})
    async with years.home.worker(max_cached_workflows=0):
        await years.home.until_on_record(years.journey, {id_})
        await night
        told, known = next(event for event in await years.events() if event[0] >= said)
        assert told - said < timedelta(seconds=1) and known - said > timedelta(days=5)
        assert await years.rungs() == before


async def _rung(years: Years) -> int:
    """How often a timer has fired in the current run."""
    history = await years.home.client.get_workflow_handle(years.journey).fetch_history()
    return [event.event_type for event in history.events].count(EventType.EVENT_TYPE_TIMER_FIRED)
