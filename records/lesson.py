"""The lesson of a quarter: what journeys were stuck on, per factor, and what was done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from journey.lnd import factors
from journey.lnd.factors import Factor
from records import statements
from records.database import Database
from records.sums import Figure, figure

SQL = statements.load("lesson")
NOT_PLACED = ""
"""Stands for a factor where a reason has none: a later build knows more reasons than an older list."""


@dataclass(frozen=True)
class Line:
    """What a quarter tells about one factor; figures are of the whole organisation."""

    factor: str
    stuck: Figure = None
    """Journeys that came to L&D for a reason of this factor."""
    done: Figure = None
    """Those of them on which something was done about it."""
    moving: Figure = None
    """Those of them that do not wait for it any more."""
    failed: Figure = None
    """Journeys on which a condition of this factor was said to fail."""


async def lines(db: Database, listed: Sequence[Factor], begins: datetime, ends: datetime) -> list[Line]:
    """A line per factor, in the organisation's own order; what belongs to none stands last, if anything does."""
    reasons, conditions = factors.of_reasons(listed), factors.of_conditions(listed)
    stuck = await db.fetch(SQL["stuck"], begins, ends, [*reasons], [*reasons.values()])
    failed = await db.fetch(SQL["failed"], begins, ends, [*conditions], [*conditions.values()])
    found = {row["factor"]: row for row in stuck}
    fell = {row["factor"]: figure(row["journeys"], row["learners"]) for row in failed}
    named = [factor.name for factor in listed]
    names = [*named, NOT_PLACED] if NOT_PLACED in {*found, *fell} else named
    return [_line(name, found.get(name), fell.get(name)) for name in names]


def _line(name: str, row: Any, failed: Figure) -> Line:
    if row is None:
        return Line(name, failed=failed)
    return Line(
        name,
        figure(row["journeys"], row["learners"]),
        figure(row["done"], row["done_learners"]),
        figure(row["moving"], row["moving_learners"]),
        failed,
    )
