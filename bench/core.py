"""How many requests a second the core answers on one core: `python -m bench.core`.

The year's journey of the golden files: each of its sixty words is an elapse to the instant at which it was said, a
decide, each with an evolve of every event, and an agenda, on a journey that has grown by all that came before.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from statistics import median
from time import process_time

from journey import Journey, Said, agenda, decide, elapse, request
from tests.golden.stories import GROUND, STORIES
from tests.golden.telling import ID, words

RUNS = 15
YEARS = 40
"""Journeys told in one run."""

Year = list[tuple[datetime, Said]]


def the_year() -> Year:
    """The words, read before the clock starts."""
    return [(at, request(word)) for at, word in words(STORIES["a-year"]()) if word is not None]


def told(year: Year, later: timedelta = timedelta(0)) -> Journey | None:
    """One journey from its first word to its last, everything a little later: no two journeys share an instant."""
    journey: Journey | None = None
    for at, word in year:
        at += later
        journey = elapse(journey, at, GROUND).journey
        journey = decide(ID, journey, word, at, GROUND).journey
        agenda(journey)
    return journey


def requests_a_second(year: Year) -> float:
    """Of one run, by the time that this process was on the processor."""
    begun = process_time()
    for nth in range(YEARS):
        told(year, timedelta(minutes=nth))
    return YEARS * len(year) / (process_time() - begun)


def main() -> None:
    """The median of the runs, and between what they lie."""
    year = the_year()
    journey = told(year)
    assert journey is not None and journey.applied, "the year ends applied"
    runs = sorted(requests_a_second(year) for _ in range(RUNS))
    print(f"core: {median(runs):,.0f} requests/s ({runs[0]:,.0f} to {runs[-1]:,.0f}; {RUNS} runs, one core)")


if __name__ == "__main__":
    main()
