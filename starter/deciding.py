"""What holds for all, changed one thing at a time: who may, and what each key may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from journey import Refusal
from records import organisation
from records.database import Pool
from records.decisions import Decision
from records.organisation import BEFORE, Body, Organisation
from records.people import Person
from starter.files.bad_input import BadInput
from starter.files.organisation_file import place_of, wrong_with
from starter.files.policy_toml import Policy, given, taken
from starter.showing import lnd

NONE, DEFAULT = "none", "default"
NOTHING_YET = "nothing yet"
JOURNEYS, POST = "journeys", "post"
READ_BY: Mapping[str, str] = {
    **dict.fromkeys(("help", "talk", "answer", "own", "lnd"), JOURNEYS),
    **dict.fromkeys(("hours", "budget.asks", "budget.minutes"), POST),
    "budget.mentees": "inviting a mentor",
    "budget.journeys": "asking for a yes to an agreement",
}
"""What each key decides, by the key or by its table; of what is not here, nothing reads it yet."""


async def may_decide(pool: Pool, holds: Organisation, person: Person) -> None:
    """Nothing, for L&D.

    Raises:
        Refusal: it is for others to decide.
    """
    if not (await lnd.desk(pool, holds, person)).is_lnd:
        raise Refusal("lnd-decides")


async def decide(
    pool: Pool, alter: Callable[[Body], Body], *, by: Person | None, why: str | None, at: datetime
) -> tuple[int, list[Decision]]:
    """Put it on record; the version that holds, and what changed."""
    async with pool.acquire() as db, db.transaction():
        return await organisation.decide(db, alter, at=at, by=by.id if by else None, why=why)


def keys(body: Body) -> dict[str, Any]:
    """Everything that can be decided by its key, and how it is."""
    return {f"{table}.{key}": value for table, held in given(body).items() for key, value in held.items()}


def read_by(key: str) -> str:
    """What reads it."""
    return READ_BY.get(key) or READ_BY.get(key.partition(".")[0], NOTHING_YET)


def altered(body: Body, key: str, value: str) -> Body:
    """What holds when `key` is to be `value`: a number, `none` for a rung that is left out, `default`, or a whole table
    such as ask=0,again=5,lnd=12.

    Raises:
        BadInput: it can't be, and what could.
    """
    policy, (table, _, one) = given(body), key.partition(".")
    if table not in policy:
        raise BadInput([f"There is no “{key}”; write one of {', '.join(keys(body))}."])
    if not one:
        policy[table] = given(BEFORE)[table] if value == DEFAULT else _table(table, value)
    elif value == NONE:
        policy[table].pop(one, None)
    elif value == DEFAULT:
        policy[table] = {k: v for k, v in policy[table].items() if k != one}
        policy[table] |= {k: v for k, v in given(BEFORE)[table].items() if k == one}
    else:
        policy[table][one] = _number(value)
    try:
        return taken(body, Policy.model_validate(policy))
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
        raise BadInput([f"{place_of(error['loc'])}: {wrong_with(error, Policy)}" for error in errors]) from None


def _table(table: str, value: str) -> dict[str, Any]:
    pairs = [pair.partition("=") for pair in value.split(",")]
    if not all(separator for _, separator, _ in pairs):
        raise BadInput([f"{table}: “{value}” is not right; write its keys, such as ask=0,again=5,lnd=12, or default."])
    return {name.strip(): _number(figure) for name, _, figure in pairs}


def _number(typed: str) -> Any:
    """What is no whole number is left to the table to judge."""
    try:
        return int(typed)
    except ValueError:
        return typed
