"""A talk that is planned stands in both diaries: what arrived at the mail server, read as a calendar reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from icalendar import Calendar, Event

from letters.invitation import uid
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, entry
from tests.post.office import NAMES, Office, text
from workflows.messages import Entry

CANARY = "KANARIE"
FRIDAY = date(2026, 3, 6)
HALF_PAST_ONE = datetime(2026, 3, 6, 13, 30, tzinfo=UTC)
"""Half past two in Amsterdam, in winter."""
BOTH = ("karim", "sanne")


def read(mail: EmailMessage) -> list[Calendar]:
    """The files for a diary that a mail carries, its own invitation first."""
    parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return [Calendar.from_ical(part.get_content()) for part in parts]


def entries(office: Office, who: str) -> list[tuple[str, Event]]:
    """What this person's diary was told, oldest first: method and entry."""
    calendars = [one for mail in office.mails(who) for one in read(mail)]
    return [(str(one["METHOD"]), one.events[0]) for one in calendars]


def sources(office: Office) -> list[str]:
    """Each of these files, as it was written."""
    return [one.to_ical().decode() for who in NAMES for mail in office.mails(who) for one in read(mail)]


async def plan(office: Office, journey: str, on: date = FRIDAY, at: str | None = "14:30", **more: Any) -> None:
    """Karim puts the first talk into the diary."""
    await office.say(journey, "plan-talk", "karim", on=str(on), **({"at": at} if at else {}), **more)


async def test_a_talk_that_is_planned_comes_into_both_diaries_at_once(office: Office) -> None:
    journey = await office.start()
    await plan(office, journey, minutes=45)
    await office.until(MONDAY + HOUR)
    for who in BOTH:
        ((method, event),) = entries(office, who)
        assert method == "REQUEST"
        assert event.uid == uid(journey, "needs-talk-1") and event["SEQUENCE"] == 0
        assert event.start == HALF_PAST_ONE and event.end - event.start == timedelta(minutes=45)
        assert (event["SUMMARY"], event["CLASS"], event["TRANSP"]) == ("Gesprek", "PRIVATE", "OPAQUE")
        assert event["ORGANIZER"] == "mailto:leren@example.nl" and event["ATTENDEE"] == f"mailto:{who}@example.nl"
    mail = office.mails("sanne")[0]
    assert "Karim en jij praten op vrijdag 6 maart om 14:30 uur." in " ".join(text(mail).split())
    assert mail["Subject"] == "Een gesprek voor in je agenda"


async def test_an_invitation_says_nothing_of_the_need_and_names_nobody_but_its_reader(office: Office) -> None:
    journey = await office.start(title=CANARY, want=CANARY, behaviour=CANARY)
    await plan(office, journey)
    await office.until(MONDAY + HOUR)
    for_karim, for_sanne = (
        next(one for one in sources(office) if f"mailto:{who}@example.nl" in one.replace("\r\n ", "")) for who in BOTH
    )
    assert "Karim" in for_karim and "Sanne" not in for_karim and "sanne" not in for_karim
    assert "Sanne" in for_sanne and "Karim" not in for_sanne and "karim" not in for_sanne
    assert not [one for one in sources(office) if CANARY in one or journey in one or "needs-talk" in one]
    assert not [one for one in office.mails("karim") if CANARY in one["Subject"] or CANARY in text(one)]


async def test_planned_again_it_is_the_same_entry_at_its_new_place(office: Office) -> None:
    journey = await office.start()
    await plan(office, journey)
    await office.until(MONDAY + DAY)
    await plan(office, journey, FRIDAY + DAY * 4, "09:00")
    await office.until(MONDAY + 2 * DAY)
    for who in BOTH:
        (_, first), (method, second) = entries(office, who)
        assert method == "REQUEST" and second.uid == first.uid
        assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)
        assert second.start == datetime(2026, 3, 10, 8, tzinfo=UTC)


async def test_planned_twice_before_the_letter_goes_only_the_last_is_told(office: Office) -> None:
    journey = await office.start()
    await plan(office, journey)
    await plan(office, journey, at="16:00")
    await office.until(MONDAY + DAY)
    ((method, event),) = entries(office, "karim")
    assert (method, event["SEQUENCE"]) == ("REQUEST", 1) and event.start == HALF_PAST_ONE + HOUR * 1.5


