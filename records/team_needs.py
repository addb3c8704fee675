"""Needs that several learners share: which journeys there are, and what is asked of one companion on them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from records import statements
from records.database import Database

SQL = statements.load("team_needs")


@dataclass(frozen=True)
class Ask:
    """The same ask, on one of the journeys."""

    journey: str
    learner: str
    expectation: str
    opened: datetime


@dataclass(frozen=True)
class Beside:
    """A journey that shares the need of another, or that other itself."""

    journey: str
    asked: bool
    """The same is asked of that person there now."""
    said: bool
    """That word is on record there."""


async def by_prefix(db: Database, start: str) -> list[str]:
    """Up to two team needs whose id begins like this."""
    return [row["team_need"] for row in await db.fetch(SQL["by_prefix"], start)]


async def journeys(db: Database, need: str) -> dict[str, str]:
    """The learner of each journey, by its id."""
    return {row["id"]: row["learner"] for row in await db.fetch(SQL["journeys"], need)}


async def beside(db: Database, journey: str) -> list[str]:
    """Who else shares the need of this journey; nobody, where it is nobody else's."""
    return [row["learner"] for row in await db.fetch(SQL["learners"], journey)]


async def asks(db: Database, need: str, companion: str, whats: Collection[str]) -> list[Ask]:
    """On which journeys one of these is asked of this companion now."""
    return [Ask(**row) for row in await db.fetch(SQL["asks"], need, companion, sorted(whats))]


async def shared(db: Database, journey: str, person: str, what: str, word: str) -> list[Beside]:
    """The journeys that share the need of this one, itself too, as to one ask of one person and the id of their word;
    of a need that nobody shares, none.
    """
    return [Beside(**row) for row in await db.fetch(SQL["shared"], journey, person, what, word)]
