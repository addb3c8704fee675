"""The examples are right on any day on which somebody starts them: the same journeys are stuck, each for its reason."""

from __future__ import annotations

import os
from datetime import date

import pytest

from journey.lnd.reasons import Reason
from journey.plans.plan import StepKind
from journey.state import Ending
from tests.examples.loaded import HALF_PAST_MIDNIGHT, NOON, Stands, days, stand

LEAP_YEAR = days(date(2028, 1, 1), date(2028, 12, 31))
CHOSEN = (
    *days(date(2028, 1, 1), date(2028, 1, 6)),  # a new year, and the first days after Christmas
    *days(date(2028, 2, 28), date(2028, 3, 1)),
    *days(date(2028, 3, 25), date(2028, 3, 27)),  # the clocks go forward
    *days(date(2028, 4, 15), date(2028, 4, 18)),  # Easter
    date(2028, 4, 27),
    *days(date(2028, 7, 24), date(2028, 7, 25)),  # quiet weeks in summer begin
    *days(date(2028, 8, 4), date(2028, 8, 7)),  # and end
    *days(date(2028, 10, 28), date(2028, 10, 30)),  # the clocks go back
    *days(date(2028, 12, 24), date(2028, 12, 26)),
    date(2028, 12, 31),
)
OTHER_YEARS = (date(2026, 11, 14), date(2027, 8, 9), date(2029, 1, 2), date(2033, 6, 6), date(2040, 2, 29))
"""Some of them later than the quiet periods that the file names."""
LOOKED_AT = (*(LEAP_YEAR if os.environ.get("LEERREIS_PROFILE") == "long" else CHOSEN), *OTHER_YEARS)


@pytest.mark.parametrize("today", LOOKED_AT, ids=str)
def test_every_phase_every_end_and_every_reason_are_there(today: date) -> None:
    for now in stand(today, HALF_PAST_MIDNIGHT, NOON):
        assert {one.phase for one in now.values() if not one.over} == set(StepKind)
        assert {one.journey.ended for one in now.values()} == {None, *Ending}
        assert sorted(stuck(now).values()) == sorted(Reason)
        assert stuck(now) == stuck(A_WEDNESDAY)
        assert [need for need, one in now.items() if one.over] == [n for n, one in A_WEDNESDAY.items() if one.over]


def stuck(now: dict[str, Stands]) -> dict[str, Reason]:
    """The reason that is shown of each journey that is stuck."""
    return {need: one.stuck[0] for need, one in now.items() if one.stuck}


(A_WEDNESDAY,) = stand(date(2028, 10, 11), NOON)
