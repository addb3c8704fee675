"""What PostgreSQL did to answer a statement, rather than how long it took."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import asyncpg

from records.database import Connection
from tests.conftest import fresh_database
from tests.records.few import NOW

Db: TypeAlias = "asyncpg.Connection[Any]"
Mode = Literal["force_custom_plan", "force_generic_plan"]
"""Planned for these values, or once for all values: a program that stays gets the second after five times."""


@dataclass(frozen=True)
class Plan:
    """An executed plan."""

    root: dict[str, Any]
    milliseconds: float

    @property
    def buffers(self) -> int:
        """Pages of 8 KB that were looked at, wherever they were."""
        return int(self.root["Shared Hit Blocks"] + self.root["Shared Read Blocks"])

    def scans(self, table: str) -> list[dict[str, Any]]:
        """How a table was read."""
        return [node for node in _nodes(self.root) if node.get("Relation Name") == table]

    @property
    def ways(self) -> set[str]:
        """The indexes that were read; and for a table that was read from end to end, "all of" it."""
        nodes = [*_nodes(self.root)]
        ends = {f"all of {node['Relation Name']}" for node in nodes if node["Node Type"] == "Seq Scan"}
        return ends | {node["Index Name"] for node in nodes if "Index Name" in node}


@asynccontextmanager
async def filled(postgres: str, template: str, statements: str) -> AsyncIterator[Db]:
    """A fresh database with this in it, and what PostgreSQL knows of it; `$1` stands for now."""
    async with fresh_database(postgres, template) as url:
        db = await asyncpg.connect(url)
        for statement in statements.strip().split(";\n"):
            await db.execute(statement.rstrip(";").replace("$1", f"timestamptz '{NOW.isoformat()}'"))
        await db.execute("vacuum (analyze)")
        yield db
        await db.close()


async def executed(db: Connection | Db, sql: str, args: tuple[Any, ...], mode: Mode) -> Plan:
    """Run a statement, and say how it was run."""
    await db.execute(f"set plan_cache_mode = {mode}")
    await db.execute(f"prepare looked_at as {sql}")
    try:
        values = ", ".join(map(_literal, args))
        found = await db.fetchval(f"explain (analyze, buffers, format json) execute looked_at({values})")
    finally:
        await db.execute("deallocate looked_at")
    (plan,) = json.loads(found)
    return Plan(plan["Plan"], plan["Execution Time"])


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, list):
        return "'{" + ", ".join(f'"{one}"' for one in value) + "}'"
    return str(value) if isinstance(value, bool | int) else f"'{value}'"
