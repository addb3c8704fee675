"""Quiet periods as people name them, and as they are kept: of everybody, of sites, or of teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from records.organisation import Period
from starter.files.calendar_toml import Quiet


def period(quiet: Quiet, teams: Mapping[str, str]) -> Period:
    """A quiet period as it is kept."""
    of_teams = tuple(sorted({teams[name] for name in quiet.teams}))
    sites = tuple(sorted({*quiet.sites}))
    return Period(first=quiet.first, last=quiet.last, name=quiet.name, sites=sites, teams=of_teams)


def in_order(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The earliest first, each once."""
    return tuple(sorted({*periods}, key=lambda one: (one.first, one.last, one.name, one.sites, one.teams)))


def unknown(which: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """What is wrong with names of teams or sites that are not there."""
    there = sorted(known)
    right = f"write one of {', '.join(there)}" if there else f"there is no {which} yet"
    for name in names:
        if name not in there:
            yield f"“{name}” is no {which} here; {right}."
