"""The coaching queue: whom L&D could help, asked and unasked. For L&D only; a queue, without figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from records import statements
from records.database import Connection, Database, Pool

SQL = statements.load("coaching")
LOOKED_AT = timedelta(days=60)
"""Within this time, two journeys that came to L&D at one person are a reason to go by; and then it is forgotten."""


@dataclass(frozen=True)
class Waiting:
    """Somebody who could use a hand, by our own id."""

    person: str
    since: datetime
    asked: bool
    """Whether they asked."""


async def queue(pool: Pool, at: datetime, reader: str) -> list[Waiting]:
    """Who waits, the longest first. What need not be known any more goes at the same time.

    `reader`: who of L&D looks, by our own id. Somebody who asked by a word on a journey said it between two: only the
    adviser who is expected to answer reads that they asked, until they said there that they helped, or said so
    at the desk. A colleague and the head hear of it from L&D's own ladder, once it has waited too long.
    """
    async with pool.acquire() as db, db.transaction():
        await db.execute(SQL["let_go"], at - LOOKED_AT)
        return await _waiting(db, at, reader)


async def asked(db: Database, person: str, at: datetime) -> None:
    """They asked L&D. Safe to repeat: the first time counts."""
    await db.execute(SQL["asked"], person, at)


async def helped(pool: Pool, person: str, at: datetime, reader: str) -> bool:
    """L&D helped: what came before counts for nothing. False, and no trace, where nobody waited.

    `reader`: who says so. What they can't read of the queue is no help of theirs.
    """
    async with pool.acquire() as db, db.transaction():
        if person not in {one.person for one in await _waiting(db, at, reader)}:
            return False
        await db.execute(SQL["helped"], person, at)
        return True


async def _waiting(db: Connection, at: datetime, reader: str) -> list[Waiting]:
    return [Waiting(**row) for row in await db.fetch(SQL["queue"], at - LOOKED_AT, at, reader)]
