"""Whose it is when the letter goes: stand-ins, hand-overs, and letters of which not much is left."""

from __future__ import annotations

from datetime import date

from post.habits import Habits
from records import people
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK
from tests.post.office import Office, text
from tests.post.test_a_letter import TUESDAY


async def test_who_stands_in_is_asked_what_waited_for_karim(office: Office) -> None:
    journey = await office.start()
    await office.until(MONDAY + HOUR)
    await office.say(journey, "stand-in", "karim", who="karim", to="lotte", until="2026-03-13")
    await office.until(MONDAY + 2 * DAY)
    assert office.mails("karim") == []
    (mail,) = office.mails("lotte")
    assert "Sanne" in text(mail)
    said = " ".join(text(mail).split())
    assert "Je vervangt Karim bij Sanne." in said and "Je sprak met Sanne af" not in said


async def test_who_stands_in_and_has_a_part_of_their_own_reads_of_both(office: Office) -> None:
    journey = await office.start()
    await office.start("mo", "lotte")
    await office.until(MONDAY + HOUR)
    await office.say(journey, "stand-in", "karim", who="karim", to="lotte", until="2026-03-13")
    await office.until(MONDAY + 2 * DAY)
    (mail,) = office.mails("lotte")
    said = " ".join(text(mail).split())
    assert "Je bent gevraagd om met Mo mee te kijken. Je vervangt Karim bij Sanne." in said


async def test_help_that_waited_for_karim_is_asked_of_who_stands_in_at_once(office: Office) -> None:
    async with office.pool.acquire() as db, db.transaction():
        await people.is_away(db, "karim", date(2026, 3, 13), today=MONDAY.date())
    journey = await office.start()
    await office.say(journey, "support", "sanne", sort="time", of="karim")
    await office.until(MONDAY + HOUR)
    await office.say(journey, "stand-in", "karim", who="karim", to="lotte", until="2026-03-13")
    await office.until(MONDAY + 9 * DAY)
    assert office.mails("karim") == []
    helps = [composed for composed, _, goes in await office.letters("lotte") if goes == "beside"]
    assert helps and helps[0] < MONDAY + DAY


async def test_what_was_handed_over_is_asked_of_who_has_it_now_and_of_nobody_else(office: Office) -> None:
    journey = await office.start()
    await office.until(MONDAY + HOUR)
    await office.say(journey, "hand-over", "karim", to="lotte")
    await office.until(MONDAY + 3 * WEEK)
    assert office.mails("karim") == []
    assert office.mails("lotte")
    assert await office.pool.fetchval("select count(*) from post where person = 'karim' and settled is null") == 0


async def test_a_letter_that_only_tells_asks_nothing(office: Office) -> None:
    journey = await office.start()
    await office.until(TUESDAY + DAY)
    await office.say(journey, "thank", "sanne", to="karim")
    await office.until(MONDAY + 3 * DAY)
    mail = office.mails("karim")[-1]
    row = await office.pool.fetchrow(
        "select asks, minutes from letter where person = 'karim' order by composed desc limit 1"
    )
    assert row is not None and (row["asks"], row["minutes"]) == (0, 0)
    assert "Sanne" in text(mail) and "minu" not in str(mail["Subject"])


async def test_whoever_changes_their_day_gets_no_second_letter_in_that_week(office: Office) -> None:
    journey = await office.start()
    await office.until(TUESDAY + HOUR)
    assert len(office.mails("karim")) == 1
    await office.start("mo")
    await office.chooses("karim", Habits(day=4))
    await office.until(MONDAY + 6 * DAY)
    digests = [composed for composed, _, goes in await office.letters("karim") if goes == "digest"]
    assert digests == [TUESDAY]
    await office.until(MONDAY + 11 * DAY)
    assert len([one for one in await office.letters("karim") if one[2] == "digest"]) == 2
    assert journey


async def test_where_everything_of_a_letter_was_answered_before_it_was_tried_again_there_is_none(
    office: Office,
) -> None:
    """And what comes on the same day goes, at the latest, on the next one."""
    journey = await office.start()
    await office.say(journey, "support", "sanne", key="one", sort="time", of="karim")
    office.server.mood.of_sender.append("451 later")
    await office.until(MONDAY + HOUR / 2)
    support = await office.pool.fetchval("select body ->> 'support' from event where kind = 'support-asked'")
    await office.say(journey, "support-done", "karim", support=support)
    await office.say(journey, "support", "sanne", key="two", sort="talk", of="karim")
    await office.until(TUESDAY)
    rows = await office.pool.fetch("select expectation, settled from post where what = 'support.ask' order by written")
    assert [row["settled"] for row in rows] == ["answered", "sent"]


async def test_where_both_let_the_closing_question_be_lnd_reads_of_one_place_and_not_of_two(office: Office) -> None:
    journey = await office.start()
    await office.say(journey, "accept", "karim")
    await office.say(journey, "confidence", "sanne", figure=9)
    await office.until(MONDAY + 7 * WEEK)
    mail = next(one for one in office.mails("marieke") if "slotgesprek" in text(one))
    assert text(mail).count("slotgesprek") == 1
    assert str(mail["Subject"]).startswith("Maandag: 1 plek")
