"""The stuck list: which journeys will not move without somebody doing something, worst first, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from journey.expected.expectations import BETWEEN_TWO
from journey.lnd.reasons import ORDER, Reason
from records import pages, statements
from records.database import Database

SQL = statements.load("stuck")
LAST_PLACE = 2**15 - 1
LOOKED_BACK = 40
"""Rows over which the list keeps its own score."""
ENOUGH = 10
"""Rows of which there is something to say."""
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
Part = tuple[int, int, datetime, str]
"""First and last place, and the instant and journey after which it begins."""


@dataclass(frozen=True)
class StuckRow:
    """A journey on L&D's list: the reason that comes first, and how many more there are."""

    journey: str
    reason: str
    on_role: str
    who: str
    since: date
    from_: datetime
    move: str
    what: str
    more: int
    learner: str
    companion: str
    frame_holder: str
    team: str
    phase: str
    last_word: datetime
    last_by: str | None
    last_kind: str | None
    others: int = 0
    """How many other journeys of the same team need wait on the same companion for the same reason."""

    @property
    def mark(self) -> str:
        """Where a page that ends with this row ends. By the reason's name: its place may be another tomorrow."""
        return pages.mark(self.reason, self.from_.isoformat(), self.journey)

    @property
    def place(self) -> tuple[int, datetime, str]:
        """Where it stands: worst first, then what has been so for longest."""
        return ORDER[Reason(self.reason)], self.from_, self.journey


@dataclass(frozen=True)
class Only:
    """Which part of the list is asked for; None: all of them. Persons and teams by our own ids, templates by name."""

    team: str | None = None
    adviser: str | None = None
    phase: str | None = None
    reason: str | None = None
    """The one that is shown."""
    template: str | None = None

    @property
    def list(self) -> str:
        """The shortest of the lists that are kept in which all of it stands."""
        if self.team is not None:
            return f"team {self.team}"
        named = {"adviser": self.adviser, "phase": self.phase, "template": self.template}
        return " ".join([f"{what} {which}" for what, which in named.items() if which is not None][:2])


async def page(db: Database, at: datetime, only: Only, after: str | None, first: int) -> list[StuckRow]:
    """The first rows after a mark, worst first, at an instant that is the present.

    Raises:
        BadMark: no page ends there.
    """
    found = await db.fetch(SQL["page"], *_asked(at, only, after), first)
    return [StuckRow(**{key: value for key, value in row.items() if key != "place"}) for row in found]


async def left(db: Database, at: datetime, only: Only, after: str) -> int:
    """How many rows come after a mark; counted up to one more than `pages.COUNTED`."""
    count: int = await db.fetchval(SQL["left_over"], *_asked(at, only, after), pages.COUNTED + 1)
    return count


async def known(db: Database, at: datetime, only: Only, after: str | None) -> list[StuckRow]:
    """All rows after a mark as they were known at an instant of the past; but team, adviser and phase are of today.

    Raises:
        BadMark: no page ends there.
    """
    begun: dict[str, list[Any]] = {}
    for row in await db.fetch(SQL["known_at"], at, only.team, only.adviser, only.template, list(BETWEEN_TWO)):
        begun.setdefault(row["journey"], []).append(row)
    shown = _together([(min(rows, key=_worst_first), len(rows) - 1) for rows in begun.values()])
    place = _place(after) if after is not None else None
    listed = [row for row in shown if only.reason in (None, row.reason) and (place is None or row.place > place)]
    return sorted(listed, key=lambda row: row.place)


async def of_journey(db: Database, at: datetime, journey: str) -> StuckRow | None:
    """What one journey shows now; None: it is not stuck."""
    row = await db.fetchrow(SQL["of_journey"], at, journey)
    return StuckRow(**row) if row else None


async def between_two(db: Database, at: datetime, advisers: Sequence[str], *, all_: bool) -> list[StuckRow]:
    """What was asked of these advisers between two, or of all of them, and has waited too long."""
    rows = await db.fetch(SQL["between_two"], at, list(BETWEEN_TWO), all_, list(advisers))
    return [StuckRow(**row, more=0) for row in rows]


async def were_right(db: Database, at: datetime) -> tuple[int, int] | None:
    """Of the last rows that L&D picked up or corrected, how many were right; None: too few to say. Of nobody alone."""
    row = await db.fetchrow(SQL["were_right"], at, LOOKED_BACK)
    return (row["right"], row["rows"]) if row and row["rows"] >= ENOUGH else None


def _together(shown: list[tuple[Any, int]]) -> list[StuckRow]:
    """One row for all journeys of a team need that wait on one companion for one reason; the longest first."""
    alike: dict[tuple[str, ...], list[StuckRow]] = {}
    for row, more in shown:
        said = {key: value for key, value in row.items() if key != "team_need"}
        need = row["team_need"]
        key = (need, row["companion"], row["reason"]) if need else (row["journey"],)
        alike.setdefault(key, []).append(StuckRow(**said, more=more))
    return [replace(min(rows, key=lambda row: row.place), others=len(rows) - 1) for rows in alike.values()]


def _asked(at: datetime, only: Only, after: str | None) -> tuple[Any, ...]:
    parts = [list(column) for column in zip(*_parts(only, after), strict=True)] or [[], [], [], []]
    return (at, *parts, only.list, only.adviser, only.phase, only.template)


def _parts(only: Only, after: str | None) -> list[Part]:
    """The rest of one reason, and the reasons below it: each can be read in order without what is still to come."""
    top, bottom = (ORDER[Reason(only.reason)],) * 2 if only.reason is not None else (0, LAST_PLACE)
    if after is None:
        return [(top, bottom, BEFORE_ALL, "")]
    place, from_, journey = _place(after)
    parts = [(place, place, from_, journey)] if top <= place <= bottom else []
    below = max(top, place + 1)
    return [*parts, (below, bottom, BEFORE_ALL, "")] if below <= bottom else parts


def _place(mark: str) -> tuple[int, datetime, str]:
    reason, from_, journey = pages.place(mark, 3)
    if reason not in set(Reason):
        raise pages.BadMark(mark)
    return ORDER[Reason(reason)], pages.instant(from_), journey


def _worst_first(row: Any) -> tuple[int, datetime]:
    return ORDER[Reason(row["reason"])], row["from_"]
