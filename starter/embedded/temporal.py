"""Temporal's development server on this machine, and what Leerreis asks of any Temporal server."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from google.protobuf.duration_pb2 import Duration
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.api.workflowservice.v1 import UpdateNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError

from starter.embedded.child import Child, NotStarted
from starter.embedded.ports import HERE, free_port

RETENTION = timedelta(days=30)
"""How long audit and repair can look back."""
READY_SECONDS = 60
OTHER_PORTS = 2
"""Tried before the last one, where nobody asked for a port."""
SEARCH_ATTRIBUTES = ("JourneyPhase", "JourneyTemplate", "JourneyStuckReason", "JourneyTeam")
KEYWORD = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD
REFUSALS = (RuntimeError, RPCError)
"""`Client.connect` raises a bare RuntimeError when nobody listens."""


@dataclass(frozen=True)
class Temporal:
    """One server, listening on 127.0.0.1, with the namespace `default`."""

    child: Child
    address: str
    ui_url: str | None

    @classmethod
    async def start(
        cls,
        folder: Path | None = None,
        *,
        port: int | None = None,
        ui_port: int | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> Temporal:
        """Start the server and wait until it answers.

        `folder` None keeps everything in memory; `ui_port` None serves no pages; `settings` are dynamic
        configuration.

        Where no port is asked for, one that somebody else took meanwhile is no reason to give up: another is tried.

        Raises:
            NotStarted: it did not come up; with the last lines of its log.
        """
        for _ in range(0 if port else OTHER_PORTS):
            try:
                return await cls._start(folder, free_port(besides={ui_port or 0}), ui_port, settings)
            except NotStarted:
                continue
        return await cls._start(folder, port or free_port(besides={ui_port or 0}), ui_port, settings)

    @classmethod
    async def _start(
        cls, folder: Path | None, port: int, ui_port: int | None, settings: Mapping[str, str] | None
    ) -> Temporal:
        command = [program(), "server", "start-dev", "--ip", HERE, "--port", str(port), "--log-level", "warn"]
        command += ["--ui-port", str(ui_port), "--ui-disable-news-fetch"] if ui_port else ["--headless"]
        for name, value in (settings or {}).items():
            command += ["--dynamic-config-value", f"{name}={value}"]
        if folder:
            command += ["--db-filename", str(folder / "temporal.db")]
        child = await Child.start("temporal", command, folder)
        server = cls(child, f"{HERE}:{port}", f"http://{HERE}:{ui_port}" if ui_port else None)
        try:
            await child.ready(server._answers, READY_SECONDS, refusals=REFUSALS)
        except BaseException:
            await child.stop()
            raise
        return server

    async def stop(self) -> None:
        """Stop it. Safe to repeat."""
        await self.child.stop()

    def kill(self) -> None:
        """`kill -9`."""
        self.child.kill()

    async def _answers(self) -> None:
        client = await Client.connect(self.address)
        await keep_for(client, RETENTION)
        await ensure_search_attributes(client)


def program() -> str:
    """Temporal's CLI: beside this Python, else on the PATH.

    Raises:
        ModuleNotFoundError: it is in neither place.
    """
    found = shutil.which("temporal", path=str(Path(sys.executable).parent)) or shutil.which("temporal")
    if found is None:
        raise ModuleNotFoundError("Temporal is not installed: run `make up`, or set LEERREIS_TEMPORAL_ADDRESS.")
    return found


async def keep_for(client: Client, retention: timedelta) -> None:
    """Keep the histories of ended workflows for this long. Safe to repeat."""
    kept = Duration()
    kept.FromTimedelta(retention)
    await client.workflow_service.update_namespace(
        UpdateNamespaceRequest(
            namespace=client.namespace, config=NamespaceConfig(workflow_execution_retention_ttl=kept)
        )
    )


async def ensure_search_attributes(client: Client) -> None:
    """Add what our lists of workflows search on. Safe to repeat."""
    await client.operator_service.add_search_attributes(
        AddSearchAttributesRequest(
            namespace=client.namespace, search_attributes={name: KEYWORD for name in SEARCH_ATTRIBUTES}
        )
    )
