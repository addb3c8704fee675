"""Why a message waits: which of its reader's days and choices moved it, found by asking for the moment without it."""

from __future__ import annotations

from dataclasses import replace

from journey.days.week import Week
from journey.grammar.codes import Code
from post.habits import Habits, moment
from post.item import Item
from post.subjects import Goes


class Waits(Code):
    """Why it does not go now, and holds."""

    HOURS = "hours"
    """Outside the hours and days in which anything reaches this person."""
    DAY = "day"
    """For the day and hour of the week's letter."""
    BUSY = "busy"
    """This person said until when no letter of the week suits."""
    AWAY = "away"
    """Until the second day that they are back."""
    QUIET = "quiet"
    """Clocks stand still."""
    LATELY = "lately"
    """A letter of this sort went shortly before."""
    FULL = "full"
    """The week's letter has no room."""
    CARD = "card"
    """Until whoever prints the card is at work."""
    UNSENT = "unsent"
    """A letter that could not be sent carries it, and is tried again."""


def why(item: Item, week: Week, habits: Habits) -> Waits:
    """Why a message that may go at its own moment waits for that."""
    if item.passed_over:
        return Waits.FULL
    others = {
        Waits.BUSY: (week, replace(habits, busy_until=None)),
        Waits.AWAY: (replace(week, away=None), habits),
        Waits.QUIET: (replace(week, days=replace(week.days, quiet=())), habits),
    }
    known = moment(item.goes, week, habits, item.written)
    if known < item.due:
        return Waits.LATELY
    sooner = {reason: moment(item.goes, *without, item.written) for reason, without in others.items()}
    earliest = min(sooner, key=sooner.__getitem__)
    if sooner[earliest] < known:
        return earliest
    return Waits.HOURS if item.goes in (Goes.BESIDE, Goes.DIARY, Goes.PRACTICE) else Waits.DAY
