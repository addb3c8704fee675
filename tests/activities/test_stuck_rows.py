"""What stands on the stuck list is what the open expectations say, at any instant, on whichever list one looks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, combinations
from uuid import uuid4

import asyncpg
import pytest

import journey as core
from journey.lnd.reasons import Reason
from records import event_log, read_models, stuck
from records.database import Pool
from records.stuck import Only, StuckRow
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, entry, practice, sealed, start
from tests.records import crowd

STATEMENTS = ("save_stuck", "drop_stuck")


async def listed(desk: Desk, at: datetime, only: Only = Only()) -> StuckRow | None:  # noqa: B008 - frozen
    """This journey's row on a list."""
    rows = await stuck.page(desk.pool, at, only, None, 10_000)
    found = [row for row in rows if row.journey == desk.journey]
    assert len(found) <= 1
    return found[0] if found else None


async def looked_up(desk: Desk, at: datetime) -> StuckRow | None:
    """The same, from the intervals: the way the past is looked up."""
    rows = await stuck.known(desk.pool, at, Only(), None)
    return next((row for row in rows if row.journey == desk.journey), None)


async def same(desk: Desk, at: datetime) -> StuckRow | None:
    """Both ways say the same; and what that is."""
    one, other = await listed(desk, at), await looked_up(desk, at)
    assert one == other
    return one


async def standing_on(desk: Desk) -> set[str]:
    rows = await desk.pool.fetch("select distinct list from stuck where journey = $1", desk.journey)
    return {row["list"] for row in rows}


async def first_row(desk: Desk) -> datetime:
    """Alarm by alarm, up to the turn that writes the first row; when that was."""
    at = MONDAY
    while (alarm := (await desk.turn(now=at)).alarm) is not None and not await standing_on(desk):
        at = alarm
    return at


async def test_a_journey_that_nobody_talks_on_comes_on_the_list_by_itself(desk: Desk) -> None:
    """Nothing runs when the instant comes: the row was written when the rung before it was climbed."""
    await desk.open()
    at = await first_row(desk)
    coming = await desk.pool.fetchval("select min(shown_from) from stuck where journey = $1", desk.journey)
    assert coming > at
    assert await same(desk, coming - timedelta(microseconds=1)) is None
    row = await same(desk, coming)
    assert row is not None
    assert (row.reason, row.who, row.on_role, row.more) == (Reason.NOT_HELD, "karim", "companion", 0)


async def test_at_every_alarm_both_ways_say_the_same(desk: Desk) -> None:
    await desk.open()
    at, seen = MONDAY, set()
    while (alarm := (await desk.turn(now=at)).alarm) is not None and alarm < MONDAY + 40 * WEEK:
        for instant in (at, at + (alarm - at) / 2, alarm - timedelta(microseconds=1)):
            row = await same(desk, instant)
            seen.add((row.reason, row.more) if row else None)
        at = alarm
    assert {None, (Reason.NOT_HELD, 0), (Reason.NOT_HELD, 1)} <= seen


async def test_a_word_takes_it_off_the_list(desk: Desk) -> None:
    await desk.open()
    await desk.ring(MONDAY + 4 * WEEK)
    at = MONDAY + 4 * WEEK
    assert await same(desk, at)
    for by, kind in (("karim", "accept"), ("karim", "spoke")):
        await desk.turn(entry(f"{by}:{kind}", kind, by, said=at), now=at)
    assert await same(desk, at) is None
    assert await standing_on(desk) == set()


async def test_the_last_word_on_the_list_is_the_last_word(desk: Desk) -> None:
    await desk.open()
    await desk.agree()
    await desk.ring(MONDAY + 12 * WEEK)
    at = MONDAY + 12 * WEEK
    before = await same(desk, at)
    assert before is not None and before.reason == Reason.CHECK_IN_MISSED
    await desk.turn(practice("sanne:1", said=at), now=at)
    after = await same(desk, at)
    assert after is not None
    told = replace(before, last_word=at, last_by="sanne", last_kind="practice-logged", more=after.more)
    assert after == told


@pytest.mark.parametrize("patiently", [False, True])
async def test_what_was_so_within_an_instant_leaves_no_row(desk: Desk, patiently: bool) -> None:
    """It gets a row and loses it in turns that were known at the same instant."""
    await desk.open()
    now = await first_row(desk)
    words = [entry(f"karim:{kind}", kind, "karim", said=now) for kind in ("accept", "spoke")]
    await desk.turn(*words, now=now, patiently=patiently)
    assert await standing_on(desk) == set()


async def test_it_stands_on_every_list_that_can_be_asked_for(desk: Desk) -> None:
    await desk.open()
    await desk.ring(MONDAY + 6 * WEEK)
    at = MONDAY + 6 * WEEK
    row = await same(desk, at)
    assert row is not None
    known = {
        "team": row.team,
        "adviser": "marieke",
        "phase": row.phase,
        "reason": row.reason,
        "template": "on-the-job",
    }
    some = chain.from_iterable(combinations(known, count) for count in range(len(known) + 1))
    asked = [Only(**{what: known[what] for what in names}) for names in some]
    for only in asked:
        assert await listed(desk, at, only) == row
    assert {only.list for only in asked} == await standing_on(desk) == set(crowd.lists(known))
    for what in known:
        assert await listed(desk, at, Only(**known | {what: other(what)})) is None


