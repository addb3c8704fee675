"""The worker: resources, then activities, then the Temporal worker that runs journeys and rounds of the post."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
from temporalio.client import Client
from temporalio.worker import Worker

from activities.channels import channels
from activities.channels.channels import Channels
from activities.drafts import Drafts
from activities.leaving import Leave
from activities.postman import Postman
from activities.registrar import Registrar
from letters import link_keys
from letters.link_keys import LinkKeys
from logs import log_to
from records import templates
from records.database import Pool, open_pool
from records.master_key import load_master
from records.organisation import Organisations
from records.vault import Vault
from settings import Settings, connect, postgres_url
from starter.courier import Courier
from workflows import rounds
from workflows.learning_journey import LearningJourney
from workflows.post_round import PostRound
from workflows.sandbox import sandbox

log = structlog.get_logger()


def build(client: Client, pool: Pool, carrier: Channels, settings: Settings, **options: Any) -> Worker:
    """A worker with everything it runs; nothing is started yet. `options`: further ones of Temporal's worker."""
    organisations = Organisations(templates.known(settings.templates))
    registrar = Registrar(pool, organisations)
    postman = Postman(pool, organisations, _drafts(pool, settings), carrier, _leaver(client, settings))
    return Worker(
        client,
        task_queue=settings.task_queue,
        workflows=[LearningJourney, PostRound],
        activities=[registrar.advance, registrar.advance_one_by_one, postman.due, postman.deliver],
        workflow_runner=sandbox(),
        graceful_shutdown_timeout=timedelta(seconds=settings.shutdown_seconds),
        **options,
    )


async def work(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM; then finish what is under way, for ten seconds at most."""
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    client = await connect(settings, metrics=True)
    pool = await open_pool(postgres_url(settings))
    carrier = carriers(settings)
    try:
        async with build(client, pool, carrier, settings):
            await rounds.ensure(client, settings.task_queue)
            log.info("worker.ready", queue=settings.task_queue, metrics=settings.metrics_address)
            await asked.wait()
            log.info("worker.stopping")
    finally:
        await carrier.close()
        await pool.close()
    log.info("worker.stopped")


def carriers(settings: Settings) -> Channels:
    """Every way in which letters leave here."""
    return channels.opened(
        smtp_url=settings.smtp_url.get_secret_value() if settings.smtp_url else None,
        mail_from=settings.mail_from,
        hook_hosts=settings.hook_hosts,
        services=settings.apprise_services,
    )


def _drafts(pool: Pool, settings: Settings) -> Drafts:
    vault = Vault(pool, load_master(settings.master_key_file))

    def keys() -> LinkKeys:
        return link_keys.keys(_link_keys(settings.link_keys_file))

    keys()  # a file that is missing, or is none, is heard of at once
    return Drafts(vault, keys, settings.pages_url, settings.templates, mail_from=settings.mail_from)


def _link_keys(file: Path) -> str:
    """What it holds.

    Raises:
        BadKeys: it is not there, and so no letter could be answered.
    """
    if not file.is_file():
        raise link_keys.BadKeys(
            f"There are no link keys in {file}: `make up` makes them, or set LEERREIS_LINK_KEYS_FILE."
        )
    return file.read_text(encoding="ascii")


def _leaver(client: Client, settings: Settings) -> Leave:
    courier = Courier(client, settings.task_queue)

    async def leave(journey: str, id_: str, word: dict[str, Any]) -> None:
        await courier.leave(journey, "hear", id_, word)

    return leave


def main() -> None:
    """Exit by `os._exit`: an interpreter that ran a Temporal worker may abort while it finalises."""
    settings = Settings()
    log_to(settings.log_format)
    code = 0
    try:
        asyncio.run(work(settings))
    except Exception:
        log.exception("worker.failed")
        code = 1
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
