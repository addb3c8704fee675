"""The application: its routes, and what holds for all of them."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.responses import FileResponse, PlainTextResponse

from starter.pages.answering import answering
from starter.pages.faults import say_kindly, sorry
from starter.pages.guard import Guard
from starter.pages.rendering import LAYOUT
from starter.pages.resources import Resources
from starter.pages.somebody_else import somebody_else
from starter.pages.wishes import wishes


def create_app(resources: Resources) -> FastAPI:
    """Every page; whoever calls opens and closes the resources."""
    app = FastAPI(title="Leerreis", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(answering(resources))
    app.include_router(somebody_else(resources))
    app.include_router(wishes(resources))

    @app.get("/pages.css")
    async def style() -> FileResponse:
        return FileResponse(LAYOUT / "pages.css", media_type="text/css")

    @app.get("/robots.txt")
    async def robots() -> PlainTextResponse:
        return PlainTextResponse("User-agent: *\nDisallow: /\n")

    say_kindly(app, resources)
    app.add_middleware(Guard, sorry=sorry)
    return app
