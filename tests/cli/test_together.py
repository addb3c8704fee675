"""A need that several learners share: started at once, answered at once, and each journey goes on by itself."""

from __future__ import annotations

import pytest

from tests.cli.leerreis import NEED, Leerreis

SHARED = ("--learner", "p017", "--learner", "p018", "--learner", "p021", *NEED)


@pytest.fixture(scope="module")
def need(leerreis: Leerreis) -> str:
    """Karim's team wants to learn the same; they were all asked about it weeks ago."""
    started = leerreis("team", "start", "--as", "p004", *SHARED, "--said", "30 days ago", "--id", "team").ok()
    return started.out.split()[0]


def waits(leerreis: Leerreis, learner: str) -> set[str]:
    """What is asked of Karim on the journey of this learner."""
    shown = leerreis("show", learner, "--as", "p004", "--json").ok().json
    return {one["what"] for one in shown["next"] if one["who"].startswith("Karim")}


@pytest.mark.usefixtures("need")
def test_each_has_a_journey_of_their_own_and_starting_twice_is_starting_once(leerreis: Leerreis, need: str) -> None:
    again = leerreis("team", "start", "--as", "p004", *SHARED, "--said", "30 days ago", "--id", "team").ok()
    assert again.out.split()[0] == need
    journeys = leerreis("journeys", "--json").ok().json
    assert len(journeys) == 3


def test_one_learner_is_no_team(leerreis: Leerreis) -> None:
    done = leerreis("team", "start", "--as", "p004", "--learner", "p017", *NEED)
    assert (done.code, done.err.strip()) == (
        2, "A team need is shared: name two learners or more, each with --learner.",
    )  # fmt: skip


def test_who_reads_it_is_told_who_else_could_be_asked_and_nothing_of_how_they_stand(
    leerreis: Leerreis, need: str
) -> None:
    shown = leerreis("show", "p017", "--as", "p017").ok().out
    assert f"A need of several: {need[:8]}, with Femke de Boer and Mo Yilmaz" in shown
    assert "p018" not in shown


def test_they_stand_on_the_stuck_list_as_one(leerreis: Leerreis, need: str) -> None:
    (row,) = leerreis("stuck", "--as", "p101", "--json").ok().json
    assert (row["reason"], row["others"]) == ("conversation-not-held", 2)
    assert "The same goes for 2 other journeys of this team need." in row["sentence"]


def test_one_ask_of_one_person_is_one_message(leerreis: Leerreis, need: str) -> None:
    due = [one for one in leerreis("post", "due", "--json").ok().json if one.get("team_need")]
    assert len({(one["to"], one["what"].partition(".")[0]) for one in due}) == len(due)


def test_we_spoke_is_said_once_for_all_but_one_and_then_there_is_nothing_left_to_say(
    leerreis: Leerreis, need: str
) -> None:
    done = leerreis("team", "tell", need[:6], "spoke", "--as", "p004", "--except", "p018").ok()
    assert done.out == "Het staat er, voor Femke de Boer en Sanne Bakker.\n"
    assert "needs-talk" in waits(leerreis, "p018")
    assert "needs-talk" not in waits(leerreis, "p017") | waits(leerreis, "p021")
    leerreis("team", "tell", need, "spoke", "--as", "p004").ok()
    nothing = leerreis("team", "tell", need, "spoke", "--as", "p004")
    assert (nothing.code, "wordt dat nu van Karim El Idrissi gevraagd" in nothing.out) == (1, True)


def test_a_check_in_says_of_whom_it_was_seen(leerreis: Leerreis, need: str) -> None:
    for learner in ("p017", "p018"):
        leerreis.tell(learner, "accept", learner).ok()
    done = leerreis("team", "tell", need, "check-in", "--as", "p004", "--answer", "not-yet", "--of", "p017").ok()
    assert done.out == "Het staat er, voor Mo Yilmaz en Sanne Bakker.\n"
    lines = {
        who: [line["what"] for line in leerreis("show", who, "--json", "--as", "p004").ok().json["timeline"]]
        for who in ("p017", "p018")
    }
    assert lines["p017"][-2:] != lines["p018"][-2:], lines


def test_who_does_not_share_it_is_told_so(leerreis: Leerreis, need: str) -> None:
    done = leerreis("team", "tell", need, "spoke", "--as", "p004", "--except", "p030")
    assert (done.code, done.err.strip()) == (2, "--except: “p030” does not share this need.")
    assert leerreis("team", "tell", "0000", "spoke", "--as", "p004").code == 2
