"""The examples at the first `leerreis up`: all of them, once, and only where nobody is on record."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from journey.lnd.reasons import Reason
from tests.up.started import Started, eventually
from tests.up.test_tour import printed

Start = Callable[..., Started]
UP = ("make", "up")
EMPTY = (*UP, "ARGS=--without-examples")
ALSO_HERE = (*UP, "ARGS=--with-examples")


@pytest.mark.timeout(400)
async def test_they_are_there_at_the_first_start_and_not_loaded_again(start: Start, home: Path) -> None:
    first = start(*UP).ready()
    assert "Examples" in first.output
    reasons = [row["reason"] for row in told(home, "./leerreis stuck --json")]
    assert sorted(reasons) == sorted(Reason)
    printed(home, "./leerreis audit")
    on_record = await ask(first, "select count(*) from event")
    stop(first)

    again = start(*ALSO_HERE).ready()
    assert "Examples" not in again.output
    assert await ask(again, "select count(*) from event") == on_record


@pytest.mark.timeout(400)
async def test_one_that_was_stopped_in_the_middle_goes_on_at_the_next_start(start: Start, home: Path) -> None:
    first = start(*UP)
    eventually(lambda: (home / "examples" / "begun").exists())
    first.process.send_signal(signal.SIGKILL)
    first.end()
    eventually(lambda: not first.left())
    assert not (home / "examples" / "loaded").exists()

    again = start(*UP).ready()
    assert "63 needs" in again.output
    assert await ask(again, "select count(*) from stream") == 63


@pytest.mark.timeout(400)
async def test_who_begins_empty_stays_empty_until_they_ask(start: Start, home: Path) -> None:
    for command in (EMPTY, UP):
        up = start(*command).ready()
        assert await ask(up, "select count(*) from person") == 0
        stop(up)

    asked = start(*ALSO_HERE).ready()
    assert "63 needs" in asked.output


@pytest.mark.timeout(400)
async def test_they_do_not_mix_with_people_who_exist(start: Start, home: Path, empty_database_url: str) -> None:
    own = {"LEERREIS_POSTGRES_URL": empty_database_url}
    up = start(*UP, **own).ready()
    assert "Examples" not in up.output
    (home / "people.csv").write_text("id;name\np017;Sanne de Vries\n")
    printed(home, f"./leerreis people import {home}/people.csv")
    stop(up)

    asked = start(*ALSO_HERE, **own).ready()
    assert "Examples: there are people on record here already, so nothing was loaded." in asked.output
    assert await ask(asked, "select count(*) from event") == 0


def told(home: Path, command: str) -> Any:
    """What a command prints as JSON."""
    return json.loads(printed(home, command))


def stop(up: Started) -> None:
    """As Ctrl-C does."""
    up.tell(signal.SIGINT)
    eventually(lambda: not up.left())


async def ask(up: Started, query: str) -> object:
    """One value of its database."""
    connection = await asyncpg.connect(up.running()["postgres_url"])
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()
