"""What became of an ask: said by this person, settled, ended, or not theirs any more."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import HTMLResponse

from post.choices import Choice
from starter.pages import answers, texts
from starter.pages.rendering import told
from starter.pages.standing import Ask
from starter.showing import labels

NEXT_SHOWN = 3


def over(ask: Ask) -> HTMLResponse | None:
    """Why nothing can be answered here any more; None: it can."""
    if ask.shown is None:
        return told(ask.say, ask.say(texts.ELSEWHERE), ask.say(texts.NOTHING_TO_DO))
    if not ask.learner:  # who asked to be forgotten
        return told(ask.say, ask.say(texts.SETTLED), ask.say(texts.NOTHING_TO_DO))
    if ask.said() is not None:
        return said_already(ask)
    return None if ask.is_open else _settled(ask)


def said_already(ask: Ask) -> HTMLResponse:
    """A second click changes nothing."""
    say, back = ask.say, not ask.is_taken_back()
    since = say(texts.ONCE if back else texts.TOOK_BACK)
    return told(say, say(texts.SAID_ALREADY), first(ask), since, next=coming(ask), about=about(ask), back=back)


def otherwise(ask: Ask) -> HTMLResponse:
    """Something else was said by this link before."""
    say, back = ask.say, not ask.is_taken_back()
    how = say(texts.CAN_TAKE_BACK if back else texts.TOOK_BACK)
    return told(say, say(texts.OTHERWISE), first(ask), how, status=409, about=about(ask), back=back)


def taken_back(ask: Ask) -> HTMLResponse:
    """What was said by this link does not count any more."""
    say = ask.say
    return told(say, say(texts.TAKEN_BACK), say(texts.TAKEN_BACK_HOW), next=coming(ask), about=about(ask))


def refused(ask: Ask, why: str) -> HTMLResponse:
    """It may not be said, and why."""
    return told(ask.say, ask.say(texts.CAN_NOT), why, status=409, about=about(ask))


def on_record(ask: Ask, choice: Choice) -> HTMLResponse:
    """What was said, and what happens next."""
    say = ask.say
    label = answers.label(say, ask, choice.code)
    return told(
        say, say(texts.THANKS), say(texts.ON_RECORD, label=label), next=coming(ask), about=about(ask), tone="done"
    )


def handed_over(ask: Ask, form: Mapping[str, str]) -> HTMLResponse:
    """It may still be put on record; the same button says the same again."""
    say = ask.say
    return told(say, say(texts.HANDED_OVER), say(texts.LOOK_AGAIN_HOW), status=202, again=dict(form), about=about(ask))


def about(ask: Ask) -> str:
    """Whose journey it is, by its short title."""
    if ask.shown is None:
        return ""
    learner = ask.journey.people.learner
    if learner == ask.person.id:
        return ask.say(texts.ABOUT_YOU, title=ask.shown.title)
    return ask.say(texts.ABOUT, name=ask.names.get(learner, ""), title=ask.shown.title)


def first(ask: Ask) -> str:
    """What was said by this link, and when."""
    said = ask.said()
    return ask.say(texts.FIRST_SAID, day=ask.say.day(said[0]), what=said[1]) if said else ask.say(texts.ONCE)


def _settled(ask: Ask) -> HTMLResponse:
    say, settled, ended = ask.say, ask.settled(), ask.journey.ended
    how = say(texts.ENDED, how=labels.ending(say, ended)) if ended else ""
    when = ""
    if settled is not None:
        on, by_you = settled
        when = say(texts.SETTLED_BY_YOU if by_you else texts.SETTLED_ON, day=say.day(on))
    return told(say, say(texts.SETTLED), when, how, say(texts.NOTHING_TO_DO), about=about(ask))


def coming(ask: Ask) -> list[str] | None:
    """Who is asked for what, as far as this person may know it; None: they may not."""
    say, shown = ask.say, ask.shown
    if shown is None:
        return None
    if shown.ended:
        return [labels.capital(labels.ending(say, shown.ended))]
    lines = []
    for one in shown.asked[:NEXT_SHOWN]:
        who = say(texts.YOU) if one.who == ask.person.id else ask.names.get(one.who, "")
        text = texts.NEXT_LINE if one.by else texts.NEXT_NO_DAY
        what = labels.what(say, one.what)
        lines.append(labels.capital(say(text, who=who, what=what, day=one.by and say.day(one.by))))
    return lines or ([say(texts.NOTHING_NEXT)] if shown.phase else None)
