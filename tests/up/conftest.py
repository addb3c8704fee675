from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.up.started import Started


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder that is not there yet, where also PostgreSQL's user can come: pytest's own are closed."""
    above = Path(tempfile.mkdtemp(prefix="leerreis-up-")).resolve()
    above.chmod(0o711)
    yield above / ".leerreis"
    elsewhere = above / ".leerreis" / "postgres.elsewhere"
    if elsewhere.exists():
        shutil.rmtree(Path(elsewhere.read_text().strip()).parent)
    shutil.rmtree(above)


@pytest.fixture
def made_home(home: Path) -> Path:
    """The same, and there."""
    home.mkdir(mode=0o711)
    return home


@pytest.fixture
def start(home: Path) -> Iterator[Callable[..., Started]]:
    """Starts `leerreis up` in a process of its own; whatever is left of it ends with the test.

    One test at a time, of all on this machine: between the look at a port and its taking, another could take it.
    """
    with Path(tempfile.gettempdir(), "leerreis-tests-up.lock").open("a") as turn:
        with suppress(OSError):
            Path(turn.name).chmod(0o666)
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield from _started(home)


def _started(home: Path) -> Iterator[Callable[..., Started]]:
    started: list[Started] = []

    def begin(*command: str, user: str | None = None, **environment: str) -> Started:
        started.append(Started(home, command, environment, user))
        return started[-1]

    yield begin
    for one in started:
        one.clear()
