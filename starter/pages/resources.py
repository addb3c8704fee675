"""What the pages need, each made once at the root and passed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from letters.link_keys import LinkKeys
from records.database import Pool
from records.organisation import Organisations
from records.vault import Vault
from starter.journeys import Journeys


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
