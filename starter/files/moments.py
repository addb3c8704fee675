"""Days and instants as they stand in files."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, PlainValidator

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
"""Further away is a slip of the pen."""
A_DAY = "a day such as 2026-03-01"
A_MOMENT = "a day such as 2026-03-01, or with the time: 2026-03-01 14:30"
NOON = time(12)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


def instant(moment: date, zone: ZoneInfo) -> datetime:
    """When that was, in UTC: a day means its noon, and without a zone the organisation's time counts."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, NOON)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _within_reach(day: date) -> date:
    if not FIRST <= day <= LAST:
        raise ValueError("out of reach")
    return day


def _day(text: object) -> date:
    if not isinstance(text, str) or not DAY.fullmatch(text):
        raise ValueError(f"write {A_DAY}")
    return _within_reach(date.fromisoformat(text))


def _moment(text: object) -> date:
    if isinstance(text, str) and INSTANT.fullmatch(text):
        at = datetime.fromisoformat(text)
        _within_reach(at.date())
        return at
    return _day(text)


Day = Annotated[date, BeforeValidator(_day)]
"""A day, and nothing that a database or a spreadsheet may mean by a number."""
Moment = Annotated[date, PlainValidator(_moment)]
"""A `date`, or a `datetime`, which is one too."""
