"""The organisation: its days, its policy and its own L&D people, a version for each import that changed any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from journey import factors
from journey.arranged import Lacking
from journey.calendar import Calendar, Quiet
from journey.factors import Factor
from journey.ground import DEFAULT_LADDERS, Ground, Kind, Policy, RungName, Template
from journey.reasons import Reason
from records import public_holidays, statements
from records.database import Connection, Database

SQL = statements.load("organisation")
MENTORSHIPS = 2
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


class Body(BaseModel):
    """What is kept of organisation.toml: complete, so that a build with other defaults reads the same."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    timezone: str
    weekdays: tuple[int, ...]
    days_off: tuple[date, ...] = ()
    public_holidays: PublicHolidays | None = None
    quiet: tuple[tuple[date, date, str], ...] = ()
    """First and last day, and what it is called."""
    ladders: dict[Kind, Rungs] = Field(default_factory=lambda: dict(DEFAULT_LADDERS))
    lnd: Rungs = Policy().lnd
    head: str | None = None
    """Our own id of the head of L&D."""
    colleagues: dict[str, str] = {}
    """Each adviser's colleague, by our own ids."""
    mentorships: int = MENTORSHIPS
    goals: tuple[Goal, ...] = ()
    factors: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    """Name, reasons and sorts of condition, where the organisation has a list of its own."""


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
    mentorships: int = MENTORSHIPS
    """On how many journeys somebody is a mentor at a time, usually."""
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


async def keep(db: Connection, body: Body, *, at: datetime) -> int | None:
    """Put a new version on record, within a transaction; None when nothing is different from the newest."""
    await db.execute(SQL["lock_organisation"])
    version = await db.fetchval(SQL["newest_version"]) or 0
    row = await db.fetchrow(SQL["organisation"], version)
    if row and Body.model_validate(row["body"]) == body:  # as it is read: a key of a later build is no difference
        return None
    await db.execute(SQL["add_organisation"], version + 1, body.name, body.model_dump(mode="json"), at)
    return int(version) + 1


def made(version: int, body: Body | None, templates: Mapping[str, Template]) -> Organisation:
    """One version, as rules stand on it."""
    if body is None:
        return Organisation(ground=Ground(policy=Policy(version=0), templates=templates))
    calendar = Calendar(
        timezone=body.timezone,
        weekdays=frozenset(body.weekdays),
        days_off=_days_off(body),
        quiet=tuple(Quiet(first, last) for first, last, _ in body.quiet),
    )
    policy = Policy(version=version, ladders=body.ladders, lnd=body.lnd)
    ground = Ground(calendar, policy, templates, head=body.head, colleagues=body.colleagues)
    return Organisation(
        version, body.name, ground, body.head, body.colleagues, body.mentorships, body.goals, _factors(body)
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


def _days_off(body: Body) -> frozenset[date]:
    own, public = frozenset(body.days_off), body.public_holidays
    if public is None:
        return own
    listed = public_holidays.days(public.country, public.region, frozenset(public.not_off))
    return listed - frozenset(public.worked) | own
