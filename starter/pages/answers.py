"""The answers on a page: which are offered, what each asks for, and the word that a form is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from pydantic import ValidationError

from journey.expected.expectations import What
from journey.language import Said
from journey.reading.between_two import SayPrivately
from journey.who.people import PersonId
from letters import asking, labels
from letters.asking import TYPED
from letters.tongue import Tongue
from post import choices
from post.choices import CALL_ME, CALL_THE_LEARNER, CHOICES, LATER, NAMES_THE_ASK, NOT_ME, Choice
from post.subjects import ASKED
from starter.pages import texts
from starter.pages.standing import Ask

BESIDE = (LATER, NOT_ME, CALL_ME, CALL_THE_LEARNER)
"""What is no answer; an ask's own answer may have the code of one of them."""
FIRST = {"minutes": "30"}
"""What stands in a field that nobody filled in."""
DAYS = ("on", "until", "due", "horizon")
AHEAD = ("until", "due", "horizon")
"""Days that are always to come."""


class Wrong(Exception):
    """Something that the form asked for is missing, or not right: a sentence for each field."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__()
        self.fields = fields


@dataclass(frozen=True)
class Field:
    """One thing that an answer asks for. `kind`: day, at, minutes, line, title, figure, how."""

    name: str
    kind: str
    label: str
    value: str
    wrong: str
    earliest: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shown:
    """One answer on the page."""

    code: str
    label: str
    chosen: bool
    quiet: bool
    """Offered below the answers: it is none."""
    fields: tuple[Field, ...] = field(default=())
    typed: str = ""
    """What to type, where it is consequential."""
    typed_wrong: str = ""


def is_one(what: What, code: str) -> bool:
    """Whether a link about this can have that code; what L&D is asked is answered at their desk."""
    return bool(CHOICES[what]) and any(one.code == code for one in (*CHOICES[what], *BESIDE))


def found(ask: Ask, code: str) -> Choice | None:
    """The answer of that code, among those that are offered."""
    return choices.found(ask.link.what, ask.role, code)


def shown(ask: Ask, code: str, form: Mapping[str, str], wrong: Mapping[str, str]) -> list[Shown]:
    """Everything that is offered, with what was filled in and what is not right about the chosen one."""
    offered = choices.offered(ask.link.what, ask.role)
    return [_shown(ask, one, form, wrong if one.code == code else {}, code) for one in offered]


def label(say: Tongue, ask: Ask, code: str) -> str:
    """What stands on the button of that code."""
    return labels.label(say, ASKED[ask.link.what], code)


def said(ask: Ask, choice: Choice, form: Mapping[str, str]) -> Said:
    """The word that the form is.

    Raises:
        Wrong: something is missing, or not right.
    """
    given = {name: text for name in choice.asks if (text := form.get(f"{choice.code}.{name}", "").strip())}
    if choice.typed and form.get(f"{choice.code}.typed", "").strip().casefold() not in _typed(ask.say):
        raise Wrong({"typed": ask.say(texts.WRONG["typed"], typed=ask.say(TYPED))})
    by, behaviours = PersonId(ask.person.id), [one.id for one in ask.journey.need.behaviours]
    try:
        return choices.word(choice, by, ask.asked, behaviours, given)
    except ValidationError as fault:
        names = {str(one["loc"][0]) for one in fault.errors()} & {*choice.asks}
        if not names:
            raise
        raise Wrong({name: ask.say(texts.WRONG[name]) for name in names}) from None


def key(ask: Ask, choice: Choice, form: Mapping[str, str]) -> str:
    """Under what it counts once. What settles the ask has one key, so that the first of it stands; what does not
    (another day, a call) leaves room for an answer afterwards.
    """
    if choice not in BESIDE and choice.word not in NAMES_THE_ASK:
        return ask.link.nonce
    days = [form.get(f"{choice.code}.{name}", "") for name in choice.asks if name != "line"]
    return "-".join(part for part in (ask.link.nonce, choice.code, *days) if part)


def _typed(say: Tongue) -> set[str]:
    return {TYPED, say(TYPED)}


def _shown(ask: Ask, choice: Choice, form: Mapping[str, str], wrong: Mapping[str, str], code: str) -> Shown:
    say = ask.say
    return Shown(
        code=choice.code,
        label=label(say, ask, choice.code),
        chosen=choice.code == code,
        quiet=choice in BESIDE,
        fields=tuple(_field(ask, choice, name, form, wrong.get(name, "")) for name in choice.asks),
        typed=say(TYPED) if choice.typed else "",
        typed_wrong=wrong.get("typed", ""),
    )


def _field(ask: Ask, choice: Choice, name: str, form: Mapping[str, str], wrong: str) -> Field:
    say, full = ask.say, f"{choice.code}.{name}"
    first = say(texts.PLEASE_CALL) if choice.word is SayPrivately else FIRST.get(name, "")
    tomorrow = str(ask.today + timedelta(days=1)) if name in AHEAD else ""
    ends = tuple((end, say(labels.ENDINGS[end])) for end in choices.ENDS) if name == "how" else ()
    text = say(asking.OF_A_CHOICE.get((choice.code, name), asking.FIELDS[name]), **ask.called)
    kind = "day" if name in DAYS else name  # the others each have an element of their own
    return Field(full, kind, text, form.get(full, first), wrong, tomorrow, ends)
