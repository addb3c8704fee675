"""For whom an answer holds, of all of whom the same is asked: what a page has to tick, and what a form has ticked.

Who says of somebody what they saw of them, that it is there, or what came to an end, names them: nobody is ticked
beforehand. What says nothing of anybody (we spoke, another day, yes to the agreement whose text is shown) holds for
all, but for those who are unticked, and for whom it rests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journey.expected.expectations import What
from post.choices import CALL_ME, CALL_THE_LEARNER, Choice
from starter.pages import texts
from starter.pages.shared import Shared
from starter.pages.standing import Ask

ONCE = (CALL_ME, CALL_THE_LEARNER)
"""One call is enough, of however many it is about."""
FOR = "for."


@dataclass(frozen=True)
class Tick:
    """One learner. `note`: what is to be known of this one."""

    name: str
    label: str
    note: str
    ticked: bool


@dataclass(frozen=True)
class Whom:
    """Everybody for whom an answer may hold."""

    legend: str
    ticks: tuple[Tick, ...]
    wrong: str


def offered(shared: Shared, choice: Choice, form: Mapping[str, str], wrong: str) -> Whom | None:
    """Whom a page has to tick for this answer; None: there is nobody to tell apart."""
    if len(shared.open) == 1 or choice in ONCE:
        return None
    what, was_chosen = shared.own.link.what, form.get("answer") == choice.code
    legend = texts.OF_WHOM.get(what, texts.OF_WHOM_ELSE) if choice.of_each else texts.FOR_WHOM
    ticks = (_tick(shared, one, choice, form if was_chosen else None) for one in shared.open)
    return Whom(shared.say(legend), tuple(ticks), wrong)


def alone(shared: Shared) -> str:
    """The field that names the only one to answer for: an old page answers for nobody else."""
    return FOR + shared.lead.link.journey if len(shared.open) == 1 else ""


def named(form: Mapping[str, str]) -> set[str]:
    """The journeys that the chosen answer of a form is for; empty: it says none."""
    starts = (FOR, f"{form.get('answer', '')}.{FOR}")
    return {name.removeprefix(start) for name in form for start in starts if name.startswith(start)}


def chosen(shared: Shared, choice: Choice, form: Mapping[str, str]) -> list[Ask]:
    """For whom this answer is; nobody: none was ticked."""
    if choice in ONCE:
        return [shared.own if shared.own.is_open else shared.lead]
    journeys = named(form)
    if not journeys and shared.is_alone:
        return [shared.own if shared.own in shared.asks else shared.lead]
    return [one for one in (*shared.asks, *shared.gone) if one.link.journey in journeys]


def _tick(shared: Shared, one: Ask, choice: Choice, form: Mapping[str, str] | None) -> Tick:
    assert one.shown is not None
    say, name, until = shared.say, f"{choice.code}.{FOR}{one.link.journey}", one.shown.paused
    rests = say(texts.RESTS_UNTIL, day=say.day(until)) if until else ""
    entered = one.entered() if one.link.what is What.CONFIRM else ""
    ticked = name in form if form is not None else not (choice.of_each or rests)
    return Tick(name, shared.called(one), ", ".join(filter(None, (entered, rests))), ticked)
