"""Said once for all: a word on each journey of a team need, under its own id; one that is refused stops no other."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from journey import Refusal, Said
from records.team_needs import Ask
from records.vault import Forgotten, UnknownPerson
from starter.courier import NotYetOnRecord
from starter.journeys import Journeys

AT_A_TIME = 8


@dataclass
class Outcome:
    """What became of it, by learner, or whatever its words came by."""

    told: list[str] = field(default_factory=list)
    refused: dict[str, Exception] = field(default_factory=dict)


def team_need_of(key: str) -> str:
    """The id of a team need. Of nothing but the key: its own in a file, or that of the word that started it."""
    return str(uuid5(NAMESPACE_URL, f"leerreis:team-need:{key}"))


def journey_in(need: str, learner: str) -> str:
    """The journey of one learner in a team need."""
    return str(uuid5(NAMESPACE_URL, f"leerreis:team-need:{need}:{learner}"))


def answer_key(ask: Ask) -> str:
    """The key under which an ask is answered: the same however often the answer is said, another when asked anew."""
    return f"together-{ask.expectation}-{int(ask.opened.timestamp())}"


async def tell(
    door: Journeys, words: Mapping[str, tuple[str, Said]], keys: Mapping[str, str], *, said: datetime, now: datetime
) -> Outcome:
    """Put a word on record on each of these journeys. `words`: by learner, the journey and the word; `keys`: theirs.

    Safe to repeat.

    Raises:
        Exception: a server is away, or we are mistaken; the first of what went wrong, as of one word alone.
    """
    outcome, gate = Outcome(), asyncio.Semaphore(AT_A_TIME)

    async def one(learner: str, journey: str, word: Said) -> None:
        async with gate:
            try:
                await door.tell(journey, word, said=said, now=now, key=keys[learner])
            except (Refusal, NotYetOnRecord, Forgotten, UnknownPerson) as fault:
                outcome.refused[learner] = fault
            else:
                outcome.told.append(learner)

    try:
        async with asyncio.TaskGroup() as side_by_side:
            for learner, (journey, word) in words.items():
                side_by_side.create_task(one(learner, journey, word))
    except ExceptionGroup as faults:
        raise faults.exceptions[0] from None
    return outcome


def left_out(asks: Sequence[Ask], learners: set[str]) -> list[Ask]:
    """The asks of all others."""
    return [ask for ask in asks if ask.learner not in learners]
