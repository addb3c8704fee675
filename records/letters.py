"""Letters: each a row before it is sent, and what became of it. No text of one is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from post.composing import Drawn, Sent
from post.subjects import Goes
from records import statements
from records.database import Connection, Database, Pool

SQL = statements.load("letters")
GONE = "gone"
LATELY = timedelta(days=7)
LONG_AGO = timedelta(days=60)
LEASE = timedelta(minutes=10)
"""While one round sends a letter, no other does: longer than any mail server takes."""


@dataclass(frozen=True)
class Open:
    """A letter that was not sent yet."""

    id: str
    goes: Goes
    composed: datetime
    attempts: int


@dataclass(frozen=True)
class Known:
    """A letter on record."""

    id: str
    person: str
    settled: str | None


@dataclass(frozen=True)
class Logged:
    """A letter and what became of it: to whom by our own id, and no word of what it said."""

    id: str
    person: str
    goes: str
    asks: int
    minutes: int
    composed: datetime
    attempts: int
    settled: str | None
    settled_at: datetime | None
    why: str | None


async def add(db: Connection, person: str, letter: Drawn, day: date, at: datetime) -> str | None:
    """Put a letter on record before it is sent: its id, or None where there is one of that sort on that day."""
    added: str | None = await db.fetchval(
        SQL["add"],
        id_of(person, letter.goes, day),
        person,
        letter.goes,
        day,
        letter.asks,
        letter.minutes,
        at,
        at + LEASE,
    )
    return added


def id_of(person: str, goes: Goes, day: date) -> str:
    """The id of the letter of that sort to this person, on that day of theirs."""
    return str(uuid5(NAMESPACE_URL, f"leerreis:letter:{person}:{goes}:{day}"))


async def by_id(db: Database, letter: str) -> Known | None:
    """Whose a letter is, and what became of it."""
    row = await db.fetchrow(SQL["by_id"], letter)
    return Known(row["id"], row["person"], row["settled"]) if row else None


async def about(db: Database, letter: str) -> list[str]:
    """The journeys that it was about."""
    return [row["journey"] for row in await db.fetch(SQL["about"], letter)]


async def latest(db: Connection, person: str, at: datetime) -> dict[Goes, Sent]:
    """What this person got lately, or gets."""
    rows = await db.fetch(SQL["latest"], person, at - LATELY, at - LONG_AGO, at)
    return {Goes(row["goes"]): Sent(row["last"], row["lately"]) for row in rows}


async def open_(db: Connection, person: str, at: datetime) -> list[Open]:
    """Letters to this person that may be tried again."""
    rows = await db.fetch(SQL["open"], person, at)
    return [Open(row["id"], Goes(row["goes"]), row["composed"], row["attempts"]) for row in rows]


async def try_(db: Database, letter: str, at: datetime) -> None:
    """It is being sent from now on."""
    await db.execute(SQL["try"], letter, at + LEASE)


async def settle(db: Database, letter: str, became: str, at: datetime, why: str | None = None) -> None:
    """What became of it: sent, refused, given-up or gone."""
    await db.execute(SQL["settle"], letter, became, at, why)


async def sent(pool: Pool, letter: str, at: datetime) -> None:
    """It went, and so did everything that it carries."""
    async with pool.acquire() as db, db.transaction():
        await settle(db, letter, "sent", at)
        await db.execute(SQL["sent"], letter, at)


async def refused(pool: Pool, letter: str, at: datetime, why: str) -> None:
    """The address takes none; what it carries is over with it."""
    async with pool.acquire() as db, db.transaction():
        await settle(db, letter, "refused", at, why)
        await db.execute(SQL["unreachable"], letter, at)


async def bounced(pool: Pool, letter: str, at: datetime, why: str) -> bool:
    """The address took none after all, as a mail server says later; False: the letter was over already."""
    async with pool.acquire() as db, db.transaction():
        if await db.fetchval(SQL["bounced"], letter, at, why) is None:
            return False
        await db.execute(SQL["never_arrived"], letter, at)
        return True


async def not_now(
    pool: Pool, letter: str, at: datetime, why: str, backoff: Sequence[timedelta], given_up: timedelta
) -> None:
    """It could not be sent: tried again after that long, each time; in the end what it carries waits for another."""
    async with pool.acquire() as db, db.transaction():
        row = await db.fetchrow(SQL["attempts"], letter)
        if row is None:
            return
        if at - row["composed"] >= given_up:
            await settle(db, letter, "given-up", at, why)
            await db.execute(SQL["let_go"], letter, at)
        else:
            wait = backoff[min(max(row["attempts"] - 1, 0), len(backoff) - 1)]
            await db.execute(SQL["later"], letter, at + wait, why)


async def log(db: Database, person: str | None, first: int) -> list[Logged]:
    """The newest letters; of one person, or of all."""
    return [Logged(**row) for row in await db.fetch(SQL["log"], person, first)]
