"""What the organisation decided for all: each thing that changed, by whom and when, for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from records.database import canonical

if TYPE_CHECKING:
    from records.organisation import Body

ITSELF = (
    "name",
    "timezone",
    "weekdays",
    "days_off",
    "public_holidays",
    "head",
    "colleagues",
    "factors",
    "silent",
    "labels",
    "formal",
    "seniors",
)
"""What is decided as a whole."""


class Decision(NamedTuple):
    """One thing that is to hold from now on; None: it was not there, or is not any more."""

    what: str
    was: Any
    now: Any


@dataclass(frozen=True)
class Decided:
    """A decision on record; `by` None: whoever runs the product imported a file."""

    version: int
    what: str
    was: Any
    now: Any
    by: str | None
    why: str | None
    at: datetime


def between(before: Body, now: Body) -> list[Decision]:
    """What makes the one of the other, in the order in which it is kept; a period that changed goes and comes."""
    was, is_ = dict(_things(before)), dict(_things(now))
    keys = dict.fromkeys([*was, *is_])
    return [Decision(key[0], was.get(key), is_.get(key)) for key in keys if was.get(key) != is_.get(key)]


def _things(body: Body) -> Iterator[tuple[tuple[str, str], Any]]:
    """Each thing that can be decided by itself, as plain JSON."""
    kept = body.model_dump(mode="json")
    for key in ITSELF:
        yield (key, ""), kept[key]
    for name, teams in kept["sites"].items():
        yield ("site", name), {"name": name, "teams": teams}
    for goal in kept["goals"]:
        yield ("goal", goal["id"]), goal
    for period in kept["quiet"]:
        yield ("quiet", canonical(period)), period
    tables = {**kept["ladders"], "lnd": kept["lnd"], "hours": zip(("from", "to"), kept["hours"], strict=True)}
    tables |= {table: kept[table].items() for table in ("budget", "retention")}
    for table, held in tables.items():
        yield from (((f"{table}.{key}", ""), value) for key, value in held)
