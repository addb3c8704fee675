"""What goes through Temporal elsewhere, handed over by hand: a courier, and commands that are given with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from journey import Refusal
from records.database import Pool
from starter.cli.errand import Errand
from starter.courier import Courier
from starter.journeys import Journeys
from workflows.messages import Entry, Turn

if TYPE_CHECKING:
    from tests.post.office import Office

Take = Callable[[str, Entry], Awaitable[Turn]]


class ByHand(Courier):
    """Goes to the registrar itself; each word has a turn of its own."""

    def __init__(self, take: Take) -> None:
        self._take = take

    async def ask(self, journey: str, id_: str, word: Mapping[str, Any]) -> int:
        """Where the journey stands then."""
        answer = (await self._take(journey, Entry(id=id_, word=dict(word)))).answers[0]
        if answer.refused is not None:
            raise Refusal(answer.refused.code, **answer.refused.about)
        return answer.position

    async def leave(self, journey: str, name: str, *args: Any) -> None:
        """A word that nobody waits for."""
        id_, word = args
        await self._take(journey, Entry(id=id_, word=word, waits=False))


class Here(Errand):
    """A command that somebody gives now, in this office."""

    def __init__(self, office: Office, as_: str | None = None) -> None:
        super().__init__(as_)
        self.now, self._office = office.now, office

    async def pool(self) -> Pool:
        """The office's."""
        return self._office.pool

    async def door(self) -> Journeys:
        """The office's."""
        return self._office.door
