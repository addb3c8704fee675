"""A row of people.csv."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from starter.files import weekdays


@cache
def _zones() -> frozenset[str]:
    """Every time zone there is; the standard library looks through a thousand files for them, each time it is asked."""
    return frozenset(available_timezones())


def _known_zone(name: str) -> str:
    if name not in _zones():
        raise ValueError("unknown")
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]
KnownAs = Annotated[str, Field(max_length=100)]


class PersonRow(BaseModel):
    """One person, as the organisation knows them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: KnownAs = Field(description="the organisation's own id of this person, such as jan.devries or 20417")
    name: str = Field(max_length=200, description="the name as colleagues know it")
    email: str | None = Field(
        None,
        max_length=254,
        pattern=r"^[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>]+$",
        description="an address such as jan@example.nl, or leave it empty",
    )
    manager: KnownAs | None = Field(None, description="the id of the manager, or leave it empty")
    team: str | None = Field(None, max_length=200, description="the name of the team, or leave it empty")
    adviser: KnownAs | None = Field(None, description="the id of the team's L&D adviser, or leave it empty")
    language: Literal["nl", "en"] = Field("nl", description="nl or en")
    timezone: Zone | None = Field(None, description="a time zone such as Europe/Amsterdam, or leave it empty")
    working_days: Annotated[str, AfterValidator(weekdays.parse)] | None = Field(
        None, description=weekdays.EXAMPLE + ", or leave it empty"
    )
