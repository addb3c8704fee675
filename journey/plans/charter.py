"""The role charter of a template: who does, helps, knows. A yes to the agreement is a yes to it; nobody is nagged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.expected.asking import Events
from journey.expected.expectations import Fact
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.state import Journey
from journey.who.people import PersonId


class AcceptCharter(Request):
    """Yes to the role charter: by whoever has not said it with the agreement."""

    kind: Literal["charter"] = "charter"


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterAccepted(Fact):
    """One of those on the journey said yes to it."""

    kind: Literal["charter-accepted"] = "charter-accepted"
    charter: str
    """The version of the template that it stands in."""


def accept(journey: Journey, word: AcceptCharter, at: datetime, ground: Ground) -> Events:
    """It answers nothing, because nothing was asked: it is on record."""
    offer = offered(journey)
    if offer is None:
        raise Refusal("no-charter")
    if not lacks(journey, word.by):
        raise Refusal("already-accepted")
    yield CharterAccepted(at=at, by=word.by, charter=offer)


def accepted(journey: Journey, event: CharterAccepted) -> Journey:
    """One more yes."""
    return with_yes(journey, event.by, event.charter)


def with_yes(journey: Journey, person: PersonId | None, charter: str | None) -> Journey:
    """Whoever said yes to the agreement, by whichever word, said it to that version; None: none went with it."""
    if person is None or charter is None:
        return journey
    return replace(journey, chartered={**journey.chartered, person: charter})


def offered(journey: Journey) -> str | None:
    """The version of the template whose charter there is to say yes to; None: it has none."""
    return journey.template if journey.charter else None


def lacks(journey: Journey, person: PersonId) -> bool:
    """Whether there is a charter that this person has not said yes to, in this version."""
    return journey.charter and journey.chartered.get(person) != journey.template
