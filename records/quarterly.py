"""Three statements a quarter, for whoever wants to: yes, partly or no. Counted without a person."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from enum import StrEnum

from records import statements
from records.database import Database, Pool
from records.quarter import Quarter
from records.sums import Figure, figure

SQL = statements.load("quarterly")


class Statement(StrEnum):
    """What source 001 asks of managers, said by whoever learns or helps."""

    TALKS = "talks"
    WORKLOAD = "workload"
    ATTITUDE = "attitude"


class Answer(StrEnum):
    """How far it is so."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


def mark(master: bytes, quarter: Quarter, person: str) -> bytes:
    """That this person answered. Who has no master key can't tell whose it is; and it says nothing of the answers."""
    key = hmac.digest(master, b"leerreis: three questions a quarter", hashlib.sha256)
    return hmac.digest(key, f"{quarter} {person}".encode(), hashlib.sha256)


async def answer(pool: Pool, quarter: Quarter, mark: bytes, given: Mapping[Statement, Answer]) -> bool:
    """Count the answers; False, and nothing is counted, where this mark was there already."""
    async with pool.acquire() as db, db.transaction():
        if not await db.fetchval(SQL["mark"], str(quarter), mark):
            return False
        await db.execute(SQL["let_go"], str(quarter))
        await db.execute(SQL["lock"])
        await db.execute(SQL["prepare"], str(quarter), [*Statement], [*Answer])
        await db.execute(SQL["count"], str(quarter), [*given], [*given.values()])
        return True


async def figures(db: Database, quarter: Quarter) -> dict[Statement, dict[Answer, Figure]]:
    """How often each answer was given to each statement; how many answered at all is not told."""
    rows = await db.fetch(SQL["given"], str(quarter))
    found = {(row["statement"], row["answer"]): row["given"] for row in rows}
    counts = {(one, how): found.get((one, how), 0) for one in Statement for how in Answer}
    # Everybody counts once for a statement: so many answers are so many people.
    return {one: {how: figure(counts[one, how], counts[one, how]) for how in Answer} for one in Statement}
