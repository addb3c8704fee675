"""What happened on a journey, line by line, as far as a reader may know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journey import Event
from journey.agreement import Agreed, AgreementAccepted, AgreementChanged
from journey.calendar import Calendar
from journey.confidence import ConfidenceRated
from journey.endings import EndDeclined, Ended, EndProposed
from journey.expectations import RungClimbed
from journey.sightings import Sighting
from journey.silence import StillYours, StillYoursAnswered
from journey.state import Ending, SightingAnswer
from journey.steps.application import Applied, ConclusionSaid
from journey.steps.check_ins import CheckedIn
from journey.steps.needs_conversation import JourneyStarted, MomentLogged
from journey.steps.practice import Outcome, PracticeLogged
from records.event_log import Recorded
from starter.showing import labels
from starter.showing.readers import Reader, Thing
from starter.showing.tongue import Tongue


@dataclass(frozen=True)
class Line:
    """One thing that happened. `text` is sealed; None where nothing was written."""

    on: date
    by: str | None
    to: str | None
    """Whom it was put to."""
    what: str
    text: str | None = None


SHORT: dict[type, str] = {
    JourneyStarted: "started the journey",
    AgreementChanged: "proposed something else",
    AgreementAccepted: "said yes to the agreement",
    Agreed: "the agreement stands",
    MomentLogged: "said: we spoke",
    PracticeLogged: "practised",
    CheckedIn: "checked in",
    Sighting: "told of an occasion",
    ConfidenceRated: "said how sure it feels",
    ConclusionSaid: "answered the closing question",
    StillYoursAnswered: "said how it stands",
    EndProposed: "proposed to end it",
    EndDeclined: "said that it goes on",
}
"""What anybody may know who may know that something was said."""
FULL = {
    "practice": "practice: {how}",
    "check-in": "check-in: {how}",
    "occasion": "an occasion on {day}: {how}",
    "figure": "confidence: {figure}",
    "yes": "it is there: yes",
    "not-yet": "it is not there yet; to be asked again on {day}",
    "still": "how it stands: {how}",
    "proposed": "proposed to end it: {how}",
    "ended": "ended: {how}",
    "rung": "{what}: {rung}",
}
SAID = (
    AgreementChanged, AgreementAccepted, MomentLogged, PracticeLogged, CheckedIn, Sighting, ConfidenceRated,
    ConclusionSaid, StillYoursAnswered, EndProposed, EndDeclined,
)  # fmt: skip
"""What people said. What follows from it is read off the expectations, and did not happen."""


def lines(log: Sequence[Recorded], reader: Reader, say: Tongue, calendar: Calendar) -> Iterator[Line]:
    """In order of the instant at which each happened."""
    checked = {one.word for one in log if isinstance(one.event, CheckedIn)}
    for one in sorted(log, key=lambda one: (one.event.at, one.position)):
        event = one.event
        on = calendar.day(event.at)
        if not _is_shown(event, reader) or (one.word in checked and isinstance(event, Sighting) and event.on == on):
            continue
        to = event.to if isinstance(event, RungClimbed) else None
        by = None if isinstance(event, Agreed | Applied) else event.by
        yield Line(on, by, to, _told(event, reader, say), getattr(event, "line", None))


def _is_shown(event: Event, reader: Reader) -> bool:
    if isinstance(event, RungClimbed):
        return reader.may(Thing.WAITING)
    if isinstance(event, JourneyStarted | Agreed | Applied | Ended):
        return reader.may(Thing.PHASE)
    return isinstance(event, SAID) and (reader.may(Thing.COURSE) or reader.is_self(event.by))


def _told(event: Event, reader: Reader, say: Tongue) -> str:
    match event:
        case RungClimbed():
            what = str(event.id).rpartition("-")[0]
            return say(FULL["rung"], what=labels.what(say, what), rung=labels.rung(say, event.rung))
        case Ended():
            return say(FULL["ended"], how=labels.ending(say, event.how))
        case Applied():
            return labels.ending(say, Ending.APPLIED)
        case ConfidenceRated() if reader.may(Thing.FIGURE):
            return say(FULL["figure"], figure=event.figure)
    in_full = reader.may(Thing.SAID) or reader.is_self(event.by)
    return (_in_full(event, say) if in_full else "") or say(SHORT[type(event)])


def _in_full(event: Event, say: Tongue) -> str:
    """With what was answered; empty where there is nothing to add."""
    match event:
        case PracticeLogged():
            return say(FULL["practice"], how=say(labels.OUTCOMES[Outcome(event.outcome)]))
        case CheckedIn():
            return say(FULL["check-in"], how=say(labels.ANSWERS[SightingAnswer(event.answer)]))
        case Sighting():
            how = say(labels.ANSWERS[SightingAnswer(event.answer)])
            return say(FULL["occasion"], day=say.day(event.on), how=how)
        case ConclusionSaid(until=None):
            return say(FULL["yes"])
        case ConclusionSaid(until=date() as until):
            return say(FULL["not-yet"], day=say.day(until))
        case StillYoursAnswered():
            return say(FULL["still"], how=say(labels.STILL[StillYours(event.answer)]))
        case EndProposed():
            return say(FULL["proposed"], how=labels.ending(say, event.how))
    return ""
