"""What each person may read: names where it helps, words only where they belong."""

from __future__ import annotations

import os
import subprocess
import sys

import asyncpg
import pytest

from starter.showing.readers import HIDDEN
from tests.cli.leerreis import ROOT, Leerreis

BOTH = {"title", "want", "behaviour", "practice", "check-in", "sighting"}


def read(text: str) -> set[str]:
    """Which of the canaries can be seen."""
    return {name for name in BOTH if f"CANARY {name}" in text}


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("p017", BOTH),
        ("p004", BOTH),
        ("p021", {"title", "behaviour", "sighting"}),
        ("p101", {"title"}),
        (None, set()),
    ],
)
def test_words_are_shown_to_their_readers_only(leerreis: Leerreis, agreed: str, who: str | None, may: set[str]) -> None:
    as_ = ("--as", who) if who else ()
    for form in ((), ("--json",)):
        shown = leerreis("show", agreed, *as_, *form).ok().out
        assert read(shown) == may
        assert (HIDDEN in shown) == (may != BOTH)


def test_a_stranger_reads_nothing_and_hears_who_may(leerreis: Leerreis, agreed: str) -> None:
    done = leerreis("show", agreed, "--as", "p018")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Deze leerreis is te lezen voor wie erbij hoort: de medewerker, ")


def test_the_figure_is_the_learners_and_others_see_where_it_goes(leerreis: Leerreis, agreed: str) -> None:
    assert leerreis("show", agreed, "--as", "p017", "--json").ok().json["confidence"] == "5 → 6"
    for who, sees in (("p004", "groeit"), ("p101", ""), ("p021", "")):
        shown = leerreis("show", agreed, "--as", who, "--json").ok()
        assert shown.json["confidence"] == sees
        assert "confidence: 6" not in shown.out
    assert leerreis("show", agreed, "--json").ok().json["confidence"] == ""


def test_only_lnd_is_told_whom_it_was_put_to_and_who_is_late(leerreis: Leerreis) -> None:
    journey = leerreis.start("p018", "--said", "29 days ago")
    learner = leerreis("show", journey, "--as", "p018", "--json").ok().json
    karim = next(one for one in learner["next"] if one["what"] == "needs-talk")
    assert (karim["who"], karim["by"]) == ("Karim El Idrissi", None)
    assert learner["stuck"] == []
    assert all(line["to"] is None for line in learner["timeline"])
    adviser = leerreis("show", journey, "--as", "p101", "--json").ok().json
    assert next(one for one in adviser["next"] if one["what"] == "needs-talk")["by"]
    assert adviser["stuck"] == ["conversation-not-held"]
    assert {line["to"] for line in adviser["timeline"]} >= {"Karim El Idrissi"}


def test_the_stuck_list_says_why_on_whom_and_what_first(leerreis: Leerreis) -> None:
    leerreis.start("p018", "--said", "29 days ago")
    found = leerreis("stuck", "--as", "p101", "--all", "--json").ok().json
    row = next(one for one in found if one["learner"] == "Mo Yilmaz")
    assert {
        "journey", "reason", "sentence", "waiting_on", "role", "since", "from", "move", "more", "phase", "team"
    } <= set(row)  # fmt: skip
    assert row["reason"] == "conversation-not-held"
    assert row["sentence"].startswith("The first talk of Mo Yilmaz and Karim El Idrissi was to be held by ")
    assert (row["waiting_on"], row["role"], row["team"]) == ("Karim El Idrissi", "companion", "Noord")
    assert row["reason"] in leerreis("reasons").ok().out.splitlines()


def test_no_two_rows_of_the_stuck_list_say_the_same(leerreis: Leerreis) -> None:
    for _ in range(2):
        leerreis.start("p018", "--said", "29 days ago")
    sentences = [one["sentence"] for one in leerreis("stuck", "--json").ok().json]
    assert len(sentences) == len(set(sentences)) >= 2


def test_an_adviser_sees_their_own_first_and_nobody_else_sees_the_list(leerreis: Leerreis) -> None:
    leerreis.start("p031", "--said", "29 days ago")

    def learners(*words: str) -> set[str]:
        return {one["learner"] for one in leerreis("stuck", "--json", *words).ok().json}

    assert "Bram Aerts" not in learners("--as", "p101")
    assert learners("--as", "p102") == {"Bram Aerts"}
    assert learners("--as", "p102", "--all") == learners("--as", "p101", "--all") > {"Bram Aerts"}
    done = leerreis("stuck", "--as", "p004")
    assert (done.code, done.err) == (1, "Waar het stokt is alleen voor L&D.\n")


async def test_the_past_names_no_persons_and_stays_as_it_was(leerreis: Leerreis) -> None:
    journey = leerreis.start("p018", "--said", "29 days ago")
    db = await asyncpg.connect(leerreis.database)
    known = await db.fetchval("select max(recorded) from event where journey = $1", journey)
    await db.close()
    before = leerreis("stuck", "--at", known.isoformat(), "--json").ok()
    leerreis.tell(journey, "spoke", "p004").ok()
    after = leerreis("stuck", "--at", known.isoformat(), "--json").ok()
    assert before.out == after.out
    row = next(one for one in before.json if one["journey"] == journey)
    assert (row["learner"], row["waiting_on"], row["role"]) == (None, None, "companion")
    assert row["sentence"].startswith("The first talk of the learner and the companion was to be held by ")
    assert "Mo Yilmaz" not in before.out
    assert journey not in leerreis("stuck", "--json").ok().out


def test_lists_are_plain_lines_where_nobody_looks(leerreis: Leerreis, agreed: str) -> None:
    header, *rows = leerreis("journeys").ok().out.splitlines()
    assert header.split("\t") == ["journey", "who", "title", "phase", "last word"]
    assert any(row.startswith(f"{agreed[:8]}\t{HIDDEN}\t{HIDDEN}\t") for row in rows)
    mine = leerreis("journeys", "--as", "p004").ok()
    assert "CANARY title" in mine.out
    assert "startgesprek" in mine.out
    assert leerreis("journeys", "--as", "p040", "--json").ok().json["journeys"] == []


def test_post_is_listed_and_said_when_it_is_looked_at_again(leerreis: Leerreis, agreed: str) -> None:
    done = leerreis("post", "due").ok()
    assert done.err.startswith("Each half hour a round looks again")
    assert isinstance(leerreis("post", "due", "--json").ok().json, list)


def test_the_help_teaches(leerreis: Leerreis) -> None:
    for words in (
        (), ("start",), ("tell",), ("tell", "3f2a", "practice"), ("show",), ("stuck",), ("journeys",), ("post",),
        ("set-aside",), ("audit",), ("rehydrate",), ("forget",), ("up",), ("people", "import"),
    ):  # fmt: skip
        said = leerreis(*words, "--help").ok().out
        assert "  leerreis " in said
    assert "The short story:" in leerreis("--help").ok().out


def test_whoever_reads_only_the_first_lines_hears_of_no_fault(leerreis: Leerreis) -> None:
    reader, written = os.pipe()
    os.close(reader)
    with os.fdopen(written, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "starter", "reasons"],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            cwd=leerreis.home,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")
