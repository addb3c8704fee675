"""Messages that are written and wait: when each goes, by what is known now of its recipient's days."""

from __future__ import annotations

from journey.ground import Ground
from records import statements
from records.database import Connection
from records.people import weeks

SQL = statements.load("post_waiting")


async def put_off(db: Connection, person: str, ground: Ground) -> None:
    """Every message to this person goes at the first moment after it was written that suits. Safe to repeat."""
    week = (await weeks(db, [person], ground))[person]
    rows = await db.fetch(SQL["waiting"], person)
    moments = [week.next_moment(row["written"]) for row in rows]
    await db.execute(SQL["put_off"], [row["id"] for row in rows], moments)
