"""What holds for every page: only our own style is loaded, nobody frames or remembers it, and forms are small."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    """Around the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, with the headers, and only so much of a body."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        left = LONGEST

        async def little() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLong
            return message

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                theirs = [(name, value) for name, value in message["headers"] if name.decode() not in HEADERS]
                ours = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*theirs, *ours]}
            await send(message)

        await self._app(scope, little, guarded)
        return None
