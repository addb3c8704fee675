"""Who said something that no turn has answered yet."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from temporalio.exceptions import ApplicationError

from workflows import messages
from workflows.messages import Answer, Entry

MOST = 100
"""Entries that one turn is handed."""
WIDEST = 500_000
"""Bytes of entries that one turn is handed: a payload of 2 MB would stop the journey for good."""


@dataclass(frozen=True)
class Caller:
    """An entry, with whoever waits for its answer beside it: an id may be in the inbox twice."""

    entry: Entry
    size: int
    answer: asyncio.Future[Answer] | None = None


class Callers:
    """The inbox, in order of arrival. Entries leave it when they are answered, never before."""

    def __init__(self, heard: Iterable[Entry]) -> None:
        self._callers: deque[Caller] = deque()
        for entry in heard:
            self.hear(entry)

    def __len__(self) -> int:
        return len(self._callers)

    def hear(self, entry: Entry) -> None:
        """Take in a word for whose answer nobody waits."""
        self._callers.append(Caller(entry, _size(entry)))

    def tell(self, entry: Entry) -> asyncio.Future[Answer]:
        """Take in a word; the future is its answer.

        Raises (in the future):
            ApplicationError: of type `messages.LATER`, when the run ends before a turn could judge it.
        """
        answer = asyncio.Future[Answer]()
        self._callers.append(Caller(entry, _size(entry), answer))
        return answer

    def first(self) -> list[Entry]:
        """The entries for the next turn: those that came first, at least one if there is one."""
        entries: list[Entry] = []
        size = 0
        for caller in self._callers:
            size += caller.size
            if entries and (len(entries) == MOST or size > WIDEST):
                break
            entries.append(caller.entry)
        return entries

    @property
    def fit(self) -> bool:
        """Whether one turn, and so one message, can hold all of them."""
        return len(self.first()) == len(self)

    def answer(self, answers: Sequence[Answer]) -> None:
        """Let those who came first go, each with its answer."""
        for answer in answers[: len(self)]:
            caller = self._callers.popleft()
            if caller.answer is not None:
                caller.answer.set_result(answer)

    def turn_away(self) -> list[Entry]:
        """Ask those who wait to say it again; return the words of those who do not."""
        heard = []
        for caller in self._callers:
            if caller.answer is None:
                heard.append(caller.entry)
            else:
                caller.answer.set_exception(ApplicationError("later", type=messages.LATER, non_retryable=True))
        self._callers.clear()
        return heard


def _size(entry: Entry) -> int:
    return len(entry.model_dump_json())
