"""The form of a sealed text: whose word it is, which field of it, and the secret."""

from __future__ import annotations

import base64
from typing import NamedTuple
from urllib.parse import quote, unquote

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from journey.grammar.words import SEALED


class BadSeal(Exception):
    """A sealed text was damaged, moved to another word, or is none."""


class Token(NamedTuple):
    """A sealed text, taken apart: `sealed:1/<word>/<field>/<secret>`."""

    word: str
    field: str
    secret: bytes

    @classmethod
    def seal(cls, text: str, key: bytes, *, word: str, field: str) -> Token:
        """Bound to the word and the field; the same text there is the same token."""
        return cls(word, field, AESSIV(key).encrypt(text.encode(), [word.encode(), field.encode()]))

    @classmethod
    def parse(cls, text: str) -> Token:
        """Raises `BadSeal` for a text that no vault made."""
        if not text.startswith(SEALED):
            raise BadSeal("This text is not a sealed one.")
        try:
            word, field, secret = text.removeprefix(SEALED).split("/")
            raw = base64.b64decode(secret + "=" * (-len(secret) % 4), altchars=b"-_", validate=True)
        except ValueError as fault:
            raise BadSeal("This sealed text was damaged.") from fault
        return cls(unquote(word), unquote(field), raw)

    @property
    def speaker(self) -> str:
        """Whose word it is."""
        return self.word.partition(":")[0]

    def opened(self, key: bytes) -> str:
        """The text. Raises `BadSeal` when it is not what was sealed under this key."""
        try:
            return AESSIV(key).decrypt(self.secret, [self.word.encode(), self.field.encode()]).decode()
        except InvalidTag as fault:
            raise BadSeal("This sealed text was damaged, or belongs to another word.") from fault

    def __str__(self) -> str:
        secret = base64.urlsafe_b64encode(self.secret).decode().rstrip("=")
        return f"{SEALED}{quote(self.word, safe='')}/{quote(self.field, safe='')}/{secret}"
