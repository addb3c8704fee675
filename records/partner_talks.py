"""Partner talks: L&D and a manager, once a quarter. That they talked is kept for a quarter; what was said never is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from records import statements
from records.database import Database

SQL = statements.load("partner_talks")
EVERY = timedelta(weeks=13)


@dataclass(frozen=True)
class Partner:
    """A manager to talk with."""

    id: str
    name: str


@dataclass(frozen=True)
class Owed:
    """Something that L&D promised on a journey of a manager, and has not done yet."""

    manager: str
    journey: str
    what: str
    due: date


async def could_talk(db: Database, adviser: str, teams: Iterable[str], today: date) -> list[Partner]:
    """Whom an adviser could talk with, by name; `teams`: those that the adviser looks after."""
    return [Partner(**row) for row in await db.fetch(SQL["could_talk"], adviser, [*teams], today - EVERY)]


async def owed(db: Database, lnd: Iterable[str], managers: Iterable[str]) -> list[Owed]:
    """What anybody of L&D has promised on journeys of these managers, soonest first."""
    return [Owed(**row) for row in await db.fetch(SQL["promises"], [*lnd], [*managers])]


async def is_manager(db: Database, person: str) -> bool:
    """Whether this person gives room on an open journey."""
    gives: bool = await db.fetchval(SQL["is_manager"], person)
    return gives


async def held(db: Database, manager: str, on: date, today: date) -> None:
    """They talked on that day; what is older than a quarter goes. Safe to repeat."""
    await db.execute(SQL["held"], manager, on)
    await db.execute(SQL["let_go"], today - EVERY)
