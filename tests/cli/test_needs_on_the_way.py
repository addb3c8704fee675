"""What happens to a need, at the command line: it begins vague, is found, is rare, and comes along to another job."""

from __future__ import annotations

import pytest

from tests.cli.leerreis import Leerreis

VAGUE = ("--title", "CANARY title", "--want", "CANARY want", "--template", "on-the-job")
FOUND = ("--behaviour", "CANARY behaviour", "--rhythm", "rare")


def begun(leerreis: Leerreis) -> str:
    """A vague need of Sanne's; the id of its journey."""
    return leerreis("start", "--as", "p017", "--learner", "p017", *VAGUE).ok().out.split()[0]


def expected(leerreis: Leerreis, journey: str) -> dict[str, tuple[str, str]]:
    """Of whom what is expected, by when."""
    shown = leerreis("show", journey, "--as", "p017", "--json").ok().json
    return {one["what"]: (one["who"], one["by"]) for one in shown["next"]}


@pytest.fixture(scope="module")
def journey(leerreis: Leerreis) -> str:
    """One that was found to be rare, and agreed."""
    id_ = begun(leerreis)
    leerreis.tell(id_, "find", "p004", *FOUND, "--first-try", "2099-03-02", "--title", "CANARY sharper").ok()
    leerreis.tell(id_, "accept", "p017").ok()
    return id_


def test_what_is_vague_is_talked_about_and_nothing_else_is_said_of_it_yet(leerreis: Leerreis) -> None:
    id_ = begun(leerreis)
    assert set(expected(leerreis, id_)) == {"needs-talk"}
    refused = leerreis.tell(id_, "practice", "p017", "--outcome", "went-well")
    assert (refused.code, refused.err.strip()) == (
        1, "There is no behaviour yet: find it first, in a talk; `find` says what it is.",
    )  # fmt: skip
    refused = leerreis.tell(id_, "find", "p017", *FOUND)
    assert (refused.code, refused.err.strip()) == (
        1, "What occurs rarely needs the day of its next occasion: --first-try DAY.",
    )  # fmt: skip


def test_once_it_is_found_it_has_its_behaviour_and_the_day_of_its_occasion(leerreis: Leerreis, journey: str) -> None:
    shown = leerreis("show", journey, "--as", "p017", "--json").ok().json
    assert (shown["title"], shown["behaviours"]) == ("CANARY sharper", ["CANARY behaviour"])
    assert expected(leerreis, journey) == {
        "practice": ("Sanne Bakker", "2099-03-02"),
        "check-in": ("Karim El Idrissi", "2099-03-09"),
    }
    assert "CANARY" not in leerreis("show", journey).ok().out, "sealed"


def test_another_day_moves_both(leerreis: Leerreis, journey: str) -> None:
    leerreis.tell(journey, "occasion", "p004", "--on", "2099-04-06").ok()
    assert [by for _, by in expected(leerreis, journey).values()] == ["2099-04-06", "2099-04-13"]


def test_another_job_is_asked_about_and_the_need_comes_along_to_who_is_not_known_yet(leerreis: Leerreis) -> None:
    id_ = leerreis.start("p018")
    leerreis.tell(id_, "accept", "p004").ok()
    refused = leerreis.tell(id_, "end", "p018", "--how", "moved")
    assert refused.code == 1
    assert "gaat de leerbehoefte mee?" in refused.err
    leerreis.tell(id_, "move", "p018", "--comes-along", "--adviser", "p102", "--team", "Zuid").ok()
    people = leerreis("show", id_, "--as", "p018", "--json").ok().json["people"]
    assert [(one["role"], one["name"]) for one in people] == [("learner", "Mo Yilmaz"), ("lnd", "Job Hendriks")]
    rows = leerreis("stuck", "--as", "p102", "--json").ok().json
    (row,) = [one for one in rows if one["journey"] == id_]
    assert row["reason"] == "no-manager"
    assert leerreis("show", id_, "--as", "p004").code == 1, "the old manager reads no more"
    leerreis.tell(id_, "hand-over", "p102", "--to", "p030").ok()
    assert leerreis.tell(id_, "accept", "p030").ok()
    shown = leerreis("show", id_, "--as", "p030", "--json").ok().json
    assert shown["agreed"]
    assert "CANARY want" in shown["want"]


def test_a_journey_of_no_team_need_leaves_none(leerreis: Leerreis, journey: str) -> None:
    refused = leerreis.tell(journey, "leave-team", "p017")
    assert (refused.code, refused.err.strip()) == (1, "This journey belongs to no team need.")
