"""Asked once: what was entered for somebody waits for their yes, and nobody asks them the same as a question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from journey.expected.asking import Events
from journey.expected.expectations import Expectation, ExpectationMoved, Rung, What
from journey.expected.ladders import is_before_lnd, spread
from journey.ground import Ground
from journey.state import Journey
from journey.who.for_somebody import CONFIRMED_WITHIN

ANSWERS: Mapping[str, What] = {
    "accept": What.ACCEPT,
    "confidence": What.CONFIDENCE,
    "conclude": What.CONCLUDE,
}
"""What an entered word answers, once it is confirmed. The watch has a ladder that ends by itself."""


def is_awaited(journey: Journey, expectation: Expectation) -> bool:
    """Whether this person's answer was entered already, and only their yes to it is still to come."""
    return is_before_lnd(expectation) and any(
        one.by == expectation.who and ANSWERS.get(one.said.get("kind", "")) is expectation.what
        for one in journey.entries.values()
    )


def put_off(journey: Journey, expectation: Expectation, at: datetime, ground: Ground) -> Events:
    """Nobody is asked twice for one answer: they are asked to confirm it, and L&D hears of it if they do not."""
    rung = expectation.rung
    assert rung is not None
    day = ground.calendar.plus(ground.calendar.day(at), CONFIRMED_WITHIN)
    later = Rung(rung.name, ground.calendar.nine(day, spread(journey.id)))
    yield ExpectationMoved(at=at, id=expectation.id, due=expectation.due, rung=later, stuck=expectation.stuck)
