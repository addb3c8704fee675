"""Layouts: MJML becomes HTML once, with its blanks still open; the blanks are filled, and escaped, each time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from textwrap import fill

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

FOLDER = Path(__file__).parent / "layout"
COLUMNS = 72


def html(shown: Mapping[str, object]) -> str:
    """A letter as HTML: no pictures, nothing that tells whether it was read."""
    return _letter().render(shown)


def text(shown: Mapping[str, object]) -> str:
    """A letter as plain text, 72 columns wide but for its links."""
    return _environment(is_html=False).get_template("letter.txt").render(shown).strip() + "\n"


def page(name: str, shown: Mapping[str, object]) -> str:
    """Another layout of ours, as HTML."""
    return _environment(is_html=True).get_template(name).render(shown)


@cache
def _letter() -> Template:
    """MJML knows nothing of the blanks: they come through as they are, so no name is ever read as MJML."""
    import mjml

    compiled = mjml.mjml2html((FOLDER / "letter.mjml").read_text(encoding="utf-8"), fonts={})
    return _environment(is_html=True).from_string(compiled)


@cache
def _environment(*, is_html: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=is_html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["wrapped"] = wrapped
    return environment


def wrapped(paragraph: str, indent: str = "") -> str:
    """A paragraph in lines of 72; a long word, such as a link, stays whole."""
    return fill(
        paragraph,
        COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
