"""The mails of a test installation: one sealed file each, so that nobody finds people's words on the disk."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from settings import HOME, Settings

FOLDER = "mail"
"""In `.leerreis`."""
PURPOSE = b"leerreis: mails of a test installation, 1"
KEY_BYTES, NONCE_BYTES = 32, 12
MOST = 2_000
"""Mails that are kept: the oldest go first."""


def folder_of(settings: Settings) -> Path:
    """Where the mails are, or would be."""
    return settings.mail_folder or HOME / FOLDER


def throw_away(folder: Path) -> int:
    """Throw all mails away, also those that can't be opened; how many there were. Safe to repeat."""
    files = [*folder.glob("*.mail")]
    for file in files:
        file.unlink(missing_ok=True)
    return len(files)


class BadMail(Exception):
    """A file in the mailroom was damaged, or sealed with another master key."""


@dataclass(frozen=True)
class Kept:
    """A mail that has arrived; `at` is when."""

    id: str
    to: tuple[str, ...]
    at: datetime
    content: bytes

    @cached_property
    def mail(self) -> EmailMessage:
        """Taken apart."""
        return message_from_bytes(self.content, policy=policy.default)


class Mailroom:
    """A folder, made with the first mail. Names of files tell when a mail came, and nothing else."""

    def __init__(self, folder: Path, master: bytes) -> None:
        self._folder = folder
        self._key = AESGCM(HKDF(SHA256(), KEY_BYTES, None, PURPOSE).derive(master))

    def put(self, to: Iterable[str], content: bytes, at: datetime) -> str:
        """Keep a mail; its id. It is there whole, or not at all."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        id = f"{at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
        nonce = secrets.token_bytes(NONCE_BYTES)
        envelope = json.dumps({"to": [*to], "at": at.isoformat()}).encode()
        new = self._folder / f"{id}.new"
        new.touch(mode=0o600)
        new.write_bytes(nonce + self._key.encrypt(nonce, envelope + b"\n" + content, id.encode()))
        new.replace(self._file(id))
        for old in self._files()[MOST:]:
            old.unlink(missing_ok=True)
        return id

    def all(self) -> list[Kept]:
        """Every mail, the newest first.

        Raises:
            BadMail: one can't be opened.
        """
        return [self._opened(file) for file in self._files()]

    def of(self, address: str) -> list[Kept]:
        """Those to one address, the newest first; capitals do not matter.

        Raises:
            BadMail: one can't be opened.
        """
        return [kept for kept in self.all() if address.lower() in {to.lower() for to in kept.to}]

    def _files(self) -> Sequence[Path]:
        return sorted(self._folder.glob("*.mail"), reverse=True)

    def _file(self, id: str) -> Path:
        return self._folder / f"{id}.mail"

    def _opened(self, file: Path) -> Kept:
        sealed = file.read_bytes()
        try:
            plain = self._key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], file.stem.encode())
        except (InvalidTag, ValueError) as fault:
            raise BadMail(
                f"{os.path.relpath(file)} was damaged, or sealed with another master key: move it away."
            ) from fault
        head, _, content = plain.partition(b"\n")
        envelope = json.loads(head)
        return Kept(file.stem, tuple(envelope["to"]), datetime.fromisoformat(envelope["at"]), content)
