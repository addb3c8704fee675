"""How often somebody speaks on their own journeys: for that person's own eyes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from records import statements
from records.database import Database

SQL = statements.load("frequency")


@dataclass
class Spoken:
    """One open journey that somebody is on; the title is sealed."""

    journey: str
    learner: str
    title: str
    months: dict[str, int] = field(default_factory=dict)
    """Contacts by month, such as 2026-11; a month without any is left out."""


async def own(db: Database, person: str, since: datetime, timezone: str) -> list[Spoken]:
    """Each open journey on which this person is the learner, gives room or goes along."""
    found: dict[str, Spoken] = {}
    for row in await db.fetch(SQL["contacts"], person, since, timezone):
        one = found.setdefault(row["journey"], Spoken(row["journey"], row["learner"], row["title"]))
        if row["month"]:
            one.months[row["month"]] = row["contacts"]
    return [*found.values()]
