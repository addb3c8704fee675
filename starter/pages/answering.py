"""Answering an ask: opening its link shows it and changes nothing, the button puts the answer on record."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from journey import Refusal
from journey.expected.expectations import What
from journey.unsaying.taking_back import TakeBack
from letters.links import Answer, NotALink, Purpose
from post.choices import Choice
from records import event_log
from starter.courier import NotYetOnRecord
from starter.pages import answers, became, texts
from starter.pages.answers import Wrong
from starter.pages.forms import filled_in
from starter.pages.rendering import page
from starter.pages.resources import Resources
from starter.pages.standing import Ask, ask
from starter.showing import labels
from starter.showing.sentences import sentence

USED = "id-was-used"
"""The refusal of another word under the id of the first."""


def answering(resources: Resources) -> APIRouter:
    """The two routes of an answer."""
    router = APIRouter()

    @router.get("/a/{token}/{code}")
    async def show(token: str, code: str) -> HTMLResponse:
        asked = await _asked(resources, token, code)
        return became.over(asked) or _form(asked, code)

    @router.post("/a/{token}/{code}")
    async def act(request: Request, token: str, code: str) -> HTMLResponse:
        asked, form = await _asked(resources, token, code), await filled_in(request)
        return await (_take_back(resources, asked) if "take-back" in form else _act(resources, asked, form))

    return router


async def _asked(resources: Resources, token: str, code: str) -> Ask:
    """What the link is about.

    Raises:
        NotALink: it is none, or not for that code.
        Expired: it has had its time.
    """
    link = resources.keys().read(Purpose.ANSWER, token, resources.now())
    assert isinstance(link, Answer)
    if not answers.is_one(link.what, code):
        raise NotALink
    return await ask(resources, link)


async def _act(resources: Resources, asked: Ask, form: Mapping[str, str]) -> HTMLResponse:
    code = form.get("answer", "")
    choice = answers.found(asked, code)
    if choice is None:
        return became.over(asked) or _form(asked, code, form, {"answer": asked.say(texts.PICK_ONE)}, 422)
    key = answers.key(asked, choice, form)
    id_ = f"{asked.person.id}:{key}"
    known = id_ in await event_log.words_known(resources.pool, asked.journey.id, [id_])
    if not known and (over := became.over(asked)):
        return over
    try:
        word = answers.said(asked, choice, form)
        await resources.door.tell(asked.journey.id, word, said=asked.now, now=asked.now, key=key)
    except Wrong as wrong:
        return _form(asked, code, form, wrong.fields, 422)
    except NotYetOnRecord:
        return became.handed_over(asked, form)
    except Refusal as refusal:
        return _refused(asked, choice, form, refusal)
    now = await ask(resources, asked.link)
    return became.said_already(now) if known else became.on_record(now, choice)


async def _take_back(resources: Resources, asked: Ask) -> HTMLResponse:
    """What was said by this link does not count any more; a second click changes nothing."""
    word = TakeBack(by=asked.link.person, word=asked.word)
    key = f"{asked.link.nonce}-back"
    try:
        await resources.door.tell(asked.journey.id, word, said=asked.now, now=asked.now, key=key)
    except NotYetOnRecord:
        return became.handed_over(asked, {"take-back": "yes"})
    except Refusal as refusal:
        return became.refused(asked, sentence(asked.say, refusal))
    return became.taken_back(await ask(resources, asked.link))


def _refused(asked: Ask, choice: Choice, form: Mapping[str, str], refusal: Refusal) -> HTMLResponse:
    if refusal.code == USED:
        return became.otherwise(asked)
    return _form(asked, choice.code, form, {"": sentence(asked.say, refusal)}, 409)


def _form(
    asked: Ask,
    code: str,
    form: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
    status: int = 200,
) -> HTMLResponse:
    """The ask with its answers; `wrong`: by field, or of none in particular."""
    say, wrong = asked.say, wrong or {}
    assert asked.shown is not None
    paused = asked.journey.paused
    is_agreed = asked.link.what is What.ACCEPT
    return page(
        "answer",
        say,
        status,
        title=say(texts.ASKS[asked.link.what], other=asked.other),
        about=became.about(asked),
        rests=say(texts.RESTS, day=say.day(paused.until)) if paused else "",
        entered=labels.capital(say(texts.ENTERED, what=what)) if (what := asked.entered()) else "",
        agreement=_agreement(asked) if is_agreed else (),
        answers=answers.shown(asked, code, form or {}, wrong),
        wrong=wrong.get("") or wrong.get("answer") or "",
    )


def _agreement(asked: Ask) -> list[tuple[str, str]]:
    """What a yes is to, as far as this person reads it."""
    shown, say = asked.shown, asked.say
    assert shown is not None
    parts = [("want", shown.want), *(("behaviour", text) for text in shown.behaviours), ("frame", shown.frame)]
    return [(say(texts.AGREEMENT[name]), text) for name, text in parts if text]
