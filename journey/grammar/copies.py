"""A frozen thing, but for what is named: what every consequence of an event is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import replace as replace  # so that mypy knows every field
else:
    _new, _set = object.__new__, object.__setattr__

    def replace(frozen: T, /, **changes: Any) -> T:
        """As `dataclasses.replace`, and many times as fast: fields are copied as they stand. Not for slots."""
        copy = _new(type(frozen))
        _set(copy, "__dict__", frozen.__dict__ | changes)
        return copy
