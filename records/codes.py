"""Short codes that stand for a person: what was entered for somebody is confirmed with one. None is stored."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta

from records import statements
from records.database import Database

LETTERS = "34679ACDEFGHJKMNPQRTWXY"
"""Without those that look alike, on a card or read aloud: 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V."""
LENGTH = 10
MOST_TRIES = 10
"""Codes that fitted nothing, on one journey within the time below."""
WITHIN = timedelta(days=1)
PURPOSE = b"leerreis: a code that confirms, 1"
SQL = statements.load("codes")


class TooManyTries(Exception):
    """Too many codes that fitted nothing were typed for this journey."""


def code(master: bytes, journey: str, entry: str) -> str:
    """The code of one entry of one journey: always the same, and not to be guessed from another."""
    key = hmac.digest(master, PURPOSE, hashlib.sha256)
    number = int.from_bytes(hmac.digest(key, f"{journey}/{entry}".encode(), hashlib.sha256))
    letters = []
    for _ in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)


def on_a_card(code: str) -> str:
    """In two halves, which is how people copy it."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


async def found(
    db: Database, master: bytes, journey: str, entries: Iterable[str], typed: str, now: datetime
) -> str | None:
    """The entry that a typed code is of; None: of none of them.

    Raises:
        TooManyTries: somebody has been guessing.
    """
    tried = await db.fetchval(SQL["try_code"], journey, now)
    if await db.fetchval(SQL["tries"], journey, now - WITHIN) > MOST_TRIES:
        await db.execute(SQL["not_a_try"], tried)  # whoever goes on guessing keeps nobody out for longer
        raise TooManyTries
    plain = "".join(letter for letter in typed.upper() if letter.isalnum()).encode()
    for entry in entries:
        if hmac.compare_digest(code(master, journey, entry).encode(), plain):
            await db.execute(SQL["not_a_try"], tried)
            await db.execute(SQL["forget_tries"], journey, now - WITHIN)
            return entry
    return None
