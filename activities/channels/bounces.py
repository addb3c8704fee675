"""What a mail server writes back about a letter that did not arrive (RFC 3464), read without its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message

MESSAGE_ID = re.compile(r"<[^<>\s]+>")
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
FAILED, DELAYED = "failed", "delayed"
REPORTED = ("x-original-message-id", "original-message-id")
ANSWERED = ("in-reply-to", "references")
RETURNED = ("message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers")


@dataclass(frozen=True)
class Bounce:
    """Which letter it is about, and what became of it."""

    message_id: str
    status: str
    """The enhanced code of RFC 3463, such as 5.1.1."""
    is_final: bool
    """Whether it has failed for good; a letter that is only delayed may still arrive."""

    @property
    def is_of_address(self) -> bool:
        """Whether the address is to blame: not where a server is against us (x.7.x) or against the letter (x.6.x)."""
        return self.status.split(".")[1] not in ("6", "7")


def read_bounce(content: bytes) -> Bounce | None:
    """The bounce; None: it is another mail, tells of no failure, or does not say which letter it is about.

    Anybody can send such a mail: it counts only for a Message-ID that we know as ours.
    """
    mail = message_from_bytes(content)
    reports = [*_reports(mail)]
    told = [(action, _status(report)) for report in reports if (action := _word(report, "action")) in (FAILED, DELAYED)]
    found = next(_message_ids(mail, reports), None)
    if not told or found is None:
        return None
    action, status = max(told)  # failed is worse than delayed, and later in the alphabet
    return Bounce(found, status or ("5.0.0" if action == FAILED else "4.0.0"), action == FAILED)


def _reports(mail: Message) -> Iterator[Message]:
    """The groups of fields in the report: the first about the mail, then one for each address."""
    for part in mail.walk():
        if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status"):
            groups = part.get_payload()
            yield from (group for group in groups if isinstance(group, Message)) if isinstance(groups, list) else ()


def _status(report: Message) -> str:
    found = STATUS.search(_word(report, "status"))
    return found[0] if found else ""


def _message_ids(mail: Message, reports: list[Message]) -> Iterator[str]:
    """The letter's Message-ID: of what was sent back, else of the report, else of what it says that it answers."""
    yield from (found for part in mail.walk() for found in _returned(part))
    yield from (found for report in reports for name in REPORTED for found in _ids(report, name))
    for name in ANSWERED:
        yield from reversed(_ids(mail, name))


def _returned(part: Message) -> list[str]:
    if part.get_content_type() not in RETURNED:
        return []
    payload = part.get_payload()
    if isinstance(payload, list):
        return _ids(payload[0], "message-id") if payload and isinstance(payload[0], Message) else []
    raw = part.get_payload(decode=True)
    headers = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    return _ids(message_from_string(headers), "message-id")


def _ids(mail: Message, name: str) -> list[str]:
    return MESSAGE_ID.findall(str(mail.get(name, "")))


def _word(report: Message, name: str) -> str:
    return str(report.get(name, "")).partition("(")[0].strip().lower()
