"""The read models are what the log says, whichever way it was told. Every test here ends with that question too."""

from __future__ import annotations

import pytest

from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, entry, practice

OPEN = "select count(*) from expectation where journey = $1 and valid_until is null"


@pytest.mark.parametrize("patiently", [False, True])
async def test_a_whole_journey(desk: Desk, patiently: bool) -> None:
    await desk.open()
    await desk.agree()
    for week in range(1, 10):
        now = MONDAY + week * WEEK
        words = [
            practice(f"sanne:{week}", said=now - DAY),
            entry(f"karim:{week}", "check-in", "karim", said=now - 2 * HOUR, answer="seen"),
            entry(f"femke:{week}", "sighting", "femke", said=now - 3 * HOUR, answer="seen"),
            entry(f"sanne:c{week}", "confidence", "sanne", said=now - HOUR, figure=week),
        ]
        await desk.turn(*words[: week % 5], now=now, patiently=patiently)
    for by in ("sanne", "karim"):
        now = MONDAY + 10 * WEEK
        await desk.turn(entry(f"{by}:yes", "conclude", by, said=now, yes=True), now=now, patiently=patiently)
    row = await desk.pool.fetchrow("select * from journey where id = $1", desk.journey)
    assert row is not None
    assert (row["ended"], row["over"], row["last_kind"]) == ("applied", False, "conclusion-said")
    assert await desk.pool.fetchval(OPEN, desk.journey) == 1, "still doing it?"


async def test_a_journey_that_nobody_talks_on(desk: Desk) -> None:
    await desk.open()
    await desk.ring(MONDAY + 30 * WEEK)
    assert ("still-yours", "head") in await desk.climbed()


@pytest.mark.parametrize("patiently", [False, True])
async def test_words_said_at_the_same_instant(desk: Desk, patiently: bool) -> None:
    """The last of them is the last word, in one transaction or in three."""
    await desk.open()
    now = MONDAY + DAY
    words = [
        practice("sanne:1", said=now),
        entry("karim:1", "check-in", "karim", said=now, answer="seen"),
        entry("karim:2", "accept", "karim", said=MONDAY + HOUR),
    ]
    await desk.turn(*words, now=now, patiently=patiently)
    row = await desk.pool.fetchrow("select last_by, last_kind from journey where id = $1", desk.journey)
    assert dict(row or {}) == {"last_by": "karim", "last_kind": "checked-in"}


@pytest.mark.parametrize("patiently", [False, True])
async def test_a_date_that_moves_there_and_back(desk: Desk, patiently: bool) -> None:
    """What was so before and after an instant was so all along."""
    await desk.open()
    await desk.agree()
    now = MONDAY + DAY
    await desk.turn(entry("sanne:0", "conclude", "sanne", said=now, yes=False, until="2026-05-04"), now=now)
    now += HOUR
    back_and_forth = [
        entry("sanne:1", "conclude", "sanne", said=now, yes=False, until="2026-06-08"),
        entry("sanne:2", "conclude", "sanne", said=now, yes=False, until="2026-05-04"),
    ]
    await desk.turn(*back_and_forth, now=now, patiently=patiently)
    moved = [kind for kind in await desk.kinds() if kind == "expectation-moved"]
    assert len(moved) == 2
