"""Whatever goes wrong, as a page: kind, in a language of the reader's, and without a word of what was said."""

from __future__ import annotations

import asyncpg
import structlog
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse
from temporalio.service import RPCError

from letters.links import Expired, NotALink, Useful
from letters.tongue import Tongue
from starter.pages import texts, tongues
from starter.pages.guard import TooLong
from starter.pages.rendering import told
from starter.pages.resources import Resources

log = structlog.get_logger()
AWAY = (asyncpg.PostgresError, asyncpg.InterfaceError, RPCError, OSError, TimeoutError)
"""A server does not answer."""


def sorry(request: Request) -> HTMLResponse:
    """It does not work just now, whoever asks."""
    say = tongues.asked_for(request)
    return told(say, say(texts.NOT_NOW), say(texts.NOT_NOW_HOW), status=503)


def say_kindly(app: FastAPI, resources: Resources) -> None:
    """Have the application answer each of these with a page."""

    async def nowhere(request: Request, fault: Exception) -> HTMLResponse:
        say = tongues.asked_for(request)
        return told(say, say(texts.NOT_A_LINK), say(texts.NOT_A_LINK_HOW), status=404)

    async def expired(request: Request, fault: Exception) -> HTMLResponse:
        assert isinstance(fault, Expired)
        try:
            say = await _theirs(resources, fault)
        except NotALink:
            return await nowhere(request, fault)
        return told(say, say(texts.EXPIRED), say(texts.EXPIRED_HOW), status=410)

    async def away(request: Request, fault: Exception) -> HTMLResponse:
        log.error("pages.failed", fault=type(fault).__name__)
        return sorry(request)

    async def too_long(request: Request, fault: Exception) -> HTMLResponse:
        say = tongues.asked_for(request)
        return told(say, say(texts.NOT_RIGHT), status=413)

    app.add_exception_handler(NotALink, nowhere)
    app.add_exception_handler(HTTPException, nowhere)
    app.add_exception_handler(Expired, expired)
    app.add_exception_handler(TooLong, too_long)
    for kind in AWAY:
        app.add_exception_handler(kind, away)


async def _theirs(resources: Resources, fault: Expired) -> Tongue:
    """The language of the person whose link it was.

    Raises:
        NotALink: there is no such person any more.
    """
    if isinstance(fault.link, Useful):
        return await tongues.in_(resources, fault.link.language)
    return await tongues.theirs(resources, fault.link.person)
