"""L&D's own looks: what they are asked to see at once, because no ladder leads there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import What
from journey.ground import Ground
from journey.helping import conditions
from journey.lnd.reasons import Reason
from journey.noticing import confidence
from journey.state import Journey, SightingAnswer
from journey.steps import mentoring
from journey.who import reaching
from journey.who.people import PersonId, Role

UNSEEN = 3
"""Check-ins in a row without anybody having seen it, after which L&D looks."""


def pictures_differ(journey: Journey) -> bool:
    """The learner is sure, and the last who looked said: not there yet."""
    return journey.last_answer is SightingAnswer.NOT_YET and confidence.is_sure(journey)


def is_unseen(journey: Journey) -> bool:
    """Both sides are sure, or three check-ins went by, and nobody has ever seen it."""
    return not journey.sightings and (len(journey.yes) == 2 or journey.unseen >= UNSEEN)


def holding(journey: Journey) -> Iterator[Reason]:
    """The reasons that no ladder carries, as far as they hold."""
    if pictures_differ(journey):
        yield Reason.PICTURES_DIFFER
    if journey.unmanaged:
        yield Reason.NO_MANAGER
    yield from conditions.failed(journey)
    if mentoring.is_wanted(journey):
        yield Reason.NO_MENTOR
    if is_unseen(journey):
        yield Reason.NOT_SEEN
    if confidence.is_flat(journey):
        yield Reason.FLAT
    if journey.unreachable and any(reaching.unreachable(journey)):
        yield Reason.UNREACHABLE


def looked_at(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """L&D is expected to look for as long as one of these holds, and no longer."""
    wanted, open_ = tuple(holding(journey)), journey.open(What.TAKE_OVER)
    if not wanted and not open_:
        return
    yield from asking.closed([one for one in open_ if one.about not in wanted], at, by=by)
    known = {one.about for one in open_}
    for nth, reason in enumerate([one for one in wanted if one not in known], 1):
        yield from asking.taken_over(journey, reason, at, ground, by=by, on=_on(journey, reason), nth=nth)


def _on(journey: Journey, reason: Reason) -> Role:
    """Whom a row names: L&D itself, but for somebody whom nobody reaches."""
    lost = next(reaching.unreachable(journey), None) if reason is Reason.UNREACHABLE else None
    return journey.people.role_awaited(lost) if lost else Role.LND
