"""Factors: each reason and each sort of condition is a sign of exactly one."""

from __future__ import annotations

from journey.arranged import Lacking
from journey.lnd import factors
from journey.lnd.factors import DEFAULT, Factor
from journey.lnd.reasons import Reason


def test_every_reason_and_every_sort_of_condition_belongs_to_one_of_ours() -> None:
    assert sorted(reason for one in DEFAULT for reason in one.reasons) == sorted(Reason)
    assert sorted(sort for one in DEFAULT for sort in one.conditions) == sorted(Lacking)
    assert len({one.name for one in DEFAULT}) == len(DEFAULT) == 10


def test_a_reason_and_a_sort_know_their_factor() -> None:
    own = (Factor("Culture", (Reason.SILENCE,)), Factor("Work", (Reason.NO_TIME, Reason.FLAT), (Lacking.TIME,)))
    assert factors.of_reasons(own) == {"silence": "Culture", "no-time-made": "Work", "confidence-flat": "Work"}
    assert factors.of_conditions(own) == {"time": "Work"}
