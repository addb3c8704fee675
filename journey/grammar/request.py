"""What every request has: a speaker. Requests are the only thing that is parsed."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel, ConfigDict

from journey.grammar.words import SEALED, is_free_text
from journey.who.people import PersonId

SPEAKERS = ("by", "entered_by")
"""The fields that say whose word it is, and who enters it."""


class Request(BaseModel):
    """Something that a person says on a journey."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: PersonId
    entered_by: PersonId | None = None
    """Who enters it for them, having heard it."""


def free_texts(request: Request) -> dict[str, str]:
    """The free texts of a request that are there, by field."""
    marked = (name for name, field in type(request).model_fields.items() if is_free_text(field))
    return {name: text for name in marked if (text := getattr(request, name)) is not None}


def unsealed(request: Request) -> list[str]:
    """The fields whose free text is still open."""
    return [name for name, text in free_texts(request).items() if not text.startswith(SEALED)]


def persons_named(model: type[Request]) -> list[str]:
    """The fields of a request that name persons, one or several; who says or enters it is not among them."""
    return [
        name for name, field in model.model_fields.items() if name not in SPEAKERS and names_persons(field.annotation)
    ]


def names_persons(annotation: Any) -> bool:
    """Whether a field of this type holds persons."""
    return annotation is PersonId or any(names_persons(part) for part in get_args(annotation))
