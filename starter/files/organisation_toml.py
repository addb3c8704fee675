"""What organisation.toml may hold, key by key."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from letters import blanks
from starter.files.calendar_toml import Calendar, InWords, Quiet, Table
from starter.files.learning_toml import Factors, Goals
from starter.files.people_rows import KnownAs
from starter.files.policy_toml import Policy


class Site(Table):
    """A place where several teams work."""

    name: str = Field(min_length=1, max_length=200, description='what it is called, in quotes, such as "Oost"')
    teams: tuple[str, ...] = Field(min_length=1, description='teams as in people.csv, such as ["Noord", "Zuid"]')


class Lnd(Table):
    """L&D's own people, by the organisation's ids."""

    head: str | None = Field(None, description="the id of the head of L&D in people.csv, in quotes")
    colleagues: dict[str, str] = Field({}, description='ids in people.csv such as { "21" = "22", "22" = "21" }')


def _of_roles(words: dict[str, str]) -> dict[str, str]:
    for code in words:
        if code not in set(LABELLED):
            raise InWords(f"“{code}” is no role; they are {', '.join(LABELLED)}.")
    return words


LABELLED = tuple(blanks.ROLES)
Word = Annotated[str, Field(min_length=1, max_length=40)]


class Letters(Table):
    """How letters say things here."""

    formal: bool = Field(False, description="true or false: whether letters and pages say u in Dutch")
    seniors: tuple[KnownAs, ...] = Field((), description='ids in people.csv of senior managers, such as ["1", "2"]')
    words: Annotated[dict[str, Word], AfterValidator(_of_roles)] = Field(
        {}, description='your own words for roles, such as { mentor = "peter" }'
    )


class OrganisationFile(Table):
    """The whole file."""

    name: str = Field(min_length=1, max_length=200, description="the organisation's name, in quotes")
    calendar: Calendar = Field(Calendar(), description="a table [calendar]")
    quiet: tuple[Quiet, ...] | None = Field(None, description="tables [[quiet]], each with from, to and name")
    site: tuple[Site, ...] | None = Field(None, description="tables [[site]], each with name and teams")
    policy: Policy = Field(Policy(), description="a table [policy]")
    lnd: Lnd = Field(Lnd(), description="a table [lnd]")
    letters: Letters = Field(Letters(), description="a table [letters]")
    goal: Goals = Field((), description="tables [[goal]], each with key, title and sponsor")
    factor: Factors = Field((), description="tables [[factor]], each with name, reasons and conditions")
