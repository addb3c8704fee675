"""Team need: several journeys share one; a journey may be taken out of it, and goes on by itself."""

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


class LeaveTeam(Request):
    """This journey goes on by itself from now on."""

    kind: Literal["leave-team"] = "leave-team"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLeft(Fact):
    """It belongs to no team need any more."""

    kind: Literal["team-left"] = "team-left"
    team_need: str


def leave(journey: Journey, word: LeaveTeam, at: datetime, ground: Ground) -> Events:
    """Need, agreement and everything that is expected stay as they are."""
    if journey.need.team_need is None:
        raise Refusal("no-team-need")
    yield TeamLeft(at=at, by=word.by, team_need=journey.need.team_need)


def left(journey: Journey, event: TeamLeft) -> Journey:
    """By itself."""
    return replace(journey, need=replace(journey.need, team_need=None))
