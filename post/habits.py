"""When a letter suits a person: their day and hour of the week, and until when they are busy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journey.days.week import Week
from journey.grammar.codes import Code


class Through(Code):
    """How letters reach a person."""

    MAIL = "mail"
    SLACK = "slack"
    TEAMS = "teams"
    OTHER = "other"
    """Any of the services that Apprise knows."""


@dataclass(frozen=True)
class Habits:
    """What a person chose; the defaults, where they chose nothing."""

    day: int = 2
    """ISO weekday of the week's letter: Tuesday, when Monday's meetings are over."""
    hour: int = 9
    busy_until: date | None = None
    """No letter of the week up to and including this day; help comes all the same."""
    practice: int = 1
    """Practice nudges a week, 0 to 2."""
    through: Through = Through.MAIL
    hook: str | None = None
    """Where a chat takes messages: an address, known from `person` rows only."""


APART = timedelta(days=5)
"""Between two letters of the week, at least."""


def moment_of_the_week(week: Week, habits: Habits, at: datetime) -> datetime | None:
    """Since when the week's letter may go, if it may go now: it takes what was waiting then along. None: not now.

    It goes on the chosen day and hour, else when the person next works; one that was missed goes within their hours.
    """
    here = at.astimezone(ZoneInfo(week.days.timezone)).date()
    if (habits.busy_until is not None and here <= habits.busy_until) or week.next_moment(at) != at:
        return None
    this_week = _chosen(week, habits, here)
    return this_week if this_week <= at else _chosen(week, habits, here - timedelta(days=7))


def _chosen(week: Week, habits: Habits, day: date) -> datetime:
    day -= timedelta(days=day.isoweekday() - habits.day)
    begins, ends = week.hours
    hour = min(max(habits.hour, begins), ends - 1)
    return week.next_moment(datetime.combine(day, time(hour), ZoneInfo(week.days.timezone)).astimezone(UTC))
