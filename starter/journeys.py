"""The one door: start a journey, tell it something, with all free text sealed before it leaves this process."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import journey as core
from journey import Refusal, Said
from journey.who.reaching import IsUnreachable
from records import event_log, listing, people
from records.database import Pool
from records.event_log import KnownWord
from records.vault import Vault
from starter.courier import Courier
from workflows import messages

BACK = timedelta(days=31)
"""How far back a word may be dated here; what is older comes by import."""
LONGEST = 500_000
"""Characters of a history that travels in one message."""


@dataclass(frozen=True)
class Told:
    """A word on record: the id under which it counts once, and where its journey now stands."""

    journey: str
    id: str
    position: int


@dataclass(frozen=True)
class Past:
    """A word that was said before it came here, and the id under which it counts once."""

    id: str
    request: Said
    said: datetime


class Journeys:
    """What the command line, and later pages and links, use to reach journeys."""

    def __init__(self, courier: Courier, pool: Pool, vault: Vault) -> None:
        self._courier = courier
        self._pool = pool
        self._vault = vault

    async def tell(self, journey: str, request: Said, *, said: datetime, now: datetime, key: str | None = None) -> Told:
        """Put a word on record; once, however often it is said under one key.

        Raises:
            Refusal: it may not be said, or not any more, or not by this person.
            NotYetOnRecord: it was handed over, and no answer came in time.
        """
        id_, word = await self._sealed(journey, request, said, now, key)
        return Told(journey, id_, await self._courier.ask(journey, id_, word))

    async def bring(self, journey: str, words: Sequence[Past]) -> int:
        """Put what was said on a journey on record, in one message; all of it, or nothing. How many words are new.

        Each is judged at the moment it was said, however long ago. Words that are on record are not handed over again.

        Raises:
            Refusal: one of them may not be said; `about["word"]` is its id.
            NotYetOnRecord: they were handed over, and no answer came in time.
        """
        sealed = await self._sealed_history(journey, words)
        known = await event_log.words_known(self._pool, journey, list(sealed))
        new = {id_: word for id_, word in sealed.items() if not _is_on_record(word, known.get(id_))}
        if not new:
            return 0
        said = [{"id": id_, "word": word} for id_, word in new.items()]
        history = {"kind": messages.HISTORY, "by": words[0].request.by, "said": max(w["said"] for w in new.values())}
        if len(json.dumps(said)) > LONGEST:
            raise Refusal("history-too-long", word=words[0].id)
        id_ = f"{words[0].request.by}:{messages.HISTORY}-{event_log.digest({'words': list(new)}).hex()[:24]}"
        await self._courier.ask(journey, id_, history | {"words": said})
        return len(new.keys() - known.keys())

    async def _sealed_history(self, journey: str, words: Sequence[Past]) -> dict[str, dict[str, Any]]:
        """The words as they travel, by id."""
        openings = (getattr(one.request, "learner", None) for one in words)
        learner = next(filter(None, openings), None) or await listing.learner(self._pool, journey)
        if learner is None:
            raise Refusal("not-started", word=words[0].id)
        sealed = {}
        for one in words:
            if len(core.unsealed(one.request)) != len(core.free_texts(one.request)):
                raise Refusal("looks-sealed", word=one.id)
            if isinstance(one.request, IsUnreachable):
                await self._has_an_address(one.request.who)
            said = one.said.astimezone(UTC)
            sealed[one.id] = await sealed_word(self._vault, one.request, learner=learner, id_=one.id, said=said)
        return sealed

    async def hear(self, journey: str, request: Said, *, said: datetime, now: datetime, key: str | None = None) -> str:
        """Hand a word over and do not wait; its id. A refusal is kept among what was set aside.

        Raises:
            Refusal: it is dated too far back, or there is no such journey.
        """
        id_, word = await self._sealed(journey, request, said, now, key)
        await self._courier.leave(journey, "hear", id_, word)
        return id_

    async def again(self, journey: str, id_: str, word: Mapping[str, Any]) -> Told:
        """Hand over a word that was set aside, as it was kept: sealed, and under its own id.

        Raises:
            Refusal: it is refused once more, or set aside once more.
            NotYetOnRecord: no answer came in time.
        """
        return Told(journey, id_, await self._courier.ask(journey, id_, word))

    async def refresh(self, journey: str) -> None:
        """Have a journey look again at once, whatever it waits for. Safe to repeat."""
        await self._courier.leave(journey, "refresh")

    async def _sealed(
        self, journey: str, request: Said, said: datetime, now: datetime, key: str | None
    ) -> tuple[str, dict[str, Any]]:
        if not now - BACK <= said <= now:
            raise Refusal("said-out-of-reach", oldest=str((now - BACK).date()), newest=str(now.date()))
        if len(core.unsealed(request)) != len(core.free_texts(request)):
            raise Refusal("looks-sealed")
        if isinstance(request, IsUnreachable):
            await self._has_an_address(request.who)
        id_ = f"{request.by}:{key or uuid4().hex}"
        learner = getattr(request, "learner", None) or await listing.learner(self._pool, journey)
        if learner is None:
            raise Refusal("not-started")
        return id_, await sealed_word(self._vault, request, learner=learner, id_=id_, said=said)

    async def _has_an_address(self, person: str) -> None:
        """Who has none is reached through somebody else, and nothing can fail to arrive there."""
        known = await people.find(self._pool, person)
        if known is None or not known.email:
            raise Refusal("has-no-address")


async def sealed_word(vault: Vault, request: Said, *, learner: str, id_: str, said: datetime) -> dict[str, Any]:
    """A request as it travels: plain JSON, its free text sealed, and the instant at which it was said."""
    body = request.model_dump(mode="json", exclude_defaults=True) | {"kind": request.kind, "by": request.by}
    for field, text in core.free_texts(request).items():
        body[field] = await vault.seal(text, speaker=request.by, learner=learner, word=id_, field=field)
    return body | {"said": said.isoformat()}


def _is_on_record(word: dict[str, Any], known: KnownWord | None) -> bool:
    """Whether just this was said: then there is nothing to judge, now or later."""
    return known is not None and (known.by, known.digest) == (word["by"], event_log.digest(word))
