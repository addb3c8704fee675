"""`make up` as a person runs it: the real worker, and the real way to stop it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.up.started import ROOT, Started, eventually

NEEDED = ("worker.py", "starter/__main__.py")
pytestmark = pytest.mark.skipif(
    not all((ROOT / name).exists() for name in NEEDED), reason="worker.py or the CLI is not written yet"
)


def test_make_up_starts_stops_and_recovers(start: Callable[..., Started], home: Path) -> None:
    first = start("make", "up").ready()
    assert "worker.ready" in (home / "worker.log").read_text()
    second = start("make", "up")
    assert second.end() != 0
    assert "already runs here" in second.output
    first.tell(signal.SIGINT)
    eventually(lambda: not first.left())

    killed = start("make", "up").ready()
    killed.tell(signal.SIGKILL)
    eventually(lambda: not killed.left())

    last = start("make", "up").ready()
    last.tell(signal.SIGTERM)
    eventually(lambda: not last.left())
    assert not (home / "running.toml").exists()
