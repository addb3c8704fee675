"""What an answer asks for on its page: its fields, each with its label, and what was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from journey.reading.between_two import SayPrivately
from letters import asking, labels
from post import choices
from post.choices import Choice
from post.subjects import ASKED
from starter.pages import texts
from starter.pages.shared import Shared
from starter.pages.standing import Ask

FIRST = {"minutes": "30"}
"""What stands in a field that nobody filled in."""
DAYS = ("on", "until", "due", "horizon")
AHEAD = ("until", "due", "horizon")
"""Days that are always to come."""


@dataclass(frozen=True)
class Field:
    """One thing that an answer asks for. `kind`: day, at, minutes, line, title, figure, choice."""

    name: str
    kind: str
    label: str
    value: str
    wrong: str
    earliest: str = ""
    options: tuple[tuple[str, str], ...] = ()


def of_behaviours(shared: Shared, choice: Choice, form: Mapping[str, str], wrong: Mapping[str, str]) -> Iterator[Field]:
    """The answer per behaviour, where all of whom it is asked have the same ones: what was pressed, unless one is
    changed.
    """
    subject, behaviours = ASKED[shared.own.link.what], shared.behaviours
    names = choices.by_behaviour(choice, len(behaviours))
    options = tuple((one, labels.label(shared.say, subject, one)) for one in choices.SIGHTED)
    for name, text in zip(names, behaviours, strict=False):
        full = f"{choice.code}.{name}"
        yield Field(full, "choice", text, form.get(full, choice.code), wrong.get(name, ""), options=options)


def field(ask: Ask, choice: Choice, name: str, form: Mapping[str, str], wrong: str) -> Field:
    """One that the answer itself asks for."""
    say, full = ask.say, f"{choice.code}.{name}"
    first = say(texts.PLEASE_CALL) if choice.word is SayPrivately else FIRST.get(name, "")
    tomorrow = str(ask.today + timedelta(days=1)) if name in AHEAD else ""
    ends = tuple((end, say(labels.ENDINGS[end])) for end in choices.ENDS) if name == "how" else ()
    text = say(asking.OF_A_CHOICE.get((choice.code, name), asking.FIELDS[name]), **ask.called)
    kind = "day" if name in DAYS else "choice" if name == "how" else name  # the others have an element of their own
    return Field(full, kind, text, form.get(full, first), wrong, tomorrow, ends)
