"""Public holidays, as the library `holidays` lists them: loaded only where an organisation has a country."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from holidays import HolidayBase

YEARS = range(2020, 2101)
"""Longer than any journey, and the same in each process, whenever that began. All of them take 5 ms, loading 100."""

log = structlog.get_logger()


def knows(country: str) -> bool:
    """Whether there is a list for these letters."""
    import holidays

    return country in holidays.list_supported_countries()


def regions(country: str) -> list[str]:
    """The regions with days of their own, by code; none for most countries."""
    return sorted(_list(country, None, ()).subdivisions)


def names(country: str, region: str | None) -> list[str]:
    """What the days are called in the country's own language, in the order of a year."""
    return [*dict.fromkeys(name for called in _days(country, region).values() for name in called)]


def named(name: str, among: Iterable[str]) -> str | None:
    """The name as the list has it, however it is capitalised; None when it has none."""
    return next((one for one in among if one.casefold() == name.strip().casefold()), None)


@lru_cache(maxsize=32)
def days(country: str, region: str | None, not_off: frozenset[str]) -> frozenset[date]:
    """The dates that are off: those with a name that was not taken back.

    Raises nothing: where a later list has lost a name, or a whole country, journeys go on, and the log says so.
    """
    try:
        listed = _days(country, region)
    except NotImplementedError:
        log.error("holidays.lost", country=country, region=region)
        return frozenset()
    has = names(country, region)
    for name in not_off:
        if named(name, has) is None:
            log.warning("holidays.lost", country=country, region=region, name=name)
    worked = {named(name, has) for name in not_off}
    return frozenset(day for day, called in listed.items() if not worked.issuperset(called))


@lru_cache(maxsize=32)
def _days(country: str, region: str | None) -> Mapping[date, tuple[str, ...]]:
    """Every name that each day has: two may fall together."""
    listed = _list(country, region, YEARS)
    return {day: tuple(listed.get_list(day)) for day in sorted(listed)}


def _list(country: str, region: str | None, years: Iterable[int]) -> HolidayBase:
    import holidays

    # The language must be said, or the names are in that of whoever started the process.
    own = holidays.country_holidays(country).default_language
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some lists, with feasts by the moon, end before our years do
        return holidays.country_holidays(country, subdiv=region, years=years, language=own)
