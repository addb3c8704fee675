"""What tells `leerreis up` to stop: Ctrl-C, SIGTERM, a closed terminal, and a `make` that is gone or gives up."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_BETWEEN_LOOKS = 0.3


async def to_stop() -> None:
    """Wait for the order. From here on, for the rest of the process, no such signal ends it by itself."""
    told = asyncio.Event()
    for stop in STOPS:
        asyncio.get_running_loop().add_signal_handler(stop, told.set)
    parent = os.getppid()
    while not told.is_set():
        # `make` passes SIGTERM on, but not the SIGINT that was sent to it alone, and it can be killed.
        if "MAKELEVEL" in os.environ and (os.getppid() != parent or _gives_up(parent)):
            return
        try:
            async with asyncio.timeout(SECONDS_BETWEEN_LOOKS):
                await told.wait()
        except TimeoutError:
            continue


def _gives_up(make: int) -> bool:
    """Whether `make` is waiting for its children in order to die of SIGINT; only Linux can tell.

    GNU make does so inside its handler: the signal is blocked, and no longer caught.
    """
    try:
        lines = Path(f"/proc/{make}/status").read_text().splitlines()
    except OSError:
        return False
    masks = dict(line.split(":", 1) for line in lines if line.startswith(("SigBlk", "SigCgt")))
    bit = 1 << (signal.SIGINT - 1)
    return bool(int(masks["SigBlk"], 16) & bit) and not int(masks["SigCgt"], 16) & bit
