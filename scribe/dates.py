"""By when: the rule that a date follows, found by telling the same tale in many settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from journey.days.calendar import Calendar
from journey.needs.need import Rhythm
from journey.steps.watch import later
from scribe.telling import Setting

MOST_DAYS, MOST_WEEKS, MOST_MONTHS, FRIDAY = 60, 26, 12, 4


class Seen(NamedTuple):
    """In this setting, what was opened on one day was due on another."""

    setting: Setting
    opened: date
    due: date
    applied: date | None = None

    @property
    def calendar(self) -> Calendar:
        """The days of the setting."""
        return self.setting.ground.calendar


class Way(NamedTuple):
    """A way to come by a date, and how people say it."""

    said: str
    due: Callable[[Seen], date | None]


def rule(seen: Sequence[Seen]) -> str:
    """The first way that leads to the date in every setting.

    Raises:
        ValueError: none does.
    """
    for way in WAYS:
        if all(way.due(one) == one.due for one in seen):
            return way.said
    rhythms = {one.setting.rhythm for one in seen}
    if len(rhythms) == 1:
        raise ValueError(f"nothing known here makes {seen[0].due} of {seen[0].opened}: add a way to scribe/dates.py")
    by_rhythm = [rule([one for one in seen if one.setting.rhythm is rhythm]) for rhythm in Rhythm if rhythm in rhythms]
    return f"by the rhythm: {'; '.join(together(by_rhythm))}"


def together(rules: Iterable[str]) -> list[str]:
    """“3 weeks later”, “4 weeks later” and “8 weeks later” make “3, 4 or 8 weeks later”."""
    numbers: dict[str, list[str]] = {}
    for said in dict.fromkeys(rules):
        number, _, rest = said.partition(" ")
        numbers.setdefault(rest if number.isdigit() else said, []).append(number)
    return [f"{_either(found)} {said}" if found[0].isdigit() else said for said, found in numbers.items()]


def _either(numbers: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))


def _ways() -> Iterator[Way]:
    yield Way("at once", lambda seen: seen.calendar.plus(seen.opened, 0))
    yield Way("the day that was named", lambda seen: seen.calendar.lands(seen.setting.named))
    for n in range(1, MOST_DAYS):
        yield Way(f"{_days(n)} before the day that was named", _from_the_named(-n))
        yield Way(f"{_days(n)} after the day that was named", _from_the_named(n))
        yield Way(f"{_days(n)} later", _working_days(n))
    yield Way(
        "the Friday of that week", lambda seen: seen.opened + timedelta(days=(FRIDAY - seen.opened.weekday()) % 7)
    )
    for n in range(1, MOST_WEEKS):
        yield Way(f"{n} weeks later", _weeks(n))
    for n in range(1, MOST_MONTHS + 1):
        yield Way(f"{n} months after it was applied", _months(n))


def _working_days(n: int) -> Callable[[Seen], date]:
    return lambda seen: seen.calendar.plus(seen.opened, n)


def _from_the_named(n: int) -> Callable[[Seen], date]:
    return lambda seen: seen.calendar.plus(seen.setting.named, n)


def _weeks(n: int) -> Callable[[Seen], date]:
    return lambda seen: seen.calendar.lands(seen.opened + timedelta(weeks=n))


def _months(n: int) -> Callable[[Seen], date | None]:
    return lambda seen: seen.calendar.lands(later(seen.applied, n)) if seen.applied else None


def _days(n: int) -> str:
    return f"{n} working days" if n > 1 else "1 working day"


WAYS = tuple(_ways())
"""In the order in which they are tried."""
