"""The reins: who has the lead. They decide who plans, and how often they catch up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.arranged import Reins
from journey.expected import asking, catching_up
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.state import Journey
from journey.steps import activity


class TakeReins(Request):
    """Who has the lead from now on."""

    kind: Literal["reins"] = "reins"
    lead: Reins


@dataclass(frozen=True, slots=True, kw_only=True)
class ReinsTaken(Fact):
    """They are in other hands."""

    kind: Literal["reins-taken"] = "reins-taken"
    lead: Reins


def take(journey: Journey, word: TakeReins, at: datetime, ground: Ground) -> Events:
    """Step by step, and back again if need be. Who plans from now on is asked to."""
    if word.lead is journey.reins:
        raise Refusal("nothing-changed")
    event = ReinsTaken(at=at, by=word.by, lead=word.lead)
    yield event
    planner = activity.planner(journey.people, word.lead)
    for expectation in journey.open(What.PLAN_ACTIVITY):
        if expectation.who != planner:
            yield from asking.passed(journey, expectation, planner, at, ground, by=word.by)
    yield from catching_up.sooner(journey, taken(journey, event), at, ground, by=word.by)


def taken(journey: Journey, event: ReinsTaken) -> Journey:
    """In other hands."""
    return replace(journey, reins=event.lead)
