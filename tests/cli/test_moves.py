"""L&D picks rows of its list up, and puts the list right; a row in full, and the list's own score."""

from __future__ import annotations

import asyncpg
import pytest

from tests.cli.leerreis import Leerreis

AGO = ("--said", "29 days ago")


@pytest.fixture
def journey(leerreis: Leerreis) -> str:
    """Nobody talked on it, and nobody said yes."""
    return leerreis.start("p018", *AGO)


def reasons(leerreis: Leerreis, journey: str) -> list[str]:
    rows = leerreis("stuck", "--json", "--as", "p101").ok().json
    return [row["reason"] for row in rows if row["journey"] == journey]


def test_a_row_in_full_says_whom_to_call_how_to_begin_and_what_else(leerreis: Leerreis, journey: str) -> None:
    row = leerreis("stuck", journey, "--as", "p101", "--json").ok().json
    assert (row["reason"], row["others"]) == ("conversation-not-held", [])
    assert [one["move"] for one in row["moves"]] == [
        "plan-for-them", "call", "sit-in", "take-over", "rest", "pause",
    ]  # fmt: skip
    assert len(row["stands"]) == 3
    assert row["call"] == {
        "who": "Karim El Idrissi",
        "address": "karim@example.nl",
        "opening": "Hello Karim, Mo Yilmaz would like to learn something. "
        "Shall I find half an hour for the two of you?",
    }
    shown = leerreis("stuck", journey, "--as", "p101").ok().out
    assert "Karim El Idrissi (karim@example.nl)" in shown
    assert "call            Call Karim El Idrissi" in shown


def test_a_row_in_full_is_for_ld_and_addresses_are(leerreis: Leerreis, journey: str) -> None:
    done = leerreis("stuck", journey, "--as", "p004")
    assert (done.code, done.err) == (1, "Waar het stokt is alleen voor L&D.\n")
    assert leerreis("stuck", journey, "--json").ok().json["call"]["address"] is None
    assert "karim@example.nl" not in leerreis("stuck", journey).ok().out


def test_what_is_picked_up_is_off_the_list_and_only_ld_is_told(leerreis: Leerreis, journey: str) -> None:
    assert reasons(leerreis, journey) == ["conversation-not-held"]
    leerreis.tell(journey, "pick-up", "p101", "--move", "call").ok()
    assert reasons(leerreis, journey) == []
    assert leerreis("stuck", journey, "--as", "p101").ok().out == "It is not stuck.\n"
    assert "picked it up (conversation not held), until " in leerreis("show", journey, "--as", "p101").ok().out
    for who in ("p018", "p004"):
        assert "opgepakt" not in leerreis("show", journey, "--as", who).ok().out


def test_what_was_not_right_is_put_right(leerreis: Leerreis, journey: str) -> None:
    leerreis.tell(journey, "not-right", "p101", "--why", "talked").ok()
    assert reasons(leerreis, journey) == []
    assert "hoorde dat ze elkaar spraken" in leerreis("show", journey, "--as", "p018").ok().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("pick-up", "--move", "new-mentor"), "That move does not help here; one of these may: plan-for-them, call, "),
        (("pick-up", "--move", "call", "--reason", "silence"), "It is not on the list for that reason; it is for conv"),
        (("not-right", "--why", "away"), "“Away” needs a day (--until), "),
        (("not-right", "--why", "wrong-person", "--to", "p021"), "This goes with a role: hand it over, or invite "),
        (("unreachable", "--who", "p018"), "That person has no address, so nothing fails to arrive there: "),
        (("unreachable", "--who", "p030"), "That person has no address, so nothing fails to arrive there: "),
    ],
)
def test_what_makes_no_sense_is_said_so(leerreis: Leerreis, journey: str, words: tuple[str, ...], says: str) -> None:
    done = leerreis.tell(journey, words[0], "p101", *words[1:])
    assert done.code == 1
    assert done.err.startswith(says)


def test_somebody_who_can_not_be_reached_is_named_and_called(leerreis: Leerreis) -> None:
    journey = leerreis.start("p018")
    leerreis.tell(journey, "unreachable", "p101", "--who", "p004").ok()
    row = next(one for one in leerreis("stuck", "--json", "--as", "p101").ok().json if one["journey"] == journey)
    assert (row["reason"], row["waiting_on"], row["move_in_words"]) == (
        "unreachable", "Karim El Idrissi", "Call Karim El Idrissi",
    )  # fmt: skip
    assert row["sentence"].startswith("Nothing arrives at the address of Karim El Idrissi, on the journey of Mo Yilmaz")
    leerreis.tell(journey, "accept", "p004").ok()
    assert reasons(leerreis, journey) == []


async def test_the_list_says_how_often_it_was_right_once_there_is_something_to_say(leerreis: Leerreis) -> None:
    db = await asyncpg.connect(leerreis.database)
    await db.executemany(
        "insert into event (journey, position, kind, body, at, recorded) values ($1, 1, $2, '{}', now(), now())",
        [(f"told-{n}", "picked-up" if n % 4 else "row-corrected") for n in range(40)],
    )
    await db.close()
    assert leerreis("stuck", "--as", "p101", "--team", "Zuid").ok().err == "30 of the last 40 rows were right\n"
