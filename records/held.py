"""What is held about one person, wherever it stands: a copy of it is theirs at any time. Rare, and not quick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from records import statements
from records.database import Database

SQL = statements.load("held")


@dataclass(frozen=True)
class AskedOf:
    """Something was expected of somebody by a day; until when that was so, or None."""

    journey: str
    what: str
    due: date
    valid_from: datetime
    valid_until: datetime | None


async def journeys_of(db: Database, person: str) -> list[str]:
    """Every journey that this person has or had a part in, their own first."""
    return [row["id"] for row in await db.fetch(SQL["journeys_of"], person)]


async def asked_of(db: Database, person: str) -> list[AskedOf]:
    """What was ever expected of this person, oldest first."""
    return [AskedOf(**row) for row in await db.fetch(SQL["asked_of"], person)]
