"""An invitation for a diary (RFC 5545, 5546): that there is a talk, when, and not with whom or about what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from letters.tongue import tongue
from post.diaries import Talk
from post.letter import Attachment

TALK = "Talk"
"""The title: diaries are shared, and hang beside the doors of rooms."""
NAMES = {"nl": "gesprek.ics"}
OTHERWISE = "talk.ics"
REQUEST, CANCEL = "REQUEST", "CANCEL"
PROGRAM = "-//Leerreis//Post//EN"
A_DAY = timedelta(days=1)
AROUND = timedelta(days=366)
"""The clock changes that stand in it: those of the year before and after."""


@dataclass(frozen=True)
class Entry:
    """The entry in one person's diary."""

    uid: str
    sequence: int
    """How many messages about it this person had before: a later one wins."""
    talk: Talk
    timezone: str
    """Of the wall that its hour is on."""
    is_off: bool = False


@dataclass(frozen=True)
class Guest:
    """The reader: the only one whom an invitation names."""

    name: str
    email: str
    language: str


def uid(journey: str, expectation: str) -> str:
    """The same for as long as it is the same talk; it tells nobody which."""
    return str(uuid5(NAMESPACE_URL, f"leerreis:talk:{journey}:{expectation}"))


def invitation(entry: Entry, guest: Guest, organiser: str, stamp: datetime) -> Attachment:
    """The file for this guest. `organiser`: the address that our letters come from; `stamp`: when it was made."""
    method = CANCEL if entry.is_off else REQUEST
    calendar = Calendar()
    for name, value in (("prodid", PROGRAM), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", method)):
        calendar.add(name, value)
    calendar.add_component(_event(entry, guest, organiser, stamp))
    calendar.add_missing_timezones(entry.talk.on - AROUND, entry.talk.on + AROUND)
    name = NAMES.get(guest.language, OTHERWISE)
    return Attachment(name, "text/calendar", calendar.to_ical(), method)


def _event(entry: Entry, guest: Guest, organiser: str, stamp: datetime) -> Event:
    begins, ends = _span(entry)
    attendee = vCalAddress(f"mailto:{guest.email}")
    attendee.params["CN"] = " ".join(guest.name.split())
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = "NEEDS-ACTION"
    attendee.params["RSVP"] = "FALSE"  # we ask for no answer: nobody reads one
    event = Event()
    for name, value in {
        "uid": entry.uid,
        "sequence": entry.sequence,
        "dtstamp": stamp.astimezone(UTC),
        "dtstart": begins,
        "dtend": ends,
        "summary": tongue(guest.language)(TALK),
        "class": "PRIVATE",
        "transp": "OPAQUE",
        "status": "CANCELLED" if entry.is_off else "CONFIRMED",
        "organizer": vCalAddress(f"mailto:{organiser}"),
        "attendee": attendee,
    }.items():
        event.add(name, value)
    return event


def _span(entry: Entry) -> tuple[date, date] | tuple[datetime, datetime]:
    """From when to when, on the wall; at no hour: that day, up to the next."""
    talk = entry.talk
    if talk.starts is None:
        return talk.on, talk.on + A_DAY
    zone = ZoneInfo(entry.timezone)
    # Through UTC: on the night that clocks change, minutes pass as they do.
    begins = datetime.combine(talk.on, talk.starts, zone).astimezone(UTC)
    ends = begins + timedelta(minutes=talk.minutes)
    # An hour that comes twice is read as the first: in the second, only UTC says when.
    return begins.astimezone(zone), ends if ends.astimezone(zone).fold else ends.astimezone(zone)
