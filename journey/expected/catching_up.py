"""Catching up sooner: where the cadence grows livelier, the open check-in need not wait for the next contact."""

from __future__ import annotations

from datetime import datetime

from journey.expected import asking
from journey.expected.asking import SETTLING_IN, Events
from journey.expected.cadence import between_check_ins
from journey.expected.expectations import What
from journey.ground import Ground
from journey.state import Journey
from journey.who.people import PersonId


def sooner(before: Journey, after: Journey, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    """As much earlier as they catch up more often now; and nobody is asked within the next five working days."""
    was, now = between_check_ins(before), between_check_ins(after)
    if now is None or (was is not None and now >= was):
        return
    calendar = ground.calendar
    today = calendar.day(at)
    for check_in in before.open(What.CHECK_IN):
        if check_in.in_diary:
            continue
        wanted = check_in.due - (was - now) if was is not None else calendar.day(before.last_contact) + now
        due = max(calendar.lands(wanted), calendar.plus(today, SETTLING_IN))
        if due < check_in.due:
            yield from asking.moved(after, check_in, due, at, ground, by=by, fixed=False)
