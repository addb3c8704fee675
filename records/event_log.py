"""The log of each journey: locked, folded, appended to; never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

import journey as core
from journey import Event, Journey
from records import statements
from records.database import Connection, Database, canonical

SQL = statements.load("event_log")
SNAPSHOT_EVERY = 200
"""Events between snapshots."""


@dataclass(frozen=True)
class Recorded:
    """An event on record: its place in the log, when we knew it, and the word that it came from."""

    position: int
    event: Event
    recorded: datetime
    word: str | None

    @cached_property
    def body(self) -> dict[str, Any]:
        """As it stands in the log."""
        return core.body(self.event)

    @property
    def fact(self) -> dict[str, Any]:
        """As it travels in a turn."""
        return {"position": self.position, **self.body}


@dataclass(frozen=True)
class KnownWord:
    """A word on record under an id."""

    by: str
    digest: bytes
    position: int


def digest(word: dict[str, Any]) -> bytes:
    """What makes two words under one id the same: everything but the instant at which they were said."""
    said = {key: value for key, value in word.items() if key != "said"}
    return hashlib.sha256(canonical(said).encode("utf-8", "surrogatepass")).digest()


@cache
def fingerprint() -> str:
    """Of this build of the core: a snapshot made by another is never used."""
    root = Path(core.__file__).parent
    sources = b"".join(path.read_bytes() for path in sorted(root.rglob("*.py")))
    return hashlib.sha256(sources).hexdigest()[:16]


async def lock(db: Connection, journey: str) -> int:
    """The journey's lock until the transaction ends, and its position; 0: nothing on record."""
    position: int = await db.fetchval(SQL["lock_stream"], journey)
    return position


async def unlock_empty(db: Connection, journey: str) -> None:
    """Leave no trace of a journey on which nothing was put on record."""
    await db.execute(SQL["unlock_empty"], journey)


async def recorded(db: Database, journey: str, position: int) -> datetime | None:
    """When we knew the event at a position."""
    known: datetime | None = await db.fetchval(SQL["recorded"], journey, position)
    return known


async def width(db: Database, journey: str, position: int) -> int:
    """How many characters of facts lie beyond a position."""
    wide: int = await db.fetchval(SQL["width"], journey, position)
    return wide


async def position(db: Database, journey: str) -> int | None:
    """Where its log stands; None for a journey that never began."""
    found: int | None = await db.fetchval(SQL["position"], journey)
    return found


async def after(db: Database, journey: str, position: int) -> list[Recorded]:
    """The events beyond a position, in order."""
    return [_recorded(row) for row in await db.fetch(SQL["events_after"], journey, position)]


async def until(db: Database, journey: str, known: datetime) -> list[Recorded]:
    """The log as it was known at an instant."""
    return [_recorded(row) for row in await db.fetch(SQL["events_until"], journey, known)]


async def fold(db: Database, journey: str, known: Journey | None = None, position: int = 0) -> Journey | None:
    """The journey as its log tells it; from a state already known at a position, or from a snapshot.

    Where a word was taken back since, it is told again from the start.
    """
    if known is None:
        row = await db.fetchrow(SQL["snapshot"], journey, fingerprint())
        if row:
            known, position = _journeys().validate_python(row["body"]), row["position"]
    tail = await after(db, journey, position)
    if position and core.taken(tail):
        tail, known = await after(db, journey, 0), None
    return core.retold(tail, known)


async def append(db: Connection, journey: str, events: Sequence[Recorded]) -> None:
    """Put events on record under the lock; all of one turn, known at one instant."""
    if not events:
        return
    await db.execute(
        SQL["append_events"],
        journey,
        events[0].recorded,
        [one.position for one in events],
        [one.event.kind for one in events],
        [one.body for one in events],
        [one.event.at for one in events],
        [one.word for one in events],
        [one.event.by for one in events],
    )
    await db.execute(SQL["move_stream"], journey, events[-1].position)


async def words_known(db: Database, journey: str, ids: Sequence[str]) -> dict[str, KnownWord]:
    """Which of these ids are on record."""
    rows = await db.fetch(SQL["words_known"], journey, list(ids)) if ids else []
    return {row["id"]: KnownWord(row["by"], row["digest"], row["position"]) for row in rows}


async def word_ids(db: Database, journeys: Sequence[str]) -> dict[str, set[str]]:
    """The ids of all words on record of each of these journeys; those of which nothing is on record are left out."""
    found: dict[str, set[str]] = {}
    for row in await db.fetch(SQL["word_ids"], list(journeys)):
        found.setdefault(row["journey"], set()).add(row["id"])
    return found


async def openings(db: Database, journeys: Sequence[str]) -> dict[str, Event]:
    """The first event of each of these journeys; those of which nothing is on record are left out."""
    return {row["journey"]: core.event(row["body"]) for row in await db.fetch(SQL["openings"], list(journeys))}


async def append_words(db: Connection, journey: str, words: dict[str, KnownWord]) -> None:
    """Keep the ids of accepted words, so that none is decided twice."""
    if words:
        known = list(words.values())
        await db.execute(
            SQL["append_words"],
            journey,
            list(words),
            [word.by for word in known],
            [word.digest for word in known],
            [word.position for word in known],
        )


async def save_snapshot(db: Connection, journey: Journey, position: int) -> None:
    """Remember the folded journey, for this build of the core only."""
    body = _journeys().dump_python(journey, mode="json")
    await db.execute(SQL["save_snapshot"], journey.id, position, fingerprint(), body)


def _recorded(row: Any) -> Recorded:
    return Recorded(row["position"], core.event(row["body"]), row["recorded"], row["word"])


@cache
def _journeys() -> TypeAdapter[Journey]:
    return TypeAdapter(Journey)
