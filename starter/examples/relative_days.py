"""Days as the examples write them: “120 days ago”, “19 working days ago”, “in 30 days”."""

from __future__ import annotations

import re
from datetime import date, timedelta

from journey.days.calendar import Calendar

AGO = re.compile(r"(\d{1,3}) (working )?days? ago")
TO_COME = re.compile(r"in (\d{1,3}) (working )?days?")


def day(text: str, today: date, calendar: Calendar) -> date | None:
    """The working day that is meant: at or before the one that has been, at or after the one to come.

    None: the text means no day.
    """
    if ago := AGO.fullmatch(text):
        return last_worked(_away(today, -int(ago[1]), ago[2], calendar), calendar)
    if to_come := TO_COME.fullmatch(text):
        return calendar.plus(_away(today, int(to_come[1]), to_come[2], calendar), 0)
    return None


def last_worked(day: date, calendar: Calendar) -> date:
    """This day, or the last working day before it."""
    return day if calendar.is_working(day) else calendar.plus(day, -1)


def _away(today: date, days: int, working: str | None, calendar: Calendar) -> date:
    return calendar.plus(today, days) if working and days else today + timedelta(days=days)
