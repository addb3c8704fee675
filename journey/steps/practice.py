"""Practice: every try counts, a stiff one too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey import asking, behaviours
from journey.asking import Events
from journey.codes import Code
from journey.copies import replace
from journey.expectations import Fact, What
from journey.ground import Ground
from journey.need import Nth
from journey.people import PersonId
from journey.plan import StepKind
from journey.request import Request
from journey.state import Journey
from journey.words import Words


class Outcome(Code):
    """How a try went."""

    WENT_WELL = "went-well"
    WENT_STIFFLY = "went-stiffly"
    DIDNT_GET_ROUND = "didnt-get-round"
    NO_OCCASION = "no-occasion"


class LogPractice(Request):
    """The learner tried, or says why not."""

    kind: Literal["practice"] = "practice"
    outcome: Outcome
    line: Words | None = None
    nth: Nth = 1
    """Which behaviour was tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLogged(Fact):
    """A practice was said, with its outcome."""

    kind: Literal["practice-logged"] = "practice-logged"
    behaviour: str
    outcome: Outcome
    line: str | None = None


def log_practice(journey: Journey, word: LogPractice, at: datetime, ground: Ground) -> Events:
    """Answers the practice that was expected, and expects the next by the rhythm."""
    yield PracticeLogged(
        at=at, by=word.by, behaviour=behaviours.nth(journey, word.nth).id, outcome=word.outcome, line=word.line
    )
    yield from asking.answered(journey.open(What.PRACTICE), at, by=word.by)
    yield from next_try(journey, at, ground, by=word.by)


def next_try(journey: Journey, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    """By the rhythm; of a learner whose plan goes without practice, nothing is asked."""
    if StepKind.PRACTICE not in journey.dropped:
        due = ground.calendar.plus(ground.calendar.day(at), journey.pace.first_try)
        yield from asking.asked(journey, What.PRACTICE, journey.people.learner, due, at, ground, by=by)


def practised(journey: Journey, event: PracticeLogged) -> Journey:
    """One more."""
    return replace(
        journey,
        practices=journey.practices + 1,
        first_practice=journey.first_practice or event.at,
        last_practice=max(journey.last_practice, event.at),
    )


def is_done(journey: Journey) -> bool:
    """Two practices, with any outcome (the template says how many)."""
    return journey.practices >= journey.practices_asked
