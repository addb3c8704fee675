"""A row of words.csv, and the request that it stands for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, NoReturn, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from journey import Said
from journey.lnd.at_once import NoRoom
from journey.steps.needs_conversation import StartJourney
from journey.unsaying.taking_back import TakeBack
from journey.who.people import TeamId
from starter.fields import right
from starter.files.moments import A_MOMENT, Moment
from starter.files.opaque_ids import Find, Nobody, translated
from starter.files.people_rows import KnownAs

BESIDE = ("kind", "by", "said", "entered_by")
EXAMPLE = '{"outcome": "went-well"}'
NO_TEAMS: Mapping[str, str] = MappingProxyType({})
Wrong = Callable[[str, str], None]
"""What is wrong, and with which field."""


@cache
def kinds() -> dict[str, type[Said]]:
    """Every word by its kind; a journey starts with its need, and what the post says is in no file."""
    requests: tuple[type[Said], ...] = get_args(Said)
    return {one.model_fields["kind"].default: one for one in requests if one not in (StartJourney, NoRoom)}


def _details(text: object) -> object:
    def never(constant: str) -> NoReturn:
        raise ValueError(constant)

    try:
        found = json.loads(text, parse_constant=never) if isinstance(text, str) else text
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _kind(text: str) -> str:
    if text not in kinds():
        raise ValueError("unknown")
    return text


class WordRow(BaseModel):
    """One word that was said on a journey."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    need: KnownAs = Field(description="the key of the need, as in needs.csv")
    said: Moment = Field(description=f"when it was said: {A_MOMENT}")
    by: KnownAs = Field(description="the id in people.csv of who said it")
    word: Annotated[str, BeforeValidator(_kind)] = Field(description=f"one of {', '.join(kinds())}")
    details: Annotated[dict[str, Any], BeforeValidator(_details)] = Field(
        {}, description=f"the word's own fields as JSON, such as {EXAMPLE}, or leave it empty"
    )


def request(row: WordRow, by: str, find: Find, wrong: Wrong, teams: Mapping[str, str] = NO_TEAMS) -> Said | None:
    """The request, with our own ids for whom and which team it names; None once it was told what is wrong."""
    model = kinds()[row.word]
    if amiss := _amiss(row):
        wrong(*amiss)
        return None
    details = _named(model, row.details, find, teams, wrong)
    if details is None:
        return None
    try:
        return model.model_validate({**details, "by": by})
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            _tell(model, error, wrong)
        return None


def _named(
    model: type[Said], details: Mapping[str, Any], find: Find, teams: Mapping[str, str], wrong: Wrong
) -> dict[str, Any] | None:
    """The details with our own ids; None once it was told who or what is not there."""
    named = dict(details)
    for name in [name for name in model.model_fields if name in details]:
        kind, value = model.model_fields[name].annotation, details[name]
        try:
            of_a_team = TeamId in get_args(kind) and isinstance(value, str)
            named[name] = teams[value] if of_a_team else translated(kind, value, find)
        except KeyError:
            wrong(f"“{value}” is no team here; write one of people.csv.", f"details.{name}")
            return None
        except Nobody as fault:
            wrong(f"“{fault.who}” is nobody here; write an id of people.csv.", f"details.{name}")
            return None
    return named


def _amiss(row: WordRow) -> tuple[str, str] | None:
    """What no row may say, and in which field."""
    if kinds()[row.word] is TakeBack:
        return "a word is taken back with `leerreis tell`, which lists those that may be; no file can name it.", "word"
    if "entered_by" in row.details:
        what = "what somebody else said is entered with `leerreis tell --for`, which asks them to confirm it."
        return what, "details"
    beside = next((name for name in BESIDE if name in row.details), None)
    return (f"“{beside}” has a column of its own; take it out.", "details") if beside else None


def _tell(model: type[BaseModel], error: Any, wrong: Wrong) -> None:
    names = ", ".join(name for name in model.model_fields if name not in BESIDE)
    if not error["loc"]:
        wrong(f"{error['msg'].removeprefix('Value error, ')}.", "details")
        return
    name = str(error["loc"][0])
    place, field = f"details.{name}", model.model_fields.get(name)
    what = right(field) if field else "something else"
    if error["type"] == "extra_forbidden":
        here = f"here there may be {names}" if names else "this word has none"
        wrong(f"there is no such field; {here}.", place)
    elif error["type"] == "missing":
        wrong(f"is missing; write {what}.", place)
    elif error["type"] == "value_error":
        wrong(f"{error['msg'].removeprefix('Value error, ')}.", place)
    else:
        wrong(f"is not right; write {what}.", place)
