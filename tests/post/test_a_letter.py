"""What somebody gets, when, and what not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from post.habits import Habits
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK
from tests.post.office import Office, text

TUESDAY = datetime(2026, 3, 3, 8, tzinfo=UTC)


async def test_karim_is_asked_to_plan_the_first_talk_in_his_tuesday_letter_and_only_there(office: Office) -> None:
    await office.start()
    await office.until(TUESDAY - timedelta(minutes=1))
    assert office.server.taken == []
    await office.until(MONDAY + 3 * DAY)
    (mail,) = office.mails("karim")
    assert "Sanne" in text(mail) and "zeggen wat ik denk" not in text(mail)
    assert (await office.letters("karim"))[0][0] == TUESDAY


async def test_whoever_chose_thursday_at_two_gets_it_then(office: Office) -> None:
    await office.chooses("karim", Habits(day=4, hour=14))
    await office.start()
    await office.until(MONDAY + 6 * DAY)
    ((composed, _, _),) = await office.letters("karim")
    assert composed == datetime(2026, 3, 5, 13, tzinfo=UTC)


async def test_what_was_answered_since_is_not_asked(office: Office) -> None:
    journey = await office.start()
    await office.say(journey, "spoke", "karim")
    await office.until(MONDAY + 2 * DAY)
    assert office.mails("karim") == []
    assert (await office.settled())["needs-talk.plan"] == "answered"


async def test_a_call_for_help_goes_at_once(office: Office) -> None:
    journey = await office.start()
    await office.until(MONDAY + HOUR)
    await office.say(journey, "support", "sanne", sort="time", of="karim")
    await office.until(MONDAY + 2 * HOUR)
    ((composed, _, goes),) = await office.letters("karim")
    assert goes == "beside" and composed - MONDAY < 2 * HOUR
    assert len(office.mails("karim")) == 1


async def test_while_it_is_paused_nobody_gets_anything(office: Office) -> None:
    journey = await office.start()
    await office.say(journey, "pause", "sanne", why="work-first", until="2026-03-30")
    await office.until(MONDAY + 3 * WEEK)
    assert office.server.taken == []


async def test_nothing_is_written_where_nothing_is_due(office: Office) -> None:
    await office.start()

    async def written() -> object:
        names = "('post', 'letter', 'habit', 'event', 'expectation')"
        return await office.pool.fetchval(
            f"select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_xact_user_tables where relname in {names}"
        )

    before = await written()
    tally = await office.round()
    assert (tally.sent, tally.later) == (0, 0) and await written() == before
