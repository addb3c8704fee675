"""The worker: resources, then activities, then the Temporal worker that runs journeys. The composition root."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from datetime import timedelta
from typing import Any

import structlog
from temporalio.client import Client
from temporalio.worker import Worker

from activities.registrar import Registrar
from logs import log_to
from records import templates
from records.database import Pool, open_pool
from records.organisation import Organisations
from settings import Settings, connect, postgres_url
from workflows.learning_journey import LearningJourney
from workflows.sandbox import sandbox

log = structlog.get_logger()


def build(client: Client, pool: Pool, settings: Settings, **options: Any) -> Worker:
    """A worker with everything it runs; nothing is started yet. `options`: further ones of Temporal's worker."""
    registrar = Registrar(pool, Organisations(templates.known(settings.templates)))
    return Worker(
        client,
        task_queue=settings.task_queue,
        workflows=[LearningJourney],
        activities=[registrar.advance, registrar.advance_one_by_one],
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
    try:
        async with build(client, pool, settings):
            log.info("worker.ready", queue=settings.task_queue, metrics=settings.metrics_address)
            await asked.wait()
            log.info("worker.stopping")
    finally:
        await pool.close()
    log.info("worker.stopped")


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
