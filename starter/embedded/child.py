"""A server as a child process: in a session of its own, its output in a file, its pid on record."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from starter.embedded import ledger
from starter.embedded.places import User

LINES_SHOWN = 15


class NotYet(Exception):
    """A server has not said the word that it is ready."""


class NotStarted(Exception):
    """A server ended, or stayed silent for too long, before it was ready."""


@dataclass(frozen=True)
class Child:
    """One running server. `folder` None: it leaves nothing on disk, neither its output nor its pid."""

    name: str
    process: asyncio.subprocess.Process
    folder: Path | None
    stop_with: signal.Signals
    patience: float
    """Seconds that it may take to end after it was asked to."""

    @classmethod
    async def start(
        cls,
        name: str,
        command: Sequence[str],
        folder: Path | None,
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        user: User | None = None,
        stop_with: signal.Signals = signal.SIGTERM,
        patience: float = 20.0,
    ) -> Child:
        """Start a server; `ready` tells when it can be used."""
        output = _open_log(folder / f"{name}.log") if folder else subprocess.DEVNULL
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env,
                cwd=cwd,
                umask=0o077,
                start_new_session=True,  # the terminal's Ctrl-C must not reach it: we stop it, in our order
                **(user.as_arguments() if user else {}),
            )
        finally:
            if output != subprocess.DEVNULL:
                os.close(output)
        if folder:
            ledger.record(folder, name, process.pid, command)
        return cls(name, process, folder, stop_with, patience)

    async def ready(
        self,
        ask: Callable[[], Awaitable[None]],
        within: float,
        *,
        refusals: tuple[type[Exception], ...] = (NotYet,),
    ) -> None:
        """Ask until it does not refuse any more.

        Raises:
            NotStarted: it ended, or refused for `within` seconds.
        """
        deadline = time.monotonic() + within
        not_yet: tuple[type[Exception], ...] = (*refusals, TimeoutError)
        while self.process.returncode is None:
            try:
                async with asyncio.timeout(within):
                    return await ask()
            except not_yet as refusal:
                if time.monotonic() > deadline:
                    raise self.not_started(f"is not ready after {within:.0f} seconds: {refusal}") from refusal
            await asyncio.sleep(0.03)
        raise self.not_started(f"ended at once (exit code {self.process.returncode})")

    def says(self, word: str) -> Callable[[], Awaitable[None]]:
        """For `ready`: refuses until the word is in its output."""

        async def ask() -> None:
            if not any(word in line for line in self._output()):
                raise NotYet(f"it has not said {word}")

        return ask

    def not_started(self, why: str) -> NotStarted:
        """The failure, with the last lines of what it said."""
        return NotStarted("\n".join((f"{self.name} {why}.", *self.last_lines())))

    def last_lines(self) -> list[str]:
        """What it said last; the first line tells where."""
        lines = self._output()[-LINES_SHOWN:]
        return [f"The last lines of {self.folder}/{self.name}.log:", *lines] if lines else []

    def _output(self) -> list[str]:
        if self.folder is None:
            return []
        return (self.folder / f"{self.name}.log").read_text(encoding="utf-8", errors="replace").splitlines()

    async def ended(self) -> int:
        """Wait for its end; returns the exit code."""
        return await self.process.wait()

    async def stop(self) -> None:
        """Ask it to end, wait, and kill it when it does not listen. Safe to repeat."""
        if self.process.returncode is None:
            with suppress(ProcessLookupError):
                self.process.send_signal(self.stop_with)
            try:
                async with asyncio.timeout(self.patience):
                    await self.process.wait()
            except TimeoutError:
                self.kill()
                await self.process.wait()
        if self.folder:
            ledger.forget(self.folder, self.name, self.process.pid)

    def kill(self) -> None:
        """`kill -9`, its own children in its session included. The record stays, as it would after a crash."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def _open_log(path: Path) -> int:
    """A fresh log; the one before is kept beside it."""
    with suppress(FileNotFoundError):
        path.replace(path.with_name(f"{path.name}.before"))
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
