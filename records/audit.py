"""Holds the database against itself: positions against the log, read models against what the log makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from records import event_log, read_models, statements
from records.database import Connection, Database, Pool

SQL = statements.load("audit")


@dataclass(frozen=True)
class Stream:
    """What the tables say about one journey."""

    journey: str
    position: int | None
    """Of its stream; None: there is none."""
    last: int | None
    """The last position in its log."""
    events: int
    stray: int
    """Words whose position is not in the log."""
    listed: bool
    """Whether it has a row in the read model."""
    over: bool | None

    def faults(self) -> Iterator[str]:
        """What does not fit, in sentences."""
        if not self.events:
            yield "has no log, and is known all the same"
            return
        if self.position is None:
            yield f"has a log of {self.events} events and no stream"
        elif self.position != self.last:
            yield f"its stream stands at {self.position}, its log at {self.last}"
        if self.last != self.events:
            yield f"its log has {self.events} events and ends at position {self.last}"
        if self.stray:
            yield f"{self.stray} words point to events that are not in its log"
        if not self.listed:
            yield "is not in the read model"


async def streams(db: Database) -> list[Stream]:
    """Every journey, by id."""
    return [Stream(**row) for row in await db.fetch(SQL["positions"])]


async def is_over(db: Database, journey: str) -> bool | None:
    """Whether it has ended; None where it is not in the read model."""
    over: bool | None = await db.fetchval(SQL["is_over"], journey)
    return over


async def read_model_faults(pool: Pool, journey: str) -> list[str]:
    """What a rebuild would change; it is done, compared and undone, under the journey's lock."""
    async with pool.acquire() as db:
        transaction = db.transaction()
        await transaction.start()
        try:
            return await _differences(db, journey)
        finally:
            await transaction.rollback()


async def mend(pool: Pool, journey: str) -> None:
    """Make the read model of a journey again from its log, and keep it. Safe to repeat."""
    async with pool.acquire() as db, db.transaction():
        await read_models.rebuild(db, journey)


async def _differences(db: Connection, journey: str) -> list[str]:
    await event_log.lock(db, journey)
    before = await read_models.rows(db, journey)
    await read_models.rebuild(db, journey)
    after = await read_models.rows(db, journey)
    if before == after:
        return []
    if len(before) != len(after):
        return [f"its read model has {len(before)} rows; made again from the log it has {len(after)}"]
    changed = sorted({key for old, new in zip(before, after, strict=True) for key in old if old[key] != new.get(key)})
    return [f"its read model differs from its log in {', '.join(changed)}"]
