"""The ids under which what a file brings counts once: opaque, and the same whenever the file comes again."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

import journey as core
from journey import Said
from records.database import canonical

OURS = re.compile(r"(.*:[0-9a-f]{24})-[0-9a-f]{16}(-\d+)?")
BESIDE = {"by", "kind"}


def journey_of(need: str) -> str:
    """The journey of a need. Of nothing but the key: an organisation may change its name."""
    return str(uuid5(NAMESPACE_URL, f"leerreis:need:{need}"))


def word_id(need: str, said: datetime | None, request: Said, nth: int = 1) -> str:
    """Who said what kind of word on which need, and when (None: the file does not say), and then its details.

    Free texts stay out of it: an id can't be made unreadable. A text that was changed shows in the word's digest.
    """
    moment = said.astimezone(UTC).isoformat() if said else ""
    details = request.model_dump(mode="json", exclude_defaults=True, exclude={*BESIDE, *core.free_texts(request)})
    again = f"-{nth}" if nth > 1 else ""
    return f"{request.by}:{_hash([need, moment, request.kind], 12)}-{_hash(details, 8)}{again}"


def moment_of(id_: str) -> str | None:
    """The id without its details: of two words that share it, one was changed. None: no file brought it."""
    found = OURS.fullmatch(id_)
    return found[1] if found else None


def _hash(of: object, size: int) -> str:
    return hashlib.blake2b(canonical(of).encode(), digest_size=size).hexdigest()
