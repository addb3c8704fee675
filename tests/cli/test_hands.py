"""Who acts for whom at the command line: stand-ins, mentors who have enough to do, watchers, and nobody above."""

from __future__ import annotations

import pytest

from tests.cli.leerreis import NEED, Leerreis

UNTIL = "2099-02-12"


def whats(leerreis: Leerreis, journey: str, who: str) -> list[str]:
    """What this person sees that is asked next."""
    return [one["what"] for one in leerreis("show", journey, "--as", who, "--json").ok().json["next"]]


@pytest.fixture(scope="module")
def journeys(leerreis: Leerreis) -> tuple[str, str]:
    """Of Sanne and of Mo, with Karim."""
    first, second = leerreis.start("p017", "--said", "3 days ago"), leerreis.start("p018", "--said", "3 days ago")
    leerreis.tell(first, "accept", "p004").ok()
    leerreis.tell(first, "spoke", "p004", "--line", "CANARY before").ok()
    return first, second


def test_a_stand_in_on_all_journeys_of_who_is_away(leerreis: Leerreis, journeys: tuple[str, str]) -> None:
    away = ("stand-in", "p004", "--to", "p030", "--until", UNTIL)
    assert leerreis(*away, "--as", "p017").code == 1, "the learner does not say it"
    done = leerreis(*away, "--as", "p101").ok()
    assert done.out.strip() == "Luc Peeters stands in for Karim El Idrissi up to 12 February 2099, on 2 journeys."
    assert leerreis(*away, "--as", "p101").ok().out == done.out, "said twice, it counts once"
    for journey in journeys:
        shown = leerreis("show", journey, "--as", "p017" if journey == journeys[0] else "p018", "--json").ok().json
        assert shown["stand_ins"] == [{"who": "Karim El Idrissi", "to": "Luc Peeters", "until": UNTIL}]
        assert (
            sum(line["what"].startswith(("named who stands in", "noemde wie vervangt")) for line in shown["timeline"])
            == 1
        )


def test_who_stands_in_speaks_and_reads_from_then_on(leerreis: Leerreis, journeys: tuple[str, str]) -> None:
    first, second = journeys
    leerreis.tell(second, "accept", "p030").ok()
    assert leerreis("show", second, "--as", "p018", "--json").ok().json["agreed"]
    leerreis.tell(first, "practice", "p017", "--outcome", "went-well", "--line", "CANARY after").ok()
    shown = leerreis("show", first, "--as", "p030").ok().out
    assert "CANARY after" in shown
    assert "CANARY want" in shown, "need, frame and plan come along"
    assert "CANARY before" not in shown
    leerreis.tell(first, "let-read", "p017", "--who", "p030").ok()
    assert "CANARY before" in leerreis("show", first, "--as", "p030").ok().out
    assert "check-in" in leerreis("tell", first, "--as", "p030").ok().out


def test_back_again_reads_and_speaks_no_more(leerreis: Leerreis, journeys: tuple[str, str]) -> None:
    done = leerreis("stand-in", "p004", "--as", "p004").ok()
    assert done.out.strip() == "Karim El Idrissi is er weer, bij 2 leerreizen."
    first, _ = journeys
    assert leerreis("show", first, "--as", "p030").code == 1
    assert leerreis.tell(first, "spoke", "p030").code == 1


def test_their_own_manager_says_it_on_no_journey_herself(leerreis: Leerreis) -> None:
    """Luc manages Ties, and is on no journey of his."""
    journey = leerreis.start("p021", "--frame-holder", "p040")
    leerreis.tell(journey, "stand-in", "p030", "--who", "p040", "--to", "p031", "--until", UNTIL).ok()
    refused = leerreis.tell(journey, "stand-in", "p018", "--who", "p040", "--to", "p031", "--until", UNTIL)
    assert refused.code == 1
    assert "hun leidinggevende" in refused.err


def test_whoever_invites_hears_that_a_mentor_has_enough_to_do(leerreis: Leerreis) -> None:
    for _ in range(2):
        leerreis.tell(leerreis.start("p017"), "invite-mentor", "p017", "--mentor", "p031").ok()
    journey = leerreis.start("p017")
    refused = leerreis.tell(journey, "invite-mentor", "p017", "--mentor", "p031")
    assert (refused.code, refused.err.strip()) == (
        1, "Bram Aerts mentors 2 already, or is invited to: to invite them all the same, add --anyway.",
    )  # fmt: skip
    leerreis.tell(journey, "invite-mentor", "p017", "--mentor", "p031", "--anyway").ok()
    (leerreis.home / "more.toml").write_text('name = "Vlinder"\n[policy.budget]\nmentees = 9\n')
    leerreis("organisation", "import", "more.toml").ok()
    leerreis.tell(leerreis.start("p017"), "invite-mentor", "p017", "--mentor", "p031").ok()