@pytest.mark.parametrize(
    ("kind", "by", "fields"),
    [
        ("end", "sanne", {"how": "lapsed"}),
        ("pause", "sanne", {"why": "leave", "until": "2026-04-07"}),
        ("spoke", "karim", {}),
    ],
    ids=["ended", "paused", "spoken"],
)
async def test_what_overtakes_the_talk_takes_it_out_of_both_diaries(
    office: Office, kind: str, by: str, fields: dict[str, str]
) -> None:
    journey = await office.start()
    await plan(office, journey)
    await office.until(MONDAY + DAY)
    await office.say(journey, kind, by, **fields)
    await office.until(MONDAY + 3 * DAY)
    for who in BOTH:
        (_, first), (method, last) = entries(office, who)
        assert method == "CANCEL" and last["STATUS"] == "CANCELLED"
        assert last.uid == first.uid and last["SEQUENCE"] == 1 and last.start == first.start
        assert "vrijdag 6 maart niet meer vrij" in " ".join(text(office.mails(who)[1]).split())


async def test_a_pause_that_is_over_before_its_day_brings_it_back(office: Office) -> None:
    journey = await office.start()
    await plan(office, journey, date(2026, 3, 26))
    await office.until(MONDAY + DAY)
    await office.say(journey, "pause", "sanne", why="leave", until="2026-04-07")
    await office.until(MONDAY + WEEK)
    await office.say(journey, "resume", "sanne")
    await office.until(MONDAY + WEEK + DAY)
    told = entries(office, "karim")
    assert [method for method, _ in told] == ["REQUEST", "CANCEL", "REQUEST"]
    assert [event["SEQUENCE"] for _, event in told] == [0, 1, 2] and len({event.uid for _, event in told}) == 1


async def test_a_plan_that_is_taken_back_comes_out_of_the_diary(office: Office) -> None:
    journey = await office.start()
    await office.say(journey, "plan-talk", "karim", "plan", on=str(FRIDAY), at="14:30")
    await office.until(MONDAY + DAY)
    await office.say(journey, "take-back", "karim", word="karim:plan")
    await office.until(MONDAY + 2 * DAY)
    assert [method for method, _ in entries(office, "sanne")] == ["REQUEST", "CANCEL"]


async def test_whoever_was_never_invited_hears_of_no_talk_that_is_off(office: Office) -> None:
    journey = await office.start()
    await plan(office, journey)
    await office.say(journey, "spoke", "sanne")
    await office.until(MONDAY + 3 * DAY)
    assert [entries(office, who) for who in BOTH] == [[], []]
    assert await office.settled() | {"talk.invited": "answered", "talk.called-off": "not-invited"} == (
        await office.settled()
    )


async def test_a_talk_whose_hour_has_come_is_not_called_off(office: Office) -> None:
    journey = await office.start()
    await plan(office, journey)
    await office.until(HALF_PAST_ONE + HOUR)
    await office.say(journey, "end", "sanne", how="lapsed")
    await office.until(HALF_PAST_ONE + 4 * DAY)
    assert [[method for method, _ in entries(office, who)] for who in BOTH] == [["REQUEST"], ["REQUEST"]]
    assert "talk.called-off" not in await office.settled(), "nor is it written down to be"


async def test_planned_and_spoken_in_one_turn_nobody_hears_of_it(office: Office) -> None:
    journey = await office.start()
    words = [
        entry("karim:1", "plan-talk", "karim", said=MONDAY, on=str(FRIDAY)),
        entry("karim:2", "spoke", "karim", said=MONDAY),
    ]
    await office.turn(journey, *words)
    assert not [what for what in await office.settled() if what.startswith("talk.")]


async def test_who_takes_over_is_invited_and_who_leaves_is_free_again(office: Office) -> None:
    await office.hire("joris")
    journey = await office.start()
    await plan(office, journey, date(2026, 3, 20))
    await office.until(MONDAY + DAY)
    await office.say(journey, "hand-over", "marieke", to="joris")
    await office.until(MONDAY + 2 * DAY)
    assert [method for method, _ in entries(office, "karim")] == ["REQUEST", "CANCEL"]
    assert [method for method, _ in entries(office, "joris")] == ["REQUEST"]
    assert [method for method, _ in entries(office, "sanne")] == ["REQUEST"]


