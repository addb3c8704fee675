"""A turn gives back every fact beyond the position that its run knew, however it came there."""

from __future__ import annotations

import pytest

from journey.who.people import PersonId
from records import event_log
from tests.activities.desk import DAY, HOUR, MONDAY, Desk, entry, practice, sealed, start


async def test_a_log_that_got_ahead_comes_back_as_facts(desk: Desk) -> None:
    first = await desk.turn(start(), now=MONDAY, after=0)
    lost = await desk.turn(practice("sanne:1", said=MONDAY + HOUR), now=MONDAY + HOUR, after=first.position)
    desk.anew()
    healed = await desk.turn(practice("sanne:1", said=MONDAY + HOUR), now=MONDAY + DAY, after=first.position)
    assert healed.facts == lost.facts
    assert healed.answers == lost.answers
    more = await desk.turn(practice("sanne:2", said=MONDAY + DAY), now=MONDAY + DAY, after=first.position)
    assert more.facts[: len(lost.facts)] == lost.facts
    assert [fact["position"] for fact in more.facts] == list(range(first.position + 1, more.position + 1))


@pytest.mark.parametrize("patiently", [False, True])
async def test_facts_are_what_is_on_record(desk: Desk, patiently: bool) -> None:
    entries = [start(), *(practice(f"sanne:{n}", said=MONDAY + HOUR) for n in range(5))]
    turn = await desk.turn(*entries, now=MONDAY + HOUR, after=0, patiently=patiently)
    on_record = [one.fact for one in await event_log.after(desk.pool, desk.journey, 0)]
    assert turn.facts == on_record
    assert turn.position == len(on_record)
    assert [answer.position for answer in turn.answers] == sorted(answer.position for answer in turn.answers)


async def test_a_run_that_knows_no_position_gets_no_facts(desk: Desk) -> None:
    await desk.open()
    turn = await desk.turn(now=MONDAY + HOUR)
    assert (turn.facts, turn.position) == ([], len(await desk.log()))


async def test_facts_are_never_cut_and_a_turn_takes_fewer_words_instead(desk: Desk) -> None:
    await desk.open()
    after = len(await desk.log())
    entries = [practice(f"sanne:{n}", said=MONDAY + HOUR, line=sealed("x" * 3_000)) for n in range(100)]
    answered, turns = 0, 0
    while answered < 100:
        turn = await desk.turn(*entries[answered:], now=MONDAY + HOUR, after=after)
        assert turn.answers
        assert [fact["position"] for fact in turn.facts] == list(range(after + 1, turn.position + 1))
        assert len(str(turn.facts)) < 100_000
        after, answered, turns = turn.position, answered + len(turn.answers), turns + 1
    assert (await desk.kinds()).count("practice-logged") == 100
    assert 5 < turns < 20


@pytest.mark.parametrize("patiently", [False, True])
async def test_small_words_with_wide_consequences_count_by_these(desk: Desk, patiently: bool) -> None:
    """Each counter-proposal repeats the whole need: forty of them would not fit in one of Temporal's messages."""
    wide = sealed("x" * 16_000)
    turn = await desk.turn(start(want=wide, behaviour=wide), now=MONDAY, after=0)
    entries = [
        entry(f"sanne:{n}", "propose", ("sanne", "karim")[n % 2], said=MONDAY + HOUR, hours=n + 1) for n in range(30)
    ]
    answered = 0
    while answered < 30:
        turn = await desk.turn(*entries[answered:], now=MONDAY + DAY, after=turn.position, patiently=patiently)
        assert len(str(turn.facts)) < 150_000
        answered += len(turn.answers)
    assert (await desk.kinds()).count("agreement-changed") == 30


async def test_words_left_for_the_next_turn_are_those_said_last(desk: Desk) -> None:
    """Whatever order they came in; and the ones whose answers do not fit are answered again, from the record."""
    await desk.open()
    line = sealed("x" * 3_000)
    entries = [practice(f"sanne:{n:02}", said=MONDAY + (60 - n) * HOUR, line=line) for n in range(60)]
    after, answered, answers = len(await desk.log()), 0, []
    while answered < 60:
        turn = await desk.turn(*entries[answered:], now=MONDAY + 10 * DAY, after=after)
        assert turn.position > after or turn.answers
        after, answered = turn.position, answered + len(turn.answers)
        answers += turn.answers
    said = [event["at"] for event in await desk.log() if event["kind"] == "practice-logged"]
    assert said == sorted(said) and len(said) == 60
    assert [answer.position for answer in answers] == sorted((a.position for a in answers), reverse=True)


async def test_a_refused_opening_leaves_no_row_anywhere(desk: Desk) -> None:
    before = await _rows(desk)
    for patiently in (False, True):
        nobody = start(f"sanne:{patiently}", frame_holder=PersonId("sanne"), companion=PersonId("sanne"))
        stranger = entry(f"karim:{patiently}", "spoke", "karim", said=MONDAY)
        turn = await desk.turn(nobody, stranger, now=MONDAY, patiently=patiently)
        assert [answer.refused and answer.refused.code for answer in turn.answers] == ["two-people", "not-started"]
        assert (turn.over, turn.position, turn.alarm) == (True, 0, None)
    assert await _rows(desk) == before


@pytest.mark.parametrize("spoil", ["delete from snapshot", "update snapshot set fingerprint = 'another'", "nothing"])
async def test_snapshots_change_nothing(desk: Desk, spoil: str) -> None:
    await desk.open()
    entries = [practice(f"sanne:{n}", said=MONDAY + HOUR) for n in range(80)]
    for n in (0, 40):
        await desk.turn(*entries[n : n + 40], now=MONDAY + HOUR)
    assert await desk.pool.fetchval("select count(*) from snapshot where journey = $1", desk.journey) == 1
    if spoil != "nothing":
        await desk.pool.execute(spoil)
    desk.anew()
    turn = await desk.turn(practice("sanne:last", said=MONDAY + DAY), now=MONDAY + DAY, after=0)
    assert [fact["position"] for fact in turn.facts] == list(range(1, turn.position + 1))
    folded = await event_log.fold(desk.pool, desk.journey)
    assert folded is not None and folded.practices == 81
    await desk.pool.execute("delete from snapshot")
    assert await event_log.fold(desk.pool, desk.journey) == folded


async def test_the_log_is_append_only(desk: Desk) -> None:
    await desk.open()
    before = await desk.log()
    for table in ("event", "word"):
        for change in (f"update {table} set journey = 'x'", f"delete from {table}", f"truncate {table}"):
            with pytest.raises(Exception, match=r"permission denied|append-only"):
                await desk.pool.execute(change)
    assert await desk.log() == before


async def _rows(desk: Desk) -> dict[str, int]:
    tables = await desk.pool.fetch("select tablename from pg_tables where schemaname = 'public' order by 1")
    names = [row["tablename"] for row in tables]
    mine = [name for name in names if await _is_mine(desk, name)]
    return {name: await desk.pool.fetchval(f"select count(*) from {name}") for name in mine}


async def _is_mine(desk: Desk, table: str) -> bool:
    allowed: bool = await desk.pool.fetchval("select has_table_privilege(current_user, $1, 'select')", table)
    return allowed
