"""The table of readers at the command line: a canary in every text, and each column sees exactly its own."""

from __future__ import annotations

import re

import asyncpg
import pytest

from tests.cli.leerreis import Leerreis

LEARNER, BESIDE, WATCHER, MENTOR, LND, HELPER, NOBODY = "p017", "p004", "p021", "p018", "p101", "p031", "p030"
SAID = (
    ("p004", "accept", "--said", "19 days ago"),
    ("p004", "spoke", "--line", "CANARY spoke"),
    ("p017", "practice", "--outcome", "went-stiffly", "--line", "CANARY practice"),
    ("p017", "if-then", "--plan", "CANARY plan"),
    ("p017", "plan-activity", "--title", "CANARY course", "--on", "2099-02-11"),
    ("p017", "condition", "--what", "CANARY room", "--owner", "p004"),
    ("p017", "support", "--sort", "swap", "--of", "p031", "--line", "CANARY support"),
    ("p031", "decline", "--line", "CANARY decline"),
    ("p017", "invite-mentor", "--mentor", "p018", "--line", "CANARY invite"),
    ("p018", "mentor", "--yes", "--line", "CANARY accept"),
    ("p018", "met", "--line", "CANARY met"),
    ("p004", "check-in", "--answer", "seen", "--line", "CANARY check"),
    ("p021", "sighting", "--answer", "seen", "--line", "CANARY sight"),
    ("p017", "confidence", "--figure", "5"),
    ("p017", "confidence", "--figure", "7"),
)
NEED = {"title", "want", "behaviour", "plan"}
ON_THE_JOURNEY = {"spoke", "practice", "course", "room", "support", "decline", "invite", "accept", "check", "sight"}
READS = {
    LEARNER: NEED | ON_THE_JOURNEY | {"met"},
    BESIDE: NEED | ON_THE_JOURNEY,
    WATCHER: {"title", "behaviour", "sight"},
    MENTOR: NEED | {"invite", "accept", "met"},
    LND: {"title"},
    HELPER: {"title", "support", "decline"},
    None: set(),
}
"""Who reads which text. Whoever has no role here is refused."""
SEES = {
    # phase, next talk, confidence, how often it was seen, names
    LEARNER: (True, True, "5 → 7", 1, True),
    BESIDE: (True, True, "groeit", 1, True),
    WATCHER: (False, False, "", None, True),
    MENTOR: (True, True, "", 1, True),
    LND: (True, True, "", 1, True),
    HELPER: (False, False, "", None, True),
    None: (True, True, "", None, False),
}


@pytest.fixture(scope="module")
def journey(leerreis: Leerreis) -> str:
    """Sanne's, on which everything was said."""
    id_ = leerreis.start("p017", "--noticed-by", "p021", "--hours", "2", "--said", "20 days ago")
    for who, word, *details in SAID:
        leerreis.tell(id_, word, who, *details).ok()
    return id_


def read(text: str) -> set[str]:
    return set(re.findall(r"CANARY (\w+)", text))


def as_(who: str | None) -> tuple[str, ...]:
    return ("--as", who) if who else ()


@pytest.mark.parametrize("who", READS)
def test_each_text_has_its_readers_and_no_others(leerreis: Leerreis, journey: str, who: str | None) -> None:
    shown = leerreis("show", journey, *as_(who), "--json").ok()
    assert read(shown.out) == READS[who]
    assert read(leerreis("show", journey, *as_(who)).ok().out) == READS[who]
    phase, talks, confidence, seen, names = SEES[who]
    one = shown.json
    assert (bool(one["phase"]), any(ask["what"] == "mentor-meeting" for ask in one["next"])) == (phase, talks)
    assert (one["confidence"], one["seen"]) == (confidence, seen)
    assert ("Sanne Bakker" in shown.out) == names
    assert read(leerreis("tell", journey, *as_(who)).ok().out) == set()


def test_who_has_no_role_here_is_refused(leerreis: Leerreis, journey: str) -> None:
    for words in (("show", journey), ("show", journey, "--need"), ("stuck",)):
        done = leerreis(*words, "--as", NOBODY)
        assert (done.code, done.out) == (1, "")
    for words in (("journeys", "--json"), ("post", "due", "--json"), ("access-log",)):
        assert read(leerreis(*words, "--as", NOBODY).ok().out) == set()


def test_lists_show_a_title_and_nothing_else(leerreis: Leerreis, journey: str) -> None:
    for who in (LEARNER, BESIDE, LND, None):
        listed = leerreis("journeys", *as_(who), "--json").ok().out
        assert read(listed) == ({"title"} if who else set())
        assert ("Sanne Bakker" in listed) == bool(who)
    for who in (LEARNER, BESIDE, WATCHER, MENTOR):
        assert leerreis("stuck", *as_(who)).code == 1


