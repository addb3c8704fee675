"""Who looked closer at whose journey: append-only, and read by the person it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from records import statements
from records.database import Database

SQL = statements.load("access")


@dataclass(frozen=True)
class Look:
    """Somebody of L&D looked closer."""

    who: str
    journey: str
    what: str
    at: datetime


async def look(db: Database, who: str, *, about: str, journey: str, what: str, at: datetime) -> None:
    """Put on record that somebody looks; before it is shown, so that nothing is seen unseen."""
    await db.execute(SQL["look"], who, about, journey, what, at)


async def looks_at(db: Database, person: str) -> list[Look]:
    """Who looked at what about this person, oldest first."""
    return [Look(**row) for row in await db.fetch(SQL["looks_at"], person)]


async def looks_by(db: Database, person: str) -> list[Look]:
    """What this person looked at, oldest first."""
    return [Look(**row) for row in await db.fetch(SQL["looks_by"], person)]
