"""Rules mean today what they meant yesterday, unless they were changed on purpose."""

from __future__ import annotations

import subprocess

import pytest

from journey import agenda, event, fold
from journey.state import Ending
from tests.golden.stories import STORIES
from tests.golden.telling import FOLDER, digest, digests, path, play, read, spoken, words

MEANT = "if this was meant: `python -m tests.golden.write`, and a line in CHANGELOG.md on what people will notice"


@pytest.mark.parametrize("name", STORIES)
def test_the_same_words_at_the_same_times_bring_the_same_events(name: str) -> None:
    kept = read(name)
    for now, then in zip(play(spoken(kept)), kept, strict=True):
        assert now == then, MEANT


@pytest.mark.parametrize("name", STORIES)
def test_the_words_are_those_of_the_story(name: str) -> None:
    assert list(spoken(read(name))) == list(words(STORIES[name]())), MEANT


@pytest.mark.parametrize("name", STORIES)
def test_a_golden_file_is_as_it_was_written(name: str) -> None:
    """Nobody mends one by hand: the digest goes with the file, and both with a line in the changelog."""
    assert digests().get(name) == digest(path(name).read_text()), MEANT


def test_every_golden_file_has_its_story() -> None:
    assert set(digests()) == set(STORIES) == {file.stem for file in FOLDER.glob("*.json")}


@pytest.mark.parametrize(
    ("name", "ended", "words_said"),
    [
        ("a-year", Ending.APPLIED, 60),
        ("silence", None, 4),
        ("another-way", Ending.MOVED, 14),
        ("the-main-line", None, 33),
    ],
)
def test_the_stories_end_as_they_should(name: str, ended: Ending | None, words_said: int) -> None:
    kept = read(name)
    journey = fold(event(one) for entry in kept for one in entry.brought)
    assert journey is not None
    assert journey.ended is ended
    assert agenda(journey).over is (ended not in (None, Ending.APPLIED)), "after *applied* it is watched"
    assert sum(entry.said is not None for entry in kept) == words_said


def test_a_released_golden_file_changes_together_with_the_changelog() -> None:
    """In every commit that changed one, and in what is not committed yet."""
    if (modified := _git("log", "--diff-filter=M", "--format=%H", "--", "*.json")) is None:
        pytest.skip("not a checkout")
    changes = [_git("show", "--name-only", "--format=", commit) or [] for commit in modified]
    changes.append(_git("diff", "--name-only", "--diff-filter=M", "HEAD") or [])
    for files in changes:
        if any(file.startswith("tests/golden/") and file.endswith(".json") for file in files):
            assert "CHANGELOG.md" in files, MEANT


def _git(*arguments: str) -> list[str] | None:
    """Lines of an answer; None where there is no git or no commit."""
    try:
        told = subprocess.run(["git", *arguments], cwd=FOLDER, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return told.stdout.split()
