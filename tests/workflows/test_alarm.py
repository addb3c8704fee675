"""One timer, that only ever moves earlier."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from temporalio.api.enums.v1 import EventType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import WorkflowEnvironment

from tests.workflows import histories
from tests.workflows.conftest import SCRIPTS
from tests.workflows.door import Door, Journey, tell, until
from tests.workflows.memory import MemoryRegistrar
from workflows.listing import ATTRIBUTES

STARTED = EventType.EVENT_TYPE_TIMER_STARTED
CANCELED = EventType.EVENT_TYPE_TIMER_CANCELED
DAY = timedelta(days=1)


def later(after: timedelta) -> str:
    return (datetime.now(UTC) + after).isoformat()


async def test_it_rings_and_a_turn_follows(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        await tell(journey, "wait", until=later(timedelta(seconds=1)))
        await until_rung(registrar, journey, 1)


async def test_after_a_ring_it_is_started_anew(door: Door) -> None:
    registrar = MemoryRegistrar()
    registrar.every = timedelta(seconds=1)
    async with door.worker(registrar):
        journey = await door.open()
        await tell(journey, "wait", until=later(timedelta(seconds=1)))
        await until_rung(registrar, journey, 3)


async def test_an_instant_that_has_passed_rings_at_once(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        await tell(journey, "wait", until=later(timedelta(seconds=-5)))
        await until_rung(registrar, journey, 1)


async def test_words_that_move_it_later_start_no_timer(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        journey = await door.open()
        for days in (10, 20, 30, 10):
            await tell(journey, "wait", until=later(days * DAY))
        assert await histories.count(door.client, journey.id, STARTED) == 1


async def test_words_that_move_it_earlier_start_it_again(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        journey = await door.open()
        for days in (30, 20, 25, 10):
            await tell(journey, "wait", until=later(days * DAY))
        assert await histories.count(door.client, journey.id, STARTED) == 3
        assert await histories.count(door.client, journey.id, CANCELED) == 2


async def test_it_rings_too_early_once_and_is_set_to_what_holds_now(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        await tell(journey, "wait", until=later(timedelta(seconds=2)))
        await tell(journey, "wait", until=later(timedelta(seconds=4)))
        await until_rung(registrar, journey, 1)
        assert await histories.count(door.client, journey.id, STARTED) == 2


async def test_a_journey_of_two_years() -> None:
    """26 alarms, four weeks apart, on the server that skips time."""
    registrar = MemoryRegistrar()
    registrar.every = 28 * DAY
    async with await WorkflowEnvironment.start_time_skipping(
        data_converter=pydantic_data_converter, test_server_existing_path=str(SCRIPTS / "temporal-test-server")
    ) as server:
        await server.client.operator_service.add_search_attributes(
            AddSearchAttributesRequest(
                namespace=server.client.namespace,
                search_attributes={key.name: key.indexed_value_type for key in ATTRIBUTES},  # type: ignore[misc]
            )
        )
        door = Door(server.client)
        async with door.worker(registrar):
            journey = await door.open()
            began = await server.get_current_time()
            await tell(journey, "wait", until=(began + 28 * DAY).isoformat())
            await server.sleep(26 * 28 * DAY + DAY)
            await until_rung(registrar, journey, 26)
        rings = [fact["at"] for fact in registrar.logs[journey.id].facts if fact["kind"] == "rang"]
        assert timedelta(0) <= datetime.fromisoformat(rings[-1]) - (began + 26 * 28 * DAY) < DAY
        run = await journey.fetch_history()
        assert not any(event.event_type == histories.TASK_FAILED for event in run.events)


async def until_rung(registrar: MemoryRegistrar, journey: Journey, times: int) -> None:
    async def rung() -> bool:
        return [fact["kind"] for fact in registrar.logs[journey.id].facts].count("rang") >= times

    await until(rung)
