"""The calendar and the clock on somebody's wall, by the rows of people.csv and organisation.toml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from records import organisation, people
from records.database import Pool
from records.organisation import Body, Organisations
from tests.post.waterveen import ABSENCES

DAY = timedelta(days=1)
Days = tuple[date, date]
"""The first and the last of them."""


@dataclass(frozen=True)
class Wall:
    """One person's."""

    zone: ZoneInfo
    weekdays: frozenset[int]
    days_off: frozenset[date]
    quiet: tuple[Days, ...]
    away: tuple[Days, ...]

    def day(self, at: datetime) -> date:
        """The date there."""
        return at.astimezone(self.zone).date()

    def hour(self, at: datetime) -> int:
        """The hour there."""
        return at.astimezone(self.zone).hour

    def is_off(self, day: date) -> bool:
        """Whether they do not work on this day."""
        return day.isoweekday() not in self.weekdays or day in self.days_off or _within(day, *self.quiet, *self.away)

    def firsts_back(self) -> Iterator[date]:
        """Each first day of work after days on which they would have worked."""
        for first, last in (*self.quiet, *self.away):
            days = [first + n * DAY for n in range((last - first).days + 1)]
            if any(day.isoweekday() in self.weekdays and day not in self.days_off for day in days):
                yield next(day for n in range(1, 30) if not self.is_off(day := last + n * DAY))


async def walls(pool: Pool) -> dict[str, Wall]:
    """Everybody's."""
    body = await organisation.body(pool)
    off = (await Organisations({}).newest(pool)).ground.calendar.days_off
    return {
        one.id: Wall(
            zone=ZoneInfo(one.timezone or body.timezone),
            weekdays=frozenset(map(int, one.working_days or "12345")),
            days_off=off,
            quiet=quiet_of(body, one.team),
            away=tuple((absence.told.date(), absence.until) for absence in ABSENCES if absence.who == one.id),
        )
        for one in await people.all_known(pool)
    }


def quiet_of(body: Body, team: str | None) -> tuple[Days, ...]:
    """When clocks stand still for a team: everybody's, its own, and those of its site."""
    sites = {site for site, teams in body.sites.items() if team in teams}
    return tuple(
        (one.first, one.last)
        for one in body.quiet
        if one.is_everybodys or team in one.teams or sites.intersection(one.sites)
    )


def _within(day: date, *periods: Days) -> bool:
    return any(first <= day <= last for first, last in periods)
