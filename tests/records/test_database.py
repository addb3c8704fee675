import asyncpg
import pytest

from records import statements
from records.database import Pool, open_pool

EVENT = """
insert into event (journey, position, kind, body, at, recorded)
values ('j', 1, 'started', '{}', '2026-01-05T09:00Z', '2026-01-05T09:00Z')
"""
CHANGES = ["update {} set journey = 'x'", "delete from {}", "truncate {}"]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("table", ["event", "word", "access"])
async def test_the_application_may_not_change_the_log(pool: Pool, table: str, change: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute(change.format(table))


@pytest.mark.parametrize("replaying", ["origin", "replica"])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("table", ["event", "word", "access"])
async def test_nor_may_anybody_else(pool: Pool, database_url: str, table: str, change: str, replaying: str) -> None:
    await pool.execute(EVENT)
    owner = await asyncpg.connect(database_url, server_settings={"session_replication_role": replaying})
    with pytest.raises(asyncpg.RaiseError, match="The log is append-only: nobody may"):
        await owner.execute(change.format(table))
    await owner.close()
    assert await pool.fetchval("select count(*) from event") == 1


async def test_the_application_is_its_role_and_stays_it(pool: Pool) -> None:
    for _ in range(3):
        assert await pool.fetchval("select current_user") == "leerreis_app"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("lock_timeout", "1s"),
        ("statement_timeout", "5s"),
        ("idle_in_transaction_session_timeout", "10s"),
        ("transaction_timeout", "8s"),
        ("TimeZone", "UTC"),
        ("tcp_keepalives_idle", "60"),
        ("application_name", "leerreis"),
    ],
)
async def test_the_pool_waits_for_nothing_for_long(pool: Pool, setting: str, value: str) -> None:
    async with pool.acquire():
        pass
    assert await pool.fetchval("select current_setting($1)", setting) == value


async def test_json_comes_back_as_it_went(pool: Pool) -> None:
    body = {"b": [1, None, "é"], "a": {"x": True}}
    assert await pool.fetchval("select $1::jsonb", body) == body


async def test_a_lock_held_elsewhere_is_given_up_on(pool: Pool, database_url: str) -> None:
    await pool.execute("insert into stream values ('j', 0)")
    other = await open_pool(database_url)
    async with other.acquire() as db, db.transaction():
        await db.execute("select * from stream for update")
        with pytest.raises(asyncpg.LockNotAvailableError):
            await pool.execute("select * from stream for update")
    other.terminate()


@pytest.mark.parametrize("file", statements.files())
async def test_every_named_statement_is_understood_by_the_database(pool: Pool, file: str) -> None:
    async with pool.acquire() as db:
        for name, sql in statements.load(file).items():
            heading, sentence, *_ = sql.splitlines()
            assert heading == f"-- {name} --"
            assert sentence.startswith("-- ") and sentence.endswith("."), name
            await db.prepare(sql)
