"""Who has no address is reached through somebody who prints a card for them."""

from __future__ import annotations

from datetime import date

from records import people
from tests.activities.desk import MONDAY, WEEK
from tests.post.office import Office, text


async def test_sannes_card_comes_to_karim_with_a_code_to_scan_and_nothing_of_what_she_wrote(office: Office) -> None:
    await office.hire("sanne", email=None)
    await office.start()
    await office.until(MONDAY + 3 * WEEK)
    mail = next(one for one in office.mails("karim") if [*one.iter_attachments()])
    (card,) = mail.iter_attachments()
    assert "Sanne" in text(mail)
    assert (card.get_content_type(), card.get_filename()) == ("text/html", "kaart-1.html")
    page = card.get_content()
    assert "<svg" in page and "Sanne" in page and "Feedback geven" in page and "zeggen wat ik denk" not in page
    assert not [one for one in await office.pool.fetch("select from event where kind = 'found-unreachable'")]


async def test_a_card_comes_on_a_day_of_who_prints_it_and_not_while_they_are_away(office: Office) -> None:
    await office.hire("sanne", email=None)
    await office.hire("karim", working_days="45")
    async with office.pool.acquire() as db, db.transaction():
        await people.is_away(db, "karim", date(2026, 3, 13), today=MONDAY.date())
    journey = await office.start()
    await office.say(journey, "support", "karim", sort="talk", of="sanne")
    await office.until(MONDAY + 3 * WEEK)
    cards = [at.date() for at, _, _ in await office.letters("sanne")]
    assert cards and min(cards) == date(2026, 3, 20)
    assert {day.isoweekday() for day in cards} <= {4, 5}


async def test_the_cards_of_other_journeys_go_through_others_meanwhile(office: Office) -> None:
    await office.hire("sanne", email=None)
    async with office.pool.acquire() as db, db.transaction():
        await people.is_away(db, "karim", date(2026, 3, 13), today=MONDAY.date())
    for companion in ("karim", "lotte"):
        journey = await office.start("mo", companion, noticed_by=["sanne"])
        await office.say(journey, "support", "mo", sort="talk", of="sanne")
    await office.until(MONDAY + WEEK)
    assert office.mails("karim") == []
    assert [one for one in office.mails("lotte") if "Sanne" in text(one)]
