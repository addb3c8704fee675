"""Practice: every try counts, a stiff one too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey.arranged import Condition, Lacking
from journey.expected import asking, expecting, ladders
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, ExpectationOpened, Fact
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.helping import conditions
from journey.needs import behaviours, occasions
from journey.needs.need import Nth
from journey.plans.plan import StepKind
from journey.state import Journey
from journey.who.people import PersonId


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
    no_time: bool = False
    """There was no time for it: who gives room is asked to make some."""
    next_occasion: date | None = None
    """Of what is rare: the day of the next occasion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLogged(Fact):
    """A practice was said, with its outcome."""

    kind: Literal["practice-logged"] = "practice-logged"
    behaviour: str
    outcome: Outcome
    line: str | None = None
    waits_for: str | None = None
    """The condition that has to be met before the next try is expected."""


def log_practice(journey: Journey, word: LogPractice, at: datetime, ground: Ground) -> Events:
    """Answers the try that was expected of this behaviour. What was not there becomes a condition, with an owner."""
    behaviour = behaviours.nth(journey, word.nth)
    if word.no_time and word.outcome is not Outcome.DIDNT_GET_ROUND:
        raise Refusal("no-time-for-what")
    lacks = None if word.next_occasion else _lacks(word)
    known = conditions.lacking(journey, lacks) if lacks else None
    yield PracticeLogged(
        at=at,
        by=word.by,
        behaviour=behaviour.id,
        outcome=word.outcome,
        line=word.line,
        waits_for=_awaited(journey, lacks, known),
    )
    tried = _answered(journey, behaviour.id, word, ground.calendar.day(at))
    yield from asking.answered(tried, at, by=word.by)
    if lacks and not known:
        yield from conditions.lacked(journey, lacks, _owner(journey, lacks), at, ground, by=word.by)
    if word.next_occasion:
        left = {key: one for key, one in journey.expectations.items() if one not in tried}
        after = replace(journey, expectations=left)
        yield from occasions.dated(after, behaviour, word.next_occasion, at, ground, by=word.by)


def next_tries(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """Of each behaviour one try is expected, by its own rhythm: none for as long as it waits for something that has
    to be there first; nor where the plan goes without practice.
    """
    if StepKind.PRACTICE in journey.dropped:
        return
    untried = [one.id for one in journey.need.behaviours if not _is_waited_for(journey, one.id)]
    for behaviour in untried:
        for event in _next_try(journey, behaviour, at, ground, by):
            yield event
            if behaviour != untried[-1]:  # those after it are counted on from here
                journey = expecting.opened(journey, event)


def practised(journey: Journey, event: PracticeLogged) -> Journey:
    """One more."""
    waiting = {key: one for key, one in journey.waiting.items() if key != event.behaviour}
    return replace(
        journey,
        waiting={**waiting, event.behaviour: event.waits_for} if event.waits_for else waiting,
        practices=journey.practices + 1,
        first_practice=journey.first_practice or event.at,
        last_practice=max(journey.last_practice, event.at),
    )


def is_done(journey: Journey) -> bool:
    """Two practices, with any outcome (the template says how many)."""
    return journey.practices >= journey.practices_asked


def _is_waited_for(journey: Journey, behaviour: str) -> bool:
    """Its try is expected, or waits itself."""
    return bool(occasions.tries(journey, behaviour)) or conditions.awaited(journey, behaviour)


def _next_try(
    journey: Journey, behaviour: str, at: datetime, ground: Ground, by: PersonId | None
) -> Iterator[ExpectationOpened]:
    pace = journey.paces[behaviour]
    if pace.after_occasion is not None:
        return occasions.asked(journey, behaviour, at, ground, by)
    due = ground.calendar.plus(ground.calendar.day(at), pace.first_try)
    return occasions.tried(journey, behaviour, due, at, ground, by=by)


def _answered(journey: Journey, behaviour: str, word: LogPractice, today: date) -> list[Expectation]:
    """A try before the day of an occasion is a rehearsal: how it went on the day is still asked."""
    dated = journey.occasions.get(behaviour)
    if dated and word.outcome is not Outcome.NO_OCCASION and max(dated) > today:
        return []
    return occasions.tries(journey, behaviour)


def _awaited(journey: Journey, lacks: Lacking | None, known: Condition | None) -> str | None:
    """What the next try waits for: the condition that is open, or the one to be named; not one that failed."""
    if known is not None:
        return None if known.settled else known.id
    return conditions.following(journey) if lacks else None


def _lacks(word: LogPractice) -> Lacking | None:
    if word.no_time:
        return Lacking.TIME
    return Lacking.OPPORTUNITY if word.outcome is Outcome.NO_OCCASION else None


def _owner(journey: Journey, sort: Lacking) -> PersonId:
    """Time is for who gives room to make; an opportunity is for who goes along to find."""
    people = journey.people
    return ladders.or_lnd(journey, people.frame_holder if sort is Lacking.TIME else people.companion)
