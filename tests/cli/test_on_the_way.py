"""The main line at the command line: a mentor, help, a pause and other hands, and who then reads what."""

from __future__ import annotations

import pytest

from tests.cli.leerreis import Leerreis

SEALED = "(sealed)"


@pytest.fixture(scope="module")
def journey(leerreis: Leerreis) -> str:
    """Sanne's, agreed with Karim: an activity, a condition, help that Femke promised, and Mo as the mentor."""
    id_ = leerreis.start("p017", "--said", "3 days ago")
    for who, word, *details in (
        ("p004", "accept"),
        ("p004", "spoke", "--line", "CANARY spoke"),
        ("p017", "plan-activity", "--title", "CANARY course", "--on", "2099-02-11"),
        ("p017", "condition", "--what", "CANARY hour", "--owner", "p004", "--sort", "time"),
        ("p017", "support", "--sort", "swap", "--of", "p021", "--line", "CANARY shift"),
        ("p021", "promise", "--due", "2099-01-05"),
        ("p017", "invite-mentor", "--mentor", "p018"),
        ("p018", "mentor", "--yes"),
        ("p018", "met", "--line", "CANARY met"),
    ):
        leerreis.tell(id_, word, who, *details).ok()
    return id_


def reads(leerreis: Leerreis, journey: str, who: str) -> set[str]:
    """Which texts this person reads."""
    shown = leerreis("show", journey, "--as", who).ok().out
    return {name for name in ("spoke", "course", "hour", "shift", "met") if f"CANARY {name}" in shown}


def test_what_a_mentor_hears_stays_with_learner_and_mentor(leerreis: Leerreis, journey: str) -> None:
    assert reads(leerreis, journey, "p017") == {"spoke", "course", "hour", "shift", "met"}
    assert reads(leerreis, journey, "p004") == {"spoke", "course", "hour", "shift"}
    assert reads(leerreis, journey, "p018") == {"met"}


def test_who_is_asked_for_help_reads_what_was_asked_of_them(leerreis: Leerreis, journey: str) -> None:
    assert reads(leerreis, journey, "p021") == {"shift"}
    assert "CANARY want" not in leerreis("show", journey, "--as", "p021").ok().out


def test_without_a_word_it_says_what_may_be_said_and_by_whom(leerreis: Leerreis, journey: str) -> None:
    everybody = leerreis("tell", journey).ok().out
    assert (
        "the mentor:\n  plan-talk, later, not-me, met, stop-mentoring, buddy, sighting, support, hand-over\n"
        in everybody
    )
    mine = leerreis("tell", journey, "--as", "p018").ok().out.splitlines()
    back = next(place for place, line in enumerate(mine) if line.endswith("eerst:"))
    assert len(mine[back + 1 :]) == 2, "the yes and the meeting may be taken back"
    assert [line.split()[0] for line in mine[:back]] == [
        "plan-talk",
        "later",
        "not-me",
        "met",
        "stop-mentoring",
        "buddy",
        "sighting",
        "support",
        "hand-over",
    ]


def test_a_promise_of_somebody_else_is_refused_in_their_language(leerreis: Leerreis, journey: str) -> None:
    done = leerreis.tell(journey, "promise", "p004", "--due", "2099-01-06")
    assert (done.code, done.err.strip()) == (
        1,
        "Dit is aan iemand anders gevraagd; het antwoord is aan wie om hulp gevraagd is.",
    )


def test_a_pause_expects_only_that_it_is_looked_at(leerreis: Leerreis) -> None:
    id_ = leerreis.start("p018")
    leerreis.tell(id_, "pause", "p018", "--why", "work-first").ok()
    shown = leerreis("show", id_, "--as", "p018", "--json").ok().json
    assert [one["what"] for one in shown["next"]] == ["pause-review"]
    assert shown["paused_until"] == shown["next"][0]["by"]
    leerreis.tell(id_, "resume", "p018").ok()
    after = leerreis("show", id_, "--json").ok().json
    assert {"needs-talk", "accept", "practice"} <= {one["what"] for one in after["next"]}


def test_who_takes_over_gets_need_and_plan_and_reads_the_rest_when_the_learner_lets_them(leerreis: Leerreis) -> None:
    id_ = leerreis.start("p017")
    leerreis.tell(id_, "accept", "p004").ok()
    leerreis.tell(id_, "spoke", "p004", "--line", "CANARY spoke").ok()
    leerreis.tell(id_, "plan-activity", "p017", "--title", "CANARY course", "--on", "2099-02-11").ok()
    leerreis.tell(id_, "hand-over", "p004", "--to", "p030").ok()
    shown = leerreis("show", id_, "--as", "p030").ok().out
    assert "CANARY want" in shown
    assert reads(leerreis, id_, "p030") == {"course"}
    assert SEALED in shown
    assert leerreis("show", id_, "--as", "p004").code == 1, "and who handed it over reads no more"
    leerreis.tell(id_, "let-read", "p017", "--who", "p030").ok()
    assert reads(leerreis, id_, "p030") == {"spoke", "course"}
