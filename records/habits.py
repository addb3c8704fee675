"""What each person chose about their letters: day, hour, channel, how many nudges."""

from __future__ import annotations

from collections.abc import Iterable

from post.habits import Habits, Through
from records import statements
from records.database import Database

SQL = statements.load("habits")


async def of(db: Database, persons: Iterable[str]) -> dict[str, Habits]:
    """Everybody's; the usual, of who chose nothing."""
    persons = {*persons}
    rows = await db.fetch(SQL["of"], [*persons])
    chosen = {row["person"]: dict(row) for row in rows}
    return {person: _habits(chosen.get(person)) for person in persons}


async def save(db: Database, person: str, habits: Habits) -> None:
    """What this person chose. Their waiting messages are put off by `outbox.put_off`."""
    chosen = (habits.day, habits.hour, habits.busy_until, habits.practice, habits.through, habits.hook)
    await db.execute(SQL["save"], person, *chosen)


def _habits(row: dict[str, object] | None) -> Habits:
    if row is None:
        return Habits()
    fields = {key: value for key, value in row.items() if key != "person"}
    return Habits(**{**fields, "through": Through(str(row["through"]))})  # type: ignore[arg-type]
