"""The organisation: its days, its policy and its own L&D people, a version for each decision that changed any."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from journey.arranged import Lacking
from journey.days.calendar import Calendar, Quiet
from journey.ground import DEFAULT_LADDERS, Ground, Kind, Policy, RungName, Template
from journey.lnd import factors
from journey.lnd.factors import Factor
from journey.lnd.reasons import Reason
from records import decisions, public_holidays, statements
from records.database import Connection, Database
from records.decisions import Decided, Decision

SQL = statements.load("organisation")
Rungs = tuple[tuple[RungName, int], ...]


class PublicHolidays(BaseModel):
    """Whose public holidays are days off; kept as a rule, not as dates: a later list counts from then on."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    country: str
    region: str | None = None
    not_off: tuple[str, ...] = ()
    """Names of those on which everybody works."""
    worked: tuple[date, ...] = ()
    """Dates on which everybody works, whatever they are called."""


class Goal(BaseModel):
    """Something that the organisation wants, and who owns that."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    """Our own."""
    known_as: str
    """The organisation's own key of it."""
    title: str
    sponsor: str
    """Our own id of a person."""


class Period(BaseModel):
    """A quiet period; of everybody, where it names neither sites nor teams."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    first: date
    last: date
    name: str
    sites: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    """Our own ids."""

    @model_validator(mode="before")
    @classmethod
    def _as_it_was_kept(cls, kept: Any) -> Any:
        """Before there were sites, it was a list of three."""
        return dict(zip(("first", "last", "name"), kept, strict=True)) if isinstance(kept, list | tuple) else kept

    @property
    def is_everybodys(self) -> bool:
        """Whether the whole organisation is quiet."""
        return not (self.sites or self.teams)

    @property
    def days(self) -> Quiet:
        """As calendars have it."""
        return Quiet(self.first, self.last)


class Budget(BaseModel):
    """How much may be asked of one person."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    asks: int = 5
    minutes: int = 10
    mentees: int = 2
    journeys: int = 8
    """From how many on a companion is asked who else could."""


class Retention(BaseModel):
    """Months for which something is kept; nothing reads it yet."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    words: int = 12
    persons: int = 24
    left: int = 3


class Body(BaseModel):
    """What is kept of organisation.toml and of what was decided since: complete, so that a build with other defaults
    reads the same.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    timezone: str
    weekdays: tuple[int, ...]
    days_off: tuple[date, ...] = ()
    public_holidays: PublicHolidays | None = None
    quiet: tuple[Period, ...] = ()
    sites: dict[str, tuple[str, ...]] = {}
    """The teams of each site, by our own ids."""
    ladders: dict[Kind, Rungs] = Field(default_factory=lambda: dict(DEFAULT_LADDERS))
    lnd: Rungs = Policy().lnd
    hours: tuple[int, int] = Policy().hours
    budget: Budget = Budget()
    retention: Retention = Retention()
    silent: bool = False
    """L&D's one switch: nothing is sent to anybody."""
    labels: dict[str, str] = {}
    """The organisation's own words for roles, by our codes."""
    formal: bool = False
    """Whether letters and pages say u."""
    head: str | None = None
    """Our own id of the head of L&D."""
    colleagues: dict[str, str] = {}
    """Each adviser's colleague, by our own ids."""
    seniors: tuple[str, ...] = ()
    """Our own ids of who is reminded of a talk in person, also on its morning; a goal's sponsor always is."""
    goals: tuple[Goal, ...] = ()
    factors: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    """Name, reasons and sorts of condition, where the organisation has a list of its own."""


BEFORE = Body(name="", timezone=Calendar().timezone, weekdays=tuple(sorted(Calendar().weekdays)))
"""What holds before anything was decided."""


@dataclass(frozen=True)
class Organisation:
    """One version of the organisation; version 0 is what holds before the first import."""

    version: int = 0
    name: str = ""
    ground: Ground = field(default_factory=Ground)
    head: str | None = None
    """The head of L&D."""
    colleagues: Mapping[str, str] = field(default_factory=dict)
    """Each adviser's colleague."""
    is_silent: bool = False
    """Nothing is sent to anybody."""
    budget: Budget = field(default_factory=Budget)
    labels: Mapping[str, str] = field(default_factory=dict)
    """Its own words for roles, by our codes."""
    is_formal: bool = False
    """Whether letters and pages say u."""
    goals: tuple[Goal, ...] = ()
    factors: tuple[Factor, ...] = factors.DEFAULT
    """Of its learning system."""


