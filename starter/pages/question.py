"""The form of an ask: its question, what it is about, whose it is, and the answers that are offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journey.expected.expectations import What
from letters import blanks
from letters.answers import WHO_ELSE
from letters.footer import A_WEEK
from letters.help import THINGS
from post import reader
from starter.pages import answers, became, texts, whom
from starter.pages.answers import Shown
from starter.pages.shared import Shared
from starter.pages.standing import Ask, first
from starter.showing import labels
from starter.showing.readers import HIDDEN, UNREADABLE

Texts = tuple[tuple[str, str], ...]
"""Each with its name."""


@dataclass(frozen=True)
class Form:
    """What `form.html` shows."""

    title: str
    notes: tuple[str, ...]
    agreements: tuple[tuple[str, Texts], ...]
    """What a yes is to, each with whose it is, where they are not all the same."""
    answers: Sequence[Shown]
    alone: str
    """The field that says for whom it is, where there is only one."""
    wrong: str


def form(shared: Shared, code: str, given: Mapping[str, str], wrong: Mapping[str, str]) -> Form:
    """Of what is open. `code`: the answer that is chosen; `wrong`: by field, or of none in particular."""
    agreeing = shared.own.link.what is What.ACCEPT
    return Form(
        title=title(shared),
        notes=(*(_notes(shared.lead) if len(shared.open) == 1 else ()), *(_asks(shared.lead) if agreeing else ())),
        agreements=_agreements(shared) if agreeing else (),
        answers=answers.shown(shared, code, given, wrong),
        alone=whom.alone(shared),
        wrong=wrong.get("") or wrong.get("answer") or "",
    )


def title(shared: Shared) -> str:
    """What is asked, of all for whom it is open."""
    other = shared.lead.other if len(shared.open) <= 1 else shared.names(shared.open)
    return shared.say(texts.ASKS[shared.own.link.what], other=other)


def about(shared: Shared) -> str:
    """Whose it is, by its short title; names that the question has are not said twice."""
    say, ask = shared.say, shared.lead
    if shared.is_alone or ask.shown is None:
        return became.about(ask)
    if len(shared.open) > 1 and "{other}" in texts.ASKS[ask.link.what]:
        return say(texts.ABOUT_YOU, title=ask.shown.title)
    return say(texts.ABOUT, name=shared.names(shared.open or shared.asks), title=ask.shown.title)


def _notes(ask: Ask) -> list[str]:
    say, paused, entered = ask.say, ask.journey.paused, ask.entered()
    return [
        *_about_help(ask),
        *([say(texts.RESTS, day=say.day(paused.until))] if paused else []),
        *([labels.capital(say(texts.ENTERED, what=entered))] if entered else []),
    ]


def _about_help(ask: Ask) -> Iterator[str]:
    """What help is about, or what has to be there first; in somebody's own words, where this person reads them."""
    sort = reader.thing(ask.journey, ask.link.of)
    if sort is None or ask.shown is None:
        return
    thing = ask.say(THINGS[sort], **ask.called)
    written = [line for line in ask.shown.lines if line.text not in (None, HIDDEN, UNREADABLE)]
    for line in written:
        who = first(ask.names.get(line.by or "", ""))
        yield ask.say(texts.WROTE, who=who, thing=thing, text=line.text)
    if not written:
        yield ask.say(texts.IS_ABOUT, thing=thing)


def _asks(ask: Ask) -> list[str]:
    """How much a yes asks, and whether somebody else had better give it."""
    say = ask.say
    who_else = say(WHO_ELSE, beside=blanks.number(say, ask.beside))
    return [say.count(*A_WEEK, ask.a_week), *([who_else] if ask.beside else [])]


def _agreements(shared: Shared) -> tuple[tuple[str, Texts], ...]:
    """Each that differs from the others, as far as this person reads it: nobody says yes to what was not shown."""
    of: dict[Texts, list[Ask]] = {}
    for ask in shared.open:
        of.setdefault(_agreement(ask), []).append(ask)
    return tuple((shared.names(asks) if len(of) > 1 else "", agreement) for agreement, asks in of.items())


def _agreement(ask: Ask) -> Texts:
    shown, say = ask.shown, ask.say
    assert shown is not None
    parts = [("want", shown.want), *(("behaviour", text) for text in shown.behaviours), ("frame", shown.frame)]
    return tuple((say(texts.AGREEMENT[name]), text) for name, text in parts if text)
