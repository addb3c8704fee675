"""`python -m starter.embedded.mailbox`: a mail server for this machine alone, which keeps all and sends nothing on."""

from __future__ import annotations

import argparse
import asyncio
import signal
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from records.master_key import load_master
from starter.embedded.mail import READY
from starter.embedded.mailroom import Mailroom
from starter.embedded.ports import HERE

LARGEST = 10_000_000
"""Bytes of one mail."""


class Keeper:
    """What the server does with a mail."""

    def __init__(self, room: Mailroom) -> None:
        self._room = room

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called by the server; its name is the server's choice."""
        content = envelope.original_content or b""
        self._room.put(envelope.rcpt_tos, content, datetime.now(UTC))
        return "250 Kept"


async def serve(port: int, room: Mailroom) -> None:
    """Take mails until SIGTERM or SIGINT."""
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told.set)

    def server() -> SMTP:
        return SMTP(Keeper(room), data_size_limit=LARGEST, hostname="localhost", ident="Leerreis", loop=loop)

    listening = await loop.create_server(server, HERE, port)
    print(READY, flush=True)
    await told.wait()
    listening.close()


def main() -> None:
    """Read what was asked, and serve."""
    asked = argparse.ArgumentParser(prog="starter.embedded.mailbox")
    asked.add_argument("--port", type=int, required=True)
    asked.add_argument("--key", type=Path, required=True)
    asked.add_argument("--folder", type=Path, required=True)
    options = asked.parse_args()
    asyncio.run(serve(options.port, Mailroom(options.folder, load_master(options.key))))


if __name__ == "__main__":
    main()
