"""What of a log counts: all of it, but the facts of words that were taken back."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from journey.evolution import fold
from journey.expected.expectations import (
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    RungClimbed,
)
from journey.expected.silence import SilenceWatched
from journey.language import Event
from journey.state import Journey
from journey.unsaying.taking_back import WordTakenBack

EXPECTING = (
    ExpectationOpened,
    ExpectationMoved,
    ExpectationPassed,
    ExpectationAnswered,
    ExpectationClosed,
    RungClimbed,
    SilenceWatched,
)
"""These stay as they happened: later events refer to them, and who takes a word back says what becomes of them."""


class OnRecord(Protocol):
    """An event, and the id of the word that it came from; None: time did it."""

    @property
    def event(self) -> Event: ...

    @property
    def word(self) -> str | None: ...


class Told(NamedTuple):
    """The plainest of them."""

    event: Event
    word: str | None


def taken(log: Iterable[OnRecord]) -> set[str]:
    """The words that were taken back."""
    return {one.event.word for one in log if isinstance(one.event, WordTakenBack)}


def counting(log: Sequence[OnRecord]) -> Iterator[Event]:
    """The events that count, in their order."""
    return kept(log, taken(log))


def kept(log: Iterable[OnRecord], unsaid: Container[str]) -> Iterator[Event]:
    """The events of a log without the facts of these words."""
    return (one.event for one in log if one.word is None or one.word not in unsaid or isinstance(one.event, EXPECTING))


def retold(log: Sequence[OnRecord], known: Journey | None = None, position: int = 0) -> Journey | None:
    """The journey that a log tells; `known`: as it stood after that many of its events.

    Where a word was taken back since, it is told again from the start.
    """
    if taken(islice(log, position, None)):
        return fold(counting(log))
    return fold((one.event for one in islice(log, position, None)), known)
