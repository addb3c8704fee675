"""PostgreSQL, Temporal, mail, the worker and the pages: started in this order, stopped in the other."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import asyncpg
from temporalio.client import Client

from settings import Settings, postgres_url
from starter.embedded.child import Child, NotStarted
from starter.embedded.mail import Mail
from starter.embedded.ports import HERE, free_port
from starter.embedded.postgres import Postgres
from starter.embedded.steps import Steps, without_password
from starter.embedded.temporal import Temporal, ensure_search_attributes

POSTGRES_PORT, TEMPORAL_PORT, UI_PORT, MAIL_PORT, METRICS_PORT, PAGES_PORT = 54329, 7233, 8233, 2525, 9464, 8300
"""Where we would like to be; a port that is taken is avoided."""
READY_SECONDS = 60
GRACE_SECONDS = 10
"""What the worker and the pages get on top of their own time to shut down."""
ROOT = Path(__file__).parents[2]


class Servers:
    """What runs; a server that the environment names is used, and neither started nor stopped."""

    def __init__(
        self, folder: Path, key: Path, link_keys: Path, given: Settings, steps: Steps, worker: Sequence[str] | None
    ) -> None:
        self._folder, self._key, self._link_keys, self._given, self._steps = folder, key, link_keys, given, steps
        # The option means nothing to Python: it lets `pgrep -f` and our ledger recognise the process.
        python = (sys.executable, "-X", f"leerreis={folder}")
        self._worker, self._pages = worker or (*python, str(ROOT / "worker.py")), (*python, "-m", "starter.pages")
        self._ports: set[int] = set()
        self._running: list[Child] = []

    async def start(self) -> dict[str, str]:
        """Start what is missing; returns what runs where, by the names of `Settings`.

        Raises:
            NotStarted: a server did not come up; those before it run until `stop`.
        """
        running = {"master_key_file": str(self._key), "postgres_url": await self._postgres()}
        await self._migrate(running["postgres_url"])
        running |= await self._temporal()
        running |= await self._mail()
        running["metrics_address"] = self._given.metrics_address or f"{HERE}:{self._port('Metrics', METRICS_PORT)}"
        running |= self._addresses()
        await self._ours("Worker", self._worker, running)
        await self._ours("Pages", self._pages, running)
        return running

    async def one_ended(self) -> Child:
        """Wait until one of them ends by itself."""
        ends = {asyncio.create_task(child.ended()): child for child in self._running}
        done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        return ends[done.pop()]

    async def stop(self) -> None:
        """Stop what was started, last first, however far it came. Safe to repeat."""
        while self._running:
            with self._steps.step(f"{self._running[-1].name} stopped"):
                await self._running[-1].stop()
                self._running.pop()

    async def _postgres(self) -> str:
        with self._steps.step("PostgreSQL") as words:
            if self._given.postgres_url:
                url = postgres_url(self._given)
                words.append(without_password(url))
                await (await asyncpg.connect(url)).close()
                return url
            port = self._port("PostgreSQL", POSTGRES_PORT)
            server = await Postgres.start(self._folder, port=port)
            self._running.append(server.child)
            words.append(f"{HERE}:{server.port}")
        if self._folder not in server.folder.parents:
            self._steps.say(
                f"PostgreSQL does not run as root, and its user can't enter {self._folder}: "
                f"its data are in {server.folder}."
            )
        return server.url

    async def _migrate(self, url: str) -> None:
        from records.migrate import upgrade

        with self._steps.step("Tables"):
            await upgrade(url)

    async def _temporal(self) -> dict[str, str]:
        with self._steps.step("Temporal") as words:
            if address := self._given.temporal_address:
                words.append(address)
                await _use(address, self._given.temporal_namespace)
                return {"temporal_address": address}
            port, ui_port = self._port("Temporal", TEMPORAL_PORT), self._port("Temporal's pages", UI_PORT)
            server = await Temporal.start(self._folder, port=port, ui_port=ui_port)
            self._running.append(server.child)
            words.append(server.address)
        return {"temporal_address": server.address, "ui_url": server.ui_url or ""}

    async def _mail(self) -> dict[str, str]:
        """Mails stay on this machine, unless somebody said where else they go."""
        with self._steps.step("Mail") as words:
            if self._given.smtp_url:
                url = self._given.smtp_url.get_secret_value()
                words.append(without_password(url))
                return {"smtp_url": url}
            server = await Mail.start(self._folder, self._key, port=self._port("Mail", MAIL_PORT))
            self._running.append(server.child)
            words.append(server.url.partition("//")[2])
        return {"smtp_url": server.url, "mail_folder": str(server.folder)}

    def _addresses(self) -> dict[str, str]:
        """Where the pages are, and where people find them: the worker writes letters that lead there."""
        said = self._given.model_fields_set
        address = self._given.pages_address
        if "pages_address" not in said:
            address = f"{HERE}:{self._port('Pages', PAGES_PORT)}"
        url = self._given.pages_url if "pages_url" in said else f"http://{address}"
        return {"link_keys_file": str(self._link_keys), "pages_address": address, "pages_url": url}

    async def _ours(self, title: str, command: Sequence[str], running: dict[str, str]) -> None:
        """A process of our own, which says when it is ready."""
        name = title.lower()
        environment = {f"LEERREIS_{name.upper()}": value for name, value in running.items()}
        environment |= {"LEERREIS_HOME": str(self._folder), "PYTHONUNBUFFERED": "1"}
        environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])))
        with self._steps.step(title):
            child = await Child.start(
                name,
                command,
                self._folder,
                env=os.environ | environment,
                patience=self._given.shutdown_seconds + GRACE_SECONDS,
            )
            self._running.append(child)
            await child.ready(child.says(f"{name}.ready"), READY_SECONDS)

    def _port(self, name: str, preferred: int) -> int:
        port = free_port(preferred, besides=self._ports)
        self._ports.add(port)
        if port != preferred:
            self._steps.say(f"Port {preferred} is taken: {name} uses {port}.")
        return port


async def _use(address: str, namespace: str) -> None:
    try:
        client = await Client.connect(address, namespace=namespace)
    except RuntimeError as fault:
        raise NotStarted(f"nobody answers at {address}, where LEERREIS_TEMPORAL_ADDRESS says it is.") from fault
    await ensure_search_attributes(client)
