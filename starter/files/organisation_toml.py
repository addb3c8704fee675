"""What organisation.toml may hold, key by key."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from journey.ground import RungName
from starter.files.calendar_toml import Calendar, Quiet, Table
from starter.files.learning_toml import Factors, Goals

LADDER = "working days after the date, the last of them lnd, such as { ask = 0, again = 5, lnd = 12 }"
LND_LADDER = "working days after it came to L&D, such as { colleague = 5, head = 10 }"
TO_LND = frozenset({RungName.COLLEAGUE, RungName.HEAD})

Rungs = dict[RungName, Annotated[int, Field(strict=True, ge=-250, le=250)]]


def _ladder(rungs: Rungs) -> Rungs:
    if TO_LND & rungs.keys() or max(rungs, key=lambda name: rungs[name], default=None) is not RungName.LND:
        raise ValueError("a ladder ends with lnd")
    return rungs


def _lnd_ladder(rungs: Rungs) -> Rungs:
    if not rungs or rungs.keys() - TO_LND or min(rungs.values()) < 1:
        raise ValueError("L&D's own ladder has colleague and head")
    return rungs


Ladder = Annotated[Rungs, AfterValidator(_ladder)]


class Policy(Table):
    """The ladders that differ from the ones that come with Leerreis."""

    help: Ladder | None = Field(None, description=LADDER)
    talk: Ladder | None = Field(None, description=LADDER)
    answer: Ladder | None = Field(None, description=LADDER)
    own: Ladder | None = Field(None, description=LADDER)
    mentorships: int | None = Field(
        None, strict=True, ge=1, le=50, description="how many a mentor has at a time, such as 2"
    )
    lnd: Annotated[Rungs, AfterValidator(_lnd_ladder)] | None = Field(None, description=LND_LADDER)


class Lnd(Table):
    """L&D's own people, by the organisation's ids."""

    head: str | None = Field(None, description="the id of the head of L&D in people.csv, in quotes")
    colleagues: dict[str, str] = Field({}, description='ids in people.csv such as { "21" = "22", "22" = "21" }')


class OrganisationFile(Table):
    """The whole file."""

    name: str = Field(min_length=1, max_length=200, description="the organisation's name, in quotes")
    calendar: Calendar = Field(Calendar(), description="a table [calendar]")
    quiet: tuple[Quiet, ...] = Field((), description="tables [[quiet]], each with from, to and name")
    policy: Policy = Field(Policy(), description="a table [policy]")
    lnd: Lnd = Field(Lnd(), description="a table [lnd]")
    goal: Goals = Field((), description="tables [[goal]], each with key, title and sponsor")
    factor: Factors = Field((), description="tables [[factor]], each with name, reasons and conditions")
