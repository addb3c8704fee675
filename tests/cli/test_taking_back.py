"""Taking back and saying it for somebody, as people do it at the command line."""

from __future__ import annotations

import re

import pytest

from tests.cli.leerreis import Leerreis

CODE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}")


@pytest.fixture(scope="module")
def mo(leerreis: Leerreis) -> str:
    """Mo has no address; his manager Karim accepted."""
    journey = leerreis.start("p018", "--said", "20 days ago")
    leerreis.tell(journey, "accept", "p004", "--said", "19 days ago").ok()
    return journey


def short_ids(leerreis: Leerreis, journey: str, who: str) -> list[str]:
    """Of the words that somebody may take back, the last first."""
    lines = leerreis("tell", journey, "--as", who).ok().out.splitlines()
    start = next(place for place, line in enumerate(lines) if line.endswith(("first:", "eerst:")))
    return [line.split()[0] for line in lines[start + 1 :]]


def test_a_check_in_is_taken_back_by_its_short_id_and_asked_again(leerreis: Leerreis, agreed: str) -> None:
    told = leerreis.tell(agreed, "check-in", "p004", "--answer", "seen", "--id", "oops").ok()
    assert told.out.startswith("On record, as oops.")
    assert short_ids(leerreis, agreed, "p004")[0] == "oops"
    done = leerreis.tell(agreed, "take-back", "p004", "--word", "oops").ok()
    assert re.search(r"Het bijpraten van .* wordt weer gevraagd, uiterlijk .*\.", done.out)
    assert "oops" not in short_ids(leerreis, agreed, "p004")
    shown = leerreis("show", agreed, "--as", "p017").ok().out
    assert "checked in (taken back)" in shown
    assert "took something back" in shown
    again = leerreis.tell(agreed, "take-back", "p004", "--word", "oops")
    assert again.code == 1
    leerreis("audit").ok()


def test_what_was_written_in_a_word_that_was_taken_back_is_not_shown(leerreis: Leerreis, agreed: str) -> None:
    leerreis.tell(agreed, "spoke", "p017", "--line", "CANARY unsaid", "--id", "unsaid").ok()
    assert "CANARY unsaid" in leerreis("show", agreed, "--as", "p004").out
    leerreis.tell(agreed, "take-back", "p017", "--word", "unsa").ok()
    assert "CANARY unsaid" not in leerreis("show", agreed, "--as", "p004").out


def test_nobody_takes_back_what_another_said(leerreis: Leerreis, agreed: str) -> None:
    leerreis.tell(agreed, "spoke", "p017", "--id", "hers").ok()
    refused = leerreis.tell(agreed, "take-back", "p004", "--word", "hers")
    assert (refused.code, refused.err) == (
        1,
        "Zo'n bericht staat er niet: `leerreis tell LEERREIS --as PERSOON` noemt die van jou.\n",
    )


def test_a_try_is_entered_for_who_has_no_address_with_both_names(leerreis: Leerreis, mo: str) -> None:
    line = ("--line", "CANARY said aloud")
    leerreis.tell(mo, "practice", "p004", "--for", "p018", "--outcome", "went-well", *line).ok()
    shown = leerreis("show", mo, "--as", "p004").ok().out
    assert "Mo Yilmaz (ingevoerd door Karim El Idrissi)" in shown
    assert "CANARY said aloud" in shown


def test_a_figure_counts_once_the_code_on_the_card_is_typed(leerreis: Leerreis, mo: str) -> None:
    told = leerreis.tell(mo, "confidence", "p004", "--for", "p018", "--figure", "6").ok()
    (code,) = CODE.findall(told.out.splitlines()[1])
    assert leerreis("show", mo, "--as", "p018", "--json").json["confidence"] == ""
    assert "Mo Yilmaz, via Karim El Idrissi: zeggen of klopt" in leerreis("show", mo, "--as", "p004").out
    wrong = leerreis("confirm", mo, "AAAAA-AAAAA")
    assert (wrong.code, wrong.err) == (1, "That code fits nothing here: look whether each letter is right.\n")
    done = leerreis("confirm", mo, code.lower().replace("-", "")).ok()
    assert done.out == "Vastgelegd, en bevestigd: een cijfer voor vertrouwen.\n"
    assert leerreis("show", mo, "--as", "p018", "--json").json["confidence"] == "6"
    twice = leerreis("confirm", mo, code)
    assert (twice.code, twice.err[:25]) == (1, "Hier wacht niets dat voor")


def test_what_was_not_said_does_not_count(leerreis: Leerreis, mo: str) -> None:
    told = leerreis.tell(mo, "conclude", "p004", "--for", "p018", "--yes").ok()
    (code,) = CODE.findall(told.out.splitlines()[1])
    leerreis("confirm", mo, code, "--no").ok()
    asked = [one["what"] for one in leerreis("show", mo, "--json").json["next"]]
    assert "confirm" not in asked
    leerreis("audit").ok()


def test_who_may_not_enter_it_hears_who_may(leerreis: Leerreis, agreed: str) -> None:
    refused = leerreis.tell(agreed, "practice", "p021", "--for", "p017", "--outcome", "went-well")
    assert (refused.code, refused.err) == (
        1,
        "Wat een ander zei, kan worden ingevoerd door de begeleider, de mentor of L&D.\n",
    )
