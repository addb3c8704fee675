import asyncio
import re
import sys

import asyncpg
import pytest

from records import read_models, stuck
from records.database import NotPrepared, Pool, open_pool
from records.migrate import upgrade
from records.stuck import Only
from tests.activities.desk import MONDAY, WEEK, Desk

NEWEST = "0011"


async def revision(url: str) -> str:
    db = await asyncpg.connect(url)
    try:
        return str(await db.fetchval("select version_num from alembic_version"))
    finally:
        await db.close()


def seen_by(user: str, url: str) -> str:
    """The same URL, for a user whose password is their name."""
    return re.sub(r"//[^@]*@", f"//{user}:{user}@", url)


async def in_processes(urls: list[str]) -> list[int]:
    """Migrates each in a process of its own, all at once; their exit codes."""
    code = "import asyncio, sys; from records.migrate import upgrade; asyncio.run(upgrade(sys.argv[1]))"
    processes = [await asyncio.create_subprocess_exec(sys.executable, "-c", code, url) for url in urls]
    return [await process.wait() for process in processes]


async def test_an_empty_database_comes_to_the_newest_revision(empty_database_url: str) -> None:
    await upgrade(empty_database_url)
    assert await revision(empty_database_url) == NEWEST


async def test_migrating_twice_is_migrating_once(empty_database_url: str) -> None:
    await upgrade(empty_database_url)
    await upgrade(empty_database_url)
    assert await revision(empty_database_url) == NEWEST


BEFORE_THE_LIST = """
drop trigger forget_letters on person;
drop function forget_letters;
drop table letter, habit, usefulness, useful_mark;
drop index post_open, post_to, post_sent, expectation_asked_soon;
alter table post drop column letter, drop column passed_over, drop column talk_on, drop column talk_starts,
    drop column talk_minutes, drop column sequence;
create index post_open on post (person, due) where settled is null;
drop table coaching, partner_talk, quarterly_answer, quarterly_answered;
drop view contact;
drop trigger forget_at_the_desk on person;
drop function forget_at_the_desk;
drop index expectation_reached, event_goal, event_milestone, event_lesson, event_contact, event_lately;
drop table access;
drop table code_try;
drop index event_on_the_list;
drop table stuck;
drop trigger hand_stuck_list_over on team;
drop function hand_stuck_list_over;
drop index journey_waiting, journey_stands, journey_team, journey_adviser;
drop table decision, away;
drop function show_together, hold_team_needs;
alter table journey drop column team_need;
update alembic_version set version_num = '0002';
"""


async def test_whoever_was_stuck_before_the_list_was_kept_stands_on_it_at_once(database_url: str, pool: Pool) -> None:
    """An empty list would say that all is well."""
    desk = Desk(pool)
    await desk.open()
    await desk.ring(MONDAY + 6 * WEEK)
    as_it_was = await read_models.rows(pool, desk.journey)
    owner = await asyncpg.connect(database_url)
    await owner.execute(BEFORE_THE_LIST)
    await owner.close()
    await upgrade(database_url)
    assert await read_models.rows(pool, desk.journey) == as_it_was
    assert [row.journey for row in await stuck.page(pool, MONDAY + 6 * WEEK, Only(), None, 9)] == [desk.journey]


async def test_two_may_migrate_at_once(empty_database_url: str) -> None:
    await asyncio.gather(*(upgrade(empty_database_url) for _ in range(4)))
    assert await revision(empty_database_url) == NEWEST


async def test_two_processes_may_migrate_at_once(empty_database_url: str) -> None:
    assert await in_processes([empty_database_url] * 2) == [0, 0]
    assert await revision(empty_database_url) == NEWEST


@pytest.mark.usefixtures("template")
async def test_two_databases_of_one_cluster_may_migrate_at_once_and_share_the_role(postgres: str) -> None:
    admin = await asyncpg.connect(postgres + "postgres")
    names = [f"twin_{n}" for n in range(3)]
    try:
        # What PostgreSQL gives to whoever made the role: they may grant it, even to themselves.
        await admin.execute(
            "create role twin login password 'twin'; grant leerreis_app to twin with admin true, set false"
        )
        for name in names:
            await admin.execute(f"create database {name} owner twin")
        urls = [seen_by("twin", postgres) + name for name in names]
        assert await in_processes(urls) == [0, 0, 0]
        for url in urls:
            pool = await open_pool(url)
            assert await pool.fetchval("select current_user") == "leerreis_app"
            pool.terminate()
    finally:
        for name in names:
            await admin.execute(f"drop database if exists {name} with (force)")
        await admin.execute("drop role if exists twin")
        await admin.close()


async def test_who_may_not_grant_the_role_hears_what_an_administrator_should_do(
    empty_database_url: str, postgres: str
) -> None:
    admin = await asyncpg.connect(postgres + "postgres")
    try:
        name = empty_database_url.rpartition("/")[2]
        await admin.execute(f"create role nephew login password 'nephew'; alter database {name} owner to nephew")
        with pytest.raises(asyncpg.RaiseError, match="have an administrator run"):
            await upgrade(seen_by("nephew", empty_database_url))
    finally:
        await admin.execute(f"alter database {name} owner to current_user; drop role nephew")
        await admin.close()


async def test_an_unprepared_database_says_what_to_do(empty_database_url: str, postgres: str) -> None:
    admin = await asyncpg.connect(postgres + "postgres")
    try:
        await admin.execute("create role stranger login password 'stranger'")
        with pytest.raises(NotPrepared, match="run the migrations first"):
            await open_pool(seen_by("stranger", empty_database_url))
    finally:
        await admin.execute("drop role stranger")
        await admin.close()


async def test_no_column_has_a_clock_for_a_default(database_url: str) -> None:
    db = await asyncpg.connect(database_url)
    defaults = await db.fetch(
        "select table_name, column_name from information_schema.columns "
        "where table_schema = 'public' and column_default is not null"
    )
    naive = await db.fetch(
        "select table_name, column_name from information_schema.columns "
        "where table_schema = 'public' and data_type = 'timestamp without time zone'"
    )
    await db.close()
    assert (defaults, naive) == ([], [])
