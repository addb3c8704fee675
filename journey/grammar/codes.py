"""Codes: the closed lists of the language. Each is its own text, in JSON, in SQL and in comparisons."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """One of a closed list. It hashes as its text does: an `Enum` is equal to it, and would not be found by it."""

    __hash__ = str.__hash__
