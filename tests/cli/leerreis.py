"""The command line as people use it: a process of its own, on real servers, with a worker beside it."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from temporalio.client import Client
from temporalio.service import RPCError

from letters import link_keys
from starter.embedded.temporal import program
from tests.conftest import fresh_database
from workflows import rounds

ROOT = Path(__file__).parents[2]
KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT")
PEOPLE = """id;name;email;manager;team;adviser;language
p100;Heleen Smit;;;;;nl
p101;Marieke Vos;marieke@example.nl;p100;L&D;p101;en
p102;Job Hendriks;;p100;Zuid;p102;nl
p004;Karim El Idrissi;karim@example.nl;;Noord;p101;nl
p017;Sanne Bakker;sanne@example.nl;p004;Noord;;en
p018;Mo Yilmaz;;p004;Noord;;nl
p021;Femke de Boer;;p004;Noord;;nl
p030;Luc Peeters;;;Zuid;;nl
p031;Bram Aerts;;p030;Zuid;;nl
p040;Ties Alleen;;p030;;;en
"""
ORGANISATION = """name = "Vlinder"
[calendar]
timezone = "Europe/Amsterdam"
"""
NEED = ("--title", "CANARY title", "--want", "CANARY want", "--behaviour", "CANARY behaviour")


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def ok(self) -> Done:
        """It must have been done."""
        assert self.code == 0, self.err
        return self


class Leerreis:
    """One installation: its own database, home folder and task queue."""

    def __init__(self, home: Path, database: str, temporal: str) -> None:
        self.home, self.database, self.temporal = home, database, temporal
        (home / "master.key").write_bytes(secrets.token_bytes(32))
        (home / "link.keys").write_text(link_keys.new_key())
        self.environment = {
            "LEERREIS_HOME": str(home),
            "LEERREIS_POSTGRES_URL": database,
            "LEERREIS_TEMPORAL_ADDRESS": temporal,
            "LEERREIS_TASK_QUEUE": f"cli-{uuid4()}",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "200",
        } | {name: os.environ[name] for name in KEPT if name in os.environ}
        self._worker: subprocess.Popen[bytes] | None = None

    def __call__(self, *words: str, **environment: str) -> Done:
        """Run `leerreis` with these words; a traceback is never an answer."""
        done = subprocess.run(
            [sys.executable, "-P", "-m", "starter", *words],
            cwd=self.home,
            env=self.environment | {f"LEERREIS_{name.upper()}": value for name, value in environment.items()},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    def at_once(self, lines: list[list[str]]) -> list[Done]:
        """What each of these is answered; by one process, because starting one for each takes long."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.cli.told_at_once"],
            cwd=self.home,
            env=self.environment | {"PYTHONPATH": str(ROOT)},
            input=json.dumps(lines),
            capture_output=True,
            text=True,
            timeout=240,
            check=True,
        )
        answers = [Done(*answer) for answer in json.loads(done.stdout)]
        assert not [answer.err for answer in answers if "Traceback" in answer.err]
        return answers

    def begin(self, *words: str, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        """Run it and do not wait: it is to be stopped half way."""
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "starter", *words],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
        )

    def import_everything(self) -> None:
        """People and organisation."""
        (self.home / "people.csv").write_text(PEOPLE)
        (self.home / "organisation.toml").write_text(ORGANISATION)
        self("people", "import", "people.csv").ok()
        self("organisation", "import", "organisation.toml").ok()

    def start(self, learner: str, *words: str, by: str | None = None) -> str:
        """A new journey of this learner; its id."""
        return self("start", "--as", by or learner, "--learner", learner, *NEED, *words).ok().out.split()[0]

    def tell(self, journey: str, word: str, by: str, *words: str) -> Done:
        return self("tell", journey, word, "--as", by, *words)

    def start_worker(self) -> None:
        """The worker, ready."""
        log = self.home / "worker.log"
        with log.open("wb") as output:
            self._worker = subprocess.Popen(
                [sys.executable, str(ROOT / "worker.py")], env=self.environment, stdout=output, stderr=output
            )
        eventually(lambda: "worker.ready" in log.read_text())
        self._stop_the_clock_of_rounds()

    def _stop_the_clock_of_rounds(self) -> None:
        """None comes in the middle of a test, at twelve past the hour or the half; who asks for one still gets it."""
        queue = self.environment["LEERREIS_TASK_QUEUE"]
        paused = ["schedule", "toggle", "--pause", "--schedule-id", rounds.ID.format(queue=queue)]
        subprocess.run([program(), *paused, "--address", self.temporal], check=True, capture_output=True)

    def stop_worker(self) -> None:
        if self._worker:
            self._worker.terminate()
            self._worker.wait(60)
            self._worker = None


def eventually(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait until it is true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.1)


@asynccontextmanager
async def installed(postgres: str, template: str, temporal: str) -> AsyncIterator[Leerreis]:
    """An installation with people, an organisation and a running worker."""
    with tempfile.TemporaryDirectory(prefix="leerreis-cli-") as folder:
        async with fresh_database(postgres, template) as database:
            leerreis = Leerreis(Path(folder), database, temporal)
            try:
                await asyncio.to_thread(leerreis.import_everything)
                await asyncio.to_thread(leerreis.start_worker)
                yield leerreis
            finally:
                await end_everything(temporal)
                await asyncio.to_thread(leerreis.stop_worker)


async def end_everything(temporal: str) -> None:
    """A namespace holds one installation: leave none of its journeys to the next one."""
    client = await Client.connect(temporal)
    running = "ExecutionStatus = 'Running'"
    while (await client.count_workflows(running)).count:
        async for found in client.list_workflows(running):
            with suppress(RPCError):  # the list lags behind
                await client.get_workflow_handle(found.id).terminate()
        await asyncio.sleep(0.2)
