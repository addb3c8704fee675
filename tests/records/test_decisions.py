"""Whatever the organisation changes is a decision: what is none would be neither kept nor in its history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journey.ground import DEFAULT_LADDERS, Kind, RungName
from records.decisions import between
from records.organisation import BEFORE, Body, Budget, Goal, Period, PublicHolidays, Retention

DAY = date(2027, 7, 26)
OTHERWISE: dict[str, Any] = {
    "name": "Waterveen",
    "timezone": "Europe/Brussels",
    "weekdays": (1, 2, 3, 4),
    "days_off": (DAY,),
    "public_holidays": PublicHolidays(country="NL"),
    "quiet": (Period(first=DAY, last=DAY, name="Bouwvak"),),
    "sites": {"Oost": ("north",)},
    "ladders": {**DEFAULT_LADDERS, Kind.HELP: ((RungName.LND, 9),)},
    "lnd": ((RungName.HEAD, 9),),
    "hours": (8, 16),
    "budget": Budget(asks=3),
    "retention": Retention(left=2),
    "silent": True,
    "labels": {"mentor": "peter"},
    "formal": True,
    "seniors": ("karim",),
    "head": "marieke",
    "colleagues": {"marieke": "lotte"},
    "goals": (Goal(id="g", known_as="1", title="Minder verloop", sponsor="karim"),),
    "factors": (("Ruimte", (), ()),),
}


def test_everything_that_is_kept_is_tried() -> None:
    assert {*OTHERWISE} == {*Body.model_fields}


@pytest.mark.parametrize("field", OTHERWISE)
def test_what_changes_is_decided(field: str) -> None:
    assert between(BEFORE, BEFORE.model_copy(update={field: OTHERWISE[field]}))
