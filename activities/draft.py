"""A draft: what a letter is made from, before it has names, titles and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from journey import Journey
from journey.who.people import PersonId
from post.composing import Bundle
from post.subjects import Goes


@dataclass(frozen=True)
class Draft:
    """What a letter is made from: its row, its lines, and the journeys that they are about."""

    id: str
    goes: Goes
    person: PersonId
    bundles: Sequence[Bundle]
    journeys: Mapping[str, Journey]
    at: datetime
    waiting: int = 0
