"""What may be written in a field of a request, in words: read off its type, for options and for files."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from journey.grammar.request import names_persons
from journey.grammar.words import is_free_text

DAY = "a day such as 2026-12-01"
HOUR = "an hour such as 14:30"


def right(field: FieldInfo) -> str:
    """What may be written: “one of a, b or c”, “a day such as ...”."""
    kind = kind_of(field.annotation)
    if known := choices(kind):
        return f"one of {', '.join(known)}"
    if kind is date:
        return DAY
    if kind is time:
        return HOUR
    if kind in (int, float):
        return f"a {'whole ' if kind is int else ''}number{_bounds(field)}"
    if is_free_text(field):
        return "a text"
    return "an id of people.csv, such as p017" if names_persons(field.annotation) else "an id such as a1"


def kind_of(annotation: Any) -> Any:
    """The type without its marks and without None."""
    if get_origin(annotation) is Annotated:
        return kind_of(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return kind_of(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def choices(kind: Any) -> list[str]:
    """What may be chosen from; nothing, where it is no closed list."""
    if get_origin(kind) is Literal:
        return [str(choice) for choice in get_args(kind)]
    return [str(choice) for choice in kind] if isinstance(kind, type) and issubclass(kind, StrEnum) else []


def _bounds(field: FieldInfo) -> str:
    marks = list(field.metadata)
    for part in get_args(field.annotation):
        marks += getattr(part, "__metadata__", ())
    low = next((mark.ge for mark in marks if hasattr(mark, "ge")), None)
    above = next((mark.gt for mark in marks if hasattr(mark, "gt")), None)
    high = next((mark.le for mark in marks if hasattr(mark, "le")), None)
    if low is not None:
        return f" from {low}" + (f" to {high}" if high is not None else "")
    return (f" above {above}" + (f", up to {high}" if high is not None else "")) if above is not None else ""
