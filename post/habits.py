"""When a letter suits a person: their day and hour of the week, and until when they are busy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journey.days.week import Week
from journey.grammar.codes import Code
from post.subjects import Goes


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


MONDAY = 1
"""L&D's letter of what is stuck goes as their week begins."""
WEEK = timedelta(days=7)


def moment(goes: Goes, week: Week, habits: Habits, at: datetime) -> datetime:
    """When a message that is written now goes: help and what was chosen as soon as it suits, the rest with the
    week's letter.
    """
    if goes in (Goes.BESIDE, Goes.DIARY, Goes.PRACTICE):
        return week.next_moment(at)
    here = at.astimezone(ZoneInfo(week.days.timezone)).date()
    chosen = MONDAY if goes is Goes.DESK else habits.day
    day = here + timedelta(days=chosen - here.isoweekday())
    while (found := _on(day, week, habits)) < at or _is_busy(day, habits):
        day += WEEK
    return found


def after_today(goes: Goes, week: Week, habits: Habits, at: datetime) -> datetime:
    """When a message goes that had no place in the letters of today."""
    tomorrow = datetime.combine(week.days.day(at) + timedelta(days=1), time(), ZoneInfo(week.days.timezone))
    return moment(goes, week, habits, tomorrow.astimezone(UTC))


def is_letters_day(week: Week, habits: Habits, at: datetime) -> bool:
    """Whether the week's letter goes today, at this hour or before; where it was a day off, that is another day."""
    here = at.astimezone(ZoneInfo(week.days.timezone)).date()
    chosen = here + timedelta(days=habits.day - here.isoweekday())
    moments = [_on(day, week, habits) for day in (chosen - WEEK, chosen) if not _is_busy(day, habits)]
    return any(moment <= at and week.days.day(moment) == here for moment in moments)


def _on(day: date, week: Week, habits: Habits) -> datetime:
    """At the chosen hour of that day, else when the person next works; their week may be shorter than a day."""
    begins, ends = week.hours
    hour = min(max(habits.hour, begins), ends - 1)
    return week.next_moment(datetime.combine(day, time(hour), ZoneInfo(week.days.timezone)).astimezone(UTC))


def _is_busy(day: date, habits: Habits) -> bool:
    return habits.busy_until is not None and day <= habits.busy_until
