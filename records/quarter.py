"""A quarter of a year, as the organisation counts its days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WRITTEN = re.compile(r"(2\d{3})-?Q([1-4])", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Quarter:
    """Such as 2026Q3."""

    year: int
    nth: int

    def __str__(self) -> str:
        return f"{self.year}Q{self.nth}"

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that this day is in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def written(cls, text: str) -> Quarter | None:
        """What was typed, or None where it is no quarter."""
        found = WRITTEN.fullmatch(text.strip())
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.nth - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The one after it."""
        return Quarter(self.year + self.nth // 4, self.nth % 4 + 1)

    @property
    def before(self) -> Quarter:
        """The one before it."""
        return Quarter.of(self.first - timedelta(days=1))

    def instants(self, timezone: str) -> tuple[datetime, datetime]:
        """When it begins, and when the next one does."""
        return midnight(self.first, timezone), midnight(self.next.first, timezone)


def midnight(day: date, timezone: str) -> datetime:
    """When a day of the organisation begins."""
    return datetime.combine(day, time(), ZoneInfo(timezone))
