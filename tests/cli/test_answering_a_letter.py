"""Later, not for me, in the diary: said on the command line by those who are asked, and by nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.leerreis import Leerreis


@pytest.fixture(scope="module")
def journey(leerreis: Leerreis) -> str:
    """Sanne's, of today; Karim was asked to talk and to say yes."""
    return leerreis.start("p017", "--noticed-by", "p021")


def asked(leerreis: Leerreis, journey: str, who: str = "p004") -> dict[str, str]:
    """The day of each ask, by its id."""
    shown = leerreis("show", journey, "--as", who, "--json").ok().json
    return {one["id"]: one["by"] for one in shown["next"]}


def soon(days: int) -> str:
    """So many days from today."""
    return str(datetime.now(UTC).date() + timedelta(days=days))


def test_a_talk_gets_its_day_and_its_hour(leerreis: Leerreis, journey: str) -> None:
    done = leerreis.tell(journey, "plan-talk", "p017", "--on", soon(20), "--at", "14:30", "--minutes", "20").ok()
    assert done.out.startswith("On record, as ")
    told = leerreis("show", journey, "--as", "p004").ok().out
    assert ", 14:30: het eerste gesprek" in told or "14:30" in told
    assert asked(leerreis, journey)["needs-talk-1"] >= soon(20)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--on", "2020-01-06"), "6 januari 2020 "),
        (("--on", "tomorrow"), "--on: “tomorrow” is not right; write a day such as 2026-12-01."),
        (("--on", "2030-01-07", "--at", "two"), "--at: “two” is not right; write an hour such as 14:30."),
        (("--on", "2030-01-07", "--at", "14:30Z"), "--at is the hour on the organisation's own wall, such as 14:30."),
        (("--on", "2030-01-07", "--minutes", "1"), "--minutes: “1” is not right; write a whole number from 5 to 240."),
    ],
)
def test_what_is_no_day_or_no_hour(leerreis: Leerreis, journey: str, words: tuple[str, ...], says: str) -> None:
    assert leerreis.tell(journey, "plan-talk", "p004", *words).err.startswith(says)


def test_later_and_not_for_me(leerreis: Leerreis, journey: str) -> None:
    leerreis.tell(journey, "later", "p004", "--expectation", "accept-1", "--until", soon(25)).ok()
    assert asked(leerreis, journey)["accept-1"] >= soon(25)
    leerreis.tell(journey, "not-me", "p004", "--expectation", "accept-1", "--line", "CANARY of my own").ok()
    row = next(one for one in leerreis("stuck", "--json", "--as", "p101").ok().json if one["journey"] == journey)
    assert (row["reason"], row["waiting_on"]) == ("agreement-not-accepted", "Karim El Idrissi")
    assert "CANARY of my own" in leerreis("show", journey, "--as", "p101").ok().out
    sanne = leerreis("show", journey, "--as", "p017").ok().out
    assert "CANARY of my own" not in sanne and "somebody else" not in sanne, "she learns nothing of it"
    refused = leerreis.tell(journey, "not-me", "p017", "--expectation", "practice-1")
    assert (refused.code, refused.err[:28]) == (1, "This is about yourself, and ")


def test_nobody_is_called_the_post_and_nobody_types_what_it_says(leerreis: Leerreis, journey: str) -> None:
    as_post = leerreis.tell(journey, "unreachable", "post", "--who", "p004")
    assert as_post.code == 2
    assert as_post.err.startswith("--as: “post” is nobody here;")
    for_post = leerreis.tell(journey, "spoke", "p004", "--for", "post")
    assert (for_post.code, for_post.err[:29]) == (2, "--for: “post” is nobody here;")
    untyped = leerreis.tell(journey, "no-room", "p101", "--expectation", "accept-1")
    assert (untyped.code, untyped.err[:26]) == (2, 'Unknown command "no-room".')
