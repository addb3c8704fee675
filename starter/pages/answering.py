"""Answering an ask: opening its link shows it and changes nothing, the button puts the answer on record."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from letters.links import Answer, NotALink, Purpose
from post.choices import Choice
from starter.pages import answers, became, of_several, saying, texts, whom
from starter.pages.answers import Wrong
from starter.pages.forms import filled_in
from starter.pages.resources import Resources
from starter.pages.saying import Outcome
from starter.pages.shared import Shared, shared
from starter.pages.standing import Ask


def answering(resources: Resources) -> APIRouter:
    """The two routes of an answer."""
    router = APIRouter()

    @router.get("/a/{token}/{code}")
    async def show(token: str, code: str) -> HTMLResponse:
        asked = await shared(resources, _link(resources, token, code))
        return of_several.over(asked) or of_several.asks(asked, code, {}, {})

    @router.post("/a/{token}/{code}")
    async def act(request: Request, token: str, code: str) -> HTMLResponse:
        link, form = _link(resources, token, code), await filled_in(request)
        asked = await shared(resources, link, whom.named(form))
        return await (_take_back if "take-back" in form else _act)(resources, asked, form)

    return router


def _link(resources: Resources, token: str, code: str) -> Answer:
    """What the link says.

    Raises:
        NotALink: it is none, or not for that code.
        Expired: it has had its time.
    """
    link = resources.keys().read(Purpose.ANSWER, token, resources.now())
    assert isinstance(link, Answer)
    if not answers.is_one(link.what, code):
        raise NotALink
    return link


async def _act(resources: Resources, asked: Shared, form: Mapping[str, str]) -> HTMLResponse:
    code = form.get("answer", "")
    choice = answers.found(asked.lead, code)
    if choice is None:
        return _missing(asked, code, form, {"answer": asked.say(texts.PICK_ONE)})
    chosen = whom.chosen(asked, choice, form)
    if not chosen:
        return _missing(asked, code, form, {"whom": asked.say(texts.TICK_ONE)})
    try:
        outcome = await saying.answer(resources, chosen, choice, form)
    except Wrong as wrong:
        return of_several.asks(asked, code, form, wrong.fields, 422)
    now = await shared(resources, asked.own.link, [one.link.journey for one in chosen])
    if asked.is_alone and len(chosen) == 1:
        return _of_one(now, now.on(chosen[0].link.journey), choice, outcome, form)
    return of_several.became_of(now, choice, outcome, form)


async def _take_back(resources: Resources, asked: Shared, form: Mapping[str, str]) -> HTMLResponse:
    outcome = await saying.take_back(resources, asked.said or [asked.lead])
    now = await shared(resources, asked.own.link)
    if not asked.is_alone:
        return of_several.taken_back(now, outcome, form)
    if outcome.late:
        return became.handed_over(asked.lead, form)
    if outcome.refused:
        return became.refused(asked.lead, outcome.refused[0][1])
    return became.taken_back(now.on(asked.lead.link.journey))


def _missing(asked: Shared, code: str, form: Mapping[str, str], wrong: Mapping[str, str]) -> HTMLResponse:
    return of_several.over(asked) or of_several.asks(asked, code, form, wrong, 422)


def _of_one(now: Shared, ask: Ask, choice: Choice, outcome: Outcome, form: Mapping[str, str]) -> HTMLResponse:
    """After an answer where there was nobody to tell apart; `ask` is as it stands since."""
    if outcome.late:
        return became.handed_over(ask, form)
    if outcome.otherwise:
        return became.otherwise(ask)
    if outcome.refused:
        return of_several.asks(now, choice.code, form, {"": outcome.refused[0][1]}, 409)
    if outcome.told:
        return became.on_record(ask, choice)
    return became.over(ask) or became.said_already(ask)
