"""A word that cannot be put on record, with everything else in order, is set aside; the others go on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from activities.registrar import SET_ASIDE
from journey import rules
from journey.steps.practice import LogPractice
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, entry, practice, sealed, start


class Bug(Exception):
    """Somebody's mistake in a rule."""


def broken(*_: object, **__: object) -> None:
    raise Bug("a mistake")


async def test_a_rule_that_raises_costs_its_own_word_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.open()
    words = [
        entry("karim:1", "spoke", "karim", said=MONDAY + HOUR),
        practice("sanne:1", said=MONDAY + HOUR),
        entry("karim:2", "accept", "karim", said=MONDAY + HOUR),
    ]
    with monkeypatch.context() as planted:
        planted.setitem(rules.RULES, LogPractice, broken)
        with pytest.raises(Bug):
            await desk.turn(*words, now=MONDAY + HOUR)
        assert await desk.words() == ["sanne:start"]
        turn = await desk.turn(*words, now=MONDAY + HOUR, patiently=True)
        again = await desk.turn(*words, now=MONDAY + 2 * HOUR, patiently=True)
    assert [answer.refused for answer in turn.answers] == [None, SET_ASIDE, None]
    assert again.answers[1].refused == SET_ASIDE
    assert await desk.words() == ["karim:1", "karim:2", "sanne:start"]
    assert await desk.aside() == [("sanne:1", "Bug")]
    assert desk.counted["leerreis_faults word"] == 2
    (mended,) = await desk.say(words[1], now=MONDAY + 3 * HOUR)
    assert mended.refused is None


@pytest.mark.parametrize(
    "bad",
    [
        practice("sanne:\x00", said=MONDAY + HOUR),
        practice("sanne:bad", said=MONDAY + HOUR, line=sealed("x") + "\x00"),
        practice("sanne:bad", said=MONDAY + HOUR, line=sealed("x") + "\ud800"),
    ],
    ids=["in the id", "in a text", "half a character"],
)
async def test_a_text_that_postgres_refuses_costs_its_own_word_only(desk: Desk, bad: object) -> None:
    await desk.open()
    assert hasattr(bad, "word")
    words = [practice("sanne:1", said=MONDAY + HOUR), bad, practice("sanne:2", said=MONDAY + HOUR)]
    turn = await desk.turn(*words, now=MONDAY + HOUR, patiently=True)  # type: ignore[arg-type]
    assert [answer.refused for answer in turn.answers] == [None, SET_ASIDE, None]
    assert await desk.words() == ["sanne:1", "sanne:2", "sanne:start"]
    assert len(await desk.aside()) == 1


async def test_an_opening_whose_title_postgres_refuses_leaves_no_journey(desk: Desk) -> None:
    turn = await desk.turn(start(title=sealed("x") + "\x00"), now=MONDAY, patiently=True)
    assert [answer.refused for answer in turn.answers] == [SET_ASIDE]
    assert turn.over
    assert await desk.log() == []
    assert await desk.pool.fetchval("select count(*) from stream where journey = $1", desk.journey) == 0
    assert len(await desk.aside()) == 1


@pytest.mark.parametrize(
    "word",
    [
        {"kind": "practice", "outcome": "went-well", "line": "CANARY sings"},
        {"kind": "practice", "outcome": "CANARY sings", "line": "CANARY sings"},
        {"kind": "propose", "want": "CANARY", "title": sealed("fine")},
        {"kind": "a-kind-of-tomorrow", "story": "CANARY sings", "more": [{"deep": "CANARY sings"}]},
        {"kind": "CANARY sings"},
    ],
    ids=["unsealed", "wrong as well", "one of two", "unknown", "kind"],
)
async def test_an_unsealed_text_is_set_aside_and_kept_nowhere(desk: Desk, word: dict[str, object]) -> None:
    await desk.open()
    bad = entry("sanne:bad", "", "sanne", said=MONDAY + HOUR)
    bad = bad.model_copy(update={"word": bad.word | word})
    words = [practice("sanne:1", said=MONDAY + HOUR), bad, practice("sanne:2", said=MONDAY + HOUR)]
    turn = await desk.turn(*words, now=MONDAY + HOUR, patiently=True)
    assert [answer.refused for answer in turn.answers] == [None, SET_ASIDE, None]
    ((id_, why),) = await desk.aside()
    assert id_ == "sanne:bad" and "CANARY" not in why
    assert not any("CANARY" in text for text in await _everything(desk))


async def test_a_word_of_tomorrow_is_kept_whole_for_the_build_that_can_read_it(desk: Desk) -> None:
    await desk.open()
    word: dict[str, Any] = {"story": sealed("as it should be"), "on": "2026-03-01", "with_": ["femke", 3, None, True]}
    bad = entry("sanne:bad", "a-kind-of-tomorrow", "sanne", said=MONDAY + HOUR, **word)
    await desk.turn(bad, now=MONDAY + HOUR, patiently=True)
    kept = await desk.pool.fetchval("select word from set_aside where journey = $1", desk.journey)
    assert json.loads(kept) == bad.word


async def test_a_heard_word_that_is_refused_is_kept(desk: Desk) -> None:
    await desk.open()
    for patiently in (False, True):
        heard = practice(f"karim:{patiently}", said=MONDAY + HOUR, by="karim", waits=False)
        told = practice(f"karim:told:{patiently}", said=MONDAY + HOUR, by="karim")
        turn = await desk.turn(heard, told, now=MONDAY + HOUR, patiently=patiently)
        assert [answer.refused and answer.refused.code for answer in turn.answers] == ["not-yours"] * 2
    assert await desk.aside() == [("karim:False", "not-yours"), ("karim:True", "not-yours")]


async def test_time_that_trips_over_a_bug_costs_no_word(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.open()
    await desk.agree()
    late = MONDAY + 3 * WEEK
    words = [practice("sanne:1", said=late - HOUR), entry("karim:1", "spoke", "karim", said=late)]
    with monkeypatch.context() as planted:
        planted.setattr("journey.expected.asking.ladders.after", broken)
        with pytest.raises(Bug):
            await desk.turn(*words, now=late)
        turn = await desk.turn(*words, now=late, patiently=True)
    assert [answer.refused for answer in turn.answers] == [None, None]
    assert await desk.aside() == [(None, "Bug")]
    assert turn.alarm is not None and turn.alarm > late
    assert {"sanne:1", "karim:1"} <= set(await desk.words())


async def test_a_word_without_an_instant_is_set_aside(desk: Desk) -> None:
    await desk.open()
    for n, said in enumerate(("yesterday", "2026-03-02T12:00:00", "")):
        turn = await desk.turn(practice(f"sanne:{n}", said=said), now=MONDAY + DAY, patiently=True)
        assert [answer.refused for answer in turn.answers] == [SET_ASIDE]
    assert len(await desk.aside()) == 3


async def _everything(desk: Desk) -> list[str]:
    """Every row of every table, as text; bytes read as text too."""
    tables = await desk.pool.fetch("select tablename from pg_tables where schemaname = 'public'")
    found = []
    for name in (row["tablename"] for row in tables):
        if await desk.pool.fetchval("select has_table_privilege(current_user, $1, 'select')", name):
            rows = await desk.pool.fetch(f"select * from {name}")
            found += [str([bytes(v) if isinstance(v, memoryview) else v for v in row.values()]) for row in rows]
    assert found
    return found
