"""What the organisation decides for all, quiet periods of a team, and who is away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cli.leerreis import Leerreis

SOON = date.today() + timedelta(days=40)  # noqa: DTZ011
LATER = SOON + timedelta(days=9)


def test_ld_decides_one_thing_and_it_is_on_record_who_did_and_why(leerreis: Leerreis) -> None:
    done = leerreis("policy", "set", "answer.again", "4", "--as", "p101", "--why", "a week is long").ok()
    assert done.out == "answer.again: 5 -> 4\nThe organisation is now version 2.\n"
    shown = leerreis("policy", "--json").ok().json
    assert shown["policy"]["answer.again"] == 4
    newest = shown["history"][0]
    assert (newest["what"], newest["was"], newest["is"], newest["by"], newest["why"]) == (
        "answer.again", 5, 4, "Marieke Vos", "a week is long",
    )  # fmt: skip
    assert leerreis("policy", "set", "answer.again", "4", "--as", "p101").ok().out == "That is so already.\n"
    table = leerreis("policy").ok().out
    assert "answer.again\t4" in table and "a week is long" in table
    in_dutch = leerreis("policy", "--as", "p102").ok().out
    assert in_dutch.startswith("sleutel\twaarde\twordt gelezen door\n")
    assert "\tnaam\t\tVlinder\t" in in_dutch


def test_whoever_is_not_of_ld_decides_nothing(leerreis: Leerreis) -> None:
    done = leerreis("policy", "set", "answer.again", "3", "--as", "p017")
    assert (done.code, done.err.strip()) == (1, "What holds for all is decided by L&D: its head, or an adviser.")
    assert leerreis("quiet", "add", "X", "--from", str(SOON), "--to", str(SOON), "--as", "p017").code == 1
    assert leerreis("policy", "set", "answer.again", "3").code == 2


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("answer.other", "3", "answer: “other” comes after “again”, and 3 is before"),
        ("budget.asks", "0", "budget.asks: is not right; write how many asks fit in one digest"),
        ("budget.digests", "2", "budget: “digests” can't be decided: everybody has one letter"),
        ("hours", "from=17,to=9", "hours: end at 9 and begin at 17; write an earlier hour in “from”."),
        ("answer.sing", "3", "answer.sing: is not right; write working days after the date"),
        ("colour", "red", "There is no “colour”; write one of help.ask"),
        ("talk", "later", "talk: “later” is not right; write its keys"),
        ("answer.lnd", "none", "answer: is not right; write working days after the date, the last of them lnd"),
    ],
)
def test_what_can_not_be_is_answered_with_what_could(leerreis: Leerreis, key: str, value: str, sentence: str) -> None:
    done = leerreis("policy", "set", key, value, "--as", "p101")
    assert done.code == 2
    assert done.err.startswith(sentence), done.err


def test_a_rung_is_left_out_and_comes_back_with_the_default(leerreis: Leerreis) -> None:
    leerreis("policy", "set", "help.again", "none", "--as", "p102").ok()
    assert "help.again" not in leerreis("policy", "--json").ok().json["policy"]
    leerreis("policy", "set", "help", "default", "--as", "p102").ok()
    assert leerreis("policy", "--json").ok().json["policy"]["help.again"] == 2


def test_a_team_has_a_quiet_period_and_the_file_that_names_none_leaves_it(leerreis: Leerreis) -> None:
    days = ("--from", str(SOON), "--to", str(LATER))
    leerreis("quiet", "add", "Inventaris", *days, "--team", "Noord", "--as", "p101").ok()
    wrong = leerreis("quiet", "add", "Inventaris", *days, "--team", "West", "--as", "p101")
    assert (wrong.code, "“West” is no team here; write one of L&D, Noord, Zuid." in wrong.err) == (2, True)
    (leerreis.home / "organisation.toml").write_text('name = "Vlinder 2"\n')
    imported = leerreis("organisation", "import", "organisation.toml").ok().out
    assert imported.startswith("name: Vlinder -> Vlinder 2")
    assert leerreis("quiet", "list", "--json").ok().json == [
        {"from": str(SOON), "to": str(LATER), "name": "Inventaris", "of": "Noord"}
    ]
    leerreis("quiet", "remove", "Inventaris", "--as", "p101").ok()
    assert leerreis("quiet", "list").ok().out == "There is no quiet period.\n"
    assert leerreis("quiet", "remove", "Inventaris", "--as", "p101").code == 2


def test_a_quiet_period_that_has_passed_is_not_decided_on(leerreis: Leerreis) -> None:
    done = leerreis("quiet", "add", "X", "--from", "2020-01-01", "--to", "2020-01-02", "--as", "p101")
    assert (done.code, "has passed" in done.err) == (2, True)


def test_messages_wait_for_whoever_is_away(leerreis: Leerreis) -> None:
    """Karim is asked to plan a talk; then he tells that he is away."""
    leerreis.start("p017")
    told = leerreis("away", "p004", "--until", str(SOON), "--as", "p004").ok()
    assert told.out == f"Karim El Idrissi is away until {SOON}.\n"
    due = leerreis("post", "due", "--json").ok().json
    assert [one for one in due if one["to"].startswith("Karim")] == []
    assert leerreis("away", "p017", "--until", str(SOON), "--as", "p004").ok()
    refused = leerreis("away", "p004", "--until", str(SOON), "--as", "p017")
    assert (refused.code, "told by themselves" in refused.err) == (1, True)
    assert leerreis("away", "p004", "--back", "--as", "p101").ok().out == "Karim El Idrissi is there.\n"
    assert leerreis("away", "p004", "--as", "p004").code == 2
    assert leerreis("away", "p004", "--until", "2020-01-01", "--as", "p004").code == 2
