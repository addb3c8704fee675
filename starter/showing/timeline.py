"""What happened on a journey, line by line, as far as a reader may know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

import journey as core
from journey import Event, Journey
from journey.days.calendar import Calendar
from journey.endings import Ended
from journey.expected.expectations import BETWEEN_TWO, RungClimbed, What
from journey.expected.later import PutOff
from journey.helping.conditions import ConditionNamed
from journey.helping.support import SupportAsked
from journey.lnd.corrections import RowCorrected
from journey.lnd.moves import PickedUp
from journey.needs.agreement import Agreed
from journey.noticing.confidence import ConfidenceRated
from journey.noticing.sightings import Sighting
from journey.noticing.watching import WatchersAsked
from journey.reading.audience import is_nameless, put_to, read_as
from journey.reading.readers import Act
from journey.state import Ending
from journey.steps.application import Applied
from journey.steps.check_ins import CheckedIn
from letters.tongue import Tongue
from records.event_log import Recorded
from starter.showing import in_full, labels
from starter.showing.readers import HIDDEN, Reader


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
    entered_by: str | None = None
    """Who entered it for them."""
    of: str | None = None
    """What is asked for or has to be there first: the id of it, where it was named."""


TEXTS = ("line", "title", "what", "plan")
"""Where an event keeps what somebody wrote."""
RUNG = "{what}: {rung}"
TAKEN_BACK = "{what} (taken back)"
ENDED = "ended: {how}"
FIGURE = "confidence: {figure}"


def lines(log: Sequence[Recorded], reader: Reader, say: Tongue, calendar: Calendar) -> Iterator[Line]:
    """In order of the instant at which each happened."""
    unsaid = core.taken(log)
    checked = {one.word for one in log if isinstance(one.event, CheckedIn)}
    receivers = {who for one in log if isinstance(one.event, WatchersAsked) for who in one.event.receivers}
    for one, to in sorted(_put(log), key=lambda pair: (pair[0].event.at, pair[0].position)):
        event = one.event
        on = calendar.day(event.at)
        is_in_check_in = one.word in checked and isinstance(event, Sighting) and event.on == on
        if is_in_check_in or _is_of_one(event, receivers, reader) or not _is_shown(event, to, reader):
            continue
        is_unnamed = isinstance(event, Agreed | Applied) or (is_nameless(event) and not reader.is_self(event.by))
        by = None if is_unnamed else event.by
        if one.word in unsaid:
            what = say(TAKEN_BACK, what=say(in_full.SHORT.get(type(event), labels.SOME_WORD)))
            yield Line(on, event.at, by, to, what, entered_by=event.entered_by)
            continue
        told, text = _told(event, to, reader, say), _text(event, to, reader)
        yield Line(on, event.at, by, to, told, text, event.entered_by, _named(event))


def _named(event: Event) -> str | None:
    match event:
        case SupportAsked():
            return event.support
        case ConditionNamed():
            return event.condition
    return None


def _put(log: Sequence[Recorded]) -> Iterator[tuple[Recorded, str | None]]:
    """Each event, and whom it was put to as things stood just then."""
    journey: Journey | None = None
    for one in log:
        yield one, put_to(one.event, journey) if journey else None
        journey = core.evolve(journey, one.event)


def _is_of_one(event: Event, receivers: Set[str], reader: Reader) -> bool:
    """Whom of three it was put to once more, or who put it off, says who of the three has spoken: that is shown to
    nobody else.
    """
    if isinstance(event, PutOff) and labels.sort_of(event.expectation) == What.SIGHTING:
        return event.by in receivers and not reader.is_self(event.by)
    return isinstance(event, RungClimbed) and event.id.rpartition("-")[0] == What.SIGHTING and event.to in receivers


def _is_shown(event: Event, to: str | None, reader: Reader) -> bool:
    """A rung is L&D's to know, also where it was put to the reader: it tells that somebody else did not answer."""
    if isinstance(event, RungClimbed):
        return reader.is_self(event.to) if _what(event) in BETWEEN_TWO else reader.may(Act.WAITING)
    is_told = type(event) in in_full.SHORT or isinstance(event, Applied | Ended)
    return is_told and any(reader.reads(act, event, to) for act in read_as(event)[:2])


def _told(event: Event, to: str | None, reader: Reader, say: Tongue) -> str:
    reads = reader.reads(read_as(event).what, event, to)
    match event:
        case RungClimbed():
            return say(RUNG, what=labels.what(say, _what(event)), rung=labels.rung(say, event.rung))
        case PickedUp() | RowCorrected():
            return in_full.of_the_list(event, say)
        case Ended():
            return say(ENDED, how=labels.ending(say, event.how))
        case Applied():
            return labels.ending(say, Ending.APPLIED)
        case ConfidenceRated() if reads:
            return say(FIGURE, figure=event.figure)
    return (in_full.told(event, say) if reads else "") or say(in_full.short(event))


def _what(event: RungClimbed) -> str:
    """Of what it is a rung."""
    return labels.sort_of(event.id)


def _text(event: Event, to: str | None, reader: Reader) -> str | None:
    """What was written, or that something was."""
    written = next((text for name in TEXTS if (text := getattr(event, name, None)) is not None), None)
    if written is None or reader.reads(read_as(event).text, event, to):
        return written
    return HIDDEN
