"""Who looked closer, a line a week."""

from __future__ import annotations

from datetime import date

from journey.reading.readers import Act
from records.access import Look
from starter.showing.looked import Looked, by_week
from tests.core.telling import DAY, GROUND, MARIEKE, MONDAY, WEEK, noon


def look(day: date, journey: str = "j1") -> Look:
    return Look(MARIEKE, journey, Act.NEED, noon(day))


def test_what_one_person_looked_at_in_a_week_is_one_line() -> None:
    looks = [look(MONDAY), look(MONDAY + 6 * DAY), look(MONDAY + 6 * DAY, "j2"), look(MONDAY + WEEK)]
    assert by_week(looks, GROUND.calendar) == [
        Looked(MONDAY, MARIEKE, "j1", "need", 2),
        Looked(MONDAY, MARIEKE, "j2", "need", 1),
        Looked(MONDAY + WEEK, MARIEKE, "j1", "need", 1),
    ]
