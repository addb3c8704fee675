"""Our own ids for the organisation's, wherever a request has a person: found by walking its model."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from journey.who.people import PersonId

Find = Callable[[str], str | None]
MANY = (tuple, list, set, frozenset)


class Nobody(Exception):
    """The organisation's id of nobody here."""

    def __init__(self, who: str) -> None:
        super().__init__(who)
        self.who = who


def translated(annotation: Any, value: Any, find: Find) -> Any:
    """The value, with our id for each person in it; what does not have the shape of its type is left to the model.

    Raises:
        Nobody: it names somebody who is not there.
    """
    if annotation is PersonId:
        return _person(value, find)
    origin = get_origin(annotation)
    if origin is Annotated:
        return translated(get_args(annotation)[0], value, find)
    if origin in (Union, UnionType):
        return _either(get_args(annotation), value, find)
    if origin in MANY and isinstance(value, list):
        parts = [part for part in get_args(annotation) if part is not Ellipsis]
        each = parts if len(parts) == len(value) else parts[:1] * len(value)
        return [translated(part, one, find) for part, one in zip(each, value, strict=True)]
    if isinstance(value, dict):
        return _fields(annotation, value, find)
    return value


def _person(value: Any, find: Find) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return value
    if (found := find(str(value))) is None:
        raise Nobody(str(value))
    return found


def _either(parts: tuple[Any, ...], value: Any, find: Find) -> Any:
    """The first part that knows of a person in it; `PersonId | None` is the common one."""
    if value is None or any(get_origin(part) is Literal and value in get_args(part) for part in parts):
        return value
    found = (translated(part, value, find) for part in parts if part is not type(None))
    return next((one for one in found if one != value), value)


def _fields(annotation: Any, value: dict[str, Any], find: Find) -> dict[str, Any]:
    if isinstance(origin := get_origin(annotation), type) and issubclass(origin, Mapping):
        key, one = get_args(annotation)
        return {translated(key, name, find): translated(one, held, find) for name, held in value.items()}
    kinds = _kinds(annotation)
    return {name: translated(kinds[name], held, find) if name in kinds else held for name, held in value.items()}


def _kinds(annotation: Any) -> dict[str, Any]:
    """The types of the fields of a model, or of a dataclass."""
    if not isinstance(annotation, type):
        return {}
    if issubclass(annotation, BaseModel):
        return {name: field.annotation for name, field in annotation.model_fields.items()}
    return get_type_hints(annotation) if dataclasses.is_dataclass(annotation) else {}
