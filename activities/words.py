"""A word as it came: read, with all free text sealed, or found unreadable."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import ValidationError

import journey as core
from journey import Said
from records import set_aside


class Unreadable(Exception):
    """A word that this build cannot read, or that came unsealed: it is set aside, for a later build or a person."""


def read(word: dict[str, Any]) -> tuple[datetime, Said]:
    """The instant at which a word was said, and its request, with all free text sealed.

    Raises:
        Unreadable: a field is missing or wrong, or a free text is open.
    """
    try:
        said = datetime.fromisoformat(word["said"])
        request = core.request({key: value for key, value in word.items() if key != "said"})
    except (KeyError, TypeError, ValueError) as fault:
        raise Unreadable(_where(fault)) from None  # its text would repeat what was said
    if said.tzinfo is None:
        raise Unreadable("said: an instant without a time zone")
    if open_texts := core.unsealed(request):
        raise Unreadable(f"{', '.join(open_texts)}: came unsealed")
    return said, request


def _where(fault: Exception) -> str:
    """Which field, and never what it held, nor a name that no field of ours has: that may be somebody's words."""
    if isinstance(fault, ValidationError):
        return "; ".join(
            f"{'.'.join(map(set_aside.plain, one['loc']))}: {one['type']}" for one in fault.errors(include_input=False)
        )
    return f"said: {type(fault).__name__}"
