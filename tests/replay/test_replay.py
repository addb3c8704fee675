"""Journeys that are on their way go on under the current code, whatever the rules have become."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.replay.record import HISTORIES

ROOT = Path(__file__).parents[2]
SEEN = """
import sys
from pathlib import Path
from tests.replay.replay_alone import Wall
sys.meta_path.insert(0, Wall())
"""


def replayed(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.replay.replay_alone", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_every_recorded_history_replays_without_the_rules() -> None:
    done = replayed(HISTORIES)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(list(HISTORIES.glob("*.json"))) > 0


def test_a_history_that_the_code_would_not_make_is_noticed(tmp_path: Path) -> None:
    """One more activity than the code asks for."""
    shutil.copytree(HISTORIES, tmp_path, dirs_exist_ok=True)
    path = next(tmp_path.glob("quick-*.json"))
    history = json.loads(path.read_text())
    for event in history["events"]:
        marker = event.get("markerRecordedEventAttributes")
        if marker:
            event["eventType"] = "EVENT_TYPE_TIMER_STARTED"
            del event["markerRecordedEventAttributes"]
            event["timerStartedEventAttributes"] = {"timerId": "1", "startToFireTimeout": "60s"}
            break
    path.write_text(json.dumps(history))
    done = replayed(tmp_path)
    assert done.returncode == 1
    assert "Nondeterminism" in done.stderr


def test_the_wall_holds() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SEEN + "import journey"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert "journey was imported while" in done.stderr


def test_no_history_tells_of_the_machine_it_was_made_on() -> None:
    for path in HISTORIES.glob("*.json"):
        text = path.read_text()
        assert str(ROOT) not in text and "site-packages" not in text and "@" not in text.replace("standard@", "")
