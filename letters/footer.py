"""Under a letter: why it came, how much was agreed, and how to have less of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey.expected.expectations import What
from journey.who.people import WEIGHT, Role
from letters import blanks
from letters.spoken import Answer
from letters.tongue import Tongue
from post.letter import Letter, Line

WHY = "Why do I get this?"
BECAUSE = {
    Role.LEARNER: "You learn something that you want to be able to do, and you decide how often you hear of it.",
    Role.COMPANION: "You agreed with {names} to look along now and then.",
    Role.FRAME_HOLDER: "You agreed with {names} to give room for it.",
    Role.MENTOR: "You were asked to help {names} on the way.",
    Role.BUDDY: "You are beside the {mentor} of {names}.",
    Role.WATCHER: "You keep an eye on it, as {names} asked.",
    Role.HELPER: "Your help was asked for {names}.",
    Role.LND: "You look after this for {lnd}.",
}
INSTEAD = "You stand in for {absent}, with {names}."
NOT_YET_AGREED = "You were asked to go along with {names}."
"""Of who goes along, while the two have not agreed."""
OF_ANOTHER = "It is about the work of {names}."
"""Of a role that is on no journey."""
GOING_ALONG = (Role.COMPANION, Role.FRAME_HOLDER)
THROUGH = "{name} has no address here, and hears of it through you."
A_WEEK = (
    "All that is asked of you together takes at most about {count} minute a week.",
    "All that is asked of you together takes at most about {count} minutes a week.",
)
SOMEBODY_ELSE = "Would you rather have somebody else do this?"
ARRANGE = "Arrange it here"
BUSY = "Busy?"
NEXT_WEEK = "Next week, please"
THAT_IS_FINE = "That is fine."
USEFUL = "Was this of use to you?"
YES, NO = "yes", "no"
LESS = "Less often, or on another day?"
CHOOSE = "Choose it here"
WAITING = (
    "One more thing is kept for the next letter.",
    "{number} more things are kept for the next letter.",
)


@dataclass(frozen=True)
class Offer:
    """A short question with a link or two, and what follows it."""

    asks: str
    answers: tuple[Answer, ...]
    after: str = ""


@dataclass(frozen=True)
class Footer:
    """What stands under the lines; empty: not there."""

    busy: Offer | None
    waiting: str
    why: str
    because: str
    offers: tuple[Offer, ...]


def footer(say: Tongue, letter: Letter, names: blanks.Names) -> Footer:
    """Each only where the letter has its link."""
    links = letter.links
    offers = (
        _offer(say, SOMEBODY_ELSE, (ARRANGE, links.somebody_else)),
        _offer(say, LESS, (CHOOSE, links.less)),
        _offer(say, USEFUL, (YES, links.useful), (NO, links.not_useful)),
    )
    count = letter.waiting
    return Footer(
        busy=_offer(say, BUSY, (NEXT_WEEK, links.next_week), after=THAT_IS_FINE),
        waiting=blanks.capital(say.count(*WAITING, count, number=blanks.number(say, count))) if count else "",
        why=say(WHY),
        because=" ".join(_because(say, letter, names)),
        offers=tuple(offer for offer in offers if offer),
    )


def _offer(say: Tongue, asks: str, *answers: tuple[str, str], after: str = "") -> Offer | None:
    shown = tuple(Answer(say(label), url) for label, url in answers if url)
    return Offer(say(asks), shown, say(after)) if shown else None


def _because(say: Tongue, letter: Letter, names: blanks.Names) -> list[str]:
    if letter.through:
        return [say(THROUGH, name=blanks.first(letter.through))]
    called = blanks.roles(say, letter.labels)
    heavy = {role: place for place, role in enumerate(WEIGHT)}
    own = [line for line in letter.lines if not line.instead]
    said = []
    for role in sorted({line.role for line in own}, key=lambda role: heavy.get(role, len(heavy))):
        lines = [line for line in own if line.role is role]
        those = _learners(lines, names)
        text = NOT_YET_AGREED if _is_to_agree(lines) else BECAUSE.get(role, OF_ANOTHER)
        said.append(blanks.capital(say(text, names=say.all(those), **called)))
    for absent in dict.fromkeys(line.instead for line in letter.lines if line.instead):
        those = _learners([line for line in letter.lines if line.instead == absent], names)
        said.append(say(INSTEAD, absent=names(absent), names=say.all(those)))
    return [*said, say.count(*A_WEEK, letter.a_week)] if letter.a_week else said


def _is_to_agree(lines: Sequence[Line]) -> bool:
    """Whether this is all about what the two of them have not agreed."""
    return all(line.role in GOING_ALONG and line.what in (What.NEEDS_TALK, What.ACCEPT) for line in lines)


def _learners(lines: Sequence[Line], names: blanks.Names) -> list[str]:
    every = [names(name) for line in lines for name in (line.learner, *line.learners) if name]
    return list(dict.fromkeys(every))