@pytest.mark.parametrize(
    ("on", "begins"),
    [
        (date(2026, 3, 27), datetime(2026, 3, 27, 13, 30, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 12, 30, tzinfo=UTC)),
    ],
    ids=["before the clocks change", "on the day that they do"],
)
async def test_half_past_two_is_half_past_two_on_the_wall(office: Office, on: date, begins: datetime) -> None:
    journey = await office.start()
    await plan(office, journey, on)
    await office.until(MONDAY + HOUR)
    ((_, event),) = entries(office, "karim")
    assert event.start == begins and event.start.strftime("%H:%M") == "14:30"
    (source, _) = sources(office)
    assert "DTSTART;TZID=Europe/Amsterdam" in source and "BEGIN:VTIMEZONE" in source


async def test_at_no_hour_it_is_that_day(office: Office) -> None:
    journey = await office.start()
    await plan(office, journey, at=None)
    await office.until(MONDAY + HOUR)
    ((_, event),) = entries(office, "sanne")
    assert (event.start, event.end) == (FRIDAY, FRIDAY + DAY)
    assert "praten op vrijdag 6 maart." in " ".join(text(office.mails("sanne")[0]).split())


async def test_an_english_diary_has_a_talk(office: Office) -> None:
    await office.hire("karim", language="en")
    journey = await office.start()
    await plan(office, journey)
    await office.until(MONDAY + HOUR)
    assert [event["SUMMARY"] for _, event in entries(office, "karim")] == ["Talk"]
    assert [event["SUMMARY"] for _, event in entries(office, "sanne")] == ["Gesprek"]


async def test_an_invitation_and_the_guide_come_side_by_side(office: Office) -> None:
    """Karim works on no Tuesday: what is planned on Monday evening, and the guide of Tuesday, come on Wednesday."""
    await office.hire("karim", working_days="1345")
    journey = await office.start()
    office.now = MONDAY + 8 * HOUR
    await plan(office, journey, date(2026, 3, 4))
    await office.until(MONDAY + 2 * DAY)
    said = " ".join(" ".join(text(mail).split()) for mail in office.mails("karim"))
    assert len(entries(office, "karim")) == 1
    assert "praten op woensdag 4 maart om 14:30 uur" in said and "Deze drie vragen helpen" in said


async def test_a_letter_that_did_not_go_invites_to_what_stands_by_then(office: Office) -> None:
    office.server.mood.of_sender = ["451 later"] * 4
    journey = await office.start()
    await plan(office, journey)
    await office.round()
    await plan(office, journey, at="16:00")
    await office.until(MONDAY + 2 * DAY)
    assert [(event["SEQUENCE"], event.start) for _, event in entries(office, "sanne")] == [
        (1, HALF_PAST_ONE + 1.5 * HOUR)
    ]


async def test_learner_and_mentor_are_invited_to_their_meeting_and_karim_is_not(office: Office) -> None:
    journey = await office.start()
    await office.say(journey, "accept", "karim")
    await office.say(journey, "invite-mentor", "sanne", mentor="mo")
    await office.say(journey, "mentor", "mo", yes=True)
    await office.say(journey, "plan-talk", "mo", on=str(FRIDAY), at="14:30")
    await office.until(MONDAY + DAY)
    assert [len(entries(office, who)) for who in ("sanne", "mo", "karim")] == [1, 1, 0]
    assert "Mo en jij praten op vrijdag 6 maart" in " ".join(text(office.mails("sanne")[-1]).split())


async def test_a_talk_that_a_history_brings_along_is_in_their_diaries_already(office: Office) -> None:
    journey = await office.start()
    office.now = MONDAY + 2 * DAY
    words = [
        entry("karim:1", "plan-talk", "karim", said=MONDAY + HOUR, on="2026-03-20"),
        entry("sanne:1", "support", "sanne", said=MONDAY + 2 * DAY - HOUR, sort="time", of="karim"),
    ]
    told = [{"id": one.id, "word": one.word} for one in words]
    past = {"kind": "history", "by": "sanne", "said": words[-1].word["said"], "words": told}
    turn = await office.turn(journey, Entry(id="sanne:past", word=past))
    assert turn.answers[0].refused is None
    await office.until(MONDAY + 3 * DAY)
    assert entries(office, "karim") == [] and len(office.mails("karim")) == 1
