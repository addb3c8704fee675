"""The five minutes of the README, word for word; and what is left of them after a night, and after a loss."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.up.started import ROOT, Started, eventually

Start = Callable[..., Started]
BLOCKS = re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
SAID = ("een preek", "afhaakt", "Ik begon te laat", "Koffie gedronken", "Hij lachte erom")
"""Words that people say in the tour or in the examples, and that nothing below the door may hold."""


def run(home: Path, commands: str) -> subprocess.CompletedProcess[str]:
    """Commands of a second terminal, all of which must succeed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEERREIS_")}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=ROOT,
        env=kept | {"LEERREIS_HOME": str(home), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def printed(home: Path, commands: str) -> str:
    done = run(home, commands)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.timeout(400)
def test_the_tour_of_the_readme_and_the_day_after(start: Start, home: Path) -> None:
    first = start("make", "up").ready()
    monday, mo, moved, sanne, letters, read = (printed(home, block) for block in BLOCKS)

    not_held = r"gesprek niet gevoerd.*Mo Yılmaz.*Karim El Amrani"
    assert re.search(not_held, monday)
    assert "startgesprek" in monday
    assert "Talk" not in mo
    assert "spoke" in mo
    assert not re.search(not_held, moved)
    assert "Karim El Amrani" in sanne
    assert "Sent:" in letters
    assert "“Ik begon te laat”" in read
    assert "(sealed)" in read
    assert "all is well" in read

    first.tell(signal.SIGTERM)
    eventually(lambda: not first.left())
    assert not [path for path in files(home) if any(word.encode() in path.read_bytes() for word in SAID)]

    (home / "temporal.db").unlink()
    start("make", "up").ready()
    eventually(lambda: run(home, "./leerreis audit").returncode == 0)
    assert "Sanne de Vries" in printed(home, "./leerreis journeys --json --as karim.elamrani")
    printed(home, "./leerreis tell sanne.devries spoke --as sanne.devries")


def files(home: Path) -> list[Path]:
    """Everything that Leerreis keeps on disk, PostgreSQL's files among them."""
    elsewhere = home / "postgres.elsewhere"
    folders = [home, *([Path(elsewhere.read_text().strip())] if elsewhere.exists() else [])]
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]
