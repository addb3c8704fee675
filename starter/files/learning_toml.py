"""What the organisation wants, and holds in balance: the tables [[goal]] and [[factor]] of organisation.toml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from journey.arranged import Lacking
from journey.lnd.reasons import Reason
from starter.files.calendar_toml import InWords, Table
from starter.files.people_rows import KnownAs

REASONS = 'reasons in quotes, such as ["no-manager", "check-in-missed"]; `leerreis reasons` lists them'
CONDITIONS = f"sorts of condition in quotes, out of {', '.join(Lacking)}"


def _codes(known: type[StrEnum]) -> BeforeValidator:
    def check(codes: object) -> object:
        for code in codes if isinstance(codes, list | tuple) else ():
            if code not in set(known):
                near = get_close_matches(str(code), [*known], 1)
                right = f"did you mean “{near[0]}”? They are" if near else "they are"
                raise InWords(f"“{code}” is none that there is; {right} {', '.join(known)}.")
        return codes

    return BeforeValidator(check)


class Goal(Table):
    """Something that the organisation wants, and who owns that."""

    key: KnownAs = Field(min_length=1, description='your own key of it, in quotes, as needs.csv has it, such as "G-1"')
    title: str = Field(min_length=1, max_length=200, description="what it is called, in quotes; no names of people")
    sponsor: KnownAs = Field(description="the id of who owns it in people.csv, in quotes")


class Factor(Table):
    """One of the things that have to be in balance for people to learn."""

    name: str = Field(min_length=1, max_length=80, description='what it is called, such as "Cultuur"')
    reasons: Annotated[tuple[Reason, ...], _codes(Reason)] = Field((), description=REASONS)
    conditions: Annotated[tuple[Lacking, ...], _codes(Lacking)] = Field((), description=CONDITIONS)


def _once_each(goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    for key in _twice(goal.key for goal in goals):
        raise InWords(f"there are two with the key “{key}”; give one of them another.")
    return goals


def _balanced(factors: tuple[Factor, ...]) -> tuple[Factor, ...]:
    """A list of one's own takes the place of the whole list: everything belongs to one of them, and to only one."""
    if not factors:
        return factors
    for name in _twice(factor.name for factor in factors):
        raise InWords(f"there are two called “{name}”; make one of them.")
    for what, known, placed in (
        ("reason", Reason, [code for factor in factors for code in factor.reasons]),
        ("sort of condition", Lacking, [code for factor in factors for code in factor.conditions]),
    ):
        for code in _twice(placed):
            raise InWords(f"the {what} “{code}” belongs to two of them; leave it with one.")
        missing = [code for code in known if code not in placed]
        if missing:
            raise InWords(f"the {what} {_all(missing)} belongs to none; place each with one of them.")
    return factors


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _all(codes: Iterable[str]) -> str:
    return ", ".join(f"“{code}”" for code in codes)


Goals = Annotated[tuple[Goal, ...], AfterValidator(_once_each)]
Factors = Annotated[tuple[Factor, ...], AfterValidator(_balanced)]