class Organisations:
    """Reads the newest version, and makes each only once. Templates are the same for all."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self._templates = templates
        self._last = made(0, None, templates)

    async def newest(self, db: Database) -> Organisation:
        """The organisation as it is; the defaults, before the first import."""
        version = await db.fetchval(SQL["newest_version"]) or 0
        if version != self._last.version:
            row = await db.fetchrow(SQL["organisation"], version) if version else None
            self._last = made(version, Body.model_validate(row["body"]) if row else None, self._templates)
        return self._last

    async def ground(self, db: Database) -> Ground:
        """What rules stand on, today."""
        return (await self.newest(db)).ground


async def body(db: Database) -> Body:
    """What holds now, as it is kept."""
    version = await db.fetchval(SQL["newest_version"]) or 0
    return await _body(db, version) or BEFORE


async def decide(
    db: Connection, alter: Callable[[Body], Body], *, at: datetime, by: str | None = None, why: str | None = None
) -> tuple[int, list[Decision]]:
    """Put on record what is decided, for all at once, within a transaction: the version, and each thing that changed.

    `alter` makes what is to hold of what holds; no other decision comes between. Where nothing changes there is no
    version.
    """
    await db.execute(SQL["lock_organisation"])
    version = int(await db.fetchval(SQL["newest_version"]) or 0)
    before = await _body(db, version)
    now = alter(before or BEFORE)
    decided = decisions.between(before or BEFORE, now)
    if before is not None and not decided:
        return version, []
    await db.execute(SQL["add_organisation"], version + 1, now.name, now.model_dump(mode="json"), at)
    await db.execute(SQL["add_decisions"], version + 1, at, by, why, [one._asdict() for one in decided])
    return version + 1, decided


async def history(db: Database, first: int) -> list[Decided]:
    """The newest decisions, the last one first."""
    return [Decided(**row) for row in await db.fetch(SQL["decisions"], first)]


async def _body(db: Database, version: int) -> Body | None:
    row = await db.fetchrow(SQL["organisation"], version)
    return Body.model_validate(row["body"]) if row else None


def made(version: int, body: Body | None, templates: Mapping[str, Template]) -> Organisation:
    """One version, as rules stand on it."""
    if body is None:
        return Organisation(ground=Ground(policy=Policy(version=0), templates=templates))
    calendar = Calendar(
        timezone=body.timezone,
        weekdays=frozenset(body.weekdays),
        days_off=_days_off(body),
        quiet=tuple(period.days for period in body.quiet if period.is_everybodys),
    )
    policy = Policy(version=version, ladders=body.ladders, lnd=body.lnd, hours=body.hours)
    seniors = frozenset(body.seniors) | {goal.sponsor for goal in body.goals}
    ground = Ground(calendar, policy, templates, body.head, body.colleagues, _of_teams(body, calendar), seniors)
    return Organisation(
        version=version,
        name=body.name,
        ground=ground,
        head=body.head,
        colleagues=body.colleagues,
        is_silent=body.silent,
        budget=body.budget,
        labels=body.labels,
        is_formal=body.formal,
        goals=body.goals,
        factors=_factors(body),
    )


def _factors(body: Body) -> tuple[Factor, ...]:
    """The organisation's own list, without what only another build knows."""
    own = tuple(
        Factor(
            name,
            tuple(Reason(code) for code in reasons if code in set(Reason)),
            tuple(Lacking(code) for code in conditions if code in set(Lacking)),
        )
        for name, reasons, conditions in body.factors
    )
    return own or factors.DEFAULT


def _of_teams(body: Body, everybodys: Calendar) -> dict[str, Calendar]:
    """The days of each team that has a quiet period of its own; teams with the same ones share a calendar."""
    theirs: dict[str, list[Quiet]] = {}
    for period in body.quiet:
        of_sites = (team for site in period.sites for team in body.sites.get(site, ()))
        for team in {*period.teams, *of_sites}:
            theirs.setdefault(team, []).append(period.days)
    alike = {tuple(own): replace(everybodys, quiet=(*everybodys.quiet, *own)) for own in theirs.values()}
    return {team: alike[tuple(own)] for team, own in theirs.items()}


def _days_off(body: Body) -> frozenset[date]:
    own, public = frozenset(body.days_off), body.public_holidays
    if public is None:
        return own
    listed = public_holidays.days(public.country, public.region, frozenset(public.not_off))
    return listed - frozenset(public.worked) | own
