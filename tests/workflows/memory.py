"""A registrar that keeps its logs in memory: the real one's activities and duties, with five words of its own."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from temporalio import activity
from temporalio.exceptions import ApplicationError

from workflows import messages
from workflows.messages import Answer, Entry, Inbox, Refused, Turn

Fact = dict[str, Any]


@dataclass
class Log:
    """One journey: its facts, and the position that each word's id got."""

    facts: list[Fact] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)
    alarm: datetime | None = None
    shown: dict[str, str] = field(default_factory=dict)
    over: bool = False

    def add(self, **fact: Any) -> None:
        self.facts.append({"position": len(self.facts) + 1, **fact})


class MemoryRegistrar:
    """Words: open, note, wait (`until`), show (`phase`, `reason`, ...), end; every other one is refused.

    `go_on`: while it is not set, patient turns take their time. `every`: how long after a ring the next one is due.
    """

    def __init__(self, *, at_most: int = 100) -> None:
        self.logs: defaultdict[str, Log] = defaultdict(Log)
        self.turns: list[Inbox] = []
        self.quick_faults: list[Exception] = []
        self.patient_faults: list[Exception] = []
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.every: timedelta | None = None
        self.at_most = at_most

    @property
    def activities(self) -> list[Callable[..., Any]]:
        return [self.advance, self.advance_one_by_one]

    @activity.defn(name=messages.ADVANCE)
    async def advance(self, inbox: Inbox) -> Turn:
        if self.quick_faults:
            raise self.quick_faults.pop(0)
        return self._turn(inbox)

    @activity.defn(name=messages.ADVANCE_ONE_BY_ONE)
    async def advance_one_by_one(self, inbox: Inbox) -> Turn:
        if self.patient_faults:
            raise self.patient_faults.pop(0)
        await self.go_on.wait()
        return self._turn(inbox)

    def _turn(self, inbox: Inbox) -> Turn:
        self.turns.append(inbox)
        log = self.logs[inbox.journey]
        answers = [self._answer(log, entry) for entry in inbox.entries[: self.at_most]]
        if log.alarm is not None and log.alarm <= inbox.now:
            log.add(kind="rang", at=inbox.now.isoformat())
            log.alarm = inbox.now + self.every if self.every else None
        return Turn(
            position=len(log.facts),
            facts=[] if inbox.after is None else log.facts[inbox.after :],
            answers=answers,
            alarm=log.alarm,
            over=log.over or not log.facts,
            **log.shown,
        )

    def _answer(self, log: Log, entry: Entry) -> Answer:
        if entry.id not in log.words:
            said = entry.word["say"]
            if said not in ("open", "note", "wait", "show", "end"):
                return Answer(refused=Refused(code="NotYours", about={"may": "companion"}))
            if not log.facts and said != "open":
                return Answer(refused=Refused(code="NotThere"))
            log.add(kind=said, id=entry.id)
            log.words[entry.id] = len(log.facts)
            self._follow(log, entry.word)
        return Answer(position=log.words[entry.id])

    def _follow(self, log: Log, word: dict[str, Any]) -> None:
        match word:
            case {"say": "wait", "until": until}:
                log.alarm = datetime.fromisoformat(until)
            case {"say": "show", **shown}:
                log.shown |= shown
            case {"say": "end"}:
                log.over, log.alarm = True, None


def broken() -> Exception:
    """A fault that passes."""
    return ApplicationError("the database is away", type="Away")


def beyond_repair() -> Exception:
    """A fault that no retry mends."""
    return ApplicationError("the log has another past", type="LogDiverged", non_retryable=True)
