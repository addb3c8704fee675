"""Sums over people: there is a figure from ten people on, and a smaller one goes no further than this."""

from __future__ import annotations

from typing import TypeAlias

FLOOR = 10
"""People. Ten journeys of one learner are one person's figure, and no sum."""
Figure: TypeAlias = "int | None"
"""None: of fewer than ten people, or of none."""


def figure(count: int, persons: int) -> Figure:
    """How many, where they are of enough people."""
    return count if min(count, persons) >= FLOOR else None
