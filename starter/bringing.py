"""Brings many journeys in: some at a time, each in one message, safe to stop and to run again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journey import Refusal
from records.vault import Forgotten, UnknownPerson
from starter.courier import NotYetOnRecord
from starter.files.gathering import History, Place
from starter.journeys import Journeys

AT_A_TIME = 16
"""Journeys that are handed over side by side: three times as many, or a quarter, took as long (`bench/imports.py`)."""
PATIENCE = 3
"""Times that a journey is handed over when no answer comes."""
CONFLICTS = ("id-was-used", "already-started")
"""What the engine says to a word that is on record with other content."""


@dataclass
class Report:
    """What became of the histories so far."""

    started: int = 0
    """Journeys that are new."""
    added: int = 0
    """Journeys that were on record, and to which something was added."""
    unchanged: int = 0
    """Journeys of which everything was on record."""
    words: int = 0
    """Words that are new on record."""
    refused: list[tuple[Place, Exception]] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    """Needs that were handed over, and of which nobody knows yet."""

    @property
    def done(self) -> int:
        """How many journeys were looked at."""
        return self.started + self.added + self.unchanged + len(self.refused) + len(self.unanswered)


class Bringing:
    """One import. `report` holds at any moment what is on record by it."""

    def __init__(self, door: Journeys, on_record: Mapping[str, Collection[str]], told: Callable[[], None]) -> None:
        self._door = door
        self._on_record = on_record
        self._told = told
        self.report = Report()

    async def bring(self, histories: Sequence[History]) -> None:
        """All of them. Safe to repeat: what is on record stays as it is."""
        rest = iter(histories)
        async with asyncio.TaskGroup() as side_by_side:
            for _ in range(min(AT_A_TIME, len(histories))):
                side_by_side.create_task(self._one_after_another(rest))

    async def _one_after_another(self, rest: Iterable[History]) -> None:
        for history in rest:
            await self._bring(history)
            self._told()

    async def _bring(self, history: History) -> None:
        report, on_record = self.report, self._on_record.get(history.journey, ())
        first = next(iter(history.places.values()))
        if (place := history.changed(on_record)) is not None:
            report.refused.append((place, Refusal("said-otherwise")))
            return
        try:
            new = await self._handed_over(history)
        except Refusal as refusal:
            place = history.places.get(refusal.about.get("word", ""), first)
            report.refused.append((place, Refusal("said-otherwise") if refusal.code in CONFLICTS else refusal))
        except (Forgotten, UnknownPerson) as fault:
            report.refused.append((first, fault))
        except NotYetOnRecord:
            report.unanswered.append(history.need)
        else:
            report.words += new
            report.started += bool(new and not on_record)
            report.added += bool(new and on_record)
            report.unchanged += not new

    async def _handed_over(self, history: History) -> int:
        for _ in range(PATIENCE - 1):
            try:
                return await self._door.bring(history.journey, history.words)
            except NotYetOnRecord:
                continue
        return await self._door.bring(history.journey, history.words)
