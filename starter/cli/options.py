"""Command-line options made from the models of requests: what can be said stands in one place."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Annotated, Any, TypeVar, get_origin

from cyclopts import Parameter
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from journey.grammar.request import SPEAKERS, names_persons
from journey.grammar.words import is_free_text
from starter.cli.faults import BadWord
from starter.fields import choices, kind_of, right

Request = TypeVar("Request", bound=BaseModel)

HELP: Mapping[str, str] = {
    "title": "A few words for lists and mail, such as “Feedback”.",
    "want": "What I want to be able to do, in the learner's own words.",
    "behaviour": "What others then see: in situation X, I do Y; a need that is vague still has none.",
    "rhythm": "How often its situation occurs; all dates come from it.",
    "origin": "Where the need came from.",
    "noticed_by": "Who is in a position to notice it; say it again for each.",
    "learner": "Whose journey it is.",
    "frame_holder": "Who can give time and a yes; the learner's manager, if nobody is named.",
    "companion": "Who holds the talks and check-ins; who gives room, if nobody is named.",
    "goal": "The key of the organisation's goal that it serves: `leerreis goals` lists them.",
    "first_try": "When to try it first, if that is known; of what is rare, the day of the next occasion.",
    "next_occasion": "Of what is rare: the day of the next occasion, if it is known.",
    "no_time": "There was no time for it: who gives room is asked to make some.",
    "horizon": "A day to aim at; never an end.",
    "hours": "Hours a week to practise.",
    "in_working_time": "Whether practising is in working time; it is, if nothing is said.",
    "template": "Which template.",
    "aim": "The figure for confidence to aim at; 8, if nothing is said.",
    "outcome": "How it went; stiffly counts as well.",
    "line": "One line in your own words, for those on the journey only.",
    "answer": "What it came to.",
    "on": "The day of the occasion; the day on which it is said, if nothing is given.",
    "way": "How it was noticed.",
    "figure": "How sure are you that you do this, also when it is busy?",
    "yes": "Yes, or no.",
    "until": "Until when; or when to ask again.",
    "nth": "Which behaviour: 1, 2 or 3, in the order in which they were named.",
    "plan": "In your own words: if that situation comes, then I do this.",
    "who": "Who it is about.",
    "lead": "Who has the lead.",
    "buddy": "Who is beside the mentor.",
    "step": "Which step of the plan.",
    "before": "The step that it comes before.",
    "number": "How many tries or meetings, or which confidence to aim at.",
    "talk": "Which of the two.",
    "mark": "Whether it is seen to, or plays no part here.",
    "factor": "Its id in the template; the first that nobody spoke of, if nothing is said.",
    "cost": "What it costs, for everything.",
    "activity": "Its id, such as a1; the next one, if nothing is said.",
    "sort": "Of which sort.",
    "mentor": "Who is asked to be the mentor.",
    "what": "What has to be there first.",
    "owner": "Who sees to it.",
    "due": "By when.",
    "condition": "Its id, such as c1; the oldest that is open, if nothing is said.",
    "support": "Its id, such as s1; the oldest that waits for you, if nothing is said.",
    "of": "Who is asked; the companion, if nobody is named.",
    "why": "Why, and never more than this.",
    "role": "What is handed over.",
    "to": "Who it is for.",
    "otherwise": "What a no leads to.",
    "second": "What it came to for the second behaviour.",
    "third": "What it came to for the third.",
    "needs": "Something is needed for it to go on.",
    "blocked": "It is stuck fast: L&D is asked at once.",
    "how": "How it ended.",
    "comes_along": "Whether the need comes along to the new job.",
    "stays_behind": "Of another job: the need does not come along.",
    "adviser": "The L&D adviser there; the one there was, if nobody is named.",
    "team": "The team there, by its name; the one there was, if nothing is said.",
    "let_read": "The new ones may read what was said before.",
    "word": "Its id, or the start of it: `leerreis tell JOURNEY --as PERSON` lists them.",
    "entry": "Its id, such as confirm-1; the oldest that waits for you, if nothing is said.",
    "move": "What you do about it.",
    "at": "When it begins, on the organisation's own clock; the whole day, if nothing is said.",
    "minutes": "How long it takes; half an hour, if nothing is said.",
    "expectation": "The id of what is asked, such as check-in-2: `leerreis show JOURNEY --as PERSON --json` has it.",
    "reason": "Which reason, where there are several; the one that is shown, if nothing is said.",
}
HELP_IN: Mapping[tuple[str, str], str] = {
    ("stand-in", "who"): "Who is away, or back.",
    ("stand-in", "to"): "Who acts for them.",
    ("stand-in", "until"): "The last day of it.",
    ("plan-talk", "on"): "Its day.",
    ("plan-talk", "expectation"): "The id of the talk, such as check-in-2; the next one, if nothing is said.",
    ("later", "until"): "When to ask again: later than the day that it has, and within twenty working days.",
    ("ask-watchers", "of"): "Whom; those who were named, if nobody is. Say it again for each.",
}
"""Where an option means something else in one word."""
NEGATIVES: Mapping[str, tuple[str, ...]] = {
    "in_working_time": ("--not-in-working-time",), "comes_along": ("--stays-behind",), "yes": ("--no", "--not-yet"),
    **dict.fromkeys(("blocked", "no_time", "stays_behind", "let_read"), ()),
}  # fmt: skip
"""How a no is typed."""


def of(
    model: type[BaseModel], *, leave_out: Iterable[str] = (), optional: Iterable[str] = ()
) -> list[inspect.Parameter]:
    """An option per field; all of them texts, so that the model itself judges what was typed."""
    left_out = {*SPEAKERS, "kind", *leave_out}
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=_annotation(name, field, optional, HELP_IN.get((_kind(model), name), HELP.get(name, ""))),
        )
        for name, field in model.model_fields.items()
        if name not in left_out
    ]


def read(model: type[Request], typed: Mapping[str, Any], **known: Any) -> Request:
    """The request that was typed; `known`: what does not come from options.

    Raises:
        BadWord: with each option that is not right, and what would be.
    """
    given = {name: value for name, value in typed.items() if value is not None and value != ()}
    try:
        return model.model_validate(given | known)
    except ValidationError as fault:
        sentences = [_sentence(model, error) for error in fault.errors(include_url=False)]
        raise BadWord("\n".join(dict.fromkeys(sentences))) from None


def option(name: str) -> str:
    """How it is typed."""
    return f"--{name.replace('_', '-')}"


def _kind(model: type[BaseModel]) -> str:
    return str(model.model_fields["kind"].default)


def _annotation(name: str, field: FieldInfo, optional: Iterable[str], means: str) -> Any:
    kind = kind_of(field.annotation)
    help_ = means + (" [required]" if field.is_required() and name not in optional else "")
    if kind is bool:
        return Annotated[bool | None, Parameter(option(name), negative=NEGATIVES[name], help=help_)]
    many = get_origin(kind) is tuple
    typed = Parameter(option(name), metavar=_metavar(name, field), negative="", help=help_)
    return Annotated[tuple[str, ...] | None if many else str | None, typed]


def _metavar(name: str, field: FieldInfo) -> str:
    """What stands for the value in the help: PERSON, DAY, seen|not-yet."""
    kind = kind_of(field.annotation)
    if known := choices(kind):
        return "|".join(known)
    if kind is date:
        return "DAY"
    if kind is time:
        return "HOUR"
    if kind in (int, float):
        return "NUMBER"
    if is_free_text(field):
        return "TEXT"
    if names_persons(field.annotation):
        return "PERSON"
    return {"template": "NAME", "team": "NAME", "goal": "KEY"}.get(name, "ID")


def _sentence(model: type[BaseModel], error: Any) -> str:
    name = str(error["loc"][0])
    field = model.model_fields[name]
    if kind_of(field.annotation) is bool:
        return f"Say {' or '.join((option(name), *NEGATIVES[name]))}."
    if error["type"] == "missing":
        return f"{option(name)} is missing; write {right(field)}."
    if error["type"] == "value_error":
        return f"{option(name)} {error['msg'].removeprefix('Value error, ')}."
    return f"{option(name)}: “{error['input']}” is not right; write {right(field)}."
