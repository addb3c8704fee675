"""Temporal's development server as a child of ours."""

from __future__ import annotations

import socket
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client

from starter.embedded import temporal
from starter.embedded.child import NotStarted
from starter.embedded.ports import HERE, free_port
from starter.embedded.temporal import Temporal


async def test_a_workflow_survives_a_kill_and_a_stop(tmp_path: Path) -> None:
    server = await Temporal.start(tmp_path)
    try:
        port = int(server.address.rpartition(":")[2])
        client = await Client.connect(server.address)
        await client.start_workflow("waits-for-ever", id="kept", task_queue="nobody")
        server.kill()
        await server.child.ended()
        server = await Temporal.start(tmp_path, port=port)
        assert (await _status(server)) == "RUNNING"
        await server.stop()
        server = await Temporal.start(tmp_path, port=port)
        assert (await _status(server)) == "RUNNING"
    finally:
        await server.stop()


async def test_in_memory_it_leaves_nothing_and_keeps_histories_for_a_month() -> None:
    server = await Temporal.start()
    try:
        assert server.child.folder is None
        client = await Client.connect(server.address)
        told = await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace="default"))
        assert told.config.workflow_execution_retention_ttl.ToTimedelta() == timedelta(days=30)
    finally:
        await server.stop()


async def test_a_server_that_can_not_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "temporal.db").mkdir()
    with pytest.raises(NotStarted, match="temporal ended at once"):
        await Temporal.start(tmp_path)


async def test_a_port_that_somebody_took_meanwhile_is_no_reason_to_give_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server((HERE, 0)) as somebody:
        taken, free = somebody.getsockname()[1], free_port()
        ports = iter((taken, free))
        monkeypatch.setattr(temporal, "free_port", lambda **_: next(ports))
        server = await Temporal.start()
        try:
            assert server.address == f"{HERE}:{free}"
        finally:
            await server.stop()


async def _status(server: Temporal) -> str:
    client = await Client.connect(server.address)
    status = (await client.get_workflow_handle("kept").describe()).status
    return status.name if status else ""
