"""A history: what was said on one journey before it came here, in one entry, each word with an id of its own."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from activities.words import Unreadable
from workflows.messages import HISTORY, Entry, Refused

MOST_FACTS = 1_000_000
"""Characters of facts that one history may bring: a payload of 2 MB would stop its journey for good."""

_entries = TypeAdapter(list[Entry])


def is_one(entry: Entry) -> bool:
    """Whether an entry holds words, and is none itself."""
    return entry.word.get("kind") == HISTORY


def words(entry: Entry) -> list[Entry]:
    """Its words in the order in which they were said; those of one instant as they came.

    Raises:
        Unreadable: it holds no words, or one has no instant.
    """
    try:
        found = _entries.validate_python(entry.word.get("words"))
        return sorted(found, key=lambda one: datetime.fromisoformat(one.word["said"]))
    except (ValidationError, KeyError, TypeError, ValueError):
        raise Unreadable("words: not a history") from None  # its text would repeat what was said


def too_long(facts: int) -> Refused | None:
    """The refusal of a history that brings more than can travel at once."""
    return Refused(code="history-too-long") if facts > MOST_FACTS else None
