"""What a journey shows on the stuck list, one stretch of time after another.

Between two turns nothing happens on a journey, so all of it is known when a turn ends; only time decides where it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from journey.expected.expectations import BETWEEN_TWO, Expectation
from journey.lnd.reasons import ORDER, Stuck


@dataclass(frozen=True)
class Stretch:
    """From `begins` on, and before `ends`, this reason is the one that is shown."""

    begins: datetime
    ends: datetime | None
    """None: until somebody speaks."""
    stuck: Stuck
    expected: Expectation
    """Whose ladder has run out."""
    more: int
    """How many other reasons there are."""


def stretches(expectations: Iterable[Expectation]) -> list[Stretch]:
    """In the order of time, without gaps; nothing, where nothing will be stuck unless time brings something new.

    What is between two is on no list that others read.
    """
    known = [one for one in expectations if one.what not in BETWEEN_TWO]
    stuck = sorted(((one.stuck, one) for one in known if one.stuck), key=_worst_first)
    instants = sorted({reason.from_ for reason, _ in stuck})
    found = []
    for begins, ends in zip_longest(instants, instants[1:]):
        begun = [pair for pair in stuck if pair[0].from_ <= begins]
        found.append(Stretch(begins, ends, *begun[0], more=len(begun) - 1))
    return found


def _worst_first(pair: tuple[Stuck, Expectation]) -> tuple[int, datetime, str]:
    stuck, expected = pair
    return ORDER[stuck.reason], stuck.from_, expected.id
