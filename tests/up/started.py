"""A `leerreis up` in a process of its own, known by what it prints and leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
STAND_IN = str(Path(__file__).with_name("stand_in.py"))
READY = "Leerreis is running."
NOT_OURS = {
    "LEERREIS_POSTGRES_URL", "LEERREIS_TEMPORAL_ADDRESS", "LEERREIS_SMTP_URL", "MAKELEVEL", "MAKEFLAGS", "MFLAGS",
}  # fmt: skip


def eventually(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait until it is true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


class Started:
    def __init__(
        self, home: Path, command: Sequence[str], environment: Mapping[str, str], user: str | None = None
    ) -> None:
        self.home = home
        self._log = home.with_name(f"out-{time.monotonic_ns()}")
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command or [sys.executable, STAND_IN],
                cwd=ROOT,
                env=kept | {"LEERREIS_HOME": str(home), "COLUMNS": "200"} | dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=user,
            )

    @property
    def output(self) -> str:
        return self._log.read_text()

    def running(self) -> dict[str, str]:
        """What it told a second terminal."""
        return tomllib.loads((self.home / "running.toml").read_text())

    def ready(self) -> Started:
        eventually(lambda: READY in self.output or self.process.poll() is not None)
        assert READY in self.output, self.output
        return self

    def tell(self, order: signal.Signals) -> int:
        self.process.send_signal(order)
        return self.end()

    def end(self) -> int:
        return self.process.wait(60)

    def left(self) -> list[str]:
        """The processes that mention the data folder."""
        found = subprocess.run(["pgrep", "-fa", str(self.home)], capture_output=True, text=True, check=False)
        return found.stdout.splitlines()

    def clear(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(30)
            self.process.kill()
            self.process.wait()
        for line in self.left():
            with suppress(ProcessLookupError):
                os.kill(int(line.split()[0]), signal.SIGKILL)
        eventually(lambda: not self.left())
