"""One thing of a letter, as it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from letters import blanks, labels, sentences
from letters.answers import WHO_ELSE
from letters.own import RATHER_TALK
from letters.saying import Said
from letters.tongue import Tongue
from post.letter import Letter, Line, Page
from post.subjects import Subject


@dataclass(frozen=True)
class Answer:
    """A button: its label and its link."""

    label: str
    url: str


@dataclass(frozen=True)
class Spoken:
    """What a layout shows of it."""

    line: Line
    head: str
    text: str
    html: Markup
    lead: str
    quote: str
    note: str
    guide: Page | None
    answers: tuple[Answer, ...]
    quiet: tuple[Answer, ...]
    """Later, not for me, call me: below the answers."""

    @property
    def is_full(self) -> bool:
        """Whether there is more to it than its sentences."""
        return bool(self.quote or self.guide or self.answers or self.quiet)


def spoken(say: Tongue, letter: Letter, line: Line, names: blanks.Names) -> Spoken:
    """The texts that fit, filled in."""
    known = blanks.of(say, letter, line, names)
    said = sentences.said(line, known)
    text = say.text(said.text)
    quote = "" if letter.through else line.quote  # it goes through other hands
    quiet = [button for button in line.buttons if labels.is_quiet(line.subject, button.code)]
    answers = [button for button in line.buttons if button not in quiet]
    return Spoken(
        line=line,
        head=blanks.filled(say.text(said.head), known),
        text=blanks.filled(text, known),
        html=blanks.marked(text, known),
        lead=say(said.lead) if quote else "",
        quote=quote,
        note=_note(say, said, line, known) if answers else "",
        guide=line.guide,
        answers=tuple(Answer(labels.label(say, line.subject, one.code, line.what), one.url) for one in answers),
        quiet=tuple(Answer(labels.label(say, line.subject, one.code, line.what), one.url) for one in quiet),
    )


def _note(say: Tongue, said: Said, line: Line, known: Mapping[str, str]) -> str:
    notes = [said.note] if said.note else []
    if line.subject is Subject.STILL_YOURS and any(button.code == "call-me" for button in line.buttons):
        notes.append(RATHER_TALK)
    if line.subject is Subject.ACCEPT and line.beside:
        notes.append(WHO_ELSE)
    return " ".join(blanks.filled(say.text(note), known) for note in notes)
