"""A letter as a mail: text and HTML side by side, an invitation beside them, headers that nobody can add to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr

from post.letter import Attachment, Written

WHOLE = ("message-id", "list-unsubscribe")
"""Headers that stay on one line: folding would write a long link as an encoded word, which no reader decodes."""


class _Policy(EmailPolicy):
    """SMTP's own, and refuses line breaks in headers, as `email` does."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in WHOLE:
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


# Seven bits: not every server takes eight.
POLICY = _Policy(linesep="\r\n", cte_type="7bit", max_line_length=78)


def address(text: str) -> Address | None:
    """A bare address as it travels, its domain in ASCII; None: it is none, or only a newer mail system knows it."""
    name, at, domain = text.strip().rpartition("@")
    try:
        travels = f"{name}{at}{domain.encode('idna').decode()}" if domain else ""
        return Address(addr_spec=travels) if travels.isascii() and name and travels.isprintable() else None
    except (ValueError, IndexError, HeaderParseError):
        return None


def sender(text: str) -> Address:
    """Who it is from: `Name <address>`, or an address.

    Raises:
        ValueError: it is neither.
    """
    name, found = parseaddr(text)
    bare = address(found)
    if bare is None or len(text.splitlines()) != 1:
        raise ValueError(f"“{text}” is no sender; write: Leerreis <leerreis@example.nl>")
    return Address(name, bare.username, bare.domain)


def as_mail(written: Written, to: Address, from_: Address, at: datetime) -> bytes:
    """The mail, ready for DATA.

    Raises:
        ValueError: a Message-ID or link with a line break in it, which we never make.
    """
    mail = EmailMessage(POLICY)
    for name, value in _headers(written, at).items():
        mail[name] = value
    mail["From"], mail["To"] = from_, to
    if (reply_to := address(written.reply_to)) is not None:
        mail["Reply-To"] = reply_to
    mail.set_content(written.text)
    mail.add_alternative(written.html, subtype="html")
    invitation, others = _apart(written.attachments)
    if invitation:
        _invite(mail, invitation)
    for one in others:
        kind, _, subkind = one.kind.partition("/")
        params = {"method": one.method} if one.method else None
        mail.add_attachment(one.content, kind, subkind, filename=one.name, params=params)
    return mail.as_bytes()


def _headers(written: Written, at: datetime) -> dict[str, str]:
    headers = {
        "Subject": " ".join(written.subject.split()),
        "Date": format_datetime(at),
        "Message-ID": written.message_id,
        "Auto-Submitted": "auto-generated",  # RFC 3834: nobody's "out of office" answers it
        "X-Auto-Response-Suppress": "All",  # the same, for Exchange
    }
    if written.unsubscribe:
        headers["List-Unsubscribe"] = f"<{written.unsubscribe}>"
        if written.unsubscribe.startswith("https:"):  # RFC 8058 asks for TLS
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _apart(attachments: Sequence[Attachment]) -> tuple[Attachment | None, list[Attachment]]:
    """The invitation that the letter itself is, and the other files: a mail program acts on one."""
    first = next((one for one in attachments if one.kind == "text/calendar" and one.method), None)
    return first, [one for one in attachments if one is not first]


def _invite(mail: EmailMessage, invitation: Attachment) -> None:
    """As an alternative to the text: as a mere file, Outlook and Gmail offer no buttons."""
    params = {"method": invitation.method, "name": invitation.name}
    mail.add_alternative(invitation.content.decode(), subtype="calendar", params=params)
