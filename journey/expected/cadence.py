"""Cadence: how often they catch up, and after how long it is silent. The liveliest rhythm says it."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from journey.arranged import Reins
from journey.needs.need import Behaviour, Pace
from journey.state import Journey


def seen_often_enough(journey: Journey, behaviour: Behaviour) -> bool:
    """The sightings of its rhythm are there, spread as the rhythm asks; of what is rare, on as many occasions."""
    pace = journey.paces[behaviour.id]
    days = [seen.on for seen in journey.sightings if seen.behaviour == behaviour.id]
    if pace.after_occasion is not None:
        return len({_occasion(journey, behaviour.id, day) for day in days}) >= pace.sightings
    return len(days) >= pace.sightings and max(days) - min(days) >= pace.spread


def setting(journey: Journey) -> tuple[Behaviour, ...]:
    """The behaviours that set the cadence: those not yet seen often enough; once all were, all of them."""
    behaviours = journey.need.behaviours
    if len(behaviours) < 2:
        return behaviours
    return tuple(one for one in behaviours if not seen_often_enough(journey, one)) or behaviours


def cadence(journey: Journey) -> Pace:
    """The liveliest rhythm among those that set it: it times check-ins, and silence. What is rare comes last."""
    if len(journey.need.behaviours) < 2:
        return journey.pace
    return min((journey.paces[one.id] for one in setting(journey)), key=_liveliness)


def between_check_ins(journey: Journey) -> timedelta | None:
    """From the last contact to the next check-in: twice as long where the learner leads. None: occasions say when."""
    pace = cadence(journey)
    if pace.after_occasion is not None:
        return None
    return 2 * pace.check_in if journey.reins is Reins.LEARNER else pace.check_in


def occasions(journey: Journey) -> list[date]:
    """The days of all occasions that were named for the behaviours that set the cadence, in order."""
    return sorted(day for one in setting(journey) for day in journey.occasions.get(one.id, ()))


def _liveliness(pace: Pace) -> tuple[bool, int]:
    return pace.after_occasion is not None, pace.silence


def _occasion(journey: Journey, behaviour: str, day: date) -> date:
    """The occasion that what was noticed on this day belongs to: the last one up to it, or the day itself."""
    days = sorted(journey.occasions.get(behaviour, ()))
    before = bisect_right(days, day)
    return days[before - 1] if before else day
