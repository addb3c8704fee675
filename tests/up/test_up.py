"""`leerreis up` with a stand-in for the worker."""

from __future__ import annotations

import json
import os
import shutil
import signal
import smtplib
import socket
import stat
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import asyncpg
import pytest
from temporalio.client import Client

from starter.embedded.mailroom import Mailroom
from starter.embedded.places import others_can_enter
from starter.embedded.temporal import Temporal
from tests.up.started import ROOT, STAND_IN, Started, eventually

Start = Callable[..., Started]


@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM])
async def test_it_starts_everything_and_leaves_nothing_behind(start: Start, order: signal.Signals) -> None:
    up = start().ready()
    assert await _ask(up, "select count(*) from event") == 0
    await _can_search(up)
    assert len(up.left()) >= 3
    assert up.tell(order) == 0
    assert up.left() == []
    assert not (up.home / "running.toml").exists()
    stopped = [line.split()[1] for line in up.output.splitlines() if " stopped " in line]
    assert stopped == ["pages", "worker", "mail", "temporal", "postgres"]


async def test_the_data_survive_and_so_must_the_key(start: Start) -> None:
    first = start().ready()
    said, key = first.running(), (first.home / "master.key").read_bytes()
    closed = ["master.key", "link.keys", "running.toml", "postgres/password", "temporal.db", "worker.log"]
    assert {stat.S_IMODE((first.home / name).stat().st_mode) for name in closed} == {0o600}
    assert said["postgres_url"] not in first.output
    await _ask(first, "create table kept as select 7 as number")
    assert first.tell(signal.SIGTERM) == 0

    second = start().ready()
    assert await _ask(second, "select number from kept") == 7
    assert (second.home / "master.key").read_bytes() == key
    assert _password(second.running()) == _password(said)
    assert second.tell(signal.SIGHUP) == 0

    (second.home / "master.key").unlink()
    third = start()
    assert third.end() == 1
    assert "master.key is gone" in third.output
    assert not (third.home / "master.key").exists()


async def test_what_a_killed_one_left_is_stopped_and_started_again(start: Start) -> None:
    first = start().ready()
    await _ask(first, "create table kept as select 7 as number")
    orphans = _servers(first)
    first.tell(signal.SIGKILL)
    assert _servers(first) == orphans
    second = start().ready()
    assert "what it left running was stopped: pages, worker, mail, temporal, postgres" in second.output
    assert not orphans & _servers(second)
    assert await _ask(second, "select number from kept") == 7
    assert second.tell(signal.SIGINT) == 0
    assert second.left() == []


def test_a_stop_in_the_middle_of_starting_leaves_nothing(start: Start) -> None:
    up = start()
    eventually(lambda: (up.home / "processes.json").exists())
    assert up.tell(signal.SIGTERM) == 0
    assert up.left() == []
    assert start().ready().tell(signal.SIGTERM) == 0


def test_a_second_one_says_so_and_leaves_the_first_alone_which_stops_when_its_worker_dies(start: Start) -> None:
    first = start().ready()
    second = start()
    assert second.end() == 1
    assert f"Leerreis already runs here (process {first.process.pid})" in second.output
    assert len(second.output.splitlines()) == 1
    assert first.process.poll() is None
    assert first.running()

    os.kill(_pids(first)["worker"], signal.SIGKILL)
    assert first.end() == 1
    assert "worker ended by itself (exit code -9), so the rest stops too." in first.output
    assert first.left() == []


def test_a_taken_port_is_avoided_and_said(start: Start) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", 7233))
            taken.listen()
        except OSError:
            pass  # somebody else has it: the same to us
        up = start().ready()
        assert "Port 7233 is taken: Temporal uses " in up.output
        assert not up.running()["temporal_address"].endswith(":7233")


def test_when_postgres_dies_the_rest_stops_too(start: Start) -> None:
    up = start().ready()
    os.kill(_pids(up)["postgres"], signal.SIGKILL)
    assert up.end() == 1
    assert "postgres ended by itself (exit code -9), so the rest stops too." in up.output
    assert up.left() == []


def test_a_worker_that_does_not_start_is_shown_with_its_last_words(start: Start) -> None:
    up = start(STAND_IN="broken")
    assert up.end() == 1
    assert "Worker: worker ended at once (exit code 1)." in up.output
    assert "the stand-in is in a bad state" in up.output
    assert up.left() == []


async def test_an_existing_database_is_used(start: Start, empty_database_url: str) -> None:
    up = start(LEERREIS_POSTGRES_URL=empty_database_url).ready()
    assert up.running()["postgres_url"] == empty_database_url
    assert await _ask(up, "select count(*) from event") == 0
    assert not (up.home / "postgres").exists()
    assert _pids(up).keys() == {"temporal", "mail", "worker", "pages"}


async def test_an_existing_temporal_is_used(start: Start) -> None:
    theirs = await Temporal.start()
    try:
        up = start(LEERREIS_TEMPORAL_ADDRESS=theirs.address).ready()
        assert up.running()["temporal_address"] == theirs.address
        await _can_search(up)
        assert _pids(up).keys() == {"postgres", "mail", "worker", "pages"}
        assert up.tell(signal.SIGTERM) == 0
        await Client.connect(theirs.address)
    finally:
        await theirs.stop()


