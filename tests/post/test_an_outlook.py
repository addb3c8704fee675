"""A preview says what the next round does: the same rules, and nothing written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from activities.outlook import Fate, Outlook, outlook
from journey.who.people import PersonId
from post.habits import Habits
from post.holding import Gone
from post.subjects import Goes
from post.waiting import Waits
from records import people, templates
from records.organisation import Organisations
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK
from tests.post.office import Office

TUESDAY = datetime(2026, 3, 3, 8, tzinfo=UTC)
LATER = date(2026, 3, 13)


async def looked(office: Office, who: str) -> Outlook:
    """What somebody would get now; in a transaction that can write nothing."""
    organisation = await Organisations(templates.known()).newest(office.pool)
    async with office.pool.acquire() as db, db.transaction(readonly=True):
        return await outlook(db, PersonId(who), organisation, office.now)


async def only(office: Office, who: str) -> Fate:
    """What would become of the one message that waits for them."""
    (fate,) = (await looked(office, who)).fates
    return fate


async def test_what_it_says_goes_is_what_the_round_sends(office: Office) -> None:
    await office.start()
    await office.start("femke")
    office.now = TUESDAY
    before = await looked(office, "karim")
    assert [one.goes for one in before.fates] == [True, True]
    (draft,) = before.drafts
    await office.round()
    (row,) = await office.pool.fetch("select id, asks, minutes from letter where person = 'karim'")
    assert (row["id"], row["asks"]) == (draft.id, len(draft.bundles))
    assert (await looked(office, "karim")).fates == []


async def test_for_the_day_of_the_weeks_letter_it_waits_until_then(office: Office) -> None:
    await office.start()
    fate = await only(office, "karim")
    assert (fate.why, fate.until) == (Waits.DAY, TUESDAY)


async def test_who_is_busy_waits_for_the_first_letter_after_that_and_help_does_not(office: Office) -> None:
    await office.chooses("karim", Habits(busy_until=LATER))
    journey = await office.start()
    fate = await only(office, "karim")
    assert (fate.why, fate.until) == (Waits.BUSY, datetime(2026, 3, 17, 8, tzinfo=UTC))
    office.now = MONDAY + HOUR
    await office.say(journey, "support", "sanne", sort="time", of="karim")
    found = await looked(office, "karim")
    assert [(one.item.goes, one.why) for one in found.fates] == [(Goes.BESIDE, None), (Goes.DIGEST, Waits.BUSY)]


async def test_who_is_away_waits_for_their_second_day_back(office: Office) -> None:
    async with office.pool.acquire() as db:
        await people.is_away(db, "karim", date(2026, 3, 6), today=MONDAY.date())
    await office.start()
    assert (await only(office, "karim")).why is Waits.AWAY


async def test_outside_their_hours_nothing_goes_and_what_would_waits_for_the_morning(office: Office) -> None:
    journey = await office.start()
    office.now = MONDAY + HOUR
    await office.say(journey, "support", "sanne", sort="time", of="karim")
    office.now = MONDAY.replace(hour=20)
    found = await looked(office, "karim")
    help_ = next(one for one in found.fates if one.item.goes is Goes.BESIDE)
    assert (help_.why, help_.until) == (Waits.HOURS, TUESDAY)
    assert found.drafts == []


async def test_what_was_answered_or_is_paused_does_not_go_and_it_says_why(office: Office) -> None:
    spoke, paused = await office.start(), await office.start("femke")
    await office.say(spoke, "spoke", "karim")
    await office.say(paused, "pause", "femke", why="work-first", until="2026-03-30")
    office.now = TUESDAY
    found = {one.item.journey: one.why for one in (await looked(office, "karim")).fates}
    assert (found[spoke], found[paused]) == (Gone.ANSWERED, Gone.PAUSED)
    await office.round()
    rows = await office.pool.fetch("select journey, settled from post where person = 'karim'")
    assert {row["journey"]: row["settled"] for row in rows} == {spoke: "answered", paused: "paused"}


async def test_a_letter_that_could_not_be_sent_is_said_to_be_tried_again(office: Office) -> None:
    await office.start()
    office.now = TUESDAY
    office.server.mood.of_letter = ["451 later"]
    await office.round()
    fate = await only(office, "karim")
    assert (fate.why, fate.until is not None and fate.until > office.now) == (Waits.UNSENT, True)


async def test_what_has_no_room_goes_with_the_next_letter_and_says_so(office: Office) -> None:
    for nth in range(7):
        await office.hire(f"learner-{nth}")
        await office.start(f"learner-{nth}")
    office.now = TUESDAY
    before = await looked(office, "karim")
    full = {one.item.id for one in before.fates if one.why is Waits.FULL}
    assert full
    await office.round()
    after = await looked(office, "karim")
    assert {one.item.id: one.why for one in after.fates} == dict.fromkeys(full, Waits.FULL)
    assert all(one.until == TUESDAY + WEEK for one in after.fates)


async def test_looking_writes_nothing(office: Office) -> None:
    await office.start()
    await office.until(TUESDAY - timedelta(minutes=30))
    before = await office.pool.fetch("select id, due, settled, letter, passed_over from post order by id")
    office.now = TUESDAY + DAY
    await looked(office, "karim")
    assert await office.pool.fetch("select id, due, settled, letter, passed_over from post order by id") == before
    assert await office.letters() == []
