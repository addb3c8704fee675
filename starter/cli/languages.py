"""The language of a page that anybody may read: no person is asked for it."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from letters.tongue import ENGLISH, Tongue, tongue

Language = Annotated[
    str | None, Parameter("--language", metavar="CODE", help="Such as nl or en; en, if nothing is said.")
]


def spoken(language: str | None) -> Tongue:
    """That language; English, where nothing is said, or nothing is written in it."""
    return tongue((language or ENGLISH).lower())
