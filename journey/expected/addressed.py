"""Which ask a word is about, and whether it was put to whoever says the word."""

from __future__ import annotations

from datetime import datetime

from journey.expected.climbing import NEVER_FOR_ANOTHER
from journey.expected.expectations import BETWEEN_TWO, Expectation, ExpectationId, What
from journey.grammar.refusals import Refusal
from journey.state import Journey
from journey.who import roles
from journey.who.people import PersonId

OF_LND = BETWEEN_TWO | {What.TAKE_OVER}
"""What is L&D's own: it is answered, and neither put off nor turned away."""


def to(journey: Journey, id_: str, person: PersonId, at: datetime) -> Expectation:
    """The open ask of that id, which was put to this person, or to somebody for whom they act.

    Raises:
        Refusal: it is not open any more, is of somebody else, or is L&D's own.
    """
    expectation = found(journey, id_)
    mine = {person} if expectation.what in NEVER_FOR_ANOTHER else roles.speaks_as(journey, person, at)
    if expectation.who not in mine:
        raise Refusal("of-somebody-else", may=journey.people.role_awaited(expectation.who))
    return expectation


def found(journey: Journey, id_: str) -> Expectation:
    """The open ask of that id, whoever is asked.

    Raises:
        Refusal: it is not open any more, or is L&D's own.
    """
    expectation = journey.expectations.get(ExpectationId(id_))
    if expectation is None:
        raise Refusal("no-such-ask")
    if expectation.what in OF_LND:
        raise Refusal("stays-with-lnd")
    return expectation
