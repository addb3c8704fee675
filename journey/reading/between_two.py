"""Between two: what somebody says to L&D's adviser, and the adviser to them. Nobody else ever hears of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, Fact, What
from journey.expected.ladders import ANSWERED_WITHIN
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.state import Journey
from journey.who.people import PersonId


class SayPrivately(Request):
    """The private line: the learner says something to L&D, and to nobody else."""

    kind: Literal["private"] = "private"
    line: Words


class AnswerPrivately(Request):
    """L&D says something back, on the private line."""

    kind: Literal["private-answer"] = "private-answer"
    line: Words


class AskCoaching(Request):
    """Who gives room or goes along would like help with their own part."""

    kind: Literal["coaching"] = "coaching"
    line: Words | None = None


class CoachingWasGiven(Request):
    """L&D helped whoever asked."""

    kind: Literal["coaching-given"] = "coaching-given"
    to: PersonId | None = None
    """Who was helped; whoever asked first, if nothing is said."""
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatelySaid(Fact):
    """The learner said something to this adviser."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["privately-said"] = "privately-said"
    to: PersonId
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatelyAnswered(Fact):
    """The adviser said something to the learner."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["privately-answered"] = "privately-answered"
    to: PersonId
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingAsked(Fact):
    """Somebody asked this adviser for help with their own part."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["coaching-asked"] = "coaching-asked"
    to: PersonId
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingGiven(Fact):
    """The adviser helped this person."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["coaching-given"] = "coaching-given"
    to: PersonId
    line: str | None = None


def say(journey: Journey, word: SayPrivately, at: datetime, ground: Ground) -> Events:
    """The adviser hears of it at once, and answers within two working days."""
    adviser = _another(journey.people.adviser, word.by)
    yield PrivatelySaid(at=at, by=word.by, to=adviser, line=word.line)
    if not _waiting(journey, What.PRIVATE, word.by):
        yield from _asked(journey, What.PRIVATE, word.by, at, ground)


def answer(journey: Journey, word: AnswerPrivately, at: datetime, ground: Ground) -> Events:
    """Asked or not: something may come to mind later."""
    learner = _another(journey.people.learner, word.by)
    yield PrivatelyAnswered(at=at, by=word.by, to=learner, line=word.line)
    yield from asking.answered(_waiting(journey, What.PRIVATE, learner), at, by=word.by)


def ask_coaching(journey: Journey, word: AskCoaching, at: datetime, ground: Ground) -> Events:
    """As the private line, for who goes along."""
    adviser = _another(journey.people.adviser, word.by)
    yield CoachingAsked(at=at, by=word.by, to=adviser, line=word.line)
    if not _waiting(journey, What.COACHING, word.by):
        yield from _asked(journey, What.COACHING, word.by, at, ground)


def coach(journey: Journey, word: CoachingWasGiven, at: datetime, ground: Ground) -> Events:
    """It was done; where somebody asked for it, that is answered."""
    waiting = _waiting(journey, What.COACHING, word.to)
    to = word.to or next((PersonId(one.of) for one in waiting if one.of), None)
    if to is None or (not waiting and to not in (journey.people.frame_holder, journey.people.companion)):
        raise Refusal("nobody-asked-for-it")
    yield CoachingGiven(at=at, by=word.by, to=_another(to, word.by), line=word.line)
    yield from asking.answered(_waiting(journey, What.COACHING, to), at, by=word.by)


def heard(journey: Journey, event: CoachingAsked | CoachingGiven) -> Journey:
    """On record, for the two; what is expected is told by events of its own."""
    return journey


def said(journey: Journey, event: PrivatelySaid) -> Journey:
    """It waits for an answer."""
    return replace(journey, unanswered=(*journey.unanswered, event.at))


def answered(journey: Journey, event: PrivatelyAnswered) -> Journey:
    """Nothing waits any more; who answered keeps what they read."""
    return replace(journey, unanswered=())


def entrusted(journey: Journey, adviser: PersonId) -> Mapping[PersonId, tuple[datetime, ...]]:
    """What is to be read by whom, when this adviser is the one who answers from now on."""
    if adviser == journey.people.adviser or not journey.unanswered:
        return journey.entrusted
    read = journey.entrusted.get(adviser, ())
    return {**journey.entrusted, adviser: (*read, *journey.unanswered)}


def _another(person: PersonId, speaker: PersonId) -> PersonId:
    if person == speaker:
        raise Refusal("takes-two")
    return person


def _asked(journey: Journey, what: What, asker: PersonId, at: datetime, ground: Ground) -> Events:
    due = ground.calendar.plus(ground.calendar.day(at), ANSWERED_WITHIN)
    yield from asking.asked(journey, what, journey.people.adviser, due, at, ground, by=asker, of=asker)


def _waiting(journey: Journey, what: What, asker: PersonId | None) -> list[Expectation]:
    return [one for one in journey.open(what) if asker in (None, one.of)]
