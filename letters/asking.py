"""What stands on the page that a button opens: the ask, its answers, what is asked with one; and what is said after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journey.grammar.codes import Code
from letters import blanks, labels
from letters.blanks import Names
from letters.spoken import spoken
from letters.tongue import Tongue, tongue
from post.choices import ENDS, found, offered
from post.letter import Letter, Line

FIELDS = {
    "line": "Anything to add? Only those who go along with it read this.",
    "until": "From which day may we ask again?",
    "on": "Which day?",
    "due": "By which day?",
    "title": "What will it be?",
    "figure": "A figure from 1 to 10: 5 is now and then, 7 mostly, 8 also when it gets tense.",
    "horizon": "Which day do you work towards?",
    "how": "How did it end?",
    "at": "At what time? Leave it empty, and it is the whole day.",
}
"""By what the page asks for."""
OF_A_CHOICE = {
    ("decline", "line"): "What is it that stands in the way?",
    ("none", "line"): "Anything to say about why?",
    ("call-me", "line"): "What is it about? Only {lnd} reads it.",
    ("moved", "on"): "Which day did it move to?",
    ("not-me", "line"): "Who would be the right one? Only {lnd} reads it.",
}
"""Where one choice asks for it in words of its own."""
TYPED = "yes"
TYPE_IT = "Type “{typed}”, and it is on record."
SAY_IT = "Send"
ANOTHER = "Give another answer"


class After(Code):
    """What became of a click."""

    SAID = "said"
    SAID_ALREADY = "said-already"
    ANSWERED = "answered"
    """By somebody else."""
    EXPIRED = "expired"
    NOT_YOURS = "not-yours"
    REFUSED = "refused"
    ASKED_AGAIN = "asked-again"
    """It was put off until a day."""


AFTER = {
    After.SAID: "Thank you. It is on record.",
    After.SAID_ALREADY: "You said this already. It is on record once.",
    After.ANSWERED: "{who} answered this on {on}. There is nothing that you need to do.",
    After.EXPIRED: "This link has had its time. Your next letter brings a new one.",
    After.NOT_YOURS: "This link is for somebody else.",
    After.REFUSED: "This can't be said now. {why}",
    After.ASKED_AGAIN: "Fine. You will hear of it again on {on}.",
}
SOMEBODY = "somebody else"


@dataclass(frozen=True)
class Choosing:
    """One answer on the page."""

    code: str
    label: str
    fields: tuple[tuple[str, str], ...]
    """Name and label of what it asks for, in order."""
    typed: str = ""
    """What to type, where it is consequential; empty: one click is enough."""
    how_to_type: str = ""


@dataclass(frozen=True)
class Asking:
    """A page of one ask."""

    heading: str
    sentence: str
    note: str
    choices: tuple[Choosing, ...]
    ends: tuple[tuple[str, str], ...]
    """Code and label of each way in which it can have ended, where that is asked."""
    send: str
    another: str


def asking(letter: Letter, line: Line) -> Asking:
    """The page of this line of a letter; its buttons' links are of no matter here."""
    say = tongue(letter.language, is_formal=letter.is_formal)
    said = spoken(say, letter, line, Names(letter.lines))
    theirs = [one.code for one in offered(line.what, line.role)] if line.what else []
    codes = dict.fromkeys([*theirs, *(button.code for button in line.buttons)])
    return Asking(
        heading=said.head,
        sentence=said.text,
        note=said.note,
        choices=tuple(_choosing(say, letter, line, code) for code in codes),
        ends=tuple((end, say(labels.ENDINGS[end])) for end in ENDS),
        send=say(SAY_IT),
        another=say(ANOTHER),
    )


def afterwards(say: Tongue, became: After, *, who: str = "", on: date | None = None, why: str = "") -> str:
    """What is said once it was clicked. `why`: the refusal's own sentence."""
    about = {"who": who or say(SOMEBODY), "on": say.weekday(on) if on else "", "why": why}
    return blanks.capital(say(AFTER[became], **about).strip())


def _choosing(say: Tongue, letter: Letter, line: Line, code: str) -> Choosing:
    choice = found(line.what, line.role, code) if line.what else None
    asks = choice.asks if choice else ()
    typed = say(TYPED) if choice and choice.typed else ""
    called = blanks.roles(say, letter.labels)
    return Choosing(
        code=code,
        label=labels.label(say, line.subject, code, line.what),
        fields=tuple((name, say(OF_A_CHOICE.get((code, name), FIELDS[name]), **called)) for name in asks),
        typed=typed,
        how_to_type=say(TYPE_IT, typed=typed) if typed else "",
    )
