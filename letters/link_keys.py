"""The keys of links: the newest signs, and those before it still read what is on its way."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from letters.links import LASTS, PURPOSES, UNPACK, Expired, Link, NotALink, Purpose, packed

KEY_BYTES = 32
KEPT = 3
"""Keys that a rotation leaves: links that the oldest of them signed are still read."""


class BadKeys(Exception):
    """The file of the keys holds none, or something else."""


@dataclass(frozen=True)
class LinkKeys:
    """The keys, the newest last: it signs, and all of them read."""

    secrets: tuple[bytes, ...]

    def sign(self, link: Link, now: datetime) -> str:
        """The link's token; it fits in one part of a path."""
        return str(self._serializer(PURPOSES[type(link)], now).dumps(packed(link)))

    def read(self, purpose: Purpose, token: str, now: datetime) -> Link:
        """What a token of that purpose says.

        Raises:
            NotALink: it is none of ours, or for something else.
            Expired: it was, once.
        """
        try:
            packed, signed = self._serializer(purpose, now).loads(token, return_timestamp=True)
            link = UNPACK[purpose](packed)
        except (BadData, ValueError, TypeError, KeyError) as fault:
            raise NotALink from fault
        # Not `max_age`: it also refuses what was signed a second from now, by a machine whose clock is ahead.
        if now - signed > LASTS[purpose]:
            raise Expired(link)
        return link

    def _serializer(self, purpose: Purpose, now: datetime) -> URLSafeTimedSerializer:
        class Signed(TimestampSigner):
            def get_timestamp(self) -> int:
                return int(now.timestamp())

        return URLSafeTimedSerializer(
            list(self.secrets),
            salt=f"leerreis.{purpose}",
            signer=Signed,
            signer_kwargs={"digest_method": hashlib.sha256},
        )


def new_key() -> str:
    """A line of the file of the keys."""
    return secrets.token_hex(KEY_BYTES)


def keys(text: str) -> LinkKeys:
    """The keys of a file: one a line, as hexadecimal figures, the newest last.

    Raises:
        BadKeys: one of its lines is no key, or there is none.
    """
    try:
        found = tuple(bytes.fromhex(line) for line in text.split())
    except ValueError:
        found = ()
    if not found or any(len(one) < KEY_BYTES for one in found):
        raise BadKeys(f"A line of the link keys is {2 * KEY_BYTES} hexadecimal figures, and there is one at least.")
    return LinkKeys(found)


def rotated(text: str) -> str:
    """The file with a new key last; of those before it, so many stay that links on their way are still read."""
    keys(text)
    return "".join(f"{line}\n" for line in [*text.split(), new_key()][-KEPT:])
