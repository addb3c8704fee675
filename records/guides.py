"""Guides: one page with three questions for each kind of talk, beside the templates; a template may replace one."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter

from records import templates
from records.template_file import Guide, Talk, TemplateFile

OURS = templates.OURS / "guides"
LANGUAGES = tuple(sorted(path.stem for path in OURS.glob("*.toml")))
ENGLISH = "en"
PAGES = TypeAdapter(dict[Talk, Guide])


def guide(talk: Talk, language: str, template: TemplateFile | None = None) -> Guide:
    """The page for a talk: the template's own, else ours; English, where there is none in that language."""
    own: Mapping[str, Guide] = template.guides.get(talk, {}) if template else {}
    if own:
        return own.get(language) or own.get(ENGLISH) or next(iter(own.values()))
    return pages(language if language in LANGUAGES else ENGLISH)[talk]


def pages(language: str) -> Mapping[Talk, Guide]:
    """All of ours in one language."""
    return templates.parsed(OURS / f"{language}.toml", PAGES)
