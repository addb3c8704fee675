"""Keeps the histories of real runs: `python -m tests.replay.record NAME WORKFLOW_ID`, on the server of the settings.

A recorded history is never changed or deleted: it stands for the journeys that are on their way.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from temporalio.client import Client

from settings import Settings, connect
from tests.workflows.histories import runs

HISTORIES = Path(__file__).parent / "histories"
OF_A_MACHINE = ("stackTrace", "identity", "firstExecutionIdentity", "stickyTaskQueue")
"""What histories tell of the machine that they were made on; replay does not look at it."""


async def record(client: Client, name: str, journey: str, folder: Path = HISTORIES) -> list[Path]:
    """Write each run of a journey to a file of its own; return the files.

    Raises:
        FileExistsError: that name was used before.
    """
    written: list[Path] = []
    async for run in runs(client, journey):
        path = folder / f"{name}-{len(written) + 1}.json"
        history = {"workflow_id": journey} | _without_machine(json.loads(run.to_json()))
        with path.open("x") as file:
            json.dump(history, file, indent=1)
        written.append(path)
    return written


def _without_machine(part: Any) -> Any:
    match part:
        case dict():
            return {key: _without_machine(value) for key, value in part.items() if key not in OF_A_MACHINE}
        case list():
            return [_without_machine(value) for value in part]
    return part


async def _main(name: str, journey: str) -> None:
    for path in await record(await connect(Settings()), name, journey):
        print(path.name)


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
    sys.stdout.flush()
    os._exit(0)
