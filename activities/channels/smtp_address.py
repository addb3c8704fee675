"""Where mail is handed over: a URL such as `smtp+starttls://user:password@host:587`."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from activities.channels.channel import NotSetUp

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
RIGHT = "smtps://user:password@host, smtp+starttls://user:password@host:587 or smtp://host:25"


@dataclass(frozen=True)
class SmtpAddress:
    """A server, how the connection is kept private, and who we are there."""

    host: str
    port: int
    scheme: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def parse(cls, url: str) -> SmtpAddress:
        """Take the URL of the settings apart.

        Raises:
            NotSetUp: it is not right, or would send a password that everybody on the way can read.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise NotSetUp(f"LEERREIS_SMTP_URL is no URL; write {RIGHT}.") from None
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
            raise NotSetUp(f"LEERREIS_SMTP_URL is not right; write {RIGHT}.")
        user, password = (unquote(part) if part else None for part in (parts.username, parts.password))
        if user and parts.scheme == "smtp" and not is_here(parts.hostname):
            raise NotSetUp("LEERREIS_SMTP_URL has a password and no TLS: write smtps:// or smtp+starttls://.")
        return cls(parts.hostname, port or PORTS[parts.scheme], parts.scheme, user, password)


def is_here(host: str) -> bool:
    """Whether that is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
