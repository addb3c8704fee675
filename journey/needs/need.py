"""What somebody wants to be able to do: the need, its behaviours, and how often their situation occurs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from journey.grammar.codes import Code


class Origin(Code):
    """Where a need came from."""

    SELF = "self"
    FEEDBACK = "feedback"
    TEAM = "team"
    ORGANISATION = "organisation"


class Rhythm(Code):
    """How often the situation of a behaviour occurs."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    RARE = "rare"
    """A few times a year; the next occasion has a date."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a rhythm asks. Copied into the opening event, so that a later figure rewrites no journey."""

    first_try: int
    """Working days within which the first try, and each next one, is expected; of a dated occasion, asked again."""
    check_in: timedelta
    """From the last contact to the next check-in; where occasions are dated, between meetings with a mentor only."""
    sightings: int
    """How many counted sightings make the check-in step done."""
    spread: timedelta
    """Over how long those are spread, at least."""
    silence: int
    """Working days without a word after which the learner is asked whether this is still theirs."""
    after_occasion: int | None = None
    """Working days after each occasion within which they catch up. None: it occurs by itself, and no day is named."""


PACES: Mapping[Rhythm, Pace] = {
    Rhythm.DAILY: Pace(3, timedelta(weeks=3), 3, timedelta(weeks=3), 20),
    Rhythm.WEEKLY: Pace(10, timedelta(weeks=4), 3, timedelta(weeks=6), 25),
    Rhythm.MONTHLY: Pace(30, timedelta(weeks=8), 2, timedelta(weeks=8), 45),
    Rhythm.RARE: Pace(10, timedelta(weeks=8), 2, timedelta(0), 20, after_occasion=5),
}
"""The table "rhythm gives the dates" of the domain."""

Nth = Annotated[int, Field(ge=1, le=3)]
"""Which behaviour of a need, in the order in which they were named."""

HARD_STOP = 60
"""Working days of silence, or after the last occasion, after which L&D looks, whatever the rhythm."""


@dataclass(frozen=True)
class Behaviour:
    """One behaviour, "in situation X, I do Y"; the text is sealed."""

    id: str
    text: str
    rhythm: Rhythm


@dataclass(frozen=True)
class Need:
    """What the journey is about. Texts are sealed; goal, sponsor and team need are opaque ids."""

    title: str
    want: str
    behaviours: tuple[Behaviour, ...]
    origin: Origin = Origin.SELF
    goal: str | None = None
    sponsor: str | None = None
    team_need: str | None = None


@dataclass(frozen=True)
class Frame:
    """What can be done and what not: hours a week to practise, a date to aim at (never an end)."""

    hours: float | None = None
    in_working_time: bool = True
    horizon: date | None = None
