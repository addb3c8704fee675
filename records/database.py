"""The pool: every connection is the application's role, in UTC, and never waits for long."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import asyncpg
from asyncpg.pool import PoolConnectionProxy

ROLE = "leerreis_app"
"""May read and append to the log, and no more; the migrations make it."""
HAS_TRANSACTION_TIMEOUT = 17
"""The first PostgreSQL with `transaction_timeout`; an older one refuses a connection that asks for it."""
COMMAND_SECONDS = 10
"""Later than any timeout of the server: for a server, or a road to it, that is gone."""
SETTINGS = {
    "role": ROLE,
    "application_name": "leerreis",
    "timezone": "UTC",
    "lock_timeout": "1s",
    "statement_timeout": "5s",
    "idle_in_transaction_session_timeout": "10s",
    "tcp_keepalives_idle": "60",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}

Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"
Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]"
Database: TypeAlias = "Connection | Pool"
"""Whatever runs one statement; where a transaction is needed, a function asks for a `Connection`."""


class NotPrepared(Exception):
    """The database has no role for the application, or this user may not take it on."""


async def open_pool(url: str, *, max_size: int = 10) -> Pool:
    """A pool for a plain postgresql:// URL, with one connection made.

    Raises:
        NotPrepared: the migrations have not run here.
    """
    return await asyncpg.create_pool(
        url,
        min_size=1,
        timeout=COMMAND_SECONDS,
        max_size=max_size,
        command_timeout=COMMAND_SECONDS,
        server_settings=await _settings(url),
        init=_init,
    )


async def _settings(url: str) -> dict[str, str]:
    """What this server understands of the settings."""
    connection = await asyncpg.connect(url, timeout=COMMAND_SECONDS)
    try:
        try:
            await connection.execute(f"set role {ROLE}")
        except (asyncpg.InvalidParameterValueError, asyncpg.InsufficientPrivilegeError) as fault:
            raise NotPrepared(
                f"The database has not been prepared for the role {ROLE}: run the migrations first, with the same user."
            ) from fault
        if connection.get_server_version().major < HAS_TRANSACTION_TIMEOUT:
            return SETTINGS
        return SETTINGS | {"transaction_timeout": "8s"}
    finally:
        await connection.close()


async def _init(connection: Connection) -> None:
    await connection.set_type_codec("jsonb", schema="pg_catalog", encoder=canonical, decoder=json.loads)


def canonical(value: Any) -> str:
    """JSON in which the same value is always the same text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
