"""The languages that people are answered in: English stands in the code, the others in catalogues under `locale/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

CATALOGUES = Path(__file__).parents[1] / "locale"
ENGLISH = "en"


class Tongue:
    """One language: its texts, its dates, its way to say "or"."""

    def __init__(self, language: str, texts: NullTranslations) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, text: str, /, **about: object) -> str:
        """The text in this language, with what it is about filled in."""
        return self._texts.gettext(text).format_map(about) if text else ""

    def day(self, day: date, *, short: bool = False) -> str:
        """A date as people write it: 6 December 2026; short: 6 Dec 2026."""
        from babel.dates import format_date

        return format_date(day, "d MMM y" if short else "d MMMM y", locale=self.language)

    def either(self, parts: Sequence[str]) -> str:
        """A, b or c."""
        return self._list(parts, "or")

    def all(self, parts: Sequence[str]) -> str:
        """A, b and c."""
        return self._list(parts, "standard")

    def _list(self, parts: Sequence[str], style: str) -> str:
        from babel.lists import format_list

        return format_list(list(parts), style=style, locale=self.language) if parts else ""  # type: ignore[arg-type]


@cache
def tongue(language: str = ENGLISH) -> Tongue:
    """The language of that code; English where there is no catalogue for it."""
    path = CATALOGUES / language / "LC_MESSAGES" / "leerreis.po"
    if not path.is_file():
        return Tongue(ENGLISH, NullTranslations())
    return Tongue(language, _compiled(path, language))


def texts(language: str) -> Mapping[str, str]:
    """Every text of a catalogue by its English one, for the tests."""
    from babel.messages.pofile import read_po

    with (CATALOGUES / language / "LC_MESSAGES" / "leerreis.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale=language) if message.id}


def _compiled(path: Path, language: str) -> GNUTranslations:
    """Compiled in memory: a compiled file beside the catalogue would one day not match it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
