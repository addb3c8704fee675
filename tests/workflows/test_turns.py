"""One word, one turn, one answer."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import WorkflowExecutionStatus, WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from tests.workflows import histories
from tests.workflows.door import Door, Journey, hear, standing, tell, until
from tests.workflows.memory import MemoryRegistrar, broken
from workflows import listing, messages
from workflows.messages import Receipt, Refused

UPSERT = EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES


def refusal(failure: WorkflowUpdateFailedError) -> Refused:
    """What the door reads off a refused word."""
    assert isinstance(failure.cause, ApplicationError)
    assert failure.cause.type == messages.REFUSED
    assert failure.cause.message == failure.cause.details[0]["code"]
    return Refused.model_validate(failure.cause.details[0])


async def test_a_word_is_answered_with_its_position(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        journey = await door.open()
        assert (await tell(journey)).position == 2
        assert (await tell(journey)).position == 3


async def test_the_same_id_gets_the_same_answer(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        assert await tell(journey, id="ann:1") == await tell(journey, id="ann:1")
    assert len(registrar.logs[journey.id].facts) == 2


async def test_a_refused_word_fails_with_a_code_and_ids(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        with pytest.raises(WorkflowUpdateFailedError) as failed:
            await tell(journey, "forbidden")
        assert refusal(failed.value) == Refused(code="NotYours", about={"may": "companion"})
        assert (await tell(journey)).position == 2


async def test_a_refused_opening_leaves_nothing_open(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        id = door.new()
        with pytest.raises(WorkflowUpdateFailedError) as failed:
            await door.start_and_tell(id, {"say": "note"}, "ann:1")
        assert refusal(failed.value).code == "NotThere"
        journey = door.client.get_workflow_handle(id)
        await journey.result()
        assert (await journey.describe()).status == WorkflowExecutionStatus.COMPLETED


async def test_a_journey_that_is_over_ends(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        journey = await door.open()
        await tell(journey, "end")
        await journey.result()


async def test_a_journey_with_nothing_on_record_ends_at_once(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        await (await door.start()).result()


async def test_what_is_heard_while_no_worker_runs_is_on_record_later(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
    for word in range(5):
        await hear(journey, id=f"ann:{word}")
    async with door.worker(registrar):
        await until_heard(registrar, journey.id, 6)
    assert [fact["id"] for fact in registrar.logs[journey.id].facts[1:]] == [f"ann:{n}" for n in range(5)]


async def test_one_id_heard_and_told_in_the_same_turn_is_one_word(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        busy = await a_slow_turn(registrar, journey)
        await hear(journey, id="ann:1")
        told = asyncio.create_task(tell(journey, id="ann:1"))
        await until_waiting(journey, 3)
        registrar.go_on.set()
        assert (await told).position == 3
        await busy
    assert [entry.id for entry in registrar.turns[-1].entries] == ["ann:1", "ann:1"]
    assert len(registrar.logs[journey.id].facts) == 3


async def test_what_one_turn_leaves_unanswered_the_next_one_answers(door: Door) -> None:
    registrar = MemoryRegistrar(at_most=2)
    journey = await door.start()
    for word in ("open", "note", "note", "note", "note"):
        await hear(journey, word)
    async with door.worker(registrar):
        await until_heard(registrar, journey.id, 5)
        assert (await standing(journey)).waiting == 0
    assert [len(turn.entries) for turn in registrar.turns] == [5, 3, 1]


async def test_a_turn_is_handed_a_hundred_words_at_most(door: Door) -> None:
    registrar = MemoryRegistrar()
    journey = await door.start()
    await hear(journey, "open")
    for _ in range(110):
        await hear(journey)
    async with door.worker(registrar):
        await until_heard(registrar, journey.id, 111)
    assert [(len(turn.entries), turn.more) for turn in registrar.turns] == [(100, True), (11, False)]


async def test_the_list_shows_what_changed_in_one_call(door: Door) -> None:
    async with door.worker(MemoryRegistrar()):
        journey = await door.open()
        await tell(journey, "show", phase="practice", reason="no-first-try", team="t-7", template="standard@3")
        await tell(journey)
        await tell(journey, "show", reason="")
        shown = (await journey.describe()).typed_search_attributes
        assert shown.get(listing.PHASE) == "practice"
        assert shown.get(listing.STUCK_REASON) is None
        assert await histories.count(door.client, journey.id, UPSERT) == 2


async def test_standing_is_the_tail_of_the_log(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        await tell(journey)
        await tell(journey)
        known = await standing(journey)
    assert known.since is not None
    assert known.facts == registrar.logs[journey.id].facts[known.since :]
    assert known.position == 3


async def test_what_was_said_before_a_cancellation_is_put_on_record_first(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
    await hear(journey, id="ann:1")
    await hear(journey, id="ann:2")
    await journey.cancel()
    async with door.worker(registrar):
        await until_closed(door, journey.id)
    assert len(registrar.logs[journey.id].facts) == 3


async def test_a_run_that_knows_no_position_adopts_the_log(door: Door) -> None:
    registrar = MemoryRegistrar()
    async with door.worker(registrar):
        journey = await door.open()
        await tell(journey, id="ann:1")
        await journey.cancel()
        await until_closed(door, journey.id)
        again = await door.start_and_tell(journey.id, {"say": "note"}, f"ann:{uuid4()}")
        assert again.position == 3
        assert (await standing(journey)).position == 3


async def a_slow_turn(registrar: MemoryRegistrar, journey: Journey) -> asyncio.Task[Receipt]:
    """A word whose turn is being taken, patiently, until `go_on` is set."""
    registrar.go_on.clear()
    registrar.quick_faults.append(broken())
    word = asyncio.create_task(tell(journey))
    await until_waiting(journey, 1)
    return word


async def until_waiting(journey: Journey, words: int) -> None:
    async def waiting() -> bool:
        return (await standing(journey)).waiting == words

    await until(waiting)


async def until_heard(registrar: MemoryRegistrar, journey: str, facts: int) -> None:
    async def heard() -> bool:
        return len(registrar.logs[journey].facts) == facts

    await until(heard)


async def until_closed(door: Door, journey: str) -> None:
    async def closed() -> bool:
        return (await door.client.get_workflow_handle(journey).describe()).close_time is not None

    await until(closed)
