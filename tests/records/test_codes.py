"""Codes that stand for a person: short, each for one entry of one journey, never stored, and not to be guessed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from records import codes
from records.database import Pool

MASTER, OTHER = b"m" * 32, b"o" * 32
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ENTRIES = ("confirm-1", "confirm-2")


def test_a_code_is_short_and_has_no_letters_that_look_alike() -> None:
    made = {codes.code(MASTER, f"journey-{n}", "confirm-1") for n in range(500)}
    assert len(made) == 500
    assert {len(one) for one in made} == {codes.LENGTH}
    assert not set("".join(made)) & set("0O1IL2Z5S8BUV")


def test_it_is_of_this_entry_this_journey_and_this_installation() -> None:
    one = codes.code(MASTER, "a", "confirm-1")
    assert one == codes.code(MASTER, "a", "confirm-1")
    assert len({one, codes.code(MASTER, "a", "confirm-2"), codes.code(MASTER, "b", "confirm-1")}) == 3
    assert one != codes.code(OTHER, "a", "confirm-1")


async def test_it_is_found_however_it_is_typed(pool: Pool) -> None:
    typed = codes.on_a_card(codes.code(MASTER, "a", "confirm-2")).lower()
    assert await codes.found(pool, MASTER, "a", ENTRIES, f" {typed} ", NOON) == "confirm-2"
    assert await codes.found(pool, MASTER, "b", ENTRIES, typed, NOON) is None
    assert await codes.found(pool, MASTER, "a", ENTRIES, "é", NOON) is None


async def test_after_ten_guesses_nobody_guesses_on_until_the_next_day(pool: Pool) -> None:
    right = codes.code(MASTER, "a", "confirm-1")
    for _ in range(codes.MOST_TRIES):
        assert await codes.found(pool, MASTER, "a", ENTRIES, "AAAAA-AAAAA", NOON) is None
    for _ in range(3):
        with pytest.raises(codes.TooManyTries):
            await codes.found(pool, MASTER, "a", ENTRIES, right, NOON)
    assert await codes.found(pool, MASTER, "b", ENTRIES, codes.code(MASTER, "b", "confirm-1"), NOON) == "confirm-1"
    tomorrow = NOON + codes.WITHIN + timedelta(minutes=1)
    assert await codes.found(pool, MASTER, "a", ENTRIES, right, tomorrow) == "confirm-1"
    assert await pool.fetchval("select count(*) from code_try") == 0


async def test_what_fits_is_no_guess(pool: Pool) -> None:
    for _ in range(2 * codes.MOST_TRIES):
        right = codes.code(MASTER, "a", "confirm-1")
        assert await codes.found(pool, MASTER, "a", ENTRIES, right, NOON) == "confirm-1"
