"""What words, roles and moves are called on the pages."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from journey import Said
from journey.ground import RungName
from journey.lnd.reasons import Move
from journey.steps.needs_conversation import StartJourney
from journey.who.people import Role
from letters.tongue import Tongue
from scribe.markdown import code
from starter.cli.vocabulary import WORDS
from starter.showing.labels import MOVES, ROLES

TYPED: dict[type[Said], str] = {StartJourney: "start"} | {word.request: name for name, word in WORDS.items()}
"""How each request is typed."""
RUNGS = {
    RungName.PLAN: "to plan it", RungName.GUIDE: "a guide", RungName.MORNING: "a guide that morning",
    RungName.ASK: "asked", RungName.AGAIN: "again",
    RungName.OTHER: "the other is invited", RungName.LND: "L&D", RungName.COLLEAGUE: "L&D's colleague",
    RungName.HEAD: "head of L&D", RungName.LET_GO: "let be",
}  # fmt: skip
"""What happens on a rung, in a word or two."""
IN_A_MOVE = {"learner": Role.LEARNER, "companion": Role.COMPANION, "holder": Role.FRAME_HOLDER}
ON_WHOM = "…"
"""Where a row of the list has the name of whom it waits on."""


def typed(words: Iterable[type[Said] | None]) -> str:
    """The words of the command line; time has none."""
    said = set(words)
    return code(name for word, name in TYPED.items() if word in said)


def roles(found: Iterable[Role]) -> str:
    """In the order of `Role`."""
    named = set(found)
    return ", ".join(ROLES[role] for role in Role if role in named)


def move(say: Tongue, which: Move) -> str:
    """A move, with roles where a row has names."""
    names = [name for _, name, _, _ in Formatter().parse(MOVES[which]) if name]
    about = {name: say(ROLES[IN_A_MOVE[name]]) if name in IN_A_MOVE else ON_WHOM for name in names}
    return say(MOVES[which], **about)


def first_sentence(text: str | None) -> str:
    """Of a docstring."""
    return " ".join((text or "").split("\n\n")[0].split())
