"""Replays every recorded history in a process where no rule, no record and no activity can be imported.

Ends with 0 and the number of histories, or with the first error.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

FORBIDDEN = ("journey", "records", "activities", "starter", "asyncpg", "structlog", "holidays")


class Wall(MetaPathFinder):
    """Lets none of them in."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Raise for what is forbidden; leave everything else to the finders that follow."""
        if name.partition(".")[0] in FORBIDDEN:
            raise ImportError(f"{name} was imported while a journey was replayed")
        return None


async def replay(files: Sequence[Path]) -> None:
    """Replay them all with the current code."""
    from temporalio.client import WorkflowHistory
    from temporalio.contrib.pydantic import pydantic_data_converter
    from temporalio.worker import Replayer

    from workflows.learning_journey import LearningJourney
    from workflows.sandbox import sandbox

    replayer = Replayer(workflows=[LearningJourney], workflow_runner=sandbox(), data_converter=pydantic_data_converter)
    for file in files:
        history = json.loads(file.read_text())
        await replayer.replay_workflow(WorkflowHistory.from_json(history["workflow_id"], history))


def main(folder: Path) -> int:
    """Replay behind the wall; return the exit code."""
    sys.meta_path.insert(0, Wall())
    files = sorted(folder.glob("*.json"))
    try:
        asyncio.run(replay(files))
    except Exception:
        traceback.print_exc()
        return 1
    print(len(files))
    return 0


if __name__ == "__main__":
    code = main(Path(sys.argv[1]))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # a process that replayed may abort at exit: github.com/temporalio/sdk-python/issues/300
