"""What the organisation decides for all: the table [policy] of organisation.toml, and the same, one key at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from journey.expected.ladders import PLACE
from journey.ground import Kind, RungName
from records.organisation import Body, Rungs
from records.organisation import Budget as KeptBudget
from records.organisation import Retention as KeptRetention
from starter.files.calendar_toml import InWords, Table

LADDER = "working days after the date, the last of them lnd, such as { ask = 0, again = 5, lnd = 12 }"
LND_LADDER = "working days after it came to L&D, such as { colleague = 5, head = 10 }"
TO_LND = frozenset({RungName.COLLEAGUE, RungName.HEAD})
NO_RUNG = TO_LND | {RungName.LET_GO, RungName.MORNING}

Days = dict[RungName, Annotated[int, Field(strict=True, ge=-250, le=250)]]
Months = Annotated[int, Field(strict=True, ge=1, le=120)]


def _ladder(rungs: Days) -> Days:
    if NO_RUNG & rungs.keys() or RungName.LND not in rungs:
        raise ValueError("a ladder ends with lnd")
    return _upwards(rungs)


def _lnd_ladder(rungs: Days) -> Days:
    if not rungs or rungs.keys() - TO_LND or min(rungs.values()) < 1:
        raise ValueError("L&D's own ladder has colleague and head")
    return _upwards(rungs)


def _upwards(rungs: Days) -> Days:
    for below, above in pairwise(sorted(rungs, key=PLACE.__getitem__)):
        if rungs[above] < rungs[below]:
            raise InWords(
                f"“{above}” comes after “{below}”, and {rungs[above]} is before {rungs[below]}; "
                f"write {rungs[below]} or more for “{above}”, or less for “{below}”."
            )
    return rungs


Ladder = Annotated[Days, AfterValidator(_ladder)]


class Hours(Table):
    """When a message may reach somebody, on their own wall."""

    begins: int = Field(alias="from", strict=True, ge=0, le=23, description="an hour from 0 to 23, such as 9")
    ends: int = Field(alias="to", strict=True, ge=1, le=24, description="an hour from 1 to 24, such as 17")

    @model_validator(mode="after")
    def _is_part_of_a_day(self) -> Hours:
        if self.ends <= self.begins:
            raise InWords(f"end at {self.ends} and begin at {self.begins}; write an earlier hour in “from”.")
        return self


class Budget(Table):
    """How much is asked of one person."""

    asks: int | None = Field(
        None, strict=True, ge=1, le=50, description="how many asks fit in one digest, a whole number from 1 to 50"
    )
    minutes: int | None = Field(
        None, strict=True, ge=1, le=120, description="how many minutes a week they may take, from 1 to 120"
    )
    mentees: int | None = Field(
        None, strict=True, ge=1, le=20, description="how many people a mentor takes on at a time, from 1 to 20"
    )
    journeys: int | None = Field(
        None, strict=True, ge=1, le=100, description="from how many journeys on a companion is asked who else could"
    )

    @model_validator(mode="before")
    @classmethod
    def _has_one_letter_a_week(cls, given: Any) -> Any:
        if isinstance(given, dict) and "digests" in given:
            raise InWords("“digests” can't be decided: everybody has one letter a week; leave it out.")
        return given


class Retention(Table):
    """For how many months something is kept."""

    words: Months | None = Field(None, description="months after the end that free text is kept, from 1 to 120")
    persons: Months | None = Field(None, description="months after the end that what identifies is kept, from 1 to 120")
    left: Months | None = Field(None, description="months that both are kept of who left, from 1 to 120")


class Policy(Table):
    """What is decided otherwise than it comes with Leerreis; what is not named stays as it is."""

    help: Ladder | None = Field(None, description=LADDER)
    talk: Ladder | None = Field(None, description=LADDER)
    answer: Ladder | None = Field(None, description=LADDER)
    own: Ladder | None = Field(None, description=LADDER)
    lnd: Annotated[Days, AfterValidator(_lnd_ladder)] | None = Field(None, description=LND_LADDER)
    hours: Hours | None = Field(None, description="hours such as { from = 9, to = 17 }")
    budget: Budget | None = Field(None, description="a table such as { asks = 5, minutes = 10 }")
    retention: Retention | None = Field(None, description="a table such as { words = 12, persons = 24, left = 3 }")


def given(body: Body) -> dict[str, dict[str, Any]]:
    """The policy in force, as the file would have it."""
    ladders: dict[str, dict[str, Any]] = {kind.value: {str(n): days for n, days in body.ladders[kind]} for kind in Kind}
    return {
        **ladders,
        "lnd": {str(name): days for name, days in body.lnd},
        "hours": {"from": body.hours[0], "to": body.hours[1]},
        "budget": body.budget.model_dump(),
        "retention": body.retention.model_dump(),
    }


def taken(body: Body, policy: Policy) -> Body:
    """What holds when this is decided."""
    ladders = {kind: _in_order(rungs) for kind in Kind if (rungs := getattr(policy, kind.value))}
    budget = policy.budget.model_dump(exclude_none=True) if policy.budget else {}
    retention = policy.retention.model_dump(exclude_none=True) if policy.retention else {}
    return body.model_copy(
        update={
            "ladders": {**body.ladders, **ladders},
            "lnd": _in_order(policy.lnd) if policy.lnd else body.lnd,
            "hours": (policy.hours.begins, policy.hours.ends) if policy.hours else body.hours,
            "budget": KeptBudget(**(body.budget.model_dump() | budget)),
            "retention": KeptRetention(**(body.retention.model_dump() | retention)),
        }
    )


def _in_order(rungs: Days) -> Rungs:
    return tuple((name, rungs[name]) for name in sorted(rungs, key=PLACE.__getitem__))
