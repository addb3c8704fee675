"""What the pages need, each made once at the root and passed in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from journey.who.people import PersonId
from letters.links import LinkKeys
from post.habits import Habits
from post.subjects import Subject
from records.database import Pool
from records.organisation import Organisations
from records.vault import Vault
from starter.journeys import Journeys


@dataclass(frozen=True)
class Kept:
    """What people choose about their letters, and where it is kept."""

    habits: Callable[[PersonId], Awaitable[Habits]]
    save: Callable[[PersonId, Habits], Awaitable[None]]
    useful: Callable[[Subject, str, bool], Awaitable[None]]
    """Counts one letter of that kind, in that language, as of use or not; of nobody."""


@dataclass(frozen=True)
class Resources:
    """Everything; `now` is the only clock."""

    door: Journeys
    pool: Pool
    vault: Vault
    organisations: Organisations
    keys: Callable[[], LinkKeys]
    """Asked for each link, because keys are changed while the pages run."""
    now: Callable[[], datetime]
    kept: Kept | None = None
    """None: there is nowhere to keep it, and those pages are not there."""
