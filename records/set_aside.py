"""What could not be put on record, kept for somebody to look at: nothing that was said is lost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from records import statements
from records.database import Database

SQL = statements.load("set_aside")


@dataclass(frozen=True)
class Aside:
    """A word that was set aside; `entry` None: an alarm."""

    id: int
    journey: str
    entry: str | None
    word: dict[str, Any] | None
    why: str
    at: datetime


async def put(
    db: Database, journey: str, entry: str | None, word: dict[str, Any] | None, why: str, at: datetime
) -> None:
    """Keep it, once. The word is kept as bytes: it may hold what PostgreSQL refuses in a text."""
    kept = json.dumps(word).encode() if word is not None else None
    await db.execute(SQL["put_aside"], journey, _plain(entry), kept, _plain(why) or "", at)


async def waiting(db: Database) -> list[Aside]:
    """Everything that nobody has settled yet, oldest first."""
    return [_aside(row) for row in await db.fetch(SQL["list_open"])]


async def one(db: Database, id_: int) -> Aside | None:
    """One of them, unless it was settled."""
    row = await db.fetchrow(SQL["one"], id_)
    return _aside(row) if row else None


async def settle(db: Database, id_: int, how: Literal["retried", "dropped"], at: datetime) -> bool:
    """Whether there was something to settle."""
    return await db.fetchval(SQL["settle"], id_, how, at) is not None


def _aside(row: Any) -> Aside:
    word = json.loads(row["word"]) if row["word"] else None
    return Aside(row["id"], row["journey"], row["entry"], word, row["why"], row["at"])


def _plain(text: str | None) -> str | None:
    if text is None:
        return None
    return text.replace("\x00", "\\u0000").encode("utf-8", "backslashreplace").decode()
