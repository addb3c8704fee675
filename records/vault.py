"""Seals free text under a key per (speaker, learner), and throws keys away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from records import codes, statements
from records.database import Connection, Pool
from records.master_key import unwrap, wrap
from records.tokens import BadSeal, Token

KEY_BITS = 512
SQL = statements.load("vault")


class Forgotten(Exception):
    """Somebody asked to be forgotten: nothing new can be kept for them."""

    def __init__(self, person: str) -> None:
        super().__init__(f"{person} asked to be forgotten: nothing new can be kept for them.")
        self.person = person


class UnknownPerson(Exception):
    """Words can be kept only for persons that we know: otherwise nobody could ask to be forgotten."""

    def __init__(self, person: str) -> None:
        super().__init__(f"There is no person {person}.")
        self.person = person


class Sealed(NamedTuple):
    """A sealed text to open; `word`, when known, is the word that it must belong to."""

    token: str
    learner: str
    word: str | None = None


class Vault:
    """Seals and opens; asks the database for the key each time: forgetting counts at once, everywhere."""

    def __init__(self, pool: Pool, master: bytes) -> None:
        self._pool = pool
        self._master = master

    async def seal(self, text: str, *, speaker: str, learner: str, word: str, field: str) -> str:
        """The sealed text; the same text of the same word and field is the same token.

        Raises:
            Forgotten: one of the two asked to be forgotten.
            UnknownPerson: one of the two is nobody.
            ValueError: the word's id is not `<speaker>:<key>`.
        """
        if not word.startswith(f"{speaker}:"):
            raise ValueError(f"{word} is not a word of {speaker}")
        key = await self._pool.fetchval(SQL["key_of_pair"], speaker, learner)
        if key is None:
            key = await self._first_key(speaker, learner)
        return str(Token.seal(text, unwrap(self._master, key), word=word, field=field))

    async def open(self, token: str, *, learner: str, word: str | None = None) -> str | None:
        """The text; None when it was made unreadable.

        Raises:
            BadSeal: it is damaged, or belongs to another word.
        """
        return (await self.open_many([Sealed(token, learner, word)]))[0]

    async def open_many(self, sealed: Sequence[Sealed]) -> list[str | None]:
        """The texts in the order asked, with one query; None where one was made unreadable.

        Raises:
            BadSeal: one is damaged, or belongs to another word.
        """
        tokens = [_checked(one) for one in sealed]
        rows = await self._pool.fetch(
            SQL["keys_of_pairs"], [token.speaker for token in tokens], [one.learner for one in sealed]
        )
        keys = {(row["speaker"], row["learner"]): unwrap(self._master, row["wrapped"]) for row in rows}
        found = [keys.get((token.speaker, one.learner)) for token, one in zip(tokens, sealed, strict=True)]
        return [token.opened(key) if key else None for token, key in zip(tokens, found, strict=True)]

    def code(self, journey: str, entry: str) -> str:
        """The code that stands for the person for whom this was entered, as it is written on a card."""
        return codes.on_a_card(codes.code(self._master, journey, entry))

    async def entry_of(self, journey: str, entries: Iterable[str], typed: str, now: datetime) -> str | None:
        """The entry that a typed code is of; None: of none of them.

        Raises:
            TooManyTries: somebody has been guessing.
        """
        return await codes.found(self._pool, self._master, journey, entries, typed, now)

    async def forget(self, person: str, *, at: datetime) -> None:
        """Make this person's words, and all words on their journeys, unreadable; only their id stays.

        Safe to repeat: the first instant counts.

        Raises:
            UnknownPerson: there is nobody to forget.
        """
        async with self._pool.acquire() as db, db.transaction():
            if await db.fetchval(SQL["forget_person"], person, at) is None:
                raise UnknownPerson(person)
            await db.execute(SQL["forget_away"], person)
            await db.execute(SQL["forget_keys"], person)

    async def _first_key(self, speaker: str, learner: str) -> bytes:
        async with self._pool.acquire() as db, db.transaction():
            await _keep(db, speaker, learner)
            key = wrap(self._master, AESSIV.generate_key(KEY_BITS))
            await db.execute(SQL["add_key"], speaker, learner, key)
            wrapped: bytes = await db.fetchval(SQL["key_of_pair"], speaker, learner)
            return wrapped


async def _keep(db: Connection, *persons: str) -> None:
    """Holds the persons until the transaction ends, so that none is forgotten while a key is made."""
    rows = await db.fetch(SQL["persons_to_keep"], list(persons))
    forgotten = {row["id"]: row["forgotten"] for row in rows}
    for person in persons:
        if person not in forgotten:
            raise UnknownPerson(person)
        if forgotten[person] is not None:
            raise Forgotten(person)


def _checked(sealed: Sealed) -> Token:
    token = Token.parse(sealed.token)
    if sealed.word is not None and sealed.word != token.word:
        raise BadSeal("This sealed text belongs to another word.")
    return token
