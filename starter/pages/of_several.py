"""What became of an ask that several share: for whom an answer is on record, for whom not and why, and who is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from starlette.responses import HTMLResponse

from post.choices import Choice
from starter.pages import answers, became, question, saying, texts
from starter.pages.rendering import page, told
from starter.pages.saying import Outcome
from starter.pages.shared import Shared
from starter.pages.standing import Ask

NEXT_SHOWN = 4


def asks(
    shared: Shared, code: str, given: Mapping[str, str], wrong: Mapping[str, str], status: int = 200
) -> HTMLResponse:
    """The form of those that are open, below what this link has put on record already."""
    form = question.form(shared, code, given, wrong)
    return page(
        "answer",
        shared.say,
        status,
        title=form.title,
        about=question.about(shared),
        form=form,
        told=said(shared),
        back=_is_said(shared),
    )


def over(shared: Shared) -> HTMLResponse | None:
    """Why nothing can be answered here any more; None: something can."""
    if shared.open:
        return None
    if shared.is_alone:
        return became.over(shared.lead)
    say = shared.say
    return told(
        say, say(texts.SAID_ALREADY), *said(shared), about=question.about(shared), next=_next(shared.asks),
        back=_is_said(shared),
    )  # fmt: skip


def said(shared: Shared) -> list[str]:
    """What went on record by this link, when and for whom; and whether it was taken back."""
    same: dict[tuple[date, str, bool], list[Ask]] = {}
    for one in shared.said:
        if found := one.said():
            same.setdefault((*found, one.is_taken_back()), []).append(one)
    return [_said(shared, *key, of) for key, of in same.items()]


def became_of(shared: Shared, choice: Choice, outcome: Outcome, form: Mapping[str, str]) -> HTMLResponse:
    """After an answer; `shared` is as it stands since. Who is left can be answered for at once."""
    if outcome.is_refused:
        return asks(shared, choice.code, form, {"": " ".join(_not_for(shared, outcome))}, 409)
    say, label = shared.say, answers.label(shared.say, shared.own, choice.code)
    sentences = [say(texts.ON_RECORD_FOR, names=shared.names(outcome.on_record), label=label)]
    sentences = [*(sentences if outcome.on_record else []), *_not_for(shared, outcome)]
    title = texts.THANKS if outcome.told else texts.SAID_ALREADY if outcome.known else texts.CAN_NOT
    if outcome.late and not outcome.on_record:
        title = texts.HANDED_OVER
    left = _left(shared, outcome)
    return told(
        say,
        say(title),
        *sentences,
        status=202 if outcome.late else 200 if outcome.on_record else 409,
        about=question.about(shared) if not left else "",
        tone="done" if outcome.told else "calm",
        next=_next([shared.on(one.link.journey) for one in outcome.on_record]) if not left else None,
        again=dict(form) if outcome.late else None,
        form=question.form(left, "", {}, {}) if left and not outcome.late else None,
    )


def taken_back(shared: Shared, outcome: Outcome, form: Mapping[str, str]) -> HTMLResponse:
    """After it was taken back."""
    say = shared.say
    done = [say(texts.TAKEN_BACK_FOR, names=shared.names(outcome.on_record)), say(texts.TAKEN_BACK_HOW)]
    title = texts.TAKEN_BACK if outcome.on_record else texts.HANDED_OVER if outcome.late else texts.CAN_NOT
    return told(
        say,
        say(title),
        *(done if outcome.on_record else []),
        *_not_for(shared, outcome),
        status=202 if outcome.late else 200 if outcome.on_record else 409,
        about=question.about(shared),
        again=dict(form) if outcome.late else None,
    )


def _said(shared: Shared, day: date, what: str, is_taken_back: bool, of: list[Ask]) -> str:
    say = shared.say
    sentence = say(texts.FIRST_SAID_FOR, day=say.day(day), what=what, names=shared.names(of))
    return f"{sentence} {say(texts.TOOK_BACK)}" if is_taken_back else sentence


def _is_said(shared: Shared) -> bool:
    """Whether there is something to take back."""
    return any(not one.is_taken_back() for one in shared.said)


def _not_for(shared: Shared, outcome: Outcome) -> list[str]:
    """By name, why it is not on record."""
    say = shared.say
    why = [
        *((one, say(texts.LOOK_AGAIN_HOW)) for one in outcome.late),
        *((one, became.first(one)) for one in outcome.otherwise),
        *((one, became.first(one) if one.said() else saying.why_over(one)) for one in outcome.over),
        *outcome.refused,
    ]
    return [say(texts.OF_ONE, name=shared.called(one), why=sentence) for one, sentence in why]


def _left(shared: Shared, outcome: Outcome) -> Shared | None:
    """Those who still wait for an answer."""
    asks = [one for one in shared.open if one.link.journey not in outcome.done_with]
    return replace(shared, asks=asks, gone=()) if asks else None


def _next(asks: Iterable[Ask]) -> list[str] | None:
    """Who is asked for what, each line once; None: this person may not know."""
    lines = [became.coming(one) for one in asks]
    known = dict.fromkeys(line for those in lines if those for line in those)
    return [*known][:NEXT_SHOWN] if any(those is not None for those in lines) else None
