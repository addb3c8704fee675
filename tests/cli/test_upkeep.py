"""Audit, rehydrate and forget; and servers that are not there."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest
from temporalio.client import Client

from records.database import ROLE
from tests.cli.leerreis import NEED, Leerreis


async def run(leerreis: Leerreis, sql: str, *args: object) -> None:
    db = await asyncpg.connect(leerreis.database)
    await db.execute(f"set role {ROLE}")
    await db.execute(sql, *args)
    await db.close()


async def terminate(leerreis: Leerreis, journey: str) -> None:
    client = await Client.connect(leerreis.temporal)
    await client.get_workflow_handle(journey).terminate()
    await asyncio.sleep(1)  # Temporal's lists lag behind


def faults(leerreis: Leerreis) -> dict[str, list[str]]:
    """What the audit says, by journey; and its exit code must fit."""
    done = leerreis("audit", "--json")
    found: dict[str, list[str]] = {}
    for one in done.json["faults"]:
        found.setdefault(one["journey"], []).append(one["fault"])
    assert done.code == bool(found)
    return found


def test_an_audit_finds_that_all_is_well(leerreis: Leerreis, agreed: str) -> None:
    done = leerreis("audit").ok()
    assert done.out.startswith("1 journeys, 1 running workflows, closed ones since ")
    assert done.out.endswith(": all is well.\n")


async def test_an_audit_names_a_position_that_was_changed(leerreis: Leerreis, agreed: str) -> None:
    await run(leerreis, "update stream set position = position + 1 where journey = $1", agreed)
    (fault, *_) = faults(leerreis)[agreed]
    await run(leerreis, "update stream set position = position - 1 where journey = $1", agreed)
    assert fault.startswith("its stream stands at ")
    assert faults(leerreis) == {}


async def test_an_audit_names_a_read_model_row_that_was_changed(leerreis: Leerreis, agreed: str) -> None:
    await run(leerreis, "update journey set phase = 'activity', over = false, alarm = null where id = $1", agreed)
    assert faults(leerreis) == {agreed: ["its read model differs from its log in alarm"]}
    await run(leerreis, "delete from expectation where journey = $1 and valid_until is null", agreed)
    (fault,) = faults(leerreis)[agreed]
    assert fault.startswith("its read model has ")
    leerreis.tell(agreed, "spoke", "p017").ok()


async def test_what_is_read_off_the_log_is_made_again_when_asked(leerreis: Leerreis) -> None:
    """A row that was changed, one on the stuck list too many, and a row that is gone; never the log itself."""
    journey = leerreis.start("p018", "--said", "29 days ago")
    before = leerreis("stuck", "--json").ok().json
    await run(leerreis, "update journey set team = 'nowhere' where id = $1", journey)
    await run(leerreis, "update stuck set more = 7 where journey = $1", journey)
    (fault,) = faults(leerreis)[journey]
    assert fault == "its read model differs from its log in more, team"
    done = leerreis("audit", "--repair").ok()
    assert f"{journey}: {fault}: made again from the log\n" in done.out
    assert leerreis("stuck", "--json").ok().json == before
    for table, column in (("stuck", "journey"), ("journey", "id")):
        await run(leerreis, f"delete from {table} where {column} = $1", journey)
        assert faults(leerreis)[journey]
        repaired = leerreis("audit", "--repair", "--json").ok().json
        assert {one["journey"] for one in repaired["repaired"]} == {journey}
        assert repaired["faults"] == []
        assert leerreis("audit", "--json").ok().json["repaired"] == []
    assert leerreis("stuck", "--json").ok().json == before


async def test_a_log_that_is_not_whole_is_not_repaired(leerreis: Leerreis, agreed: str) -> None:
    await run(leerreis, "update stream set position = position + 1 where journey = $1", agreed)
    await run(leerreis, "update journey set team = 'nowhere' where id = $1", agreed)
    done = leerreis("audit", "--repair", "--json")
    await run(leerreis, "update stream set position = position - 1 where journey = $1", agreed)
    assert (done.code, done.json["repaired"]) == (1, [])
    assert [one["journey"] for one in leerreis("audit", "--repair", "--json").ok().json["repaired"]] == [agreed]


async def test_an_audit_names_a_lost_workflow_and_rehydrate_brings_it_back(leerreis: Leerreis) -> None:
    journey = leerreis.start("p018")
    await terminate(leerreis, journey)
    (fault,) = faults(leerreis)[journey]
    assert fault.startswith("is open, and its workflow does not run (its last one is terminated)")
    assert leerreis("rehydrate").ok().out == "1 journeys were started again.\n"
    assert journey not in faults(leerreis)
    assert leerreis("rehydrate").ok().out == "Every open journey runs.\n"


async def test_an_audit_names_a_workflow_of_which_nothing_is_on_record(leerreis: Leerreis) -> None:
    client = await Client.connect(leerreis.temporal)
    handle = await client.start_workflow("learning-journey", {}, id="stray", task_queue="nobody-works-here")
    await asyncio.sleep(1)
    found = faults(leerreis)["stray"]
    await handle.terminate()
    assert found == ["its workflow runs, and nothing of it is on record"]


def test_whoever_asks_to_be_forgotten_is(leerreis: Leerreis) -> None:
    journey = leerreis.start("p021")
    leerreis.tell(journey, "spoke", "p004", "--line", "CANARY to Femke").ok()
    own = leerreis("show", journey, "--as", "p004", "--json").ok()
    assert "CANARY to Femke" in own.out
    assert leerreis("forget", "p021", "--yes").ok().out.startswith("p021 is forgotten: ")
    shown = leerreis("show", journey, "--as", "p004").ok().out
    assert "CANARY" not in shown
    assert "Femke" not in shown
    assert "(made unreadable)" in shown
    assert leerreis("show", journey, "--as", "p021").code == 2
    assert leerreis.tell(journey, "spoke", "p004", "--line", "more").code == 1
    assert leerreis.tell(journey, "spoke", "p004").ok().code == 0
    assert journey not in faults(leerreis)


@pytest.mark.parametrize(
    ("environment", "words", "code", "sentence"),
    [
        ({"postgres_url": "postgresql://a:secret@127.0.0.1:1/x"}, ("stuck",), 1, "PostgreSQL does not answer at 127"),
        ({"postgres_url": "nonsense"}, ("stuck",), 1, "PostgreSQL does not answer at "),
        ({"temporal_address": "127.0.0.1:1"}, ("audit",), 1, "Temporal does not answer at 127.0.0.1:1:"),
        ({"master_key_file": "/nowhere/key"}, ("journeys", "--as", "p004"), 1, "There is no master key at /nowhere"),
        ({"shutdown_seconds": "x"}, ("stuck",), 2, "LEERREIS_SHUTDOWN_SECONDS: "),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named(
    leerreis: Leerreis, environment: dict[str, str], words: tuple[str, ...], code: int, sentence: str
) -> None:
    done = leerreis(*words, **environment)
    assert (done.code, done.err[: len(sentence)]) == (code, sentence)
    assert "secret" not in done.err


async def test_a_database_that_was_not_prepared_says_so(leerreis: Leerreis, empty_database_url: str) -> None:
    done = await asyncio.to_thread(leerreis, "stuck", postgres_url=empty_database_url)
    assert done.code == 1
    assert "has not been prepared" in done.err


def test_without_a_worker_a_word_is_accepted_and_asked_for_again(leerreis: Leerreis) -> None:
    start = ("start", "--as", "p017", "--learner", "p017", "--id", "patience", *NEED)
    leerreis.stop_worker()
    try:
        done = leerreis(*start)
    finally:
        leerreis.start_worker()
    assert done.code == 75
    assert "say the same again with --id patience; it counts once." in done.err
    assert leerreis(*start).ok().out.split()[0] == done.out.strip()
