"""One person's post, for the round: what waits and may go, what a letter carries, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from journey.days.week import Week
from journey.ground import RungName
from post.composing import APART, Composed
from post.habits import Habits, after_today
from post.holding import AHEAD, Gone
from post.item import Item
from post.subjects import Subject
from records import statements
from records.database import Connection, Database
from records.message_kinds import INVITED, item
from records.outbox import wait

SQL = statements.load("post")
AT_A_TIME = 5_000
"""Persons that one round looks at."""


class Ahead(NamedTuple):
    """What may not go yet; `next_try`: of the letter that carries it, if one does."""

    item: Item
    next_try: datetime | None


async def due(db: Database, at: datetime, timezone: str) -> list[str]:
    """Who may get something now, up to `AT_A_TIME` persons. `timezone`: of who has none of their own."""
    usual = Habits().day
    rows = await db.fetch(SQL["due"], at, at + AHEAD, usual, timezone, at - APART, AT_A_TIME)
    return [row["person"] for row in rows]


async def hold(db: Connection, person: str) -> bool:
    """Whether this transaction is the only one that looks after this person's post."""
    return bool(await db.fetchval(SQL["hold"], person))


async def of_person(db: Connection, person: str, at: datetime) -> list[Item]:
    """What waits for this person and may go now, oldest first."""
    return [item(dict(row)) for row in await db.fetch(SQL["of_person"], person, at)]


async def ahead(db: Connection, person: str, at: datetime) -> list[Ahead]:
    """What waits for this person and may not go yet, first what may go first."""
    rows = [dict(row) for row in await db.fetch(SQL["ahead"], person, at)]
    return [Ahead(next_try=row.pop("next_try"), item=item(row)) for row in rows]


async def soon(db: Connection, person: str, at: datetime) -> list[Item]:
    """What this person is asked in the days to come: a letter of the week takes it along. Nothing twice."""
    rows = await db.fetch(SQL["soon"], person, at, at + AHEAD)
    return [
        item(
            {
                "id": early(row["journey"], row["expectation"], row["due"]),
                "journey": row["journey"],
                "person": person,
                "what": f"{row['what']}.{RungName.ASK}",
                "expectation": row["expectation"],
                "written": at,
                "due": at,
                "passed_over": 0,
                "team_need": row["team_need"],
                "talk_on": None,
            }
        )
        for row in rows
    ]


def early(journey: str, expectation: str, due: date) -> str:
    """The id of an ask that went before its own day: the same ask has it when that day comes."""
    return f"{journey}/{expectation}/{due}"


def is_early(item: Item) -> bool:
    """Whether it is asked before its own day, and is no row yet."""
    return item.id.count("/") == 2 and not item.id.rpartition("/")[2].isdigit()


async def asked(db: Connection, early: Iterable[str]) -> set[str]:
    """Of these asks before their own day, those that a letter carried, or carries."""
    return {row["id"] for row in await db.fetch(SQL["asked"], [*early])}


async def never_invited(db: Connection, person: str, items: Sequence[Item]) -> list[Item]:
    """Of what is called off, what this person was never invited to: no letter with it went, nor may have gone."""
    off = [one for one in items if one.subject is Subject.CALLED_OFF]
    if not off:
        return []
    rows = await db.fetch(
        SQL["invited"], person, INVITED, [one.journey for one in off], [one.expectation for one in off]
    )
    invited = {(row["journey"], row["expectation"]) for row in rows}
    return [one for one in off if (one.journey, one.expectation) not in invited]


async def carried(db: Connection, letter: str) -> list[Item]:
    """What a letter carries that is not settled."""
    return [item(dict(row)) for row in await db.fetch(SQL["carried"], letter)]


async def settle(db: Connection, gone: Iterable[tuple[Item, Gone]], at: datetime) -> None:
    """What is not sent any more, and why."""
    rows = [(one.id, why) for one, why in gone]
    if rows:
        await db.execute(SQL["settle"], at, [id_ for id_, _ in rows], [str(why) for _, why in rows])


async def carry(db: Connection, items: Sequence[Item], letter: str, at: datetime) -> None:
    """These go with that letter; what is asked before its own day is put on record with it."""
    early = [one for one in items if is_early(one)]
    if early:
        await db.execute(
            SQL["ask_early"],
            early[0].person,
            at,
            letter,
            [one.id for one in early],
            [one.journey for one in early],
            [f"{one.what}.{one.rung}" for one in early],
            [one.expectation for one in early],
        )
    await db.execute(SQL["carry"], [one.id for one in items], letter)


async def let_go(db: Connection, items: Sequence[Item]) -> None:
    """These wait for another letter."""
    if items:
        await db.execute(SQL["let_go"], [one.id for one in items])


async def after(db: Connection, composed: Composed, week: Week, habits: Habits, at: datetime) -> None:
    """What did not go waits for the next moment that suits; what is L&D's, until they have it."""
    if composed.crowded_out:
        await db.execute(SQL["pass_over"], [one.id for one in composed.crowded_out], at)
    if composed.waits:
        due = [after_today(one.goes, week, habits, at) for one in composed.waits]
        await wait(db, [one.id for one in composed.waits], due)
    if composed.passed_over:
        again = after_today(composed.passed_over[0].goes, week, habits, at)
        await db.execute(SQL["pass_over"], [one.id for one in composed.passed_over], again)