def test_a_buddy_reads_the_title_and_nothing_else(leerreis: Leerreis) -> None:
    journey = leerreis.start("p017")
    leerreis.tell(journey, "invite-mentor", "p017", "--mentor", "p018", "--anyway").ok()
    leerreis.tell(journey, "buddy", "p101", "--buddy", "p102").ok()
    assert "Job Hendriks, the mentor's buddy" in leerreis("show", journey, "--as", "p017").ok().out
    shown = leerreis("show", journey, "--as", "p031")
    assert shown.code == 1
    leerreis.tell(journey, "buddy", "p017", "--buddy", "p031").ok()
    shown = leerreis("show", journey, "--as", "p031").ok()
    assert "CANARY title" in shown.out
    assert "CANARY want" not in shown.out
    assert "CANARY behaviour" not in shown.out


def test_a_watcher_is_asked_by_the_learner(leerreis: Leerreis) -> None:
    journey = leerreis.start("p017", "--noticed-by", "p021")
    leerreis.tell(journey, "ask-watchers", "p017").ok()
    assert whats(leerreis, journey, "p021") == ["sighting"], "and sees what is asked"
    leerreis.tell(journey, "sighting", "p021", "--answer", "seen").ok()
    assert whats(leerreis, journey, "p021") == []
    assert "Femke de Boer" in leerreis("show", journey, "--as", "p017").ok().out


def test_who_reports_to_the_learner_is_shown_to_nobody(leerreis: Leerreis) -> None:
    """Karim learns; Sanne, Mo and Femke report to him."""
    journey = leerreis.start("p004", "--frame-holder", "p030")
    two = leerreis.tell(journey, "ask-watchers", "p004", "--of", "p017", "--of", "p018")
    assert two.code == 1
    leerreis.tell(journey, "ask-watchers", "p004", "--of", "p017", "--of", "p018", "--of", "p021").ok()
    leerreis.tell(journey, "sighting", "p018", "--answer", "seen", "--line", "CANARY told").ok()
    names = ("Sanne Bakker", "Mo Yilmaz", "Femke de Boer")
    for who in ("p004", "p030", "p101", None):
        asked = ("--as", who) if who else ()
        for words in (("show", journey), ("show", journey, "--json"), ("tell", journey)):
            shown = leerreis(*words, *asked).ok().out
            assert not [name for name in names if name in shown], (who, words)
    assert "CANARY told" in leerreis("show", journey, "--as", "p004").ok().out
    own = leerreis("show", journey, "--as", "p018").ok().out
    assert "CANARY told" in own, "own words are readable"
    assert "CANARY behaviour" in own
    leerreis("stuck", "--as", "p101", "--json").ok()


@pytest.fixture(scope="module")
def headed(leerreis: Leerreis) -> None:
    """Who has no team has the head of L&D."""
    (leerreis.home / "headed.toml").write_text('name = "Vlinder"\n[lnd]\nhead = "p101"\n')
    leerreis("organisation", "import", "headed.toml").ok()


@pytest.mark.usefixtures("headed")
def test_at_the_top_of_the_house_somebody_is_named(leerreis: Leerreis) -> None:
    nobody = leerreis("start", "--as", "p100", "--learner", "p100", *NEED)
    assert nobody.code == 1
    assert "--frame-holder" in nobody.err
    assert "mededirecteur" in nobody.err
    journey = leerreis.start("p100", "--frame-holder", "p030", "--companion", "p101")
    people = leerreis("show", journey, "--as", "p100", "--json").ok().json["people"]
    named = {one["role"]: one["name"] for one in people}
    assert (named["frame-holder"], named["companion"]) == ("Luc Peeters", "Marieke Vos")


@pytest.mark.usefixtures("headed")
def test_and_in_a_file_too(leerreis: Leerreis) -> None:
    header = "need;learner;title;want;behaviour;frame_holder;companion\n"
    row = "N-{};p100;Luisteren;beter luisteren;in overleg vraag ik door;{};{}\n"
    file = leerreis.home / "top.csv"
    file.write_text(header + row.format("91", "", ""))
    refused = leerreis("needs", "import", "top.csv")
    assert refused.code == 2
    assert "a fellow director, a coach, or whom the team names" in refused.err
    file.write_text(header + row.format("91", "p030", "p101"))
    leerreis("needs", "import", "top.csv").ok()
