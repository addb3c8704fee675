"""A buddy: somebody experienced beside a mentor who does it for the first time; reads the title, is asked nothing."""

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


class NameBuddy(Request):
    """Whom the mentor can turn to."""

    kind: Literal["buddy"] = "buddy"
    buddy: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class BuddyNamed(Fact):
    """Somebody is beside the mentor."""

    kind: Literal["buddy-named"] = "buddy-named"
    buddy: PersonId


def name(journey: Journey, word: NameBuddy, at: datetime, ground: Ground) -> Events:
    """One at a time, for as long as this mentor is the mentor."""
    people = journey.people
    if people.mentor is None:
        raise Refusal("no-mentor-yet")
    if word.buddy in (people.learner, people.mentor):
        raise Refusal("not-your-own-buddy")
    if word.buddy == people.buddy:
        raise Refusal("buddy-already")
    yield BuddyNamed(at=at, by=word.by, buddy=word.buddy)


def named(journey: Journey, event: BuddyNamed) -> Journey:
    """Beside the mentor there is now, if there is one."""
    if journey.people.mentor is None:
        return journey
    return replace(journey, people=replace(journey.people, buddy=event.buddy))
