"""The answers on a page: which are offered, what each asks for, and the word that a form is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from journey.expected.expectations import What
from journey.language import Said
from journey.who.people import PersonId
from letters import labels
from letters.asking import TYPED
from letters.tongue import Tongue
from post import choices
from post.choices import CALL_ME, CALL_THE_LEARNER, CHOICES, LATER, NAMES_THE_ASK, NOT_ME, Choice
from post.subjects import ASKED
from starter.pages import texts, whom
from starter.pages.fields import Field, field, of_behaviours
from starter.pages.shared import Shared
from starter.pages.standing import Ask
from starter.pages.whom import Whom

BESIDE = (LATER, NOT_ME, CALL_ME, CALL_THE_LEARNER)
"""What is no answer; an ask's own answer may have the code of one of them."""


class Wrong(Exception):
    """Something that the form asked for is missing, or not right: a sentence for each field."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__()
        self.fields = fields


@dataclass(frozen=True)
class Shown:
    """One answer on the page."""

    code: str
    label: str
    chosen: bool
    quiet: bool
    """Offered below the answers: it is none."""
    fields: tuple[Field, ...]
    whom: Whom | None
    """Where several share the ask."""
    behaviours: tuple[Field, ...]
    """Where it is asked per behaviour."""
    typed: str = ""
    """What to type, where it is consequential."""
    typed_wrong: str = ""


def is_one(what: What, code: str) -> bool:
    """Whether a link about this can have that code; what L&D is asked is answered at their desk."""
    return bool(CHOICES[what]) and any(one.code == code for one in (*CHOICES[what], *BESIDE))


def found(ask: Ask, code: str) -> Choice | None:
    """The answer of that code, among those that are offered."""
    return choices.found(ask.link.what, ask.role, code)


def shown(shared: Shared, code: str, form: Mapping[str, str], wrong: Mapping[str, str]) -> list[Shown]:
    """Everything that is offered, with what was filled in and what is not right about the chosen one."""
    offered = choices.offered(shared.lead.link.what, shared.lead.role)
    return [_shown(shared, one, form, wrong if one.code == code else {}, code) for one in offered]


def label(say: Tongue, ask: Ask, code: str) -> str:
    """What stands on the button of that code."""
    return labels.label(say, ASKED[ask.link.what], code)


def said(ask: Ask, choice: Choice, form: Mapping[str, str]) -> Said:
    """The word that the form is.

    Raises:
        Wrong: something is missing, or not right.
    """
    names = (*choice.asks, *choices.BY_BEHAVIOUR)
    given = {name: text for name in names if (text := form.get(f"{choice.code}.{name}", "").strip())}
    if choice.typed and form.get(f"{choice.code}.typed", "").strip().casefold() not in _typed(ask.say):
        raise Wrong({"typed": ask.say(texts.WRONG["typed"], typed=ask.say(TYPED))})
    by, behaviours = PersonId(ask.person.id), [one.id for one in ask.journey.need.behaviours]
    try:
        return choices.word(choice, by, ask.asked, behaviours, given)
    except ValidationError as fault:
        wrong = {str(one["loc"][0]) for one in fault.errors()} & {*names}
        if not wrong:
            raise
        raise Wrong({name: ask.say(texts.WRONG[name]) for name in wrong}) from None


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


def _shown(shared: Shared, choice: Choice, form: Mapping[str, str], wrong: Mapping[str, str], code: str) -> Shown:
    say, ask = shared.say, shared.lead
    return Shown(
        code=choice.code,
        label=label(say, ask, choice.code),
        chosen=choice.code == code,
        quiet=choice in BESIDE,
        whom=whom.offered(shared, choice, form, wrong.get("whom", "")),
        behaviours=tuple(of_behaviours(shared, choice, form, wrong)),
        fields=tuple(field(ask, choice, name, form, wrong.get(name, "")) for name in choice.asks),
        typed=say(TYPED) if choice.typed else "",
        typed_wrong=wrong.get("typed", ""),
    )
