"""What a dry run asked of each person: messages and minutes, month by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journey.who.people import PersonId
from simulation.dry_run import Asked, Done, Entry
from simulation.people import LEARNER, MINUTES, TOGETHER


@dataclass(frozen=True)
class Load:
    """One person in one month."""

    month: date
    """Its first day."""
    who: PersonId
    asks: int
    minutes: int


def loads(entries: Iterable[Entry]) -> list[Load]:
    """In order of month and person; who was asked nothing and did nothing has none."""
    asks: dict[tuple[date, PersonId], int] = {}
    minutes: dict[tuple[date, PersonId], int] = {}
    for entry in entries:
        month = entry.on.replace(day=1)
        match entry:
            case Asked(who=who):
                asks[month, who] = asks.get((month, who), 0) + 1
            case Done(who=who, what=what):
                for person in {who, *((LEARNER, TOGETHER[what]) if what in TOGETHER else ())}:
                    minutes[month, person] = minutes.get((month, person), 0) + MINUTES.get(what, 0)
    return [Load(*key, asks.get(key, 0), minutes.get(key, 0)) for key in sorted({*asks, *minutes})]
