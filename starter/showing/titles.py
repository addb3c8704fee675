"""Titles of journeys, opened for whoever may read them."""

from __future__ import annotations

from collections.abc import Mapping

from journey.grammar.words import SEALED
from records.vault import Sealed, Vault
from starter.showing.readers import UNREADABLE


async def opened(vault: Vault, learners: Mapping[str, str]) -> dict[str, str]:
    """Each title as it reads; `learners`: by title as it is kept, whose journey it is of."""
    sealed = [Sealed(title, learner) for title, learner in learners.items() if title.startswith(SEALED)]
    texts = await vault.open_many(sealed)
    found = {one.token: text for one, text in zip(sealed, texts, strict=True)}
    return {title: found.get(title, title) or UNREADABLE for title in learners}
