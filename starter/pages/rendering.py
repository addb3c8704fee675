"""A page as HTML: one of the files of `layout/`, in the language of its reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from letters.tongue import Tongue
from starter.pages import texts

LAYOUT = Path(__file__).parent / "layout"
_PAGES = Environment(
    loader=FileSystemLoader(LAYOUT), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def page(name: str, say: Tongue, status: int = 200, **about: Any) -> HTMLResponse:
    """One file of `layout/`, without its ending; everything in it is escaped."""
    html = _PAGES.get_template(f"{name}.html").render(say=say, texts=texts, **about)
    return HTMLResponse(html, status)


def told(say: Tongue, title: str, *sentences: str, status: int = 200, **about: Any) -> HTMLResponse:
    """A page that only tells. `about`: further parts, as `told.html` has them."""
    parts = {"next": None, "again": None, "about": "", "tone": "calm", "back": False} | about
    return page("told", say, status, title=title, sentences=[one for one in sentences if one], **parts)
