"""Journeys as their logs tell them, remembered by position."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from journey import Journey
from records import event_log
from records.database import Connection

REMEMBERED = 2_000
"""Journeys kept; a wrong one is never used, because the position is checked under the journey's lock."""


@dataclass(frozen=True)
class Folded:
    """A journey at a position of its log, and when that was recorded."""

    position: int
    journey: Journey
    last: datetime


class FoldedJourneys:
    """Spares most turns the folding; may be forgotten at any time."""

    def __init__(self) -> None:
        self._folded: OrderedDict[str, Folded] = OrderedDict()

    async def at(self, db: Connection, journey: str, position: int) -> tuple[Journey | None, datetime | None]:
        """The journey at this position, and when its log was last added to; nothing, where nothing is on record."""
        if position == 0:
            return None, None
        known = self._folded.get(journey)
        if known is not None and known.position == position:
            return known.journey, known.last
        last = await event_log.recorded(db, journey, position)
        if known is None or known.position > position:
            return await event_log.fold(db, journey), last
        return await event_log.fold(db, journey, known.journey, known.position), last

    def remember(self, journey: str, folded: Folded) -> None:
        """Keep it, and let go of the one that was not asked for longest."""
        self._folded[journey] = folded
        self._folded.move_to_end(journey)
        if len(self._folded) > REMEMBERED:
            self._folded.popitem(last=False)
