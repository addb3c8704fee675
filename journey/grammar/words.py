"""Free text, as somebody wrote it or as the door sealed it. No rule reads it."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import AfterValidator, WithJsonSchema
from pydantic.fields import FieldInfo

SEALED = "sealed:1/"
"""What every sealed text begins with; nobody can write a text that does."""
LONGEST = 4_000
LONGEST_TITLE = 80


class FreeText:
    """Marks the fields of a request that the door seals."""


def _written(text: str, longest: int) -> str:
    if text.startswith(SEALED):
        return text
    text = text.strip()
    if not text:
        raise ValueError("is empty; write something, or leave the field out")
    if len(text) > longest:
        raise ValueError(f"is {len(text)} characters long; at most {longest} fit")
    for character in text:
        if (ord(character) < 32 and character not in "\n\r\t") or 0xD800 <= ord(character) <= 0xDFFF:
            raise ValueError(f"holds the control character U+{ord(character):04X}; leave it out")
    return text


Words = Annotated[
    str, AfterValidator(lambda text: _written(text, LONGEST)), FreeText(), WithJsonSchema({"type": "string"})
]
"""Free text of at most 4,000 characters, without control characters."""

Title = Annotated[
    str,
    AfterValidator(lambda text: _written(text, LONGEST_TITLE)),
    FreeText(),
    WithJsonSchema({"type": "string"}),
]
"""The short title that mail and calendar show; at most 80 characters."""


def is_free_text(field: FieldInfo) -> bool:
    """Whether the field of a request holds free text, also when it may be left out."""
    marks = (*field.metadata, *(mark for part in get_args(field.annotation) for mark in get_args(part)))
    return any(isinstance(mark, FreeText) for mark in marks)
