"""Brings a database to the newest revision: Alembic, whose revisions only run a .sql file, forward."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import asyncpg
from alembic import command, op
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from records import read_models
from records.database import open_pool

HERE = Path(__file__).parent
SQL = HERE / "sql" / "migrations"
_one_at_a_time = asyncio.Lock()
"""Alembic keeps what it runs in globals of its modules: two runs in one process would mix."""


async def upgrade(url: str) -> None:
    """Run the revisions that the database does not have yet, all of them or none; then fit what another build wrote.

    Safe to repeat, and to run from several processes at once. `url` is a plain postgresql:// URL of a
    user who may create tables, and the role `leerreis_app` where that is missing.
    """
    # The driver reads the URL itself, so that it means here what it means to the pool.
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url), poolclass=NullPool
    )
    async with _one_at_a_time, engine.connect() as connection:
        await connection.run_sync(_upgrade)
    await engine.dispose()
    pool = await open_pool(url, max_size=1)
    await read_models.fit(pool)
    await pool.close()


def run_file(name: str) -> None:
    """Run a file of several statements, inside a revision."""
    sql = (SQL / name).read_text(encoding="utf-8")
    connection: Any = op.get_bind().connection.dbapi_connection
    # A prepared statement, which is what SQLAlchemy sends, holds one command only.
    connection.run_async(lambda driver: driver.execute(sql))


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


if __name__ == "__main__":
    asyncio.run(upgrade(os.environ["LEERREIS_POSTGRES_URL"]))
