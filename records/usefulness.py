"""Was this useful? Counted per kind of text and language; nobody keeps by whom."""

from __future__ import annotations

from dataclasses import dataclass

from records import statements
from records.database import Database

SQL = statements.load("usefulness")


@dataclass(frozen=True)
class Usefulness:
    """How often one kind of text was found useful, and how often not."""

    subject: str
    language: str
    useful: int
    not_useful: int


async def count(db: Database, subject: str, language: str, mark: str | None, *, useful: bool) -> bool:
    """One more answer, and whether it counts: under one mark the first does, and nobody knows what it was."""
    return bool(await db.fetchval(SQL["count"], subject, language, int(useful), int(not useful), mark))


async def all_(db: Database) -> list[Usefulness]:
    """Every kind of text of which somebody said so."""
    return [Usefulness(**row) for row in await db.fetch(SQL["all"])]
