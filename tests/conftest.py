"""A real PostgreSQL for the whole run, and a fresh database for each test that asks for one."""

from __future__ import annotations

import gc
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from records.database import Pool, open_pool
from records.migrate import upgrade
from records.vault import Vault
from starter.embedded.postgres import Postgres

TEMPLATE = "leerreis_template"
# pytest parses each file, and CPython 3.11.7 can fail to when rubbish is swept up in the midst of it (issue 106905).
gc.disable()


LONGEST = ("workflows", "up", "acceptance", "cli", "pages")
"""Folders whose tests take longest: begun first, so that no processor waits for the last of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first; within a folder, as it was."""

    def place(item: pytest.Item) -> int:
        folder = item.path.parent.name
        return LONGEST.index(folder) if folder in LONGEST else len(LONGEST)

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """All is parsed."""
    gc.enable()


@pytest.fixture(scope="session")
async def postgres() -> AsyncIterator[str]:
    """The URL of a server, up to the database's name: append one."""
    home = _open_folder()
    server = await Postgres.start(home, settings={"fsync": "off"})
    yield server.url.rpartition("/")[0] + "/"
    await server.stop()
    shutil.rmtree(server.folder, ignore_errors=True)
    shutil.rmtree(home)


@pytest.fixture(scope="session")
async def template(postgres: str) -> str:
    """The name of a database with every migration, and nobody connected to it."""
    await _run(postgres, f"create database {TEMPLATE}")
    await upgrade(postgres + TEMPLATE)
    return TEMPLATE


@pytest.fixture
async def empty_database_url(postgres: str) -> AsyncIterator[str]:
    """A database without any table."""
    async with fresh_database(postgres, "template1") as url:
        yield url


@pytest.fixture
async def database_url(postgres: str, template: str) -> AsyncIterator[str]:
    """A migrated database of this test's own; as its owner."""
    async with fresh_database(postgres, template) as url:
        yield url


@pytest.fixture
async def pool(database_url: str) -> AsyncIterator[Pool]:
    """The application's own pool on it."""
    pool = await open_pool(database_url)
    yield pool
    pool.terminate()


@pytest.fixture
def vault(pool: Pool) -> Vault:
    """A vault with a master key of this test's own."""
    return Vault(pool, secrets.token_bytes(32))


def _open_folder() -> Path:
    """Not pytest's own, which PostgreSQL's user could not enter."""
    folder = Path(tempfile.mkdtemp(prefix="leerreis-tests-"))
    folder.chmod(0o711)
    return folder


@asynccontextmanager
async def fresh_database(server: str, template: str) -> AsyncIterator[str]:
    """A database that is dropped afterwards; its URL, as its owner."""
    name = f"test_{secrets.token_hex(6)}"
    await _run(server, f"create database {name} template {template}")
    yield server + name
    await _run(server, f"drop database {name} with (force)")


async def _run(server: str, sql: str) -> None:
    connection = await asyncpg.connect(server + "postgres", ssl=False)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
