"""The pages that have made parts. A part stands between two comments, and only what is between them is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from records import templates
from scribe import codes, fields, readers, tables, year
from scribe.picture import picture

DOCS = Path(__file__).parents[1] / "docs"
PICTURE = "how-a-journey-runs.svg"
PARTS: Mapping[str, Callable[[], str]] = {
    "phases": tables.phases,
    "rhythms": tables.rhythms,
    "expectations": tables.expectations,
    "ladders": tables.ladders,
    "reasons": tables.reasons,
    "words": tables.speaking,
    "readers": readers.readers,
    "written": readers.written,
    "fields": fields.fields,
    "year": year.the_year_as_told,
    "codes": codes.codes,
    "template": lambda: f"```toml\n{(templates.OURS / 'standard.toml').read_text(encoding='utf-8')}```",
}
MADE = re.compile(r"(<!-- made: ([a-z]+) -->\n).*?(<!-- until here -->)", re.DOTALL)


def made() -> dict[Path, str]:
    """Every page with made parts, and the picture, as they would be now.

    Raises:
        KeyError: a page asks for a part that nobody makes.
    """
    found = {DOCS / PICTURE: picture()}
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if MADE.search(text):
            found[path] = MADE.sub(lambda part: f"{part[1]}\n{PARTS[part[2]]()}\n\n{part[3]}", text)
    return found


def stale() -> dict[Path, str]:
    """Those that are not what the code says now, as they should be."""
    return {
        path: text for path, text in made().items() if not path.exists() or path.read_text(encoding="utf-8") != text
    }
