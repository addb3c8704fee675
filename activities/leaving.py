"""What the post says on journeys, handed over without waiting: nothing arrives at somebody; there was no room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import Any

from journey.who.people import POST

Leave = Callable[[str, str, dict[str, Any]], Awaitable[None]]
"""Hands a word to a journey without waiting: journey, id, word."""


async def unreachable(leave: Leave, person: str, letter: str, journeys: Iterable[str], now: datetime) -> None:
    """Each journey that a letter was about hears that nothing arrives there; nothing is answered or ended by that.

    Safe to repeat: of one letter each journey hears it once.
    """
    for journey in journeys:
        await leave(journey, f"{POST}:unreachable-{letter}", _word("unreachable", now, who=person))


async def no_room(leave: Leave, journey: str, message: str, expectation: str, now: datetime) -> None:
    """Two letters were full, and nobody was asked. Safe to repeat."""
    await leave(journey, f"{POST}:no-room-{message}", _word("no-room", now, expectation=expectation))


def _word(kind: str, now: datetime, **about: str) -> dict[str, Any]:
    return {"kind": kind, "by": POST, "said": now.isoformat(), **about}
