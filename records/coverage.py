"""Coverage: whether journeys get anything of others, and of how many. Sums, and a list of journeys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from records import statements
from records.database import Database
from records.sums import Figure, figure

SQL = statements.load("coverage")
LATELY = timedelta(weeks=13)
SEVERAL = 3
"""Contacts. Whoever had one or two leans on nobody yet."""


@dataclass(frozen=True)
class PhaseFigures:
    """Open journeys in one phase that began before the stretch of time that is looked at."""

    phase: str
    journeys: Figure
    quiet: Figure
    """Those of them in which nobody spoke with the learner in all that time."""


@dataclass(frozen=True)
class SupportFigures:
    """What open journeys got of others lately."""

    journeys: Figure
    """Those that got anything."""
    mentor: Figure
    """Those of them that met a mentor."""
    peer: Figure
    """Those of them that got something of somebody else than who gives room, goes along, or advises."""
    leaning: Figure
    """Those of them that lean on one person."""


@dataclass(frozen=True)
class Leaning:
    """A journey that leans on one person; the title is sealed."""

    id: str
    learner: str
    title: str
    phase: str


async def phases(db: Database, now: datetime) -> dict[str, PhaseFigures]:
    """By phase."""
    rows = await db.fetch(SQL["phases"], now - LATELY)
    return {
        row["phase"]: PhaseFigures(
            row["phase"], figure(row["journeys"], row["learners"]), figure(row["quiet"], row["quiet_learners"])
        )
        for row in rows
    }


async def support(db: Database, now: datetime) -> SupportFigures:
    """Of the whole organisation."""
    row = await db.fetchrow(SQL["support"], now - LATELY, SEVERAL)
    assert row is not None
    return SupportFigures(
        figure(row["journeys"], row["learners"]),
        *(figure(row[name], row[f"{name}_learners"]) for name in ("mentor", "peer", "leaning")),
    )


async def leaning(
    db: Database, now: datetime, adviser: str, teams: Iterable[str], after: str, first: int
) -> list[Leaning]:
    """The first journeys after one that an adviser, or teams of the adviser's, have and that lean on one person."""
    rows = await db.fetch(SQL["leaning"], now - LATELY, SEVERAL, adviser, [*teams], after, first)
    return [Leaning(**row) for row in rows]
