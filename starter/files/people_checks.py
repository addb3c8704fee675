"""What no row of people.csv can know by itself: who is there twice, who is nobody, and who leads whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from starter.files.bad_input import Faults
from starter.files.people_rows import PersonRow

Rows = list[tuple[int, PersonRow]]


def check(rows: Rows, known: Collection[str], managers: Mapping[str, str | None], faults: Faults) -> None:
    """All of them. `known`: everybody, and `managers`: everybody's manager, once the file is taken over."""
    _twice(rows, faults)
    _strangers(rows, known, faults)
    _advisers(rows, faults)
    _circles(rows, managers, faults)


def _twice(rows: Rows, faults: Faults) -> None:
    first: dict[str, int] = {}
    for line, row in rows:
        if row.id in first:
            what = f"“{row.id}” is on line {first[row.id]} too; keep one of the two."
            faults.add(what, line=line, field="id")
        first.setdefault(row.id, line)


def _strangers(rows: Rows, known: Collection[str], faults: Faults) -> None:
    for line, row in rows:
        for field, who in (("manager", row.manager), ("adviser", row.adviser)):
            if who and who not in known:
                what = f"“{who}” is nobody here; write an id that is in this file or was imported before."
                faults.add(what, line=line, field=field)


def _advisers(rows: Rows, faults: Faults) -> None:
    first: dict[str, tuple[int, str]] = {}
    for line, row in rows:
        if not row.adviser:
            continue
        if not row.team:
            what = "an adviser belongs to a team; fill in the team, or leave the adviser empty."
            faults.add(what, line=line, field="adviser")
            continue
        on_line, other = first.setdefault(row.team, (line, row.adviser))
        if other != row.adviser:
            what = f"team “{row.team}” has “{other}” on line {on_line}; a team has one adviser."
            faults.add(what, line=line, field="adviser")


def _circles(rows: Rows, managers: Mapping[str, str | None], faults: Faults) -> None:
    """Each circle is told once, at the first of its persons in the file."""
    told: set[str] = set()
    for line, row in rows:
        chain, here = [row.id], managers.get(row.id)
        while here and here not in chain:
            chain.append(here)
            here = managers.get(here)
        if here == row.id and row.id not in told:
            told.update(chain)
            circle = " → ".join([*chain, here])
            what = f"goes in a circle ({circle}); leave the manager of whoever is at the top empty."
            faults.add(what, line=line, field="manager")
