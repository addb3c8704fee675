"""Sponsors and seniors are reminded of a talk by L&D's adviser in person: the day before, and the morning of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from records import organisation
from records.organisation import BEFORE, Goal
from tests.activities.desk import DAY, HOUR, MONDAY
from tests.post.office import Office, text

FRIDAY = date(2026, 3, 6)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TODAY = "Vandaag praten jullie: drie vragen die helpen"
ON_FRIDAY = "Op vrijdag praten jullie: drie vragen die helpen"


async def seniors(office: Office, *who: str, sponsor: str | None = None) -> None:
    """Who is one, by the organisation's file; and whose goal it has."""
    goals = (Goal(id="goal", known_as="G-1", title="Duidelijk antwoord", sponsor=sponsor),) if sponsor else ()
    async with office.pool.acquire() as db, db.transaction():
        await organisation.decide(db, lambda _: BEFORE.model_copy(update={"seniors": who, "goals": goals}), at=MONDAY)


async def guides(office: Office, who: str) -> list[tuple[str, str | None]]:
    """Subject, and who an answer goes to, of the guides that arrived."""
    found = [mail for mail in office.mails(who) if "drie vragen" in str(mail["Subject"])]
    return [(str(mail["Subject"]), mail["Reply-To"]) for mail in found]


async def plan(office: Office, journey: str, at: str = "14:30", on: date = FRIDAY) -> None:
    """Karim puts the first talk into the diary."""
    await office.say(journey, "plan-talk", "karim", on=str(on), at=at)


async def test_a_senior_hears_of_a_talk_the_day_before_and_on_its_morning_and_can_answer_who_wrote(
    office: Office,
) -> None:
    await seniors(office, "karim")
    journey = await office.start()
    await plan(office, journey)
    await office.until(MONDAY + 5 * DAY)
    assert await guides(office, "karim") == [(ON_FRIDAY, "marieke@example.nl"), (TODAY, "marieke@example.nl")]
    assert await guides(office, "sanne") == []
    day_before, morning = [mail for mail in office.mails("karim") if "drie vragen" in str(mail["Subject"])]
    said = " ".join(text(morning).split())
    assert "Sanne en jij praten vandaag om 14:30 uur over “Feedback geven”." in said
    assert "Marieke Bos, L&D" in said and "Marieke Bos, L&D" in text(day_before)
    sent = [at.astimezone(AMSTERDAM) for at, _, goes in await office.letters("karim") if goes == "beside"]
    assert [(at.date(), at.hour) for at in sent] == [(FRIDAY - timedelta(days=1), 9), (FRIDAY, 9)]


async def test_a_senior_who_learns_gets_the_guide_too(office: Office) -> None:
    await seniors(office, "sanne")
    journey = await office.start()
    await plan(office, journey)
    await office.until(MONDAY + 5 * DAY)
    assert await guides(office, "sanne") == [(ON_FRIDAY, "marieke@example.nl"), (TODAY, "marieke@example.nl")]
    assert await guides(office, "karim") == [(ON_FRIDAY, None)]


async def test_the_sponsor_of_a_goal_is_one(office: Office) -> None:
    await seniors(office, sponsor="karim")
    journey = await office.start()
    await plan(office, journey)
    await office.until(MONDAY + 5 * DAY)
    assert [subject for subject, _ in await guides(office, "karim")] == [ON_FRIDAY, TODAY]


async def test_of_all_others_the_guide_comes_once_and_nobody_signs_it(office: Office) -> None:
    journey = await office.start()
    await plan(office, journey)
    await office.until(MONDAY + 5 * DAY)
    assert await guides(office, "karim") == [(ON_FRIDAY, None)]


@pytest.mark.parametrize("at", ["08:30", "09:00"])
async def test_a_talk_that_begins_before_letters_do_has_no_letter_on_its_morning(office: Office, at: str) -> None:
    await seniors(office, "karim")
    journey = await office.start()
    await plan(office, journey, at=at)
    await office.until(MONDAY + 5 * DAY)
    assert [subject for subject, _ in await guides(office, "karim")] == [ON_FRIDAY]


async def test_a_talk_that_was_held_before_its_morning_has_none(office: Office) -> None:
    await seniors(office, "karim")
    journey = await office.start()
    await plan(office, journey)
    await office.until(MONDAY + 3 * DAY + 4 * HOUR)
    await office.say(journey, "spoke", "sanne")
    await office.until(MONDAY + 5 * DAY)
    assert [subject for subject, _ in await guides(office, "karim")] == [ON_FRIDAY]


async def test_a_talk_on_a_day_off_is_named_by_that_day(office: Office) -> None:
    saturday = FRIDAY + timedelta(days=1)
    journey = await office.start()
    await plan(office, journey, on=saturday)
    await office.until(datetime(2026, 3, 10, 6, tzinfo=MONDAY.tzinfo))
    assert [subject for subject, _ in await guides(office, "karim")] == [
        "Op zaterdag praten jullie: drie vragen die helpen"
    ]
