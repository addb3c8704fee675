"""The process of the pages: resources, then the application, then the server. The composition root."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import structlog
import uvicorn

from letters import links
from letters.links import BadKeys, LinkKeys
from logs import log_to
from records import templates
from records.database import open_pool
from records.master_key import load_master
from records.organisation import Organisations
from records.vault import Vault
from settings import Settings, connect, postgres_url
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
        return links.keys(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as fault:
        raise BadKeys(f"The link keys {path} can't be read: LEERREIS_LINK_KEYS_FILE names their file.") from fault


async def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; then finish what is under way."""
    read_keys(settings.link_keys_file)
    pool = await open_pool(postgres_url(settings))
    try:
        vault = Vault(pool, load_master(settings.master_key_file))
        resources = Resources(
            door=Journeys(await connect(settings), pool, vault, task_queue=settings.task_queue),
            pool=pool,
            vault=vault,
            organisations=Organisations(templates.known(settings.templates)),
            keys=lambda: read_keys(settings.link_keys_file),
            now=lambda: datetime.now(UTC),
        )
        await _run(resources, settings)
    finally:
        await pool.close()


async def _run(resources: Resources, settings: Settings) -> None:
    host, _, port = settings.pages_address.rpartition(":")
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(resources),
            host=host,
            port=int(port),
            lifespan="off",
            log_config=None,
            access_log=False,  # a line of it would hold the link, and whoever has that speaks for somebody
            server_header=False,
            timeout_graceful_shutdown=settings.shutdown_seconds,
        )
    )
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    serving = asyncio.create_task(server.serve())
    while not server.started and not serving.done():
        await asyncio.sleep(0.05)
    if server.started:
        log.info("pages.ready", address=settings.pages_address)
        stop = asyncio.create_task(asked.wait())
        await asyncio.wait({stop, serving}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        with suppress(asyncio.CancelledError):
            await stop
        log.info("pages.stopping")
        server.should_exit = True
    await serving


def main() -> None:
    """Exit by `os._exit`: Temporal's threads can turn the interpreter's shutdown into an abort."""
    settings = Settings(metrics_address=None)
    log_to(settings.log_format)
    code = 0
    try:
        asyncio.run(serve(settings))
    except Exception:
        log.exception("pages.failed")
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
