"""`leerreis up`: everything on one machine, in the foreground, until somebody stops it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from settings import Settings
from starter.embedded import home, ledger, orders
from starter.embedded.servers import Servers
from starter.embedded.steps import Steps
from starter.examples import loading
from starter.upkeep.rehydrate import rehydrate


async def up(worker: Sequence[str] | None = None, *, examples: bool | None = None) -> int:
    """Start everything, stay until Ctrl-C or SIGTERM, stop everything.

    Returns the exit code: 0 if it was told to stop, 1 if something did not start, or ended by itself. `worker` is
    another command for the worker. `examples`: whether the made-up organisation is loaded; None: only into a database
    that is made here, now. The caller should end with `os._exit`, as `main` does.
    """
    steps = Steps(Console(highlight=False, soft_wrap=True))
    try:
        with home.held() as folder:
            return await _up(folder, steps, worker, examples)
    except Exception as failure:
        steps.failed(failure)
        return 1


async def _up(folder: Path, steps: Steps, worker: Sequence[str] | None, examples: bool | None) -> int:
    told = asyncio.create_task(orders.to_stop())
    home.withdraw()
    if left := await ledger.stop_left_overs(folder):
        steps.say(f"An earlier start was killed; what it left running was stopped: {', '.join(left)}.")
    given = Settings()
    key = home.ensure_master_key(given.master_key_file, folder)
    link_keys = home.ensure_link_keys(given.link_keys_file, folder)
    if examples or (examples is None and given.postgres_url is None and not home.has_postgres(folder)):
        loading.want(folder)
    servers = Servers(folder, key, link_keys, given, steps, worker)
    try:
        starting = asyncio.create_task(servers.start())
        if await _first(starting, told) is told:
            return 0
        home.announce(starting.result())
        if examples is not False and loading.are_due(folder):
            examples_in = asyncio.create_task(_load_examples(folder, steps))
            if await _first(examples_in, told) is told:
                return 0
        return await _stay(servers, folder, steps, told)
    except Exception as failure:
        steps.failed(failure)
        return 1
    finally:
        home.withdraw()
        await servers.stop()


async def _stay(servers: Servers, folder: Path, steps: Steps, told: asyncio.Task[None]) -> int:
    steps.ready(Settings(), folder)
    rehydrating = asyncio.create_task(_rehydrate(steps))
    ended = asyncio.create_task(servers.one_ended())
    try:
        if await _first(ended, told) is told:
            return 0
    finally:
        rehydrating.cancel()
    child = ended.result()
    steps.failed(child.not_started(f"ended by itself (exit code {child.process.returncode}), so the rest stops too"))
    return 1


async def _first(work: asyncio.Task[object], told: asyncio.Task[None]) -> asyncio.Task[object]:
    """Which of the two ended first; the work is given up when the order to stop comes before its end."""
    await asyncio.wait({work, told}, return_when=asyncio.FIRST_COMPLETED)
    if work.done():
        return work
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work
    return told


async def _load_examples(folder: Path, steps: Steps) -> None:
    """Without them everything runs as well."""
    try:
        with steps.step("Examples") as words:
            words.append(await loading.load(folder))
    except Exception as failure:
        steps.failed(failure)


async def _rehydrate(steps: Steps) -> None:
    """Give an empty Temporal server its journeys back, from the log. What is missing, `rehydrate` finds itself."""
    try:
        await rehydrate(Settings())
    except Exception as failure:
        steps.failed(failure)


def main() -> NoReturn:
    """Run it, and leave without the interpreter's shutdown, which Temporal's threads can turn into an abort."""
    code = 130
    with suppress(KeyboardInterrupt):
        code = asyncio.run(up())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
