"""Plays words at their times, alarm by alarm, and writes down what came of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any

from journey import Event, JourneyId, agenda, body, decide, elapse, request
from tests.golden.stories import GROUND, Told

FOLDER = Path(__file__).parent
DIGESTS = FOLDER / "DIGESTS"
ID = JourneyId("golden")
NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """An instant, what was said at it (None: an alarm rang), and the events that it brought."""

    at: datetime
    said: dict[str, Any] | None
    brought: tuple[dict[str, Any], ...]


def words(story: Iterable[Told]) -> Iterator[tuple[datetime, dict[str, Any] | None]]:
    """A story as it goes in: instants and plain words."""
    for day, word in story:
        said = word.model_dump(mode="json", exclude_defaults=True) | {"kind": word.kind} if word else None
        yield datetime.combine(day, NOON), said


def play(said: Iterable[tuple[datetime, dict[str, Any] | None]]) -> Iterator[Entry]:
    """Time speaks first, alarm by alarm; then the person."""
    journey = None
    for at, word in said:
        while (alarm := agenda(journey).alarm) is not None and alarm <= at:
            events, journey = elapse(journey, alarm, GROUND)
            yield Entry(alarm, None, _bodies(events))
        if word is None:
            yield Entry(at, None, _bodies(elapse(journey, at, GROUND).events))
            continue
        events, journey = decide(ID, journey, request(word), at, GROUND)
        yield Entry(at, word, _bodies(events))


def spoken(entries: Iterable[Entry]) -> Iterator[tuple[datetime, dict[str, Any] | None]]:
    """What went in: the words, and the last instant, up to which nobody said more."""
    entries = list(entries)
    for place, entry in enumerate(entries):
        if entry.said is not None or place == len(entries) - 1:
            yield entry.at, entry.said


def path(name: str) -> Path:
    """Where a story is kept."""
    return FOLDER / f"{name}.json"


def read(name: str) -> list[Entry]:
    """A golden file."""
    entries = json.loads(path(name).read_text())
    return [Entry(datetime.fromisoformat(one["at"]), one.get("said"), tuple(one["brought"])) for one in entries]


def written(entries: Iterable[Entry]) -> str:
    """One line per word or alarm, and one per event, so that a difference can be read."""
    lines = []
    for entry in entries:
        said = f', "said": {_line(entry.said)}' if entry.said is not None else ""
        brought = ",\n".join(f"    {_line(one)}" for one in entry.brought)
        lines.append(f'  {{"at": "{entry.at.isoformat()}"{said}, "brought": [\n{brought}\n  ]}}')
    return "[\n" + ",\n".join(lines) + "\n]\n"


def digest(text: str) -> str:
    """Of a golden file, as DIGESTS lists it."""
    return sha256(text.encode()).hexdigest()


def digests() -> dict[str, str]:
    """By the name of the story."""
    return {name: of for of, name in (line.split() for line in DIGESTS.read_text().splitlines())}


def _bodies(events: Iterable[Event]) -> tuple[dict[str, Any], ...]:
    return tuple(body(event) for event in events)


def _line(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
