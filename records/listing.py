"""What lists and pages read: where journeys stand, who is expected to do what, what is stuck."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from journey.reasons import ORDER, Reason
from records import statements
from records.database import Database

SQL = statements.load("listing")


@dataclass(frozen=True)
class Standing:
    """One journey in a list. Persons are ids, the title is sealed."""

    id: str
    position: int
    learner: str
    frame_holder: str
    companion: str
    adviser: str
    team: str
    template: str
    phase: str
    title: str
    started: datetime
    last_word: datetime
    last_by: str | None
    last_kind: str | None
    alarm: datetime | None
    over: bool
    ended: str | None


@dataclass(frozen=True)
class Expected:
    """Somebody is expected to do something."""

    id: str
    what: str
    kind: str
    who: str
    due: date
    rung: str | None
    rung_at: datetime | None
    reason: str | None
    stuck_since: date | None
    stuck_from: datetime | None
    move: str | None


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
    adviser: str
    team: str
    phase: str
    title: str
    last_word: datetime
    last_by: str | None
    last_kind: str | None


@dataclass(frozen=True)
class Message:
    """Post that is written and not delivered."""

    id: str
    journey: str
    person: str
    what: str
    expectation: str | None
    due: datetime


async def learner(db: Database, journey: str) -> str | None:
    """Whose journey it is; None when nothing of it is on record."""
    found: str | None = await db.fetchval(SQL["learner"], journey)
    return found


async def journeys(db: Database, *, ended: bool = False) -> list[Standing]:
    """Every open journey, and with `ended` the others too."""
    return [Standing(**row) for row in await db.fetch(SQL["journeys"], ended)]


async def journey(db: Database, id_: str) -> Standing | None:
    """One journey."""
    row = await db.fetchrow(SQL["journey"], id_)
    return Standing(**row) if row else None


async def by_prefix(db: Database, start: str) -> list[str]:
    """Up to two journeys whose id begins like this."""
    return [row["id"] for row in await db.fetch(SQL["by_prefix"], start)]


async def of_learner(db: Database, learner: str) -> list[tuple[str, bool]]:
    """The journeys of one learner, newest first, and whether each is over."""
    return [(row["id"], row["over"]) for row in await db.fetch(SQL["of_learner"], learner)]


async def open_journeys(db: Database) -> list[str]:
    """The ids of the journeys that are not over, by their next alarm."""
    return [row["id"] for row in await db.fetch(SQL["open_journeys"])]


async def expected(db: Database, id_: str) -> list[Expected]:
    """What is open on one journey, soonest first."""
    return [Expected(**row) for row in await db.fetch(SQL["expected"], id_)]


async def stuck(db: Database, at: datetime, *, now: bool = True) -> list[StuckRow]:
    """The stuck journeys at an instant, worst first: the first reason of each, by the closed list's order.

    `now`: the instant is the present. Otherwise the answer is the one that was known at that instant.
    """
    found = await db.fetch(SQL["stuck_now" if now else "stuck_at"], at)
    by_journey: dict[str, list[Any]] = {}
    for row in found:
        by_journey.setdefault(row["journey"], []).append(row)
    worst = [(min(rows, key=_worst_first), len(rows) - 1) for rows in by_journey.values()]
    listed = [StuckRow(**row, more=more) for row, more in worst]
    return sorted(listed, key=lambda row: (ORDER[Reason(row.reason)], row.from_, row.journey))


async def post_due(db: Database, at: datetime) -> list[Message]:
    """What would go now."""
    return [Message(**row) for row in await db.fetch(SQL["post_due"], at)]


def _worst_first(row: Any) -> tuple[int, datetime]:
    return ORDER[Reason(row["reason"])], row["from_"]
