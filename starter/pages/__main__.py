"""The process of the pages: resources, then the application, then the server. The composition root."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from socket import socket

import structlog
import uvicorn

from letters import link_keys
from letters.link_keys import BadKeys, LinkKeys
from logs import log_to
from records import templates
from records.database import open_pool
from records.master_key import load_master
from records.organisation import Organisations
from records.vault import Vault
from settings import Settings, connect, postgres_url
from starter.courier import Courier
from starter.journeys import Journeys
from starter.pages.app import create_app
from starter.pages.resources import Resources

log = structlog.get_logger()


def read_keys(path: Path) -> LinkKeys:
    """The keys of links, as the file has them now.

    Raises:
        BadKeys: the file is missing, or holds something else.
    """
    try:
        return link_keys.keys(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as fault:
        raise BadKeys(f"The link keys {path} can't be read: LEERREIS_LINK_KEYS_FILE names their file.") from fault


async def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; then finish what is under way."""
    read_keys(settings.link_keys_file)
    pool = await open_pool(postgres_url(settings))
    try:
        vault = Vault(pool, load_master(settings.master_key_file))
        resources = Resources(
            door=Journeys(Courier(await connect(settings), settings.task_queue), pool, vault),
            pool=pool,
            vault=vault,
            organisations=Organisations(templates.known(settings.templates)),
            keys=lambda: read_keys(settings.link_keys_file),
            now=lambda: datetime.now(UTC),
        )
        await _server(resources, settings).serve()
        log.info("pages.stopped")
    finally:
        await pool.close()


class Server(uvicorn.Server):
    """Says when it is ready. Signals are ours: uvicorn's own way ends the process before its resources are closed."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Told to stop by the loop."""
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self.handle_exit, number, None)
        yield

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Listen."""
        await super().startup(sockets)
        log.info("pages.ready", address=f"{self.config.host}:{self.config.port}")


def _server(resources: Resources, settings: Settings) -> Server:
    host, _, port = settings.pages_address.rpartition(":")
    return Server(
        uvicorn.Config(
            create_app(resources),
            host=host,
            port=int(port),
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,  # a line of it would hold a link, and whoever has that speaks for somebody
            server_header=False,
            timeout_graceful_shutdown=settings.shutdown_seconds,
        )
    )


def main() -> None:
    """Exit by `os._exit`: Temporal's threads can turn the interpreter's shutdown into an abort."""
    settings = Settings(metrics_address=None)
    log_to(settings.log_format)
    code = 0
    try:
        asyncio.run(serve(settings))
    except (Exception, SystemExit):  # uvicorn leaves so where its port is taken
        log.exception("pages.failed")
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
