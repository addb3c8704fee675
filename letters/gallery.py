"""A gallery: every letter, to every role, at every rung, to be looked through: `python -m letters.gallery FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from letters import blanks, layouts, made_up, samples
from letters.card import Card, card
from letters.made_up import Sample
from letters.spoken import Spoken, spoken
from letters.tongue import tongue
from letters.writing import write
from post.letter import Letter, Line, Written
from post.subjects import PLACE

WAYS: Mapping[str, tuple[str, bool]] = {"en": ("en", False), "nl": ("nl", False), "nl-formal": ("nl", True)}
"""Language, and whether it is the formal way of it; by the name of the page."""
LETTER, ALONE = "letter", "ask"


def main() -> None:
    """Write the pages and the plain texts into a folder."""
    if len(sys.argv) != 2:
        sys.exit("python -m letters.gallery FOLDER")
    folder = Path(sys.argv[1])
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    for way in WAYS:
        (folder / f"{way}.html").write_text(page(way), encoding="utf-8")
    for name, text in texts().items():
        (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    print(f"Open {folder / 'nl.html'} or {folder / 'en.html'} in a browser; the plain texts are in {folder / 'texts'}.")


def texts() -> Mapping[str, str]:
    """Every letter as plain text, by way and sort: a file each."""
    made = {}
    for way, (language, is_formal) in WAYS.items():
        for sample in made_up.whole(language, is_formal=is_formal):
            made[f"{way}.{LETTER}.{sample.name}"] = _as_text(sample)
        for about, asks in asks_of(language, is_formal=is_formal):
            made[f"{way}.{ALONE}.{about}"] = "\n\n".join(_as_line(sample) for sample in asks) + "\n"
    return made


def asks_of(language: str, *, is_formal: bool) -> Iterator[tuple[str, list[Sample]]]:
    """What is asked or told, by kind of message: with all that is known of it, and bare where that reads otherwise."""
    full, bare = (samples.lines(language, bare=is_bare) for is_bare in (False, True))
    every = [(name(line), samples.alone(line, language, is_formal=is_formal)) for line in full]
    every += [(f"{name(line)}, bare", samples.alone(line, language, is_formal=is_formal)) for line in bare]
    several = samples.of_several(language)
    every += [(f"{name(line)}, several", samples.alone(line, language, is_formal=is_formal)) for line in several]
    every.sort(key=lambda one: PLACE[one[1].lines[0].subject])
    for about, those in groupby(every, lambda one: one[1].lines[0].subject):
        yield about, list(_unlike([Sample(*one) for one in those]))


def name(line: Line) -> str:
    """To whom, and on which rung."""
    return ", ".join(part for part in (line.role, line.what, line.rung) if part)


def page(way: str) -> str:
    """All of one way of speaking on one page."""
    language, is_formal = WAYS[way]
    whole = [(one.name, write(one.letter)) for one in made_up.whole(language, is_formal=is_formal)]
    asks = [
        (about, [(one.name, _spoken(one.letter)) for one in those])
        for about, those in asks_of(language, is_formal=is_formal)
    ]
    title = samples.WORDS[language]["other title"]
    printed = card(Card("Youssef Haddad", title, samples.HOME + "card", language, "Luc Maes", is_formal=is_formal))
    return layouts.page("gallery.html", {"way": way, "ways": list(WAYS), "whole": whole, "asks": asks, "card": printed})


def _unlike(those: list[Sample]) -> Iterator[Sample]:
    """What reads as one before it to the same reader does is left out."""
    seen = set()
    for one in those:
        said = (one.letter.lines[0].role, _as_line(Sample("", one.letter)))
        if said not in seen:
            yield one
        seen.add(said)


def _spoken(letter: Letter) -> Spoken:
    say = tongue(letter.language, is_formal=letter.is_formal)
    return spoken(say, letter, letter.lines[0], blanks.Names(letter.lines))


def _as_text(sample: Sample) -> str:
    written = write(sample.letter)
    return f"{written.subject}\n{'=' * len(written.subject)}\n\n{written.text}\n\n{_chat(written)}"


def _chat(written: Written) -> str:
    labels = " ".join(f"[{label}]" for label, _ in written.buttons)
    return f"---- chat\n{written.short}\n{labels}".rstrip() + "\n"


def _as_line(sample: Sample) -> str:
    one = _spoken(sample.letter)
    quote = f"“{one.quote}”" if one.quote else ""
    answers = " ".join(f"[ {answer.label} ]" for answer in (*one.answers, *one.quiet))
    first, then = (quote, "") if one.lead else ("", quote)
    parts = (f"## {sample.name}", one.head, one.lead, first, one.text, then, answers, one.note)
    return "\n".join(part for part in parts if part)


if __name__ == "__main__":
    main()
