"""What holds for every page: only our own style is loaded, nobody frames or remembers it, and forms are small."""

from __future__ import annotations

import traceback
from collections.abc import Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()
LONGEST = 64_000
"""Bytes that a form may have."""
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    "x-content-type-options": "nosniff",
}
"""A link must not leave by a referrer, a cache or a search engine: it is as good as a name."""


class TooLong(Exception):
    """A form that no page of ours sends."""


class Guard:
    """Around the whole application. `sorry`: the page for a mistake of ours."""

    def __init__(self, app: ASGIApp, sorry: Callable[[Request], Response]) -> None:
        self._app, self._sorry = app, sorry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, with the headers, and only so much of a body."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        left, begun = LONGEST, False

        async def little() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLong
            return message

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                theirs = [(name, value) for name, value in message["headers"] if name.decode() not in HEADERS]
                ours = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*theirs, *ours]}
            await send(message)

        try:
            await self._app(scope, little, guarded)
        except Exception as mistake:
            # Where, and never what: its message may hold what somebody wrote, and its path a link.
            last = traceback.extract_tb(mistake.__traceback__)[-1]
            log.error("pages.mistaken", fault=type(mistake).__name__, where=f"{last.name}:{last.lineno}")
            if not begun:
                await self._sorry(Request(scope))(scope, receive, guarded)
        return None
