"""Letters by mail: a few connections that are kept, and made again when the server let go of them."""

from __future__ import annotations

import asyncio
import re
import ssl
from datetime import datetime
from email.headerregistry import Address

import aiosmtplib

from activities.channels import mail
from activities.channels.channel import NotSetUp
from activities.channels.outcome import SENT, UNKNOWN, Outcome, Why, later, refused
from activities.channels.smtp_address import SmtpAddress
from post.letter import Written

PERMANENT = range(500, 600)
LOG_IN_FIRST = (530, 538)
POLICY = re.compile(r"\s*5\.7\.\d")
"""RFC 3463: refused for who asks, or what, and not for the address."""


class Smtp:
    """`timeout`: seconds for each answer. `tls`: what certificates are believed; this machine's own list if None."""

    def __init__(
        self, url: str, mail_from: str, *, connections: int = 2, timeout: float = 60, tls: ssl.SSLContext | None = None
    ) -> None:
        self._server = SmtpAddress.parse(url)
        try:
            self._from = mail.sender(mail_from)
        except ValueError as fault:
            raise NotSetUp(f"LEERREIS_MAIL_FROM: {fault}.") from fault
        self._timeout, self._tls = timeout, tls
        self._idle: asyncio.LifoQueue[aiosmtplib.SMTP] = asyncio.LifoQueue()
        for _ in range(connections):
            self._idle.put_nowait(self._connection())

    async def send(self, written: Written, to: str, *, at: datetime) -> Outcome:
        """Hand it over to the server; what goes wrong is the outcome."""
        recipient = mail.address(to)
        if recipient is None:
            return refused()
        content = mail.as_mail(written, recipient, self._from, at)
        connection = await self._idle.get()
        try:
            return await self._over(connection, recipient, content)
        except asyncio.CancelledError:
            connection.close()  # half a letter: whoever uses it next must not go on with it
            raise
        finally:
            self._idle.put_nowait(connection)

    async def close(self) -> None:
        """Say goodbye to the server, on every connection that nobody uses. Safe to repeat."""
        kept = [self._idle.get_nowait() for _ in range(self._idle.qsize())]
        for connection in kept:
            if connection.is_connected:
                try:
                    await connection.quit(timeout=1)
                except (aiosmtplib.SMTPException, OSError):
                    connection.close()
            self._idle.put_nowait(connection)

    async def _over(self, connection: aiosmtplib.SMTP, to: Address, content: bytes) -> Outcome:
        if connection.is_connected and not await self._begins(connection):
            connection.close()
        if not connection.is_connected and (missed := await self._connect(connection)):
            return missed
        return await self._envelope(connection, to) or await self._content(connection, content)

    async def _begins(self, connection: aiosmtplib.SMTP) -> bool:
        """Whether a connection that was kept still is one: servers let go of those that are silent."""
        try:
            await connection.rset()
        except (aiosmtplib.SMTPException, OSError):
            return False
        return True

    async def _connect(self, connection: aiosmtplib.SMTP) -> Outcome | None:
        """None: it is there."""
        try:
            await connection.connect()
        except aiosmtplib.SMTPAuthenticationError as fault:
            return later(Why.LOG_IN, fault.code)
        except aiosmtplib.SMTPResponseException as fault:
            return later(Why.BUSY, fault.code)
        except (aiosmtplib.SMTPException, OSError) as fault:
            return _no_answer(fault)
        return None

    async def _envelope(self, connection: aiosmtplib.SMTP, to: Address) -> Outcome | None:
        """From whom and to whom; None: both are fine with the server."""
        try:
            await connection.mail(self._from.addr_spec)
            await connection.rcpt(to.addr_spec)
        except aiosmtplib.SMTPRecipientRefused as fault:
            return _of_recipient(fault)
        except aiosmtplib.SMTPResponseException as fault:
            return later(Why.NOT_LET if fault.code in PERMANENT else Why.BUSY, fault.code)
        except (aiosmtplib.SMTPException, OSError) as fault:
            connection.close()
            return _no_answer(fault)
        return None

    async def _content(self, connection: aiosmtplib.SMTP, content: bytes) -> Outcome:
        try:
            await connection.data(content)
        except aiosmtplib.SMTPDataError as fault:
            return later(Why.LETTER if fault.code in PERMANENT else Why.BUSY, fault.code)
        except (aiosmtplib.SMTPException, OSError):
            connection.close()
            return UNKNOWN  # the server may have taken it just before
        return SENT

    def _connection(self) -> aiosmtplib.SMTP:
        server = self._server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.scheme == "smtps",
            start_tls=server.scheme == "smtp+starttls",
            tls_context=self._tls,
            # Else this machine's name is looked up, which can take long and tells it to the world.
            local_hostname=self._from.domain,
            timeout=self._timeout,
        )


def _of_recipient(fault: aiosmtplib.SMTPRecipientRefused) -> Outcome:
    if fault.code not in PERMANENT:
        return later(Why.BUSY, fault.code)
    if fault.code in LOG_IN_FIRST or POLICY.match(fault.message):
        return later(Why.NOT_LET, fault.code)
    return refused(fault.code)


def _no_answer(fault: Exception) -> Outcome:
    return later(Why.TIMED_OUT if isinstance(fault, TimeoutError) else Why.NO_ANSWER)
