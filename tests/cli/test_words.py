"""Starting a journey and telling it things: what is said back, and how it ends."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from letters.tongue import tongue
from records import templates
from tests.cli.leerreis import NEED, Done, Leerreis

TEMPLATES = sorted(templates.known())
"""What there is to choose from grows."""


def test_a_journey_starts_with_who_people_csv_says(leerreis: Leerreis) -> None:
    done = leerreis("start", "--as", "p018", "--learner", "p018", *NEED).ok()
    journey, *asked = done.out.splitlines()
    assert str(UUID(journey)) == journey
    assert asked[0].strip().startswith("Karim El Idrissi: ja zeggen tegen de leerafspraak")
    shown = leerreis("show", journey[:8], "--as", "p018", "--json").ok().json
    roles = {(one["role"], one["name"]) for one in shown["people"]}
    assert roles == {
        ("learner", "Mo Yilmaz"),
        ("frame-holder", "Karim El Idrissi"),
        ("companion", "Karim El Idrissi"),
        ("lnd", "Marieke Vos"),
    }


def test_a_start_asked_again_under_its_id_is_the_same_journey(leerreis: Leerreis) -> None:
    start = ("start", "--as", "p031", "--learner", "p031", "--id", "again", *NEED)
    assert leerreis(*start).ok().out == leerreis(*start).ok().out
    assert len(leerreis("journeys", "--as", "p031", "--json").ok().json["journeys"]) == 1


def test_a_word_said_again_counts_once_and_another_under_its_id_is_refused(leerreis: Leerreis, agreed: str) -> None:
    first = leerreis.tell(agreed, "spoke", "p004", "--id", "monday", "--line", "CANARY spoke").ok()
    again = leerreis.tell(agreed, "spoke", "p004", "--id", "monday", "--line", "CANARY spoke").ok()
    assert first.out.splitlines()[0] == again.out.splitlines()[0] == "On record, as monday."
    other = leerreis.tell(agreed, "spoke", "p004", "--id", "monday", "--line", "CANARY other")
    assert (other.code, other.err) == (1, "Dat kenmerk is al voor iets anders gebruikt; neem een ander.\n")


def test_a_refusal_is_said_in_the_language_of_who_spoke(leerreis: Leerreis, agreed: str) -> None:
    dutch = leerreis.tell(agreed, "practice", "p004", "--outcome", "went-well")
    english = leerreis.tell(agreed, "check-in", "p017", "--answer", "seen")
    assert (dutch.code, dutch.err) == (1, "Dit kan gezegd worden door de medewerker.\n")
    assert (english.code, english.err) == (1, "This can be said by the companion or the one who gives room.\n")


def test_a_journey_can_be_named_by_its_beginning_or_by_its_learner(leerreis: Leerreis, agreed: str) -> None:
    for name in (agreed, agreed[:4].upper(), "p017"):
        assert leerreis("show", name, "--json").ok().json["journey"] == agreed


def test_a_day_that_was_said_is_a_day_of_the_organisation(leerreis: Leerreis, agreed: str) -> None:
    leerreis.tell(agreed, "spoke", "p017", "--said", "2 days ago").ok()
    done = leerreis.tell(agreed, "spoke", "p017", "--said", "2020-01-01")
    assert done.code == 1
    assert done.err.startswith("A word may be dated from ")


def test_who_does_not_wait_hears_at_once_and_a_refusal_is_kept(leerreis: Leerreis) -> None:
    journey = leerreis.start("p021")
    heard = leerreis.tell(journey, "spoke", "p004", "--no-wait", "--id", "coffee").ok()
    assert heard.out.startswith("Handed over as coffee;")
    leerreis.tell(journey, "conclude", "p021", "--yes", "--no-wait").ok()
    leerreis.tell(journey, "spoke", "p021").ok()
    asides = [one for one in leerreis("set-aside", "list", "--json").ok().json if one["journey"] == journey]
    assert [(one["what"], one["why"]) for one in asides] == [("a word: conclude", "not-agreed-yet")]
    id_ = str(asides[0]["id"])
    refused = leerreis("set-aside", "retry", id_)
    assert (refused.code, refused.err[:27]) == (1, "The agreement comes first: ")
    leerreis.tell(journey, "accept", "p004").ok()
    assert leerreis("set-aside", "retry", id_).ok().out == "It is on record.\n"
    assert leerreis("set-aside", "retry", id_).code == 2
    assert "it is there" not in leerreis("set-aside", "list").ok().out


def test_what_was_set_aside_can_be_dropped(leerreis: Leerreis) -> None:
    journey = leerreis.start("p021")
    leerreis.tell(journey, "keep-going", "p021", "--no-wait").ok()
    leerreis.tell(journey, "spoke", "p021").ok()
    (aside,) = [one for one in leerreis("set-aside", "list", "--json").ok().json if one["journey"] == journey]
    leerreis("set-aside", "drop", str(aside["id"])).ok()
    assert leerreis("set-aside", "drop", str(aside["id"])).code == 2


def test_a_journey_ends_as_its_learner_says(leerreis: Leerreis) -> None:
    journey = leerreis.start("p031")
    proposed = leerreis.tell(journey, "end", "p030", "--how", "moved", "--stays-behind", "--line", "CANARY end").ok()
    assert "Bram Aerts: zeggen of het klaar is" in proposed.out
    done = leerreis.tell(journey, "end", "p031", "--how", "stopped").ok()
    assert "Zelf gestopt." in done.out
    late = leerreis.tell(journey, "spoke", "p031")
    assert (late.code, late.err) == (1, "Deze leerreis is klaar (zelf gestopt); er komt niets meer bij.\n")


BAD_WORDS = {
    "no-speaker": (("tell", "{j}", "spoke"), 2, "Say who says it: --as PERSON, with an id of people.csv"),
    "unknown-speaker": (("tell", "{j}", "spoke", "--as", "p999"), 2, "--as: “p999” is nobody here;"),
    "unknown-journey": (("show", "zzzz"), 2, "There is no journey “zzzz”: `leerreis journeys` lists them."),
    "short-journey": (("show", "zz"), 2, "“zz” is too short for a journey: write at least 4 characters"),
    "learner-without": (("show", "p030"), 2, "p030 has no journey"),
    "no-word": (
        ("tell", "{j}", "--answer", "seen"), 2, "Say what: leerreis tell {j} WORD; a word is one of accept, propose,"
    ),
    "unknown-word": (("tell", "{j}", "acept", "--as", "p004"), 2, 'Unknown command "acept". Did you mean "accept"?'),
    "no-answer": (("tell", "{j}", "check-in", "--as", "p004"), 2, "--answer is missing; write one of seen, not-yet,"),
    "bad-answer": (("tell", "{j}", "check-in", "--as", "p004", "--answer", "yes"), 2, "--answer: “yes” is not right;"),
    "bad-day": (
        ("tell", "{j}", "check-in", "--as", "p004", "--answer", "seen", "--on", "monday"),
        2,
        "--on: “monday” is not right; write a day such as 2026-12-01.",
    ),
    "bad-figure": (
        ("tell", "{j}", "confidence", "--as", "p017", "--figure", "11"),
        2,
        "--figure: “11” is not right; write a whole number from 1 to 10.",
    ),
    "neither": (("tell", "{j}", "conclude", "--as", "p017"), 2, "Say --yes or --no or --not-yet."),
    "control": (("tell", "{j}", "spoke", "--as", "p017", "--line", "a\x07b"), 2, "--line holds the control character"),
    "blank": (("tell", "{j}", "spoke", "--as", "p017", "--line", " "), 2, "--line is empty; write something"),
    "long": (("tell", "{j}", "propose", "--as", "p017", "--title", "x" * 90), 2, "--title is 90 characters long;"),
    "sealed": (("tell", "{j}", "spoke", "--as", "p017", "--line", "sealed:1/x"), 1, "A text can't begin with"),
    "bad-said": (("tell", "{j}", "spoke", "--as", "p017", "--said", "once"), 2, "--said: “once” is not right; write"),
    "bad-id": (("tell", "{j}", "spoke", "--as", "p017", "--id", "a b"), 2, "--id: “a b” is not right; write up to 64"),
    "unknown-option": (("tell", "{j}", "spoke", "--as", "p017", "--mood", "x"), 2, "Unknown option: --mood"),
    "unknown-command": (("tel", "{j}"), 2, 'Unknown command "tel". Did you mean "tell"?'),
    "no-learner": (("start", "--as", "p017", *NEED), 2, "--learner is missing; write an id of people.csv"),
    "no-need": (("start", "--as", "p017", "--learner", "p017"), 2, "--title is missing; write a text."),
    "unknown-learner": (("start", "--as", "p017", "--learner", "x", *NEED), 2, "--learner: “x” is nobody here;"),
    "no-manager": (("start", "--as", "p030", "--learner", "p030", *NEED), 1, "Luc Peeters heeft geen leidinggevende"),
    "no-adviser": (("start", "--as", "p040", "--learner", "p040", *NEED), 1, "Nobody of L&D is there for Ties Alleen:"),
    "alone": (
        ("start", "--as", "p017", "--learner", "p017", "--frame-holder", "p017", *NEED), 1, "A journey takes two:",
    ),
    "no-template": (
        ("start", "--as", "p017", "--learner", "p017", "--template", "sprint", *NEED), 1,
        f"There is no template “sprint”; there are {tongue('en').all(TEMPLATES)}.",
    ),
    "future": (("stuck", "--at", "2999-01-01"), 2, "--at: 2999-01-01 is still to come;"),
    "no-team": (("stuck", "--team", "Oost"), 2, "--team: there is no “Oost”; write one of L&D, Noord, Zuid."),
    "no-phase": (("stuck", "--phase", "lunch"), 2, "--phase: there is no “lunch”; write one of "),
    "no-reason": (("stuck", "--reason", "lazy"), 2, "--reason: there is no “lazy”; write one of "),
    "no-such-template": (
        ("journeys", "--template", "sprint"), 2, f"--template: there is no “sprint”; write one of {TEMPLATES[0]}",
    ),
    "nobody-advises": (("stuck", "--adviser", "p999"), 2, "--adviser: “p999” is nobody here;"),
    "no-rows": (("stuck", "--first", "0"), 2, "--first: 0 is not right; write a whole number from 1 on."),
    "no-mark": (("stuck", "--after", "x"), 2, "--after: “x” is not right; copy the mark that the page before"),
    "no-mark-then": (("stuck", "--at", "2026-01-01", "--after", "x"), 2, "--after: “x” is not right;"),
    "no-mark-of-journeys": (("journeys", "--after", "x"), 2, "--after: “x” is not right;"),
    "no-aside": (("set-aside", "drop", "99999"), 2, "Nothing is set aside under 99999"),
    "forget-quietly": (("forget", "p018"), 2, "This can't be undone: add --yes"),
}  # fmt: skip


@pytest.fixture(scope="module")
def answers(leerreis: Leerreis, agreed: str) -> dict[str, Done]:
    """What was said to each; two at a time."""
    with ThreadPoolExecutor(2) as both:
        typed = ((word.replace("{j}", agreed) for word in words) for words, _, _ in BAD_WORDS.values())
        return dict(zip(BAD_WORDS, both.map(lambda words: leerreis(*words), typed), strict=True))


@pytest.mark.parametrize("name", BAD_WORDS)
def test_what_is_not_right_is_one_sentence(answers: dict[str, Done], agreed: str, name: str) -> None:
    _, code, sentence = BAD_WORDS[name]
    done, sentence = answers[name], sentence.replace("{j}", agreed)
    err = done.err.split("\n", 1)[1] if done.err.startswith("If this is interrupted") else done.err
    assert (done.code, err[: len(sentence)]) == (code, sentence)
