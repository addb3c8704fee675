"""Goals of the organisation: how far the journeys that serve them have come. Sums, and never a part of one goal's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from records import statements
from records.database import Database
from records.quarter import midnight
from records.sums import Figure, figure

SQL = statements.load("goals")
FIGURES = ("journeys", "applied", "long_ago", "still", "unknown")


@dataclass(frozen=True)
class Standing:
    """How far it has come with one goal."""

    journeys: Figure = None
    applied: Figure = None
    long_ago: Figure = None
    """Applied for half a year or longer."""
    still: Figure = None
    """Of those: the learner said after that half year that it is still done."""
    unknown: Figure = None
    """Of those: nobody has said yet."""


async def standings(db: Database, goals: Iterable[str], day: date, timezone: str) -> dict[str, Standing]:
    """Each goal as it stood when a day began, by our own ids.

    Who asks every day would see one person come in: let `day` be the first of a month.
    """
    asked = [*goals]
    rows = await db.fetch(SQL["standings"], asked, midnight(day, timezone), timezone)
    found = {row["goal"]: Standing(*(_sum(row, name) for name in FIGURES)) for row in rows}
    return {goal: found.get(goal, Standing()) for goal in asked}


def _sum(row: Any, name: str) -> Figure:
    return figure(row[name], row["learners" if name == "journeys" else f"{name}_learners"])