def test_where_it_is_stuck_is_a_question_an_ask_or_a_reason(leerreis: Leerreis) -> None:
    stuck = leerreis.start("p031", "--frame-holder", "p004", "--said", "29 days ago")
    heard = {}
    for who in ("p031", "p004", "p102", None):
        shown = leerreis("show", stuck, *as_(who), "--json").ok().json
        heard[who] = (shown["question"], shown["stuck"])
    assert heard == {
        "p031": ("Is het gelukt om er samen over te praten?", []),
        "p004": ("Zoek samen een moment om erover te praten.", []),
        "p102": (None, ["conversation-not-held"]),
        None: (None, ["conversation-not-held"]),
    }
    rows = leerreis("stuck", "--json").ok()
    assert "conversation-not-held" in rows.out
    assert not re.search("Bram|Karim", rows.out)


async def test_each_reads_their_own_post_and_whoever_runs_it_reads_no_name(leerreis: Leerreis, journey: str) -> None:
    db = await asyncpg.connect(leerreis.database)
    for nth, (who, what) in enumerate(((BESIDE, "check-in.again"), (LEARNER, "check-in.other"))):
        await db.execute(
            "insert into post (id, journey, person, what, due, written, passed_over) "
            "select $1, $2, id, $3, now() - interval '1 day', now(), 0 from person where known_as = $4",
            f"{journey}/{nth}/9", journey, what, who,
        )  # fmt: skip
    await db.close()
    (mine,) = [one for one in _due(leerreis, LEARNER) if one["what"] == "check-in.other"]
    assert "check-in.again" not in {one["what"] for one in _due(leerreis, LEARNER)}
    assert mine["id"] in {one["id"] for one in _due(leerreis, None)}
    assert "bring it up, if you like" in leerreis("post", "due", "--as", LEARNER).ok().out
    for who in (LEARNER, WATCHER, LND, None):
        assert "Karim" not in leerreis("post", "due", *as_(who)).ok().out


def _due(leerreis: Leerreis, who: str | None) -> list[dict[str, str]]:
    found: list[dict[str, str]] = leerreis("post", "due", *as_(who), "--json").ok().json
    return found


def test_lnd_looks_closer_and_the_learner_reads_who_did(leerreis: Leerreis, journey: str) -> None:
    assert leerreis("access-log", "--as", LEARNER, "--json").ok().json == []
    for _ in range(2):
        closer = leerreis("show", journey, "--as", LND, "--need", "--json").ok()
        assert read(closer.out) == NEED
    (look,) = leerreis("access-log", "--as", LEARNER, "--json").ok().json
    assert (look["who"], look["journey"], look["what"], look["times"]) == ("Marieke Vos", journey, "need", 2)
    assert "need and behaviours" in leerreis("access-log", "--as", LEARNER).ok().out
    for who in (BESIDE, MENTOR):
        assert read(leerreis("show", journey, "--as", who, "--need").ok().out) == READS[who]
    refused = leerreis("show", journey, "--as", WATCHER, "--need")
    assert (refused.code, read(refused.out)) == (1, set())
    assert len(leerreis("access-log", "--as", LEARNER, "--json").ok().json) == 1
    assert leerreis("access-log", "--as", BESIDE, "--json").ok().json == []


def test_the_past_is_of_the_two_sides_and_names_nobody_else(leerreis: Leerreis, journey: str) -> None:
    then = leerreis("show", journey, "--as", LEARNER, "--at", "0 days ago").ok().out
    assert "Sanne Bakker" in then
    assert not re.search("Karim|Femke|Mo Yilmaz|Marieke", then)
    assert "Karim El Idrissi" in leerreis("show", journey, "--as", BESIDE, "--at", "0 days ago").ok().out
    for who in (WATCHER, MENTOR, LND, HELPER, None):
        assert leerreis("show", journey, *as_(who), "--at", "0 days ago").code == 1
    assert leerreis("show", journey, "--as", LEARNER, "--at", "2020-01-01").code == 1


def test_what_is_held_about_somebody_they_can_read(leerreis: Leerreis, journey: str) -> None:
    mine = leerreis("copy", "--as", LEARNER).ok().out
    assert read(mine) == READS[LEARNER]
    assert "Marieke Vos" in mine
    for who, own in ((WATCHER, {"sight"}), (HELPER, {"support", "decline"}), (MENTOR, {"invite", "accept", "met"})):
        held = leerreis("copy", "--as", who, "--json").ok()
        assert read(str(held.json["on_journeys_of_others"])) == own
    assert held.json["person"]["name"] == "Mo Yilmaz"
    assert leerreis("copy", "--as", NOBODY, "--json").ok().json["on_journeys_of_others"] == []


def test_a_figure_that_is_shared_is_read_by_those_beside_the_learner(leerreis: Leerreis, journey: str) -> None:
    leerreis.tell(journey, "share-figure", LEARNER, "--yes").ok()
    for who in (BESIDE, MENTOR):
        assert leerreis("show", journey, "--as", who, "--json").ok().json["confidence"] == "5 → 7"
    for who in (WATCHER, LND, None):
        assert leerreis("show", journey, *as_(who), "--json").ok().json["confidence"] == ""
