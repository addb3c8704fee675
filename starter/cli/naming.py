"""What people type to name a journey, an instant, or a word."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from journey.grammar.request import Request, persons_named
from starter.cli.faults import BadWord

if TYPE_CHECKING:
    from journey.days.calendar import Calendar
    from records.people import Person
    from starter.cli.errand import Errand

SHORTEST = 4
"""Characters of a journey's id that may stand for all of it."""
SHOWN = 8
"""Characters of it in lists."""
AGO = re.compile(r"(\d{1,4}) days? ago")
KEY = re.compile(r"[A-Za-z0-9._-]{1,64}")


async def journey(errand: Errand, typed: str) -> str:
    """The id of the one journey that begins with what was typed, or of the one open journey of a learner.

    Raises:
        BadWord: there is none, or there are several.
    """
    from records import listing, people

    if (learner := await people.find(await errand.pool(), typed.strip())) is not None:
        return await _of(errand, learner, typed.strip())
    typed = typed.strip().lower()
    if len(typed) < SHORTEST:
        raise BadWord(f"“{typed}” is too short for a journey: write at least {SHORTEST} characters of its id.")
    found = await listing.by_prefix(await errand.pool(), typed)
    if not found or not found[0].startswith(typed):
        raise BadWord(f"There is no journey “{typed}”: `leerreis journeys` lists them.")
    if len(found) > 1 and found[0] != typed:
        raise BadWord(f"“{typed}” stands for more than one journey; write more characters of its id.")
    return found[0]


async def _of(errand: Errand, learner: Person, typed: str) -> str:
    from records import listing

    found = await listing.of_learner(await errand.pool(), learner.id)
    open_ = [id_ for id_, over in found if not over]
    if len(open_) > 1 or (not open_ and len(found) > 1):
        ids = ", ".join(id_[:SHOWN] for id_ in open_ or [id_ for id_, _ in found])
        raise BadWord(f"{typed} has more than one journey: name one of {ids}.")
    if not found:
        raise BadWord(f"{typed} has no journey: `leerreis journeys` lists them.")
    return open_[0] if open_ else found[0][0]


async def persons(errand: Errand, model: type[Request], typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, with our own ids for everybody whom it names.

    Raises:
        BadWord: an option names nobody.
    """
    found = dict(typed)
    for name in persons_named(model):
        option, value = f"--{name.replace('_', '-')}", typed.get(name)
        if isinstance(value, tuple):
            found[name] = tuple([(await errand.person(who, option)).id for who in value])
        elif value is not None:
            found[name] = (await errand.person(value, option)).id
    return found


def key(typed: str | None) -> str | None:
    """The key under which a word counts once."""
    if typed is not None and not KEY.fullmatch(typed):
        raise BadWord(f"--id: “{typed}” is not right; write up to 64 letters, digits, dots, dashes or underscores.")
    return typed


def said(typed: str | None, calendar: Calendar, now: datetime) -> datetime:
    """When something was said: an instant; a day means its noon, and today means now."""
    if typed is None:
        return now
    at = _moment(typed, calendar, "--said", now)
    if isinstance(at, datetime):
        return at
    return now if at == calendar.day(now) else _at(at, time(12), calendar)


def known(typed: str, calendar: Calendar, now: datetime) -> datetime:
    """An instant of the past; a day means its end, and today means now."""
    at = _moment(typed, calendar, "--at", now)
    if not isinstance(at, datetime) and at <= calendar.day(now):
        at = now if at == calendar.day(now) else _at(at + timedelta(days=1), time(), calendar)
    if not isinstance(at, datetime) or at > now:
        raise BadWord(f"--at: {typed} is still to come; write a day or an instant that has been.")
    return at


def _moment(typed: str, calendar: Calendar, option: str, now: datetime) -> date | datetime:
    """Without a time zone it is the organisation's."""
    if ago := AGO.fullmatch(typed.strip()):
        return now - timedelta(days=int(ago[1]))
    try:
        return date.fromisoformat(typed)
    except ValueError:
        pass
    try:
        at = datetime.fromisoformat(typed)
    except ValueError:
        what = "write a day such as 2026-12-01, an instant such as 2026-12-01T14:30, or “3 days ago”"
        raise BadWord(f"{option}: “{typed}” is not right; {what}.") from None
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(calendar.timezone))


def _at(day: date, hour: time, calendar: Calendar) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(calendar.timezone))
