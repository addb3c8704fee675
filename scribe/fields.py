"""Which fields each word has, from the models of the requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic.fields import FieldInfo

from journey import Said
from journey.steps.needs_conversation import StartJourney
from scribe.markdown import code, table
from scribe.naming import TYPED
from starter.cli import options
from starter.fields import right

SAID_OTHERWISE = {"by", "kind"}
"""Not typed: who speaks is said with --as."""
FOUND: Mapping[type[Said], set[str]] = {StartJourney: {"adviser", "team", "goal", "sponsor", "team_need"}}
"""Not typed either: found, or to come later."""
NAMED_OR_FOUND: Mapping[type[Said], set[str]] = {StartJourney: {"frame_holder", "companion"}}
NONE = "nothing more"


def fields() -> str:
    """A row per word; what must be there is bold."""
    return table(("word", "with"), ((code([name]), _fields(model)) for model, name in TYPED.items()))


def _fields(model: type[Said]) -> str:
    return "<br>".join(_field(model, name, field) for name, field in _typed(model)) or NONE


def _typed(model: type[Said]) -> Iterator[tuple[str, FieldInfo]]:
    left_out = SAID_OTHERWISE | FOUND.get(model, set())
    return ((name, field) for name, field in model.model_fields.items() if name not in left_out)


def _field(model: type[Said], name: str, field: FieldInfo) -> str:
    if bool in (field.annotation, *get_args(field.annotation)):
        either = " or ".join(code([option]) for option in (options.option(name), *options.NEGATIVES[name]))
        return f"**{either}**" if field.is_required() else either
    option = code([options.option(name)])
    needed = field.is_required() and name not in NAMED_OR_FOUND.get(model, ())
    return f"{f'**{option}**' if needed else option} {right(field)}"
