"""Where a page of a list ends and the next one begins: a mark that whoever reads hands back as it came."""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime

COUNTED = 1_000
"""What is left of a list is counted up to here; beyond, it is more."""


class BadMark(ValueError):
    """No page of this list ends in such a mark."""


def mark(*place: str) -> str:
    """The place of a row in its list, as one opaque text."""
    return urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def place(mark: str, parts: int) -> list[str]:
    """The place that a mark stands for.

    Raises:
        BadMark: we did not make it, or for another list.
    """
    try:
        found = json.loads(urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
    except (binascii.Error, UnicodeError, ValueError, RecursionError) as fault:
        raise BadMark(mark) from fault
    if not isinstance(found, list) or len(found) != parts or not all(_may_stand(part) for part in found):
        raise BadMark(mark)
    return found


def instant(text: str) -> datetime:
    """An instant in a mark.

    Raises:
        BadMark: it is none.
    """
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            raise BadMark(text)
        return found.astimezone(UTC)
    except (ValueError, OverflowError) as fault:
        raise BadMark(text) from fault


def _may_stand(part: object) -> bool:
    """PostgreSQL takes no NUL in a text, and no half characters."""
    return isinstance(part, str) and part.isprintable()
