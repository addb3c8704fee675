"""What could not be put on record, kept for somebody to look at: nothing that was said is lost."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal, get_args

from journey import Said
from journey.grammar.words import SEALED, is_free_text
from records import statements
from records.database import Database

SQL = statements.load("set_aside")
PLAIN = re.compile(r"[\w.:+-]{0,64}")
LEFT_OUT = "(came unsealed: left out)"


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
    """Keep it, once. The word is kept as bytes: it may hold what PostgreSQL refuses in a text.

    A text that came unsealed is left out: nobody could ever make it unreadable.
    """
    kept = json.dumps(_without_open_texts(word)).encode() if word is not None else None
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


def plain(name: object) -> str:
    """An id, a code, a day or the name of a field, as it is; whatever else it may be, not."""
    return str(name) if PLAIN.fullmatch(str(name)) else LEFT_OUT


def _without_open_texts(word: dict[str, Any]) -> dict[str, Any]:
    return {plain(name): LEFT_OUT if _is_open(name, value) else _closed(value) for name, value in word.items()}


@cache
def _free_texts() -> frozenset[str]:
    """The fields of any request that hold free text."""
    fields = (field for request in get_args(Said) for field in request.model_fields.items())
    return frozenset(name for name, field in fields if is_free_text(field))


def _is_open(name: str, value: Any) -> bool:
    return name in _free_texts() and isinstance(value, str) and not value.startswith(SEALED)


def _closed(value: Any) -> Any:
    """Also in fields that only another build knows: a sealed text has no spaces, and neither has an id or a day."""
    match value:
        case str():
            return value if value.startswith(SEALED) else plain(value)
        case dict():
            return _without_open_texts(value)
        case list():
            return [_closed(one) for one in value]
    return value


def _aside(row: Any) -> Aside:
    word = json.loads(row["word"]) if row["word"] else None
    return Aside(row["id"], row["journey"], row["entry"], word, row["why"], row["at"])


def _plain(text: str | None) -> str | None:
    if text is None:
        return None
    return text.replace("\x00", "\\u0000").encode("utf-8", "backslashreplace").decode()
