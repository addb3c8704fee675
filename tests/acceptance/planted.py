"""The real worker, but for one thing: `python -m tests.acceptance.planted ORDER` dies once there is such a file.

It kills the processes that the file names, and itself, after the commit of a turn with words and before its answer.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from temporalio import activity

import worker
from activities.registrar import Registrar
from workflows.messages import ADVANCE, Inbox, Turn

ORDER = Path(sys.argv[1])


class Mortal(Registrar):
    """Keeps the log, and dies."""

    @activity.defn(name=ADVANCE)
    async def advance(self, inbox: Inbox) -> Turn:
        """The same turn, put on record; nobody hears of it."""
        turn = await super().advance(inbox)
        if inbox.entries:
            die_if_ordered()
        return turn


def die_if_ordered() -> None:
    """At once, like all others that the order names."""
    if ORDER.exists():
        victims = [int(pid) for pid in ORDER.read_text().split()]
        ORDER.unlink()
        for pid in (*victims, os.getpid()):
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    worker.Registrar = Mortal  # type: ignore[attr-defined]
    worker.main()
