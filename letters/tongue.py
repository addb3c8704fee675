"""The languages that people are answered in: English stands in the code, the others in catalogues under `locale/`.

A language has two catalogues: `leerreis`, of what is shown, and `letters`, of what letters say. The formal way of
a language has what it says differently in `locale/LANGUAGE_formal/`, and all else from the language itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

CATALOGUES = Path(__file__).parents[1] / "locale"
ENGLISH = "en"
SHOWN, SAID = "leerreis", "letters"
FORMAL = "_formal"


class Tongue:
    """One language: its texts, its dates, its way to say "or"."""

    def __init__(self, language: str, texts: NullTranslations) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, text: str, /, **about: object) -> str:
        """The text in this language, with what it is about filled in."""
        return self.text(text).format_map(about)

    def text(self, text: str) -> str:
        """The text in this language, its blanks still open."""
        return self._texts.gettext(text) if text else ""

    def count(self, one: str, many: str, count: int, /, **about: object) -> str:
        """The text for one or for many, as the language counts; `count` fills its blank."""
        return self._texts.ngettext(one, many, count).format_map({"count": count, **about})

    def weekday(self, day: date, *, alone: bool = False) -> str:
        """A date that is near, as people say it: Thursday 12 February; alone: Thursday."""
        from babel.dates import format_date

        return format_date(day, "EEEE" if alone else "EEEE d MMMM", locale=self.language)

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
def tongue(language: str = ENGLISH, *, is_formal: bool = False) -> Tongue:
    """The language of that code; English where there is no catalogue for it."""
    if not _path(language, SHOWN).is_file():
        return Tongue(ENGLISH, NullTranslations())
    folders = (language + FORMAL, language) if is_formal else (language,)
    paths = [_path(folder, catalogue) for folder in folders for catalogue in (SAID, SHOWN)]
    first, *others = [_compiled(path, language) for path in paths if path.is_file()]
    for one in others:
        first.add_fallback(one)
    return Tongue(language, first)


def texts(language: str, catalogue: str = SHOWN) -> Mapping[str, str]:
    """Every text of a catalogue by its English one, for the tests; one that counts stands there twice."""
    from babel.messages.pofile import read_po

    with _path(language, catalogue).open("rb") as file:
        read = [message for message in read_po(file, locale=language.removesuffix(FORMAL)) if message.id]
    return dict(pair for message in read for pair in zip(_each(message.id), _each(message.string), strict=True))


def _each(texts: object) -> tuple[str, ...]:
    return tuple(texts) if isinstance(texts, list | tuple) else (str(texts),)


def _path(folder: str, catalogue: str) -> Path:
    return CATALOGUES / folder / "LC_MESSAGES" / f"{catalogue}.po"


def _compiled(path: Path, language: str) -> GNUTranslations:
    """Compiled in memory: a compiled file beside the catalogue would one day not match it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
