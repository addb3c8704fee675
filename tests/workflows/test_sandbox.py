"""What workflow code may not import, it cannot import."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from temporalio import workflow
from temporalio.worker.workflow_sandbox import UnintentionalPassthroughError

from workflows.learning_journey import LearningJourney
from workflows.sandbox import sandbox

LEAKY = """
from temporalio import workflow
{leak}

@workflow.defn
class Leaky:
    @workflow.run
    async def run(self) -> None: ...
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of modules that can be imported, and are forgotten afterwards."""
    before = set(sys.modules)
    sys.path.insert(0, str(tmp_path))
    yield tmp_path
    sys.path.remove(str(tmp_path))
    for name in set(sys.modules) - before:
        if name.startswith("leaky"):
            del sys.modules[name]


async def prepare(cls: type) -> None:
    """What a worker does with a workflow before it starts."""
    sandbox().prepare_workflow(workflow._Definition.must_from_class(cls))


async def test_the_journey_imports_nothing_else() -> None:
    await prepare(LearningJourney)


@pytest.mark.parametrize("leak", ["import asyncpg", "import structlog", "from records import statements"])
async def test_a_leak_stops_the_worker(folder: Path, leak: str) -> None:
    (folder / "leaky.py").write_text(LEAKY.format(leak=leak))
    with pytest.raises(UnintentionalPassthroughError):
        await prepare(__import__("leaky").Leaky)


async def test_a_leak_in_a_neighbour_stops_it_too(folder: Path) -> None:
    package = folder / "leaky_house"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "neighbour.py").write_text("import structlog\n")
    (package / "leaky.py").write_text(LEAKY.format(leak="from leaky_house import neighbour"))
    with pytest.raises(UnintentionalPassthroughError):
        await prepare(__import__("leaky_house.leaky", fromlist=["Leaky"]).Leaky)
