"""A mail server on this machine for a test installation: nothing leaves it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from starter.embedded.child import Child
from starter.embedded.mailroom import FOLDER
from starter.embedded.ports import HERE, free_port

READY, READY_SECONDS = "mail.ready", 30
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Mail:
    """One server, listening on 127.0.0.1. What it keeps survives `stop` and `kill`."""

    child: Child
    folder: Path
    """Where the mails are, sealed."""
    url: str

    @classmethod
    async def start(cls, home: Path, key: Path, *, port: int | None = None) -> Mail:
        """Start the server and wait until it takes mail; `key` is the file of the master key.

        Raises:
            NotStarted: it did not come up; with the last lines of its log.
        """
        port, folder = port or free_port(), home / FOLDER
        command = [sys.executable, "-m", "starter.embedded.mailbox", "--port", str(port), "--key", str(key)]
        path = os.pathsep.join((str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])))
        child = await Child.start(
            "mail", [*command, "--folder", str(folder)], home, env=os.environ | {"PYTHONPATH": path}, cwd=ROOT
        )
        try:
            await child.ready(child.says(READY), READY_SECONDS)
        except BaseException:
            await child.stop()
            raise
        return cls(child, folder, f"smtp://{HERE}:{port}")

    async def stop(self) -> None:
        """Stop it. Safe to repeat."""
        await self.child.stop()

    def kill(self) -> None:
        """`kill -9`."""
        self.child.kill()
