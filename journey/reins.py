"""The reins: who has the lead. They decide who plans, and how often they catch up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from journey import asking
from journey.arranged import Reins
from journey.asking import Events
from journey.behaviours import cadence
from journey.copies import replace
from journey.expectations import Fact, What
from journey.ground import Ground
from journey.refusals import Refusal
from journey.request import Request
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
    yield ReinsTaken(at=at, by=word.by, lead=word.lead)
    planner = activity.planner(journey.people, word.lead)
    for expectation in journey.open(What.PLAN_ACTIVITY):
        if expectation.who != planner:
            yield from asking.passed(journey, expectation, planner, at, ground, by=word.by)


def taken(journey: Journey, event: ReinsTaken) -> Journey:
    """In other hands."""
    return replace(journey, reins=event.lead)


def between_check_ins(journey: Journey) -> timedelta:
    """From the last contact to the next check-in: twice as long where the learner leads."""
    often = cadence(journey).check_in
    return 2 * often if journey.reins is Reins.LEARNER else often
