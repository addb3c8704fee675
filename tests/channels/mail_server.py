"""A real mail server, with the moods that mail servers have."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HERE = "127.0.0.1"
USER, PASSWORD = "leerreis", "geheim/en: @lang"


@dataclass
class Mood:
    """What it answers, in order; then it is in a good mood again."""

    of_sender: list[str] = field(default_factory=list)
    of_recipient: list[str] = field(default_factory=list)
    of_letter: list[str] = field(default_factory=list)
    """"dies": it takes the letter, and breaks the connection. "hangs": it says nothing."""


class Server:
    """What it took, and how often somebody came."""

    def __init__(self) -> None:
        self.mood = Mood()
        self.nobodys: set[str] = set()
        """Addresses that nobody has here."""
        self.taken: list[tuple[str, list[str], bytes]] = []
        self.sessions: list[SMTP] = []
        self.has_taken = asyncio.Event()
        self.port = 0

    @property
    def mails(self) -> list[EmailMessage]:
        return [read(content) for _, _, content in self.taken]

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if self.mood.of_sender:
            return self.mood.of_sender.pop(0)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if self.mood.of_recipient:
            return self.mood.of_recipient.pop(0)
        if address in self.nobodys:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.mood.of_letter.pop(0) if self.mood.of_letter else "250 OK"
        if answer[:3] not in ("451", "552", "554"):
            self.taken.append((str(envelope.mail_from), list(envelope.rcpt_tos), envelope.original_content or b""))
            self.has_taken.set()
        if answer == "dies":
            server.transport.abort()
        if answer == "hangs":
            await asyncio.Event().wait()
        return answer

    def hang_up(self) -> None:
        """Close all connections, as servers do with those that are silent."""
        for session in self.sessions:
            if session.transport:
                session.transport.close()


def read(content: bytes) -> EmailMessage:
    """A mail, taken apart."""
    return message_from_bytes(content, policy=policy.default)


def who_logs_in(*given: Any) -> AuthResult:
    """Whether that is our user."""
    login = given[-1]
    assert isinstance(login, LoginPassword)
    is_ours = (login.login, login.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_ours, handled=False)


@asynccontextmanager
async def serving(*, tls: ssl.SSLContext | None = None, **options: Any) -> AsyncIterator[Server]:
    """`tls`: from the first byte; `options`: of aiosmtpd."""
    kept, loop = Server(), asyncio.get_running_loop()

    def begin() -> SMTP:
        kept.sessions.append(SMTP(kept, hostname=HERE, loop=loop, **options))
        return kept.sessions[-1]

    listening = await loop.create_server(begin, HERE, 0, ssl=tls)
    kept.port = listening.sockets[0].getsockname()[1]
    try:
        yield kept
    finally:
        listening.close()
        await let_go(kept.sessions)


async def let_go(sessions: list[SMTP]) -> None:
    """End what the server still does."""
    tasks = [one._handler_coroutine for one in sessions if one._handler_coroutine]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for session in sessions:
        if session.transport:
            session.transport.abort()
