"""A row of needs.csv."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from journey.grammar.words import Title, Words
from journey.needs.need import Rhythm
from starter.files.moments import A_DAY, A_MOMENT, Day, Moment
from starter.files.people_rows import KnownAs

EMPTY = ", or leave it empty"
SEVERAL = re.compile(r"[,;|\n]")


def _several(text: object) -> object:
    return tuple(part.strip() for part in SEVERAL.split(text) if part.strip()) if isinstance(text, str) else text


def _number(text: object) -> object:
    """Dutch writes 1,5 where English writes 1.5."""
    return text.replace(",", ".") if isinstance(text, str) else text


class NeedRow(BaseModel):
    """One need of one learner, as it was put on the table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    need: KnownAs = Field(description="the organisation's own key of this need, such as N-17; once in the file")
    learner: KnownAs = Field(description="the id in people.csv of whose need it is")
    by: KnownAs | None = Field(None, description="the id of who put it on the table, or leave it empty for the learner")
    said: Moment | None = Field(None, description=f"when that was: {A_MOMENT}; or leave it empty for today")
    want: Words = Field(description="what the learner wants to be able to do, in up to 4,000 characters")
    title: Title = Field(description="a few words for lists and mail, at most 80 characters")
    behaviour: Words | None = Field(
        None,
        description="what others then see: in situation X, I do Y, in up to 4,000 characters; empty if not found yet",
    )
    rhythm: Rhythm = Field(
        Rhythm.WEEKLY, description=f"how often the situation occurs: {', '.join(Rhythm)}{EMPTY} for weekly"
    )
    noticed_by: Annotated[tuple[KnownAs, ...], BeforeValidator(_several)] = Field(
        (), description=f"ids of who could notice it, with commas between them{EMPTY}"
    )
    first_try: Day | None = Field(
        None, description=f"when to try it first, {A_DAY}{EMPTY}; of what is rare, the day of the next occasion"
    )
    template: str = Field("standard", description=f"the name of a template, such as standard{EMPTY}")
    agreed_on: Day | None = Field(None, description=f"when the other of the two said yes, {A_DAY}{EMPTY}")
    begins: int | None = Field(
        None, alias="from", ge=1, le=10, description=f"the learner's confidence at the start, from 1 to 10{EMPTY}"
    )
    aim: int | None = Field(None, alias="to", ge=1, le=10, description=f"the confidence to aim at, from 1 to 10{EMPTY}")
    horizon: Day | None = Field(None, description=f"a day to aim at, such as 2027-06-01{EMPTY}")
    hours: Annotated[float, BeforeValidator(_number)] | None = Field(
        None, gt=0, le=40, description=f"hours a week to practise, up to 40{EMPTY}"
    )
    goal: KnownAs | None = Field(
        None, description=f"the key of the organisation's goal that it serves, as in organisation.toml{EMPTY}"
    )
    team_need: KnownAs | None = Field(
        None, description=f"the organisation's own key of a need that several learners share, such as T-3{EMPTY}"
    )
    frame_holder: KnownAs | None = Field(
        None, description="the id of who gives room, or leave it empty for the learner's manager"
    )
    companion: KnownAs | None = Field(
        None, description="the id of who goes along, or leave it empty for who gives room"
    )
