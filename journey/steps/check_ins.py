"""Check-ins: exactly one is open from the agreement on; it asks what somebody else has seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey import asking
from journey.asking import Events
from journey.copies import replace
from journey.expectations import Fact, What
from journey.ground import Ground
from journey.people import PersonId
from journey.request import Request
from journey.sightings import Way, noticed
from journey.state import Journey, SightingAnswer
from journey.steps.needs_conversation import MomentLogged
from journey.words import Words


class CheckIn(Request):
    """The companion says what they have seen of it."""

    kind: Literal["check-in"] = "check-in"
    answer: SightingAnswer
    on: date | None = None
    """The day of the occasion; default: the day on which it is said."""
    way: Way = Way.SAW
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn(Fact):
    """The check-in was answered."""

    kind: Literal["checked-in"] = "checked-in"
    answer: SightingAnswer
    missed: bool
    """Nobody has seen it: one more in a row."""
    line: str | None = None


def check_in(journey: Journey, word: CheckIn, at: datetime, ground: Ground) -> Events:
    """Answers the open check-in and the talk that it may have been."""
    missed = word.answer in (SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION)
    yield CheckedIn(at=at, by=word.by, answer=word.answer, missed=missed, line=word.line)
    talks = (*journey.open(What.CHECK_IN), *journey.open(What.NEEDS_TALK), *journey.open(What.SUPPORT))
    yield from asking.answered(talks, at, by=word.by)
    if word.answer in (SightingAnswer.SEEN, SightingAnswer.NOT_YET):
        yield noticed(journey, word.by, word.answer, word.on, word.way, None, at, ground)


def checked_in(journey: Journey, event: CheckedIn) -> Journey:
    """A contact; and one more without anybody having seen it, where that was the answer."""
    return replace(in_contact(journey, event), unseen=journey.unseen + 1 if event.missed else journey.unseen)


def in_contact(journey: Journey, event: CheckedIn | MomentLogged) -> Journey:
    """They spoke, or checked in."""
    return replace(journey, last_contact=max(journey.last_contact, event.at))


def is_done(journey: Journey) -> bool:
    """The sightings of the rhythm are there, spread as the rhythm asks."""
    if len(journey.sightings) < journey.pace.sightings:
        return False
    days = [seen.on for seen in journey.sightings]
    return max(days) - min(days) >= journey.pace.spread


def next_check_in(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """One is open from the agreement on, its day counted from the last contact."""
    if journey.agreed is None and What.CHECK_IN not in journey.counted:
        return
    contact = max(journey.last_contact, journey.agreed or journey.last_contact)
    due = ground.calendar.lands(ground.calendar.day(contact) + journey.pace.check_in)
    if not (open_ := journey.open(What.CHECK_IN)):
        yield from asking.asked(journey, What.CHECK_IN, journey.people.companion, due, at, ground, by=by)
    elif due > open_[0].due:
        yield from asking.moved(journey, open_[0], due, at, ground, by=by)
