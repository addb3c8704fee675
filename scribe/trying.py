"""Every word that people might say at a moment, made from the models of the requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from journey import Journey, Said
from journey.grammar.request import SPEAKERS
from journey.grammar.words import is_free_text
from journey.speaking import MAY, may
from journey.unsaying.taking_back import TakeBack
from journey.who.people import POST, PersonId
from scribe.telling import BRAM

FIGURES = (1, 9)


def words(journey: Journey, today: date) -> Iterator[Said]:
    """By everybody on it who may say them; with each choice there is, and one optional field at a time."""
    for model in (one for one in MAY if one is not TakeBack):  # which word it would be, only a log says
        everybody = (*journey.people.everybody(), POST)
        speakers = [person for person in everybody if may(journey, person, model, journey.last_word)]
        for speaker, said in product(speakers, list(_sayings(model, journey, today))):
            try:
                yield model.model_validate({**said, "by": speaker})
            except ValidationError:
                continue


def _sayings(model: type[Said], journey: Journey, today: date) -> Iterator[dict[str, Any]]:
    fields = {name: field for name, field in model.model_fields.items() if name not in (*SPEAKERS, "kind")}
    fitting = {
        name: ("a line",) if is_free_text(field) else _fitting(field.annotation, today)
        for name, field in fields.items()
    }
    if "expectation" in fields:
        fitting["expectation"] = tuple(journey.expectations)
    needed = [name for name, field in fields.items() if field.is_required()]
    for values in product(*(fitting[name] for name in needed)):
        said = dict(zip(needed, values, strict=True))
        yield said
        for name in fields.keys() - said.keys():
            # No rule reads free text: a line more or less makes no difference.
            yield from ({**said, name: value} for value in fitting[name] if not is_free_text(fields[name]))


def _fitting(annotation: Any, today: date) -> Sequence[Any]:
    """Values of a type; none, where nobody could make one up."""
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return _fitting(get_args(annotation)[0], today)
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    if get_origin(annotation) is tuple:
        return [(one,) for one in _fitting(get_args(annotation)[0], today)]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(annotation)
    if annotation is PersonId:
        return (BRAM,)
    plain: dict[Any, Sequence[Any]] = {
        bool: (True, False), int: FIGURES, float: FIGURES, date: (today + timedelta(days=14),)
    }  # fmt: skip
    return plain.get(annotation, ())
