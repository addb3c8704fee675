"""A mail that has arrived, as somebody reads it: its text, where its buttons lead, and which files came along."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from html.parser import HTMLParser


def text(mail: EmailMessage) -> str:
    """The plain text; empty where there is none."""
    return _part(mail, "plain")


def html(mail: EmailMessage) -> str:
    """The HTML; empty where there is none."""
    return _part(mail, "html")


def links(mail: EmailMessage) -> list[tuple[str, str]]:
    """Label and link of everything that can be clicked, in order."""
    reader = _Links()
    reader.feed(html(mail))
    return reader.found


def files(mail: EmailMessage) -> list[tuple[str, str]]:
    """Name and media type of each file, an invitation included."""
    return [*_files(mail)]


def _files(mail: EmailMessage) -> Iterator[tuple[str, str]]:
    for part in mail.walk():
        if name := part.get_filename():
            yield name, part.get_content_type()


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return "\n".join(part.get_content().splitlines()) if part else ""


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._link: str | None = None
        self._label: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link, self._label = dict(attrs).get("href"), []

    def handle_data(self, data: str) -> None:
        self._label.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link:
            self.found.append((" ".join("".join(self._label).split()), self._link))
            self._link = None
