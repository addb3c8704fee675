"""Rather somebody else: whoever is asked says which asks of a letter are not for them, and who can arrange it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from journey import Refusal
from letters.links import Answer, Purpose, SomebodyElse
from letters.tongue import Tongue
from post import choices
from post.choices import NOT_ME
from records import people
from starter.courier import NotYetOnRecord
from starter.pages import became, texts, tongues
from starter.pages.forms import filled_in
from starter.pages.rendering import page, told
from starter.pages.resources import Resources
from starter.pages.standing import Ask, ask
from starter.showing.sentences import sentence


@dataclass(frozen=True)
class Mine:
    """One ask of the letter that still waits for this person."""

    place: str
    ask: Ask
    label: str


def somebody_else(resources: Resources) -> APIRouter:
    """The two routes of it."""
    router = APIRouter()

    @router.get("/else/{token}")
    async def show(token: str) -> HTMLResponse:
        link = _link(resources, token)
        return await _list(resources, link, await _waiting(resources, link))

    @router.post("/else/{token}")
    async def act(request: Request, token: str) -> HTMLResponse:
        link, form = _link(resources, token), await filled_in(request)
        waiting = await _waiting(resources, link)
        refused = [why for one in waiting if one.place in form and (why := await _turn_away(resources, link, one))]
        if refused or not any(one.place in form for one in waiting):
            return await _list(resources, link, await _waiting(resources, link), refused, 409 if refused else 422)
        say, called = waiting[0].ask.say, waiting[0].ask.called
        return told(say, say(texts.THANKS), say(texts.PASSED_ON, **called), tone="done")

    return router


def _link(resources: Resources, token: str) -> SomebodyElse:
    link = resources.keys().read(Purpose.SOMEBODY_ELSE, token, resources.now())
    assert isinstance(link, SomebodyElse)
    return link


async def _waiting(resources: Resources, link: SomebodyElse) -> list[Mine]:
    """Of what the letter asked, what is open and may be somebody else's."""
    found = []
    for place, one in enumerate(link.asks):
        answer = Answer(one.journey, link.person, one.what, one.expectation, None, f"{link.letter}-else-{place}")
        asked = await ask(resources, answer)
        is_open = asked.shown is not None and asked.expectation is not None and asked.expectation.who == link.person
        if is_open and NOT_ME in choices.offered(one.what, asked.role):
            said = asked.say(texts.ASKS[one.what], other=asked.other)
            found.append(Mine(f"ask.{place}", asked, f"{became.about(asked)}. {said}"))
    return found


async def _turn_away(resources: Resources, link: SomebodyElse, one: Mine) -> str:
    """Why it was refused; empty: it is on record."""
    word = choices.word(NOT_ME, link.person, one.ask.asked, (), {})
    try:
        await resources.door.tell(one.ask.journey.id, word, said=one.ask.now, now=one.ask.now, key=one.ask.link.nonce)
    except Refusal as refusal:
        return sentence(one.ask.say, refusal)
    except NotYetOnRecord:
        return one.ask.say(texts.LOOK_AGAIN_HOW)
    return ""


async def _list(
    resources: Resources, link: SomebodyElse, waiting: list[Mine], wrong: list[str] | None = None, status: int = 200
) -> HTMLResponse:
    say = await tongues.theirs(resources, link.person)
    if not waiting:
        return told(say, say(texts.SOMEBODY_ELSE), say(texts.NONE_LEFT))
    who = await _who_arranges(resources, say, waiting)
    wrong = wrong or ([say(texts.PICK_ONE)] if status == 422 else [])
    return page("else", say, status, title=say(texts.SOMEBODY_ELSE), who=who, asks=waiting, wrong=wrong)


async def _who_arranges(resources: Resources, say: Tongue, waiting: list[Mine]) -> list[str]:
    called = waiting[0].ask.called
    advisers = dict.fromkeys(one.ask.journey.people.adviser for one in waiting)
    names: Mapping[str, str] = await people.names(resources.pool, advisers)
    return [say(texts.WHO_ARRANGES, adviser=names[one], **called) for one in advisers if names.get(one)]
