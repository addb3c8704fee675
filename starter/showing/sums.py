"""Sums in words."""

from __future__ import annotations

from letters.tongue import Tongue
from records.sums import FLOOR, Figure

FEWER = "fewer than {floor}"
OF_WHOM = "Sums of the organisation: nothing is told of fewer than {floor} people."


def figure(say: Tongue, figure: Figure) -> str:
    """How many; or that they are too few to say."""
    return say(FEWER, floor=FLOOR) if figure is None else str(figure)


def of_whom(say: Tongue) -> str:
    """What stands below a page of sums."""
    return say(OF_WHOM, floor=FLOOR)
