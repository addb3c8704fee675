"""What happened on a journey, line by line, as far as a reader may know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from journey import Event
from journey.agreement import Agreed
from journey.calendar import Calendar
from journey.conditions import ConditionNamed
from journey.confidence import ConfidenceRated
from journey.endings import Ended
from journey.expectations import RungClimbed, What
from journey.hand_over import HandedOver, ReadingLet
from journey.sightings import Sighting
from journey.stand_ins import StandInNamed
from journey.state import Ending
from journey.steps.activity import ActivityPlanned
from journey.steps.application import Applied
from journey.steps.buddies import BuddyNamed
from journey.steps.check_ins import CheckedIn
from journey.steps.mentoring import MentorInvited, MentorMet
from journey.steps.needs_conversation import JourneyStarted
from journey.support import SupportAsked
from journey.watching import WatchersAsked
from records.event_log import Recorded
from starter.showing import in_full, labels
from starter.showing.readers import Reader, Thing
from starter.showing.tongue import Tongue


@dataclass(frozen=True)
class Line:
    """One thing that happened. `text` is sealed; None where nothing was written."""

    on: date
    at: datetime
    by: str | None
    to: str | None
    """Whom it was put to."""
    what: str
    text: str | None = None
    thing: Thing = Thing.SAID
    """What the text is, to those who may read it."""


TEXTS = ("line", "title", "what", "plan")
"""Where an event keeps what somebody wrote."""
RUNG = "{what}: {rung}"
ENDED = "ended: {how}"
FIGURE = "confidence: {figure}"


def lines(log: Sequence[Recorded], reader: Reader, say: Tongue, calendar: Calendar) -> Iterator[Line]:
    """In order of the instant at which each happened."""
    checked = {one.word for one in log if isinstance(one.event, CheckedIn)}
    receivers = {who for one in log if isinstance(one.event, WatchersAsked) for who in one.event.receivers}
    for one in sorted(log, key=lambda one: (one.event.at, one.position)):
        event = one.event
        on = calendar.day(event.at)
        if not _is_shown(event, reader, receivers) or (
            one.word in checked and isinstance(event, Sighting) and event.on == on
        ):
            continue
        by = None if isinstance(event, Agreed | Applied) or _is_nameless(event, reader) else event.by
        yield Line(on, event.at, by, _to(event), _told(event, reader, say), _text(event), _thing(event))


def _is_nameless(event: Event, reader: Reader) -> bool:
    """Who told it is shown to nobody but themselves."""
    return isinstance(event, Sighting) and bool(event.nameless) and not reader.is_self(event.by)


def _is_shown(event: Event, reader: Reader, receivers: Set[str]) -> bool:
    if isinstance(event, RungClimbed):
        # Whom of three it was put to once more says who of the three has spoken.
        is_of_one = event.id.rpartition("-")[0] == What.SIGHTING and event.to in receivers
        return reader.may(Thing.WAITING) and not is_of_one
    if isinstance(event, JourneyStarted | Agreed | Applied | Ended):
        return reader.may(Thing.PHASE)
    is_theirs = reader.is_self(event.by) or reader.is_self(_to(event))
    return type(event) in in_full.SHORT and (reader.may(Thing.COURSE) or is_theirs)


def _told(event: Event, reader: Reader, say: Tongue) -> str:
    match event:
        case RungClimbed():
            what = str(event.id).rpartition("-")[0]
            return say(RUNG, what=labels.what(say, what), rung=labels.rung(say, event.rung))
        case Ended():
            return say(ENDED, how=labels.ending(say, event.how))
        case Applied():
            return labels.ending(say, Ending.APPLIED)
        case ConfidenceRated() if reader.may(Thing.FIGURE):
            return say(FIGURE, figure=event.figure)
    is_theirs = reader.is_self(event.by) or reader.is_self(_to(event))
    told = in_full.told(event, say) if is_theirs or reader.may_read(_thing(event), event.at) else ""
    return told or say(in_full.SHORT[type(event)])


def _to(event: Event) -> str | None:
    """Whom it was put to."""
    match event:
        case RungClimbed() | HandedOver() | StandInNamed():
            return event.to
        case BuddyNamed():
            return event.buddy
        case ConditionNamed():
            return event.owner
        case MentorInvited():
            return event.mentor
        case SupportAsked():
            return event.of
        case ReadingLet():
            return event.who
    return None


def _thing(event: Event) -> Thing:
    """What it is that was written or answered, to those who may read it."""
    match event:
        case MentorMet():
            return Thing.MENTORED
        case ActivityPlanned() | ConditionNamed():
            return Thing.NEED
    return Thing.SAID


def _text(event: Event) -> str | None:
    return next((text for name in TEXTS if (text := getattr(event, name, None)) is not None), None)
