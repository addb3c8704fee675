"""Persons and teams: the only rows with names and addresses in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from journey.days.week import Week, week
from journey.ground import Ground
from records import statements
from records.database import Connection, Database

SQL = statements.load("people")
LONG_BACK = timedelta(days=60)
"""After the last day of an absence: by then everybody has had a first day back."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the organisation; `manager` and `team` are our own ids."""

    id: str
    known_as: str | None
    """The organisation's own id; None once forgotten."""
    name: str
    email: str | None = None
    manager: str | None = None
    team: str | None = None
    language: str = "nl"
    timezone: str | None = None
    """None: the organisation's."""
    working_days: str | None = None
    """ISO weekdays in order, such as 1234; None: the organisation's."""
    forgotten: datetime | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """A team, and the L&D adviser it has."""

    id: str
    name: str
    adviser: str | None = None


async def find(db: Database, who: str) -> Person | None:
    """The person of the organisation's id, else of our own; somebody forgotten only by our own."""
    row = await db.fetchrow(SQL["person_by_known_as"], who) or await db.fetchrow(SQL["person_by_id"], who)
    return Person(**dict(row)) if row else None


async def ids(db: Database, known_as: Iterable[str]) -> dict[str, str]:
    """Our ids by the organisation's; who is unknown is left out."""
    rows = await db.fetch(SQL["persons_by_known_as"], [*known_as])
    return {row["known_as"]: row["id"] for row in rows}


async def all_known(db: Database) -> list[Person]:
    """Everybody who was not forgotten, as they are at this moment."""
    return [Person(**dict(row)) for row in await db.fetch(SQL["all_persons"])]


async def team(db: Database, id: str) -> Team | None:
    """The team of our own id."""
    row = await db.fetchrow(SQL["team_by_id"], id)
    return Team(**dict(row)) if row else None


async def teams(db: Database) -> list[Team]:
    """Every team."""
    return [Team(**dict(row)) for row in await db.fetch(SQL["all_teams"])]


async def adviser(db: Database, person: Person) -> str | None:
    """The L&D adviser of this person's team."""
    theirs = await team(db, person.team) if person.team else None
    return theirs.adviser if theirs else None


async def manages_somebody(db: Database, person: str) -> bool:
    """Whether anybody who is here has this person as manager."""
    return bool(await db.fetchval(SQL["manages_somebody"], person))


async def names(db: Database, persons: Iterable[str]) -> dict[str, str]:
    """Names by our own id: empty for who was forgotten; who is unknown is left out."""
    rows = await db.fetch(SQL["names"], [*persons])
    return {row["id"]: row["name"] for row in rows}


async def through(db: Database, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """By person and companion, the name of whoever reaches somebody without an address; others are left out."""
    asked = [*pairs]
    rows = await db.fetch(SQL["through"], [who for who, _ in asked], [companion for _, companion in asked])
    return {(row["person"], row["companion"]): row["name"] for row in rows}


async def printers(db: Database, person: str, companions: Iterable[str]) -> dict[str, str]:
    """By companion, who prints the cards of this person; nobody, where they have an address or nobody can."""
    asked = [*companions]
    rows = await db.fetch(SQL["through"], [person] * len(asked), asked)
    return {row["companion"]: row["id"] for row in rows}


@dataclass(frozen=True, slots=True)
class Address:
    """How one person is written to; without an address of their own, through somebody who prints a card."""

    id: str
    name: str
    email: str | None
    language: str
    through_name: str | None
    through_email: str | None
    through_language: str | None


async def address(db: Database, person: str, companion: str) -> Address | None:
    """Where letters to this person go; None: they were forgotten."""
    row = await db.fetchrow(SQL["address"], person, companion)
    return Address(**row) if row else None


async def managers(db: Database, persons: Iterable[str]) -> dict[str, str]:
    """The manager of each; who has none is left out."""
    return {row["id"]: row["manager"] for row in await db.fetch(SQL["managers"], [*persons])}


async def weeks(db: Database, persons: Iterable[str], ground: Ground) -> dict[str, Week]:
    """Each person's own days and hours, with the quiet periods of their own team; the organisation's, for whom nothing
    else is known.
    """
    persons, hours = {*persons}, ground.policy.hours
    rows = await db.fetch(SQL["weeks"], [*persons])
    return {person: week(ground.calendar, hours=hours) for person in persons} | {
        row["id"]: week(
            ground.of(row["team"] or "").calendar, row["working_days"], row["timezone"], hours, row["until"]
        )
        for row in rows
    }


async def is_away(db: Connection, person: str, until: date | None, *, today: date) -> None:
    """Put the last day of an absence on record, or with None take it back; those that are long over go."""
    await db.execute(SQL["forget_who_is_back"], person, today - LONG_BACK)
    if until is not None:
        await db.execute(SQL["save_away"], person, until)


async def everybody(db: Connection) -> tuple[list[Person], list[Team]]:
    """All persons who were not forgotten, and all teams; no other import until the transaction ends."""
    await db.execute(SQL["lock_people"])
    persons = [Person(**dict(row)) for row in await db.fetch(SQL["all_persons"])]
    return persons, [Team(**dict(row)) for row in await db.fetch(SQL["all_teams"])]


async def save(db: Connection, persons: Sequence[Person], teams: Sequence[Team]) -> None:
    """Put persons and teams on record as they are now; order does not matter, a transaction does."""
    rows: list[tuple[Any, ...]] = [
        (p.id, p.known_as, p.name, p.email, p.manager, p.team, p.language, p.timezone, p.working_days) for p in persons
    ]
    await db.executemany(SQL["save_person"], rows)
    await db.executemany(SQL["save_team"], [(one.id, one.name, one.adviser) for one in teams])
