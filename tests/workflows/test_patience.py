"""Quickly, else patiently, else hold: and the run never fails."""

from __future__ import annotations

import asyncio

from temporalio.api.enums.v1 import EventType
from temporalio.client import WorkflowExecutionStatus

from tests.workflows import histories
from tests.workflows.door import Door, Journey, standing, tell, until
from tests.workflows.memory import MemoryRegistrar, beyond_repair, broken
from workflows.learning_journey import LearningJourney

ACTIVITY = EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
CONTINUED = EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW
UPSERT = EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES


async def test_what_fails_quickly_goes_patiently(door: Door) -> None:
    registrar = MemoryRegistrar()
    registrar.quick_faults = [broken()]
    async with door.worker(registrar):
        journey = await door.open()
        assert (await tell(journey)).position == 2
        assert await histories.count(door.client, journey.id, ACTIVITY) == 1


async def test_patience_outlasts_a_fault_that_passes(door: Door) -> None:
    registrar = MemoryRegistrar()
    registrar.quick_faults = [broken()]
    registrar.patient_faults = [broken(), broken()]
    async with door.worker(registrar):
        journey = await door.open()
        assert (await standing(journey)).holding == ""
        assert registrar.patient_faults == []


async def test_when_patience_ends_it_holds_and_says_why_until_refreshed(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        registrar.quick_faults = [broken()]
        registrar.patient_faults = [beyond_repair()]
        word = asyncio.create_task(tell(journey))
        await until_holding(journey)
        assert (await standing(journey)).holding == "LogDiverged: the log has another past"
        assert (await standing(journey)).waiting == 1
        await journey.signal(LearningJourney.refresh)
        assert (await word).position == 2
        assert (await standing(journey)).holding == ""


async def test_a_hold_that_ends_too_early_is_held_again(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        registrar.quick_faults = [broken(), broken()]
        registrar.patient_faults = [beyond_repair(), beyond_repair()]
        word = asyncio.create_task(tell(journey))
        for faults in (1, 0):
            await until_holding(journey)
            assert len(registrar.patient_faults) == faults
            await journey.signal(LearningJourney.refresh)
            await until_tried(registrar, faults)
        assert (await word).position == 2


async def test_a_turn_that_answers_nothing_is_held_rather_than_repeated_forever(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        registrar.at_most = 0
        word = asyncio.create_task(tell(journey))
        await until_holding(journey)
        registrar.at_most = 100
        await journey.signal(LearningJourney.refresh)
        assert (await word).position == 2


async def test_refresh_goes_on_in_a_new_run(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        journey = await door.open()
        await journey.signal(LearningJourney.refresh)
        await until_runs(door, journey, 2)
        assert (await tell(journey)).position == 2
        assert (await standing(journey)).since == 1


async def test_a_new_run_does_not_say_again_what_the_list_shows(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        journey = await door.open()
        await tell(journey, "show", phase="practice", team="t-7")
        await journey.signal(LearningJourney.refresh)
        await until_runs(door, journey, 2)
        await tell(journey)
        assert await histories.count(door.client, journey.id, UPSERT) == 1


async def test_a_journey_can_be_cancelled_while_it_is_patient(door: Door) -> None:
    registrar = MemoryRegistrar()
    registrar.go_on.clear()
    registrar.quick_faults = [broken()]
    async with door.worker(registrar):
        journey = await door.start()
        await until_scheduled(door, journey)
        await journey.cancel()
        await until_status(journey, WorkflowExecutionStatus.CANCELED)


async def test_a_journey_can_be_cancelled_while_it_holds(door: Door) -> None:
    registrar = MemoryRegistrar()
    registrar.quick_faults = [broken()]
    registrar.patient_faults = [beyond_repair()]
    async with door.worker(registrar):
        journey = await door.start()
        await until_holding(journey)
        await journey.cancel()
        await until_status(journey, WorkflowExecutionStatus.CANCELED)


async def until_holding(journey: Journey) -> None:
    async def holding() -> bool:
        return bool((await standing(journey)).holding)

    await until(holding)


async def until_tried(registrar: MemoryRegistrar, faults: int) -> None:
    async def tried() -> bool:
        return len(registrar.patient_faults) == max(faults - 1, 0)

    await until(tried)


async def until_runs(door: Door, journey: Journey, runs: int) -> None:
    async def ran() -> bool:
        return await histories.count(door.client, journey.id, CONTINUED) == runs - 1

    await until(ran)


async def until_scheduled(door: Door, journey: Journey) -> None:
    async def scheduled() -> bool:
        return await histories.count(door.client, journey.id, ACTIVITY) == 1

    await until(scheduled)


async def until_status(journey: Journey, status: WorkflowExecutionStatus) -> None:
    async def reached() -> bool:
        return (await journey.describe()).status == status

    await until(reached)
