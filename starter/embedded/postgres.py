"""PostgreSQL on this machine: the wheel's programs behind a small launcher of our own."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg

from starter.embedded import ledger, places
from starter.embedded.child import Child, NotStarted
from starter.embedded.ports import HERE, free_port

NAME = "leerreis"
"""Of the owner, and of the database."""
NO_TLS = "?sslmode=disable"
"""The wheel has none; said, or else a PGSSLMODE or the keys in the user's home would decide."""
READY_SECONDS = 60
ATTEMPTS = 50
ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/bin:/bin"}
"""Ours alone: a PGPORT or PGDATA of the user's must not reach the server."""
REFUSALS = (OSError, asyncpg.CannotConnectNowError, asyncpg.ConnectionDoesNotExistError)


@dataclass(frozen=True)
class Postgres:
    """One server, listening on 127.0.0.1. The data survive `stop` and `kill`: start it again on the same folder."""

    child: Child
    folder: Path
    """Where the data are: in the folder that was asked for, or elsewhere if nobody else can enter that."""
    port: int
    url: str = field(repr=False)
    """Of the database `leerreis`, as its owner."""

    @classmethod
    async def start(cls, home: Path, *, port: int | None = None, settings: Mapping[str, str] | None = None) -> Postgres:
        """Make the data folder in `home` if it is missing, start the server and wait until it answers.

        Raises:
            NotStarted: it did not come up; with the last lines of its log.
        """
        folder = places.data_folder(home)
        port = port or free_port()
        password = await _prepared(folder, home)
        await _end_left_over(folder / "data")
        flags = dict(settings or {}) | {
            "listen_addresses": HERE,
            "unix_socket_directories": "",
            "leerreis.home": str(home),
        }
        command = [str(places.programs() / "postgres"), "-D", str(folder / "data"), "-p", str(port)]
        command += [word for name, value in flags.items() for word in ("-c", f"{name}={value}")]
        base = f"postgresql://{NAME}:{password}@{HERE}:{port}"
        child = await _started(command, home, folder, f"{base}/postgres{NO_TLS}")
        return cls(child, folder, port, f"{base}/{NAME}{NO_TLS}")

    async def stop(self) -> None:
        """Stop it, connections or not. Safe to repeat."""
        await self.child.stop()

    def kill(self) -> None:
        """`kill -9`."""
        self.child.kill()


async def _started(command: Sequence[str], home: Path, folder: Path, url: str) -> Child:
    """The server, once it answers.

    After a `kill -9` the old one's processes hold its memory for a moment longer, and the new one refuses.
    """
    for attempt in range(ATTEMPTS):
        child = await Child.start(
            "postgres",
            command,
            home,
            env=ENVIRONMENT,
            cwd=folder,
            user=places.unprivileged(folder),
            stop_with=signal.SIGINT,
        )
        try:
            await child.ready(lambda: _answers(url), READY_SECONDS, refusals=REFUSALS)
            return child
        except BaseException as fault:
            await child.stop()
            if not isinstance(fault, NotStarted) or "still in use" not in str(fault) or attempt == ATTEMPTS - 1:
                raise
        await asyncio.sleep(0.1)
    raise AssertionError


async def _answers(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        if not await connection.fetchval("select true from pg_database where datname = $1", NAME):
            await connection.execute(f"create database {NAME}")
    finally:
        await connection.close()


async def _prepared(folder: Path, home: Path) -> str:
    """The password of the data folder, which is made if it is missing."""
    data, making, password = folder / "data", folder / "data.making", folder / "password"
    if not data.exists():
        shutil.rmtree(making, ignore_errors=True)
        user = places.unprivileged(folder)
        _write_secret(password, secrets.token_hex(24), user)
        command = [str(places.programs() / "initdb"), "-D", str(making), "-U", NAME, f"--pwfile={password}"]
        command += ["--auth=scram-sha-256", "--encoding=UTF8"]
        # The same order of texts on every machine.
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        maker = await Child.start("initdb", command, home, env=ENVIRONMENT, cwd=folder, user=user)
        try:
            code = await maker.ended()
        finally:
            await maker.stop()
        if code:
            raise maker.not_started(f"failed (exit code {code})")
        making.rename(data)
    return password.read_text()


def _write_secret(path: Path, text: str, user: places.User | None) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text)
    if user:
        shutil.chown(path, user.uid, user.gid)


async def _end_left_over(data: Path) -> None:
    """End a server that still runs on this folder.

    It may be dead and not yet buried, or, after a container's restart, its pid may be another process: PostgreSQL
    would refuse to start. Our own pid, its parent's, it passes by; who still uses its memory it finds out itself.
    """
    note = data / "postmaster.pid"
    if not note.exists():
        return
    pid, *rest = note.read_text().split("\n")
    line = ledger.command_line(int(pid))
    if f"-D {data}" in line:
        await ledger.end(int(pid), ["postgres", line.partition(" ")[2]])
    if note.exists():
        note.write_text("\n".join((str(os.getpid()), *rest)))
