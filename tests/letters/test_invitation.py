"""The file that puts a talk into a diary."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from letters.invitation import Entry, Guest, invitation, uid
from post.diaries import Talk

NOW = datetime(2026, 3, 2, 11, tzinfo=UTC)
SANNE = Guest("Sanne de Vries", "sanne@example.nl", "nl")
TALK = Talk(date(2026, 3, 6), time(14, 30), 30)


def read(talk: Talk = TALK, guest: Guest = SANNE, *, is_off: bool = False) -> Calendar:
    entry = Entry(uid("journey-1", "needs-talk-1"), 3, talk, "Europe/Amsterdam", is_off)
    return Calendar.from_ical(invitation(entry, guest, "leren@example.nl", NOW).content)


@pytest.mark.parametrize(
    ("on", "starts", "ends"),
    [(date(2026, 3, 29), time(1, 45), "03:15"), (date(2026, 10, 25), time(2, 45), "02:15")],
    ids=["forward", "back"],
)
def test_half_an_hour_is_half_an_hour_while_the_clocks_change(on: date, starts: time, ends: str) -> None:
    event = read(Talk(on, starts, 30)).events[0]
    assert event.end.astimezone(ZoneInfo("Europe/Amsterdam")).strftime("%H:%M") == ends
    assert event.end.astimezone(UTC) - event.start.astimezone(UTC) == timedelta(minutes=30)


def test_the_zone_is_in_the_file_and_one_of_a_whole_day_needs_none() -> None:
    assert [str(one["TZID"]) for one in read().timezones] == ["Europe/Amsterdam"]
    assert read(Talk(TALK.on, None, 30)).timezones == []


def test_it_is_the_same_talk_whatever_becomes_of_it_and_another_of_another_journey() -> None:
    (one,), (off,) = read().events, read(is_off=True).events
    assert one.uid == off.uid and (one["STATUS"], off["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert len({uid("a", "needs-talk-1"), uid("b", "needs-talk-1"), uid("a", "needs-talk-2")}) == 3


@pytest.mark.parametrize("name", ['Mo "de Baas" Yılmaz; van, der: Berg', "Mo\r\nMETHOD:PUBLISH", ""])
def test_a_name_can_add_nothing(name: str) -> None:
    calendar = read(guest=Guest(name, "mo@example.nl", "nl"))
    assert calendar["METHOD"] == "REQUEST" and len(calendar.events) == 1
    assert calendar.events[0]["ATTENDEE"] == "mailto:mo@example.nl"
    assert calendar.events[0]["ATTENDEE"].params.get("CN", "") == " ".join(name.split())


def test_it_says_when_it_was_made_and_nothing_more() -> None:
    (event,) = read().events
    assert event.DTSTAMP == NOW
    assert sorted(event) == [
        *("ATTENDEE", "CLASS", "DTEND", "DTSTAMP", "DTSTART", "ORGANIZER", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP"),
        "UID",
    ]