def other(what: str) -> str:
    return next(iter(Reason)) if what == "reason" else "another"


async def test_a_turn_costs_a_statement_for_a_journey_that_is_or_was_stuck_and_none_for_others(desk: Desk) -> None:
    await desk.open()
    assert await statements(desk, MONDAY) == []
    await desk.agree()
    assert await statements(desk, MONDAY + HOUR) == []
    await desk.ring(MONDAY + 12 * WEEK)
    assert await statements(desk, MONDAY + 12 * WEEK) == ["save_stuck"]
    at = MONDAY + 12 * WEEK
    words = [
        practice("sanne:1", said=at),
        entry("sanne:2", "spoke", "sanne", said=at),
        entry("sanne:3", "still-yours", "sanne", said=at, answer="busy"),
    ]
    await desk.turn(*words, now=at)
    assert await statements(desk, at) == ["drop_stuck"]
    await desk.turn(practice("sanne:4", said=at + DAY), now=at + DAY)
    assert await statements(desk, at + DAY) == []


async def statements(desk: Desk, known: datetime) -> list[str]:
    """What the last turn up to this instant asks of the stuck list, when it is told again."""
    names = {sql: name for name, sql in read_models.SQL.items()}
    said: list[str] = []
    log = await event_log.after(desk.pool, desk.journey, 0)
    turn = max(one.recorded for one in log if one.recorded <= known)
    before = core.retold([one for one in log if one.recorded < turn])
    told = [one for one in log if one.recorded == turn]
    now = core.retold([one for one in log if one.recorded <= turn])
    assert now is not None
    async with desk.pool.acquire() as db:
        transaction = db.transaction()
        await transaction.start()
        with db.query_logger(lambda done: said.append(names.get(done.query, ""))):
            await db.execute("delete from expectation where journey = $1", desk.journey)
            await read_models.update(db, before, now, told)
        await transaction.rollback()
    return [name for name in said if name in STATEMENTS]


@pytest.fixture
async def team(desk: Desk) -> AsyncIterator[str]:
    """A team of two advisers' that the journey will be in."""
    team = uuid4().hex
    people = [f"{who}-{team}" for who in ("marieke", "job")]
    add = "insert into person (id, known_as, name, language) values ($1, $1, 'Naam', 'nl')"
    await desk.pool.executemany(add, [(person,) for person in people])
    await desk.pool.execute("insert into team (id, name, adviser) values ($1, $1, $2)", team, people[0])
    yield team


async def test_another_adviser_of_the_team_has_it_on_their_list_at_once(desk: Desk, team: str) -> None:
    """And what was agreed stays as it was: the list follows the team, the journey does not change."""
    await desk.say(start(team=team), now=MONDAY)
    await desk.ring(MONDAY + 6 * WEEK)
    at = MONDAY + 6 * WEEK

    async def whose() -> list[str]:
        advisers = [f"marieke-{team}", f"job-{team}", "marieke"]
        return [who.partition("-")[0] for who in advisers if await listed(desk, at, Only(adviser=who))]

    assert await whose() == ["marieke"]
    await desk.pool.execute("update team set adviser = $2 where id = $1", team, f"job-{team}")
    assert await whose() == ["job"]
    assert await listed(desk, at, Only(adviser=f"job-{team}", template="on-the-job"))
    await desk.pool.execute("update team set adviser = null where id = $1", team)
    assert await desk.pool.fetchval("select distinct adviser from stuck where journey = $1", desk.journey) == "marieke"
    assert await listed(desk, at, Only(adviser="marieke"))


async def test_a_list_that_another_build_wrote_is_made_to_fit(desk: Desk) -> None:
    """The closed list grew, or the list was not kept yet; those of others stay as they are."""
    await desk.open()
    await desk.ring(MONDAY + 6 * WEEK)
    as_it_was = await read_models.rows(desk.pool, desk.journey)
    for change in ("update stuck set place = place + 3 where journey = $1", "delete from stuck where journey = $1"):
        await desk.pool.execute(change, desk.journey)
        assert await read_models.rows(desk.pool, desk.journey) != as_it_was
        await read_models.fit(desk.pool)
        assert await read_models.rows(desk.pool, desk.journey) == as_it_was


async def test_a_stretch_that_is_over_is_not_kept(desk: Desk) -> None:
    await desk.open()
    await desk.ring(MONDAY + 40 * WEEK)
    rows = await desk.pool.fetch("select shown_until from stuck where journey = $1 and list = ''", desk.journey)
    assert [row["shown_until"] for row in rows] == [None]


async def test_two_stretches_may_not_begin_at_once(shelf: Pool, desk: Desk) -> None:
    await desk.open()
    await desk.ring(MONDAY + 6 * WEEK)
    with pytest.raises(asyncpg.UniqueViolationError):
        await shelf.execute("insert into stuck select * from stuck where journey = $1", desk.journey)


def test_titles_are_not_on_the_list() -> None:
    """A page does not show them, and they are the longest of all: who needs one looks it up by the journey."""
    assert sealed("x").startswith("sealed:")
    assert "title" not in StuckRow.__dataclass_fields__
