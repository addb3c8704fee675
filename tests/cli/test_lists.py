"""The stuck list and the list of journeys: narrowed to what one asks for, and page by page."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from journey.lnd.reasons import ORDER, Reason
from tests.cli.leerreis import Leerreis

AGO = ("--said", "29 days ago")


@pytest.fixture(scope="module")
def stuck_ones(leerreis: Leerreis) -> list[str]:
    """Five journeys that are stuck, three of them in Noord, and one that is not; one more has ended."""
    journeys = [leerreis.start(who, *AGO) for who in ("p017", "p018", "p021", "p031", "p031")]
    leerreis.start("p017")
    over = leerreis.start("p018")
    leerreis.tell(over, "end", "p018", "--how", "stopped").ok()
    return journeys


def listed(leerreis: Leerreis, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = leerreis("stuck", "--json", *words).ok().json
    return found


def mark(said: str) -> str:
    """The mark that a note at the end of a page tells to add."""
    found = re.search(r"--after (\S+)", said)
    assert found, said
    return found[1]


def test_the_stuck_list_is_narrowed(leerreis: Leerreis, stuck_ones: list[str]) -> None:
    assert {row["journey"] for row in listed(leerreis)} == set(stuck_ones)
    assert {row["journey"] for row in listed(leerreis, "--team", "Noord")} == set(stuck_ones[:3])
    assert {row["journey"] for row in listed(leerreis, "--adviser", "p102")} == set(stuck_ones[3:])
    (reason,) = {row["reason"] for row in listed(leerreis)}
    (phase,) = {row["phase"] for row in listed(leerreis)}
    everything = ("--team", "Zuid", "--adviser", "p102", "--phase", phase, "--reason", reason, "--template", "standard")
    assert {row["journey"] for row in listed(leerreis, *everything)} == set(stuck_ones[3:])
    assert listed(leerreis, "--team", "Zuid", "--adviser", "p101") == []
    other = next(one for one in Reason if one != reason)
    assert leerreis("stuck", "--reason", other).ok().out == "Nothing is stuck.\n"


def test_naming_a_team_or_an_adviser_takes_the_place_of_mine(leerreis: Leerreis, stuck_ones: list[str]) -> None:
    mine = listed(leerreis, "--as", "p102")
    assert {row["journey"] for row in mine} == set(stuck_ones[3:])
    assert {row["team"] for row in listed(leerreis, "--as", "p102", "--team", "Noord")} == {"Noord"}
    assert len(listed(leerreis, "--as", "p102", "--adviser", "p101")) == 3
    assert listed(leerreis, "--as", "p102", "--phase", mine[0]["phase"]) == mine


@pytest.mark.parametrize("then", [(), ("--at",)])
@pytest.mark.parametrize("narrowed", [(), ("--phase", "needs-conversation")])
def test_page_after_page_is_the_whole_stuck_list_worst_first(
    leerreis: Leerreis, stuck_ones: list[str], then: tuple[str, ...], narrowed: tuple[str, ...]
) -> None:
    """Also of the past. In a phase of the past, nobody counts the rest."""
    at = (*narrowed, *then, datetime.now(UTC).isoformat()) if then else narrowed
    rows = listed(leerreis, *at)
    order = [(ORDER[Reason(row["reason"])], row["from"], row["journey"]) for row in rows]
    assert len(rows) == 5
    assert order == sorted(order)
    seen, after, left = [], (), 5
    while left:
        page = listed(leerreis, *at, "--first", "2", *after)
        done = leerreis("stuck", *at, "--first", "2", *after).ok()
        assert len(done.out.splitlines()) == 1 + len(page)
        seen += page
        left -= len(page)
        if left:
            beyond = "there are more" if then and narrowed else f"{left} more"
            assert done.err.startswith(f"{beyond}; for the next page add --after ")
            assert mark(done.err) == page[-1]["next"]
        else:
            assert done.err == ""
        after = ("--after", page[-1]["next"])
    assert [row["journey"] for row in seen] == [row["journey"] for row in rows]
    assert listed(leerreis, *at, *after) == []


def test_the_past_is_narrowed_too(leerreis: Leerreis, stuck_ones: list[str]) -> None:
    at = ("--at", datetime.now(UTC).isoformat())
    assert {row["journey"] for row in listed(leerreis, *at, "--team", "Noord")} == set(stuck_ones[:3])
    assert {row["journey"] for row in listed(leerreis, *at, "--as", "p102")} == set(stuck_ones[3:])
    assert listed(leerreis, *at, "--phase", "practice") == listed(leerreis, *at, "--reason", "silence") == []
    assert len(listed(leerreis, *at, "--template", "standard")) == 5


def test_journeys_are_narrowed_and_come_page_by_page(leerreis: Leerreis, stuck_ones: list[str]) -> None:
    def found(*words: str) -> dict[str, Any]:
        answer: dict[str, Any] = leerreis("journeys", "--json", *words).ok().json
        return answer

    everything = found("--ended")
    assert Counter(row["ended"] for row in everything["journeys"]) == {None: 6, "stopped": 1}
    assert [row["last_word"] for row in found()["journeys"]] == sorted(row["last_word"] for row in found()["journeys"])
    assert len(found("--team", "Noord", "--phase", "needs-conversation", "--template", "standard")["journeys"]) == 4
    assert found("--phase", "practice") == {"counts": {}, "journeys": [], "next": None}
    first = found("--ended", "--first", "4")
    second = found("--ended", "--first", "4", "--after", first["next"])
    assert first["journeys"] + second["journeys"] == everything["journeys"]
    assert (first["counts"], second["next"]) == (everything["counts"], None)
    done = leerreis("journeys", "--first", "4").ok()
    assert f"2 more; for the next page add --after {first['next']}" in done.err


def test_journeys_are_counted_by_where_they_stand(leerreis: Leerreis, stuck_ones: list[str]) -> None:
    counted = leerreis("journeys", "--counts", "--json").ok().json
    assert counted == {"counts": {"needs-conversation": 6, "stopped": 1}}
    assert leerreis("journeys", "--counts", "--team", "Zuid").ok().out == "phase\tjourneys\nfirst talk\t2\n"
    assert leerreis("journeys", "--counts", "--as", "p004").ok().out.startswith("fase\tleerreizen\nstartgesprek\t4\n")
