"""What happened on a journey, line by line, as far as a reader may know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from journey import Event
from journey.agreement import Agreed
from journey.between_two import CoachingAsked, CoachingGiven, PrivatelyAnswered, PrivatelySaid
from journey.calendar import Calendar
from journey.conditions import ConditionNamed
from journey.confidence import ConfidenceRated
from journey.corrections import RowCorrected
from journey.endings import Ended
from journey.expectations import BETWEEN_TWO, RungClimbed
from journey.hand_over import HandedOver, ReadingLet
from journey.moves import PickedUp
from journey.reaching import FoundUnreachable, Reached
from journey.sightings import Sighting
from journey.state import Ending
from journey.steps.activity import ActivityPlanned
from journey.steps.application import Applied
from journey.steps.check_ins import CheckedIn
from journey.steps.mentoring import MentorInvited, MentorMet
from journey.steps.needs_conversation import JourneyStarted
from journey.support import SupportAsked
from journey.thanks import Thanked
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


FOR_TWO = PrivatelySaid | PrivatelyAnswered | CoachingAsked | CoachingGiven | Thanked
"""What nobody but the two is ever told of; not that it was said either."""
FOR_LND = PickedUp | RowCorrected | FoundUnreachable | Reached
TEXTS = ("line", "title", "what", "plan")
"""Where an event keeps what somebody wrote."""
RUNG = "{what}: {rung}"
ENDED = "ended: {how}"
FIGURE = "confidence: {figure}"


def lines(log: Sequence[Recorded], reader: Reader, say: Tongue, calendar: Calendar) -> Iterator[Line]:
    """In order of the instant at which each happened."""
    checked = {one.word for one in log if isinstance(one.event, CheckedIn)}
    for one in sorted(log, key=lambda one: (one.event.at, one.position)):
        event = one.event
        on = calendar.day(event.at)
        if not _is_shown(event, reader) or (one.word in checked and isinstance(event, Sighting) and event.on == on):
            continue
        by = None if isinstance(event, Agreed | Applied) else event.by
        yield Line(on, event.at, by, _to(event), _told(event, reader, say), _text(event), _thing(event))


def _is_shown(event: Event, reader: Reader) -> bool:
    if isinstance(event, RungClimbed):
        return reader.may(Thing.WAITING) if _what(event) not in BETWEEN_TWO else reader.is_self(event.to)
    if isinstance(event, FOR_TWO):
        return reader.is_self(event.by) or reader.is_self(event.to)
    if isinstance(event, FOR_LND):
        return reader.may(Thing.WAITING) or reader.is_self(getattr(event, "who", None))
    if isinstance(event, JourneyStarted | Agreed | Applied | Ended):
        return reader.may(Thing.PHASE)
    is_theirs = reader.is_self(event.by) or reader.is_self(_to(event))
    return type(event) in in_full.SHORT and (reader.may(Thing.COURSE) or is_theirs)


def _told(event: Event, reader: Reader, say: Tongue) -> str:
    match event:
        case RungClimbed():
            return say(RUNG, what=labels.what(say, _what(event)), rung=labels.rung(say, event.rung))
        case PickedUp() | RowCorrected():
            return in_full.of_the_list(event, say)
        case Ended():
            return say(ENDED, how=labels.ending(say, event.how))
        case Applied():
            return labels.ending(say, Ending.APPLIED)
        case ConfidenceRated() if reader.may(Thing.FIGURE):
            return say(FIGURE, figure=event.figure)
    is_theirs = reader.is_self(event.by) or reader.is_self(_to(event))
    told = in_full.told(event, say) if is_theirs or reader.may_read(_thing(event), event.at) else ""
    return told or say(in_full.short(event))


def _what(event: RungClimbed) -> str:
    """Of what it is a rung."""
    return str(event.id).rpartition("-")[0]


def _to(event: Event) -> str | None:
    """Whom it was put to."""
    match event:
        case RungClimbed() | HandedOver() | RowCorrected():
            return event.to
        case PrivatelySaid() | PrivatelyAnswered() | CoachingAsked() | CoachingGiven() | Thanked():
            return event.to
        case ConditionNamed():
            return event.owner
        case MentorInvited():
            return event.mentor
        case SupportAsked():
            return event.of
        case ReadingLet() | FoundUnreachable() | Reached():
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
