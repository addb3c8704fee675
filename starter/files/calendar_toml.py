"""Which days count: the tables [calendar] and [[quiet]] of organisation.toml."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, ValidationInfo, model_validator

from records import public_holidays
from starter.files import weekdays
from starter.files.people_rows import Zone

LONGEST_QUIET = timedelta(days=120)


class InWords(ValueError):
    """Says itself what is wrong, and what would be right."""


class Table(BaseModel):
    """A table of the file: only keys that we know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _country(letters: str) -> str:
    if not public_holidays.knows(letters.upper()):
        raise ValueError("unknown")
    return letters.upper()


def _region(region: str, info: ValidationInfo) -> str:
    country = _country_beside(info)
    known = public_holidays.regions(country) if country else [region]
    if region not in known:
        right = f"write one of {', '.join(known)}, or leave it out" if known else "it has none, so leave it out"
        raise InWords(f"“{region}” is no region of {country}; {right}.")
    return region


def _not_off(one: object, info: ValidationInfo) -> str | date:
    """A date, or a public holiday's name as the country's list has it."""
    if not isinstance(one, str | date) or isinstance(one, datetime):
        raise ValueError("neither")
    country = _country_beside(info)
    if country is None or isinstance(one, date):
        return one
    known = public_holidays.names(country, info.data.get("region"))
    name = public_holidays.named(one, known)
    if name is None:
        listed = ", ".join(f"“{one}”" for one in known)
        raise InWords(f"“{one}” is no public holiday of {country}; write one of {listed}, or a date without quotes.")
    return name


def _country_beside(info: ValidationInfo) -> str | None:
    """None: the country itself was refused, and that is enough to say."""
    if info.data.get("country", "") is None:
        raise InWords('says nothing without a country; write one beside it, such as country = "NL".')
    return info.data.get("country")


def _own(day: date, info: ValidationInfo) -> date:
    if day in info.data.get("not_off", ()):
        raise InWords(f"{day} is in not_off too; keep one of the two.")
    return day


Day = Annotated[date, Field(strict=True)]
Country = Annotated[str, AfterValidator(_country)]
Region = Annotated[str, AfterValidator(_region)]
NotOff = Annotated[str | date, PlainValidator(_not_off)]
DayOff = Annotated[Day, AfterValidator(_own)]


class Quiet(Table):
    """A period in which clocks stand still."""

    first: Day = Field(alias="from", description="its first day, such as 2027-07-26, without quotes")
    last: Day = Field(alias="to", description="its last day, such as 2027-08-13, without quotes")
    name: str = Field(min_length=1, description='what it is called, such as "Bouwvak"')
    sites: tuple[str, ...] = Field((), description='names of tables [[site]], such as ["Oost"]')
    teams: tuple[str, ...] = Field((), description='teams as in people.csv, such as ["Noord", "Zuid"]')

    @model_validator(mode="after")
    def _is_a_period(self) -> Quiet:
        if self.last < self.first:
            raise InWords("ends before it begins; put the earlier day in “from”.")
        if self.last - self.first > LONGEST_QUIET:
            raise InWords(f"is longer than {LONGEST_QUIET.days} days; look at its years, or split it.")
        return self


class Calendar(Table):
    """Which days count."""

    timezone: Zone = Field("Europe/Amsterdam", description='a time zone such as "Europe/Amsterdam"')
    working_days: Annotated[str, AfterValidator(weekdays.parse)] = Field(
        "12345", description=f"in quotes, {weekdays.EXAMPLE}"
    )
    country: Country | None = Field(
        None, description='in quotes, the two letters of a country whose public holidays are days off, such as "NL"'
    )
    region: Region | None = Field(
        None, description='in quotes, the letters of a region with public holidays of its own, such as "BY" in "DE"'
    )
    not_off: tuple[NotOff, ...] = Field(
        (), description='names of public holidays in quotes, or dates without, such as ["Goede vrijdag", 2027-05-05]'
    )
    days_off: tuple[DayOff, ...] = Field((), description="dates such as [2027-04-27, 2027-12-25], without quotes")
