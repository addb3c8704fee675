"""The honest endings: the learner decides; anybody else can only propose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.state import Ending, Journey, Proposal
from journey.who.people import Role


class EndJourney(Request):
    """No longer needed, another job, stopped by choice, or left the company."""

    kind: Literal["end"] = "end"
    how: Literal[Ending.LAPSED, Ending.MOVED, Ending.STOPPED, Ending.LEFT]
    stays_behind: bool = False
    """Of another job: the need does not come along."""
    line: Words | None = None


class KeepGoing(Request):
    """The learner does not want the end that somebody proposed."""

    kind: Literal["keep-going"] = "keep-going"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Fact):
    """The journey ended, and who decided that."""

    kind: Literal["ended"] = "ended"
    how: Ending
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndProposed(Fact):
    """Somebody but the learner thinks that it has ended."""

    kind: Literal["end-proposed"] = "end-proposed"
    how: Ending
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDeclined(Fact):
    """It goes on."""

    kind: Literal["end-declined"] = "end-declined"


def end(journey: Journey, word: EndJourney, at: datetime, ground: Ground) -> Events:
    """The learner ends it; another's word asks the learner. Who has left is confirmed by L&D instead."""
    if word.how is Ending.MOVED and not word.stays_behind:
        raise Refusal("does-it-come-along")
    if word.by == journey.people.learner or _confirms_leaving(journey, word):
        yield Ended(at=at, by=word.by, how=word.how, line=word.line)
        return
    if word.how is Ending.STOPPED:
        raise Refusal("only-the-learner-stops")
    yield EndProposed(at=at, by=word.by, how=word.how, line=word.line)
    yield from asking.closed((*journey.open(What.CONFIRM_END), *journey.open(What.COMES_ALONG)), at, by=word.by)
    due = ground.calendar.plus(ground.calendar.day(at), 10)
    yield from asking.asked(journey, What.CONFIRM_END, journey.people.learner, due, at, ground, by=word.by)


def keep_going(journey: Journey, word: KeepGoing, at: datetime, ground: Ground) -> Events:
    """Answers the proposal."""
    if journey.end_proposed is None:
        raise Refusal("no-end-proposed")
    yield EndDeclined(at=at, by=word.by)
    yield from asking.answered((*journey.open(What.CONFIRM_END), *journey.open(What.COMES_ALONG)), at, by=word.by)


def ended(journey: Journey, event: Ended) -> Journey:
    """Nothing is expected any more."""
    return replace(journey, ended=event.how, expectations={}, entries={}, watch=None, paused=None, end_proposed=None)


def end_proposed(journey: Journey, event: EndProposed) -> Journey:
    """Until the learner answers."""
    return replace(journey, end_proposed=Proposal(event.how, event.by) if event.by else None)


def end_declined(journey: Journey, event: EndDeclined) -> Journey:
    """As if it had not been proposed."""
    return replace(journey, end_proposed=None)


def _confirms_leaving(journey: Journey, word: EndJourney) -> bool:
    proposed = journey.end_proposed
    return (
        Role.LND in journey.people.roles(word.by)
        and word.how is Ending.LEFT
        and proposed is not None
        and proposed.how is Ending.LEFT
        and proposed.by != word.by
    )
