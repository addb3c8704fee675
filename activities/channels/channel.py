"""A channel: what carries a letter to one address."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from activities.channels.outcome import Outcome
from post.letter import Written


class NotSetUp(Exception):
    """A setting about letters is not right; the message says which one, and what would be."""


class Channel(Protocol):
    """Lives as long as the worker, in one event loop."""

    async def send(self, written: Written, to: str, *, at: datetime) -> Outcome:
        """Carry it to `to`; `at` is the date that it shows. What goes wrong is the outcome, never an exception.

        Safe to repeat for mail only: the Message-ID is the letter's. A chat shows it twice.
        """
        ...

    async def close(self) -> None:
        """Let go of what was kept open. Safe to repeat."""
        ...