def test_mail_stays_here_and_the_whole_house_knows_where(start: Start) -> None:
    up = start().ready()
    where, folder = urlsplit(up.running()["smtp_url"]), up.running()["mail_folder"]
    with smtplib.SMTP(str(where.hostname), int(where.port or 0)) as server:
        server.sendmail("leerreis@localhost", ["karim@example.nl"], "Subject: Hoi\n\nCANARY\n")
    assert up.tell(signal.SIGTERM) == 0
    assert up.left() == []
    (kept,) = Mailroom(Path(folder), (up.home / "master.key").read_bytes()).of("karim@example.nl")
    assert kept.content.rstrip().endswith(b"CANARY")
    files = [path.read_bytes() for path in (*up.home.glob("*"), *up.home.glob("mail/*")) if path.is_file()]
    assert not [content for content in files if b"CANARY" in content or b"karim" in content]


def test_mail_goes_to_the_server_that_was_given_and_its_password_is_not_shown(start: Start) -> None:
    up = start(LEERREIS_SMTP_URL="smtps://leren:geheim@mail.example.nl").ready()
    assert up.running()["smtp_url"] == "smtps://leren:geheim@mail.example.nl"
    assert "mail_folder" not in up.running()
    assert "smtps://leren@mail.example.nl" in up.output and "geheim" not in up.output
    assert _pids(up).keys() == {"postgres", "temporal", "worker", "pages"}
    assert not (up.home / "mail").exists()


def test_an_existing_server_that_does_not_answer_is_said(start: Start) -> None:
    up = start(LEERREIS_TEMPORAL_ADDRESS="127.0.0.1:1")
    assert up.end() == 1
    assert "Temporal: nobody answers at 127.0.0.1:1" in up.output
    assert "Traceback" not in up.output
    assert up.left() == []


@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGKILL])
def test_what_happens_to_make_alone_happens_to_all(start: Start, tmp_path: Path, order: signal.Signals) -> None:
    makefile = tmp_path / "Makefile"
    makefile.write_text(f"up:\n\t@exec {sys.executable} {STAND_IN}\n")
    make = start("make", "-f", str(makefile), "up").ready()
    assert make.tell(order) != 0
    eventually(lambda: not make.left())
    assert not (make.home / "running.toml").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="every other test is this one, where the tests do not run as root")
async def test_it_needs_no_root(start: Start, made_home: Path) -> None:
    python = _python_for_all()
    if python is None:
        pytest.skip("nobody but root can reach this Python, or this checkout")
    shutil.chown(made_home, "nobody")
    bin_, packages = Path(sys.executable).parent, sysconfig.get_path("purelib")
    path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
    up = start(
        python,
        STAND_IN,
        user="nobody",
        HOME=str(made_home),
        PYTHONPATH=packages,
        PYTHONDONTWRITEBYTECODE="1",
        PATH=path,
    ).ready()
    assert await _ask(up, "select 1") == 1
    assert up.tell(signal.SIGTERM) == 0
    assert up.left() == []


def _python_for_all() -> str | None:
    """This Python, or the system's if it is as new, where every user can reach it."""
    if not others_can_enter(ROOT) or not others_can_enter(Path(sysconfig.get_path("purelib"))):
        return None
    version = f"python3.{sys.version_info.minor}"
    for python in (sys.executable, shutil.which(version, path="/usr/local/bin:/usr/bin")):
        if python and others_can_enter(Path(python).resolve().parent):
            return python
    return None


def _password(running: dict[str, str]) -> str | None:
    return urlsplit(running["postgres_url"]).password


async def _ask(up: Started, query: str) -> object:
    connection = await asyncpg.connect(up.running()["postgres_url"])
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def _can_search(up: Started) -> None:
    client = await Client.connect(up.running()["temporal_address"])
    names = ("JourneyPhase", "JourneyTemplate", "JourneyStuckReason", "JourneyTeam")
    for name in names:
        assert (await client.count_workflows(f"{name} = 'x'")).count == 0


def _pids(up: Started) -> dict[str, int]:
    entries = json.loads((up.home / "processes.json").read_text())
    return {name: entry["pid"] for name, entry in entries.items()}


def _servers(up: Started) -> set[int]:
    alive = {int(line.split()[0]) for line in up.left()}
    return alive & set(_pids(up).values())


def test_the_pages_are_there_and_what_a_link_was_is_in_no_log(start: Start) -> None:
    up = start().ready()
    url = up.running()["pages_url"]
    with pytest.raises(HTTPError) as answer:
        urlopen(f"{url}/a/CANARY-token/seen")
    assert answer.value.code == 404
    assert "Deze link leidt nergens heen" in answer.value.read().decode()
    assert up.tell(signal.SIGTERM) == 0
    logs = [path for path in up.home.glob("*.log")]
    assert len(logs) >= 4
    assert not [path for path in logs if "CANARY" in path.read_text(errors="replace")]
