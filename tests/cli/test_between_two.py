"""What is said between two: every way of reading is walked, as everybody else, before it was said and after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cli.leerreis import ORGANISATION, Done, Leerreis

LINE = "CANARY between the two of us"
OPERATOR, HEAD, COLLEAGUE, MANAGER, LEARNER, STRANGER, WATCHER = None, "p100", "p102", "p004", "p017", "p018", "p021"
WITH_LND = """[lnd]
head = "p100"
colleagues = { p101 = "p102" }
"""
NEEDS = """need;learner;by;said;want;title;behaviour;noticed_by
quiet;p018;p018;{start};CANARY want;CANARY title;CANARY behaviour;p021
"""
WORDS = """need;said;by;word;details
quiet;{accepted};p004;accept;
quiet;{said};p018;private;{{"line": "CANARY between the two of us"}}
quiet;{said};p004;coaching;{{"line": "CANARY between the two of us"}}
"""


@pytest.fixture(scope="module")
def journey(leerreis: Leerreis) -> str:
    """Stuck, so that it is on the list; with a head of L&D, and a colleague beside the adviser."""
    (leerreis.home / "organisation.toml").write_text(ORGANISATION + WITH_LND)
    leerreis("organisation", "import", "organisation.toml").ok()
    return leerreis.start("p017", "--noticed-by", "p021", "--said", "29 days ago")


def read(leerreis: Leerreis, journey: str, askers: tuple[str | None, ...]) -> dict[tuple[str | None, str], Done]:
    """Everything that each of these can read of others, by who asks and how it is asked for."""
    ways = (
        ("show", journey), ("show", journey, "--json"), ("tell", journey), ("journeys",),
        ("journeys", "--json", "--ended"), ("journeys", "--counts"),
        ("stuck",), ("stuck", "--all", "--json"), ("stuck", journey), ("stuck", journey, "--json"),
        ("stuck", "--json", "--at", datetime.now(UTC).isoformat()), ("coaching",), ("coaching", "--json"),
        ("post", "due"), ("post", "due", "--json"), ("post", "preview", "p101"), ("post", "preview", "p101", "--json"),
        ("post", "preview", "p021"), ("post", "preview", "p021", "--json"),
        ("set-aside", "list"), ("set-aside", "list", "--json"), ("audit",),
    )  # fmt: skip
    asked = [(who, words) for who in askers for words in ways if who not in words]
    answers = leerreis.at_once([[*words, *(("--as", who) if who else ())] for who, words in asked])
    return {
        (who, " ".join(word for word in words[:3] if word != journey)): done
        for (who, words), done in zip(asked, answers, strict=True)
    }


@pytest.mark.parametrize(
    ("words", "others"),
    [
        (
            (
                ("p017", "private", "--line", LINE),
                ("p101", "private-answer", "--line", LINE),
                ("p017", "thank", "--to", "p021", "--line", LINE),
            ),
            (OPERATOR, HEAD, COLLEAGUE, MANAGER, STRANGER),
        ),
        ((("p004", "coaching", "--line", LINE),), (OPERATOR, HEAD, COLLEAGUE, LEARNER, WATCHER)),
    ],
    ids=("by-the-learner", "by-the-manager"),
)
def test_nobody_else_reads_it_or_that_it_was_said(
    leerreis: Leerreis, journey: str, words: tuple[tuple[str, ...], ...], others: tuple[str | None, ...]
) -> None:
    before = read(leerreis, journey, others)
    assert sum(done.code == 0 for done in before.values()) > len(before) / 2
    for by, word, *more in words:
        leerreis.tell(journey, word, by, *more).ok()
    assert read(leerreis, journey, others) == before
    for by in {by for by, *_ in words}:
        assert LINE in leerreis("show", journey, "--as", by).ok().out


@pytest.mark.timeout(300)
def test_what_waits_too_long_is_on_the_list_of_the_adviser_the_colleague_and_the_head_only(
    leerreis: Leerreis, journey: str
) -> None:
    """And it says that something was asked, not what."""
    days = {name: _days_ago(n) for name, n in (("start", 40), ("accepted", 39), ("said", 10))}
    (leerreis.home / "needs.csv").write_text(NEEDS.format(**days))
    (leerreis.home / "words.csv").write_text(WORDS.format(**days))
    leerreis("needs", "import", "needs.csv", "--words", "words.csv").ok()

    now = datetime.now(UTC).isoformat()
    *theirs, listed, nobodys, everybodys, then, shown = leerreis.at_once(
        [
            *(["stuck", "--json", "--as", who] for who in ("p101", "p102", "p100")),
            ["stuck", "--as", "p102"], ["stuck", "--json"], ["stuck", "--json", "--all"],
            ["stuck", "--json", "--at", now], ["show", "p018", "--json"],
        ]
    )  # fmt: skip
    for one in theirs:
        assert sorted(row["what"] for row in rows(one)) == ["coaching", "private"]
    assert LINE not in listed.ok().out
    assert rows(nobodys) == rows(everybodys) == rows(then) == []
    assert "help-unanswered" not in shown.ok().out
    leerreis.tell("p018", "private-answer", "p101", "--line", LINE).ok()
    leerreis.tell("p018", "coaching-given", "p101").ok()
    assert rows(leerreis("stuck", "--json", "--as", "p101")) == []


def rows(done: Done) -> list[dict[str, Any]]:
    """What is between two, of a list."""
    return [row for row in done.ok().json if row["what"] in ("private", "coaching")]


def _days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%d %H:%M")
