"""Later: whoever is asked names the day on which they come back to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from journey.expected import addressed, asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, ExpectationId, Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.state import Journey
from journey.who import reaching
from journey.who.people import PersonId

LONGEST = 20
"""Working days from today within which somebody comes back to it."""
IN_A_ROW = 2
"""How often the same ask is put off, one time after the other."""
OWN_WORDS = {What.STILL_YOURS: "later-is-still-yours", What.PAUSE_REVIEW: "later-is-pause"}
"""What has a *later* of its own, by the code of the sentence that names it."""


class Later(Request):
    """Later, on that day."""

    kind: Literal["later"] = "later"
    expectation: str
    """Its id."""
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOff(Fact):
    """Who was asked comes back to it on that working day."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["put-off"] = "put-off"
    expectation: ExpectationId
    until: date


def put_off(journey: Journey, word: Later, at: datetime, ground: Ground) -> Events:
    """D is that day, or the first working day after it; its ladder begins again."""
    expectation = addressed.to(journey, word.expectation, word.by, at)
    _judge(expectation, word.until, at, ground)
    until = ground.calendar.lands(word.until)
    yield PutOff(at=at, by=word.by, expectation=expectation.id, until=until)
    floats = False if expectation.in_diary else None
    yield from asking.moved(journey, expectation, until, at, ground, by=word.by, fixed=floats)
    yield from reaching.there(journey, word.by, at)


def was_put_off(journey: Journey, event: PutOff) -> Journey:
    """Once more in a row."""
    known = journey.expectations.get(event.expectation)
    if known is None:
        return journey
    known = replace(known, put_off=(*known.put_off, event.until))
    return replace(journey, expectations={**journey.expectations, known.id: known})


def waits(journey: Journey, person: PersonId) -> bool:
    """Whether something is asked of this person that can be put off."""
    return any(one.who == person and _may_move(one) for one in journey.expectations.values())


def _may_move(one: Expectation) -> bool:
    has_its_day = one.fixed and not one.in_diary
    return one.what not in addressed.OF_LND and one.what not in OWN_WORDS and not has_its_day


def _judge(expectation: Expectation, until: date, at: datetime, ground: Ground) -> None:
    today = ground.calendar.day(at)
    if expectation.what in OWN_WORDS:
        raise Refusal(OWN_WORDS[expectation.what])
    if expectation.fixed and not (expectation.in_diary and expectation.due <= today):
        raise Refusal("has-its-day", on=str(expectation.due))
    if len(expectation.put_off) >= IN_A_ROW:
        raise Refusal("put-off-twice")
    if until <= today:
        raise Refusal("until-must-be-later", until=str(until), today=str(today))
    if until > (newest := ground.calendar.plus(today, LONGEST)):
        raise Refusal("day-out-of-reach", on=str(until), oldest=str(ground.calendar.plus(today, 1)), newest=str(newest))
    if until <= expectation.due:
        raise Refusal("later-already", on=str(expectation.due))
