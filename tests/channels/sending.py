"""A channel to a mail server of a test, and a letter that goes over it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from activities.channels.outcome import Outcome
from activities.channels.smtp import Smtp
from tests.channels.letters import KARIM, MONDAY, letter
from tests.channels.mail_server import HERE

FROM = "Leerreis <leren@example.nl>"


@asynccontextmanager
async def smtp(port: int, scheme: str = "smtp", login: str = "", **options: Any) -> AsyncIterator[Smtp]:
    channel = Smtp(f"{scheme}://{login}{HERE}:{port}", FROM, **options)
    yield channel
    await channel.close()


async def send(channel: Smtp, to: str = KARIM, **otherwise: Any) -> Outcome:
    return await channel.send(letter(**otherwise), to, at=MONDAY)
