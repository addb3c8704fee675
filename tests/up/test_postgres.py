"""PostgreSQL behind our own launcher."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from starter.embedded import ledger, places
from starter.embedded.child import NotStarted
from starter.embedded.postgres import Postgres
from tests.up.started import eventually

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to hand PostgreSQL to somebody else")


WAITS = [sys.executable, "-c", "import signal; signal.pause()"]
Waits = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def waits() -> Iterator[Waits]:
    """Starts a process that does nothing."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(*words: str) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([*WAITS, *words]))
        return started[-1]

    yield begin
    for one in started:
        one.kill()
        one.wait()


@pytest.fixture
async def postgres(made_home: Path) -> AsyncIterator[Postgres]:
    server = await Postgres.start(made_home)
    yield server
    await server.stop()


async def test_what_was_committed_survives_a_kill(postgres: Postgres, home: Path) -> None:
    await _do(postgres, "create table kept as select 7 as number")
    postgres.kill()
    again = await Postgres.start(home, port=postgres.port)
    try:
        assert again.url == postgres.url
        assert await _do(again, "select number from kept") == 7
    finally:
        await again.stop()


async def test_it_stops_although_somebody_is_connected_and_starts_again(postgres: Postgres, home: Path) -> None:
    connection = await asyncpg.connect(postgres.url)
    await postgres.stop()
    connection.terminate()
    assert ledger.command_line(postgres.child.process.pid) == ""
    again = await Postgres.start(home, port=postgres.port, settings={"work_mem": "5MB"})
    try:
        assert await _do(again, "show work_mem") == "5MB"
    finally:
        await again.stop()


async def test_it_is_durable_the_same_everywhere_and_closed(postgres: Postgres) -> None:
    assert await _do(postgres, "show fsync") == "on"
    assert await _do(postgres, "select string_agg(x, '' order by x) from unnest('{a,B,é,Z}'::text[]) x") == "BZaé"
    assert await _do(postgres, "show unix_socket_directories") == ""
    assert os.geteuid() != 0 or _owner(postgres.child.process.pid) != 0
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(postgres.url.replace("leerreis:", "leerreis:not"))


async def test_a_server_that_nobody_remembers_is_ended(postgres: Postgres, home: Path) -> None:
    (home / "processes.json").unlink()
    again = await Postgres.start(home)
    try:
        assert ledger.command_line(postgres.child.process.pid) == ""
        assert await _do(again, "select 1") == 1
    finally:
        await again.stop()


async def test_a_pid_that_is_another_process_now_does_not_stop_it(postgres: Postgres, home: Path, waits: Waits) -> None:
    note = postgres.folder / "data" / "postmaster.pid"
    lines = note.read_text().splitlines(keepends=True)
    postgres.kill()
    await postgres.child.ended()
    other = waits()
    note.write_text("".join([f"{other.pid}\n", *lines[1:]]))
    again = await Postgres.start(home)
    await again.stop()
    assert other.poll() is None


async def test_a_server_that_can_not_start_says_why(postgres: Postgres, home: Path) -> None:
    await postgres.stop()
    with pytest.raises(NotStarted, match=r"(?s)postgres ended at once.*unrecognized configuration parameter"):
        await Postgres.start(home, settings={"no_such_setting": "1"})
    assert (home / "processes.json").read_text() == "{}"


@AS_ROOT
async def test_a_home_that_others_can_not_enter_stays_closed_and_the_data_go_elsewhere(made_home: Path) -> None:
    home = made_home
    home.parent.chmod(0o700)
    postgres = await Postgres.start(home)
    try:
        assert postgres.folder.is_relative_to(places.ELSEWHERE)
        assert await _do(postgres, "select 1") == 1
        assert stat.S_IMODE(home.parent.stat().st_mode) == 0o700
        await postgres.stop()
        again = await Postgres.start(home)
        assert again.folder == postgres.folder
        await again.stop()
    finally:
        await postgres.stop()


async def test_the_ledger_ends_only_what_is_ours(tmp_path: Path, waits: Waits) -> None:
    ours, other = waits(str(tmp_path)), waits(str(tmp_path), "another")
    ledger.record(tmp_path, "ours", ours.pid, [*WAITS, str(tmp_path)])
    ledger.record(tmp_path, "reused", other.pid, [*WAITS, str(tmp_path)])
    eventually(lambda: str(tmp_path) in ledger.command_line(ours.pid))
    eventually(lambda: str(tmp_path) in ledger.command_line(other.pid))
    assert await ledger.stop_left_overs(tmp_path) == ["ours"]
    assert ours.wait(5) != 0
    assert other.poll() is None


def _owner(pid: int) -> int:
    return Path(f"/proc/{pid}").stat().st_uid


async def _do(postgres: Postgres, query: str) -> object:
    connection = await asyncpg.connect(postgres.url)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()
