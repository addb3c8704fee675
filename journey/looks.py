"""L&D's own looks: what they are asked to see at once, because no ladder leads there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from journey import asking, conditions, confidence
from journey.asking import Events
from journey.expectations import What
from journey.ground import Ground
from journey.people import PersonId
from journey.reasons import Reason
from journey.state import Journey, SightingAnswer
from journey.steps import mentoring

UNSEEN = 3
"""Check-ins in a row without anybody having seen it, after which L&D looks."""


def pictures_differ(journey: Journey) -> bool:
    """The learner is sure, and the last who looked said: not there yet."""
    return confidence.is_sure(journey) and journey.last_answer is SightingAnswer.NOT_YET


def is_unseen(journey: Journey) -> bool:
    """Both sides are sure, or three check-ins went by, and nobody has ever seen it."""
    return not journey.sightings and (len(journey.yes) == 2 or journey.unseen >= UNSEEN)


LOOKS: Mapping[Reason, Callable[[Journey], bool]] = {
    Reason.PICTURES_DIFFER: pictures_differ,
    Reason.NO_MANAGER: lambda journey: journey.unmanaged,
    **{reason: partial(conditions.has_failed, reason=reason) for reason in conditions.WHY.values()},
    Reason.NO_MENTOR: mentoring.is_wanted,
    Reason.NOT_SEEN: is_unseen,
    Reason.FLAT: confidence.is_flat,
}
"""Reasons that no ladder carries."""


def looked_at(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """L&D is expected to look for as long as one of these holds, and no longer."""
    open_, nth = journey.open(What.TAKE_OVER), 0
    for reason, holds in LOOKS.items():
        mine = [expectation for expectation in open_ if expectation.about is reason]
        if holds(journey) == bool(mine):
            continue
        if mine:
            yield from asking.closed(mine, at, by=by)
        else:
            nth += 1
            yield from asking.taken_over(journey, reason, at, ground, by=by, nth=nth)
