"""Signed links: what one click is about, for whom, and until when; nobody can make or change one without a key."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from journey.expected.expectations import ExpectationId, What
from journey.grammar.codes import Code
from journey.state import JourneyId
from journey.who.people import PersonId
from post.subjects import Subject

MARK_BYTES = 12


class Purpose(Code):
    """What a link is for; also the first part of its path, but for an answer's."""

    ANSWER = "answer"
    USEFUL = "useful"
    LESS = "less"
    NEXT_WEEK = "next-week"
    SOMEBODY_ELSE = "else"


@dataclass(frozen=True)
class Answer:
    """One ask put to one person; which answer it is stands behind the token, unsigned, and is only a proposal."""

    journey: JourneyId
    person: PersonId
    what: What
    expectation: ExpectationId
    of: str | None
    nonce: str
    """The line of the letter: under it, what is said counts once, whichever of its buttons was pressed."""


@dataclass(frozen=True)
class Useful:
    """Whether a letter was of use; neither who read it nor which letter it was is in it."""

    subject: Subject
    language: str
    useful: bool
    mark: str | None
    """Under it, the letter's yes and no count once. None: of a letter that was written before there were marks."""


@dataclass(frozen=True)
class Less:
    """How often letters come to this person."""

    person: PersonId


@dataclass(frozen=True)
class NextWeek:
    """This person is busy: no letter of this week."""

    person: PersonId
    letter: str


@dataclass(frozen=True)
class Asked:
    """One of the asks of a letter."""

    journey: JourneyId
    what: What
    expectation: ExpectationId


@dataclass(frozen=True)
class SomebodyElse:
    """This person would rather have somebody else do what the letter asks."""

    person: PersonId
    letter: str
    asks: tuple[Asked, ...]


Link = Answer | Useful | Less | NextWeek | SomebodyElse


class NotALink(Exception):
    """We did not sign this, or something of it is missing or changed."""


class Expired(Exception):
    """It was signed by us, and has had its time."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link


LASTS: Mapping[Purpose, timedelta] = {
    Purpose.ANSWER: timedelta(days=60),
    Purpose.USEFUL: timedelta(days=60),
    Purpose.LESS: timedelta(days=730),
    Purpose.NEXT_WEEK: timedelta(days=14),
    Purpose.SOMEBODY_ELSE: timedelta(days=60),
}
"""How long a link can be used; who wants less of it can say so for long."""
PURPOSES: Mapping[type[Link], Purpose] = {
    Answer: Purpose.ANSWER,
    Useful: Purpose.USEFUL,
    Less: Purpose.LESS,
    NextWeek: Purpose.NEXT_WEEK,
    SomebodyElse: Purpose.SOMEBODY_ELSE,
}
UNPACK: Mapping[Purpose, Callable[[Any], Link]] = {
    Purpose.ANSWER: lambda p: Answer(p[0], p[1], What(p[2]), p[3], p[4], _exactly(p, 6)[5]),
    Purpose.USEFUL: lambda p: _useful(_exactly(p, 4)),
    Purpose.LESS: lambda p: Less(_exactly(p, 1)[0]),
    Purpose.NEXT_WEEK: lambda p: NextWeek(p[0], _exactly(p, 2)[1]),
    Purpose.SOMEBODY_ELSE: lambda p: SomebodyElse(
        p[0], p[1], tuple(Asked(one[0], What(one[1]), one[2]) for one in _exactly(p, 3)[2])
    ),
}


def url(base: str, token: str, code: str) -> str:
    """Where an answer's link leads. `code`: of a choice, or `later`, `not-me`, `call-me`."""
    return f"{base.rstrip('/')}/a/{token}/{code}"


def page(base: str, purpose: Purpose, token: str) -> str:
    """Where any other link leads."""
    return f"{base.rstrip('/')}/{purpose}/{token}"


def new_mark() -> str:
    """A mark for one letter. It is drawn: whatever is made from a letter's id leads back to its reader."""
    return secrets.token_urlsafe(MARK_BYTES)


def packed(link: Link) -> list[Any]:
    """What is signed of it; `UNPACK` read the other way."""
    match link:
        case Answer():
            return [link.journey, link.person, link.what, link.expectation, link.of, link.nonce]
        case Useful():
            return [link.subject, link.language, int(link.useful), link.mark]
        case Less():
            return [link.person]
        case NextWeek():
            return [link.person, link.letter]
    return [link.person, link.letter, [[one.journey, one.what, one.expectation] for one in link.asks]]


def _useful(packed: list[Any]) -> Useful:
    """As it is signed now, or as before there were marks: then its letter's id was in it. That is dropped here, because
    a mark made from it would lead to a person.
    """
    if isinstance(packed[2], str):
        return Useful(Subject(packed[0]), packed[2], bool(packed[3]), None)
    return Useful(Subject(packed[0]), packed[1], bool(packed[2]), packed[3])


def _exactly(packed: list[Any], length: int) -> list[Any]:
    if len(packed) != length:
        raise ValueError(f"{len(packed)} parts")
    return packed
