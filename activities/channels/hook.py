"""A chat's incoming webhook: where it may be, how a letter is put there, and what the answer says."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

import httpx2

from activities.channels.outcome import SENT, UNKNOWN, Outcome, Why, later, refused

SECONDS = 20
GONE = (401, 403, 404, 405, 410)
"""The hook was taken away, or never was."""
NEVER_LEFT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
WHITE = re.compile(r"[\x00-\x20\x7f]")


class Hooks:
    """Puts letters into hooks, on `hosts` only.

    A hook is typed by a person, and called from within the organisation's network: without the list, anybody could let
    us call servers that are nobody's business. A host that begins with a dot stands for all below it; one without a
    port for port 443. Redirects are not followed, for the same reason.
    """

    def __init__(self, hosts: Collection[str], client: httpx2.AsyncClient | None = None) -> None:
        self._hosts = tuple(hosts)
        self._client = client or httpx2.AsyncClient(timeout=SECONDS)

    async def put(self, hook: str, letter: dict[str, Any]) -> Outcome:
        """Put it there; a hook that is not on the list is refused unseen."""
        if not self.may_be(hook):
            return refused()
        try:
            answer = await self._client.post(hook, json=letter, follow_redirects=False)
        except NEVER_LEFT as fault:
            return later(Why.TIMED_OUT if isinstance(fault, httpx2.TimeoutException) else Why.NO_ANSWER)
        except httpx2.InvalidURL:
            return refused()
        except httpx2.HTTPError:
            return UNKNOWN
        return _became(answer.status_code)

    def may_be(self, hook: str) -> bool:
        """Whether letters may go there: over TLS, to a host of the list."""
        return may_be(hook, self._hosts)

    async def close(self) -> None:
        """Let go of the connections. Safe to repeat."""
        await self._client.aclose()


def may_be(hook: str, hosts: Collection[str]) -> bool:
    """Whether letters may go there: over TLS, to one of these hosts."""
    known = frozenset(host.lower() for host in hosts)
    try:
        parts = urlsplit(hook)
        host, port = (parts.hostname or "").lower(), parts.port or 443
    except ValueError:
        return False
    if parts.scheme != "https" or "@" in parts.netloc or "\\" in hook or WHITE.search(hook):
        return False
    if f"{host}:{port}" in known:
        return True
    above = [host[place:] for place, letter in enumerate(host) if letter == "."]
    return port == 443 and not known.isdisjoint((host, *above))


def _became(status: int) -> Outcome:
    if 200 <= status < 300:
        return SENT
    if status in GONE or 300 <= status < 400:
        return refused(status)
    if status in (408, 425, 429) or status >= 500:
        return later(Why.BUSY, status)
    return later(Why.LETTER, status)
