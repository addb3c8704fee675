"""When a letter comes: on whose wall, on which of their days, and what a day off does to it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from journey.days.calendar import Calendar, Quiet
from journey.days.week import Week, week
from post.habits import Habits, moment
from post.subjects import Goes
from records import organisation, people, public_holidays
from records.organisation import BEFORE, Body, Period
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK
from tests.post.office import Office
from tests.post.test_a_letter import TUESDAY

HOURS = (9, 17)
NL = Calendar()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def on(whose: Week, chosen: Habits, written: str, goes: Goes = Goes.DIGEST) -> str:
    """When it goes, on the wall of who gets it."""
    found = moment(goes, whose, chosen, at(written))
    assert whose.next_moment(found) == found >= at(written)
    return found.astimezone(ZoneInfo(whose.days.timezone)).isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("zone", "day", "hour", "written", "goes"),
    [
        ("Pacific/Auckland", 2, 9, "2026-03-02T12:00+01:00", "2026-03-03T09:00+13:00"),
        ("Pacific/Auckland", 2, 9, "2026-03-03T00:30+01:00", "2026-03-10T09:00+13:00"),
        ("America/Curacao", 4, 14, "2026-03-05T18:30+01:00", "2026-03-05T14:00-04:00"),
        ("America/Curacao", 4, 14, "2026-03-05T19:30+01:00", "2026-03-12T14:00-04:00"),
        ("Europe/Amsterdam", 1, 9, "2026-03-27T12:00+01:00", "2026-03-30T09:00+02:00"),
        ("Europe/Amsterdam", 1, 9, "2026-10-23T12:00+02:00", "2026-10-26T09:00+01:00"),
        ("Pacific/Auckland", 1, 9, "2026-04-01T12:00+02:00", "2026-04-06T09:00+12:00"),
        ("Europe/Amsterdam", 2, 10, "2028-02-28T12:00+01:00", "2028-02-29T10:00+01:00"),
        ("Europe/Amsterdam", 2, 10, "2028-02-29T12:00+01:00", "2028-03-07T10:00+01:00"),
        ("Europe/Amsterdam", 5, 9, "2026-12-30T12:00+01:00", "2027-01-01T09:00+01:00"),
        ("Europe/Amsterdam", 1, 9, "2026-12-29T12:00+01:00", "2027-01-04T09:00+01:00"),
        ("Europe/Amsterdam", 2, 6, "2026-03-02T12:00+01:00", "2026-03-03T09:00+01:00"),
        ("Europe/Amsterdam", 2, 22, "2026-03-02T12:00+01:00", "2026-03-03T16:00+01:00"),
    ],
)
def test_the_letter_of_the_week_comes_on_the_chosen_day_and_hour_of_ones_own_wall(
    zone: str, day: int, hour: int, written: str, goes: str
) -> None:
    assert on(week(NL, timezone=zone), Habits(day=day, hour=hour), written) == goes


@pytest.mark.parametrize("sunday", ["2026-03-29", "2026-10-25"])
def test_whoever_works_on_the_sunday_on_which_the_clock_changes_gets_it_at_their_hour(sunday: str) -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    whose = week(NL, "67")
    before = datetime.combine(date.fromisoformat(sunday) - DAY, datetime.min.time(), zone)
    assert on(whose, Habits(day=7, hour=10), before.isoformat())[:16] == f"{sunday}T10:00"


@pytest.mark.parametrize(
    ("works", "written", "goes"),
    [
        ("345", "2026-03-02T12:00+01:00", "2026-03-04T09:00+01:00"),
        ("1", "2026-03-02T12:00+01:00", "2026-03-09T09:00+01:00"),
        ("15", "2026-03-03T12:00+01:00", "2026-03-06T09:00+01:00"),
    ],
)
def test_who_does_not_work_on_that_day_gets_it_on_their_next_one(works: str, written: str, goes: str) -> None:
    assert on(week(NL, works), Habits(), written) == goes


def test_a_public_holiday_moves_it_to_the_day_after() -> None:
    kings_day = public_holidays.dates("NL", None, 2026) if hasattr(public_holidays, "dates") else {date(2026, 4, 27)}
    assert date(2026, 4, 27) in kings_day
    whose = week(Calendar(days_off=frozenset({date(2026, 4, 27)})))
    assert on(whose, Habits(day=1), "2026-04-24T18:00+02:00") == "2026-04-28T09:00+02:00"


def test_who_is_busy_gets_the_letter_of_the_week_after_and_help_all_the_same() -> None:
    busy = Habits(busy_until=date(2026, 3, 10))
    assert on(week(NL), busy, "2026-03-02T12:00+01:00") == "2026-03-17T09:00+01:00"
    assert on(week(NL), busy, "2026-03-02T12:00+01:00", Goes.BESIDE) == "2026-03-02T12:00+01:00"


def test_nothing_comes_while_somebody_is_away_nor_on_their_first_day_back() -> None:
    away = week(NL, away=date(2026, 3, 10))
    assert on(away, Habits(), "2026-03-02T12:00+01:00") == "2026-03-12T09:00+01:00"
    assert on(away, Habits(), "2026-03-02T12:00+01:00", Goes.BESIDE) == "2026-03-12T09:00+01:00"


def test_nothing_comes_in_a_quiet_period_of_ones_team_nor_on_the_first_day_after() -> None:
    quiet = week(Calendar(quiet=(Quiet(date(2026, 3, 2), date(2026, 3, 6)),)))
    assert on(quiet, Habits(), "2026-02-27T17:30+01:00") == "2026-03-10T09:00+01:00"
    assert on(quiet, Habits(day=1), "2026-02-27T17:30+01:00") == "2026-03-10T09:00+01:00"


async def test_what_is_asked_later_this_week_comes_along_also_where_the_chosen_day_is_no_working_day(
    office: Office,
) -> None:
    """Femke works from Wednesday; of what Thursday asks, she reads on Wednesday, as others on Tuesday."""
    await office.hire("femke", working_days="345")
    await office.start(companion="femke", frame_holder="femke")
    await office.hire("lotte")
    await office.start("mo", "lotte")
    await _without_talks(office)
    await office.until(MONDAY + 3 * WEEK)
    first = {who: (await office.letters(who))[0][0] for who in ("femke", "lotte")}
    rung = await office.pool.fetchval(
        "select min(at) from event where kind = 'rung-climbed' and body ->> 'rung' = 'ask'"
    )
    assert rung - 6.5 * DAY < first["lotte"] < rung
    assert first["femke"] == first["lotte"] + DAY


async def test_what_is_asked_later_this_week_comes_along_on_ones_own_tuesday_also_far_away(office: Office) -> None:
    await office.hire("lotte", timezone="Pacific/Auckland")
    await office.start("mo", "lotte")
    await _without_talks(office)
    await office.until(MONDAY + 3 * WEEK, all_day=True)
    composed = (await office.letters("lotte"))[0][0].astimezone(ZoneInfo("Pacific/Auckland"))
    assert (composed.isoweekday(), composed.hour) == (2, 9)


async def _without_talks(office: Office) -> None:
    """They spoke, so that only the asks are left."""
    for journey in [row["id"] for row in await office.pool.fetch("select id from journey")]:
        learner = await office.pool.fetchval("select learner from journey where id = $1", journey)
        await office.say(journey, "spoke", learner)


async def test_an_ask_that_went_early_is_not_asked_again_when_its_day_comes(office: Office) -> None:
    """Also where exactly a week lies between the two letters."""
    await office.start()
    await _without_talks(office)
    await office.until(MONDAY + 4 * WEEK)
    rows = await office.pool.fetch(
        "select letter from post where person = 'karim' and what = 'accept.ask' and settled = 'sent'"
    )
    assert len(rows) == 1


async def test_what_was_put_off_is_asked_on_its_new_day_although_it_was_asked_this_week(office: Office) -> None:
    """In the first letter after that day."""
    journey = await office.start()
    await _without_talks(office)
    await office.until(MONDAY + 2 * WEEK)
    asked = await office.pool.fetch(
        "select settled from post where what = 'accept.ask' and person = 'karim' and settled = 'sent'"
    )
    assert len(asked) == 1
    await office.say(journey, "later", "karim", expectation="accept-1", until="2026-03-19")
    await office.until(MONDAY + 3 * WEEK + 2 * DAY)
    again = await office.pool.fetch(
        "select settled from post where what = 'accept.ask' and person = 'karim' and settled = 'sent'"
    )
    assert len(again) == 2


async def test_what_has_moved_since_is_not_asked_in_the_letter_that_waited(office: Office) -> None:
    """On the day before his letter they speak: the check-in that it would have asked is weeks away now."""
    journey = await office.start()
    await office.say(journey, "accept", "karim")
    due = None
    while due is None:
        await office.until(office.now + DAY)
        due = await office.pool.fetchval(
            "select at from event where kind = 'rung-climbed'"
            " and body ->> 'rung' = 'again' and body ->> 'id' like 'check-in%'"
        )
    before = len(office.mails("karim"))
    await office.say(journey, "spoke", "sanne")
    await office.until(office.now + WEEK)
    assert len(office.mails("karim")) == before
    what = await office.pool.fetchval("select settled from post where what = 'check-in.again'")
    assert what in ("answered", "passed")


async def test_whoever_is_invited_to_plan_a_talk_hears_nothing_once_it_is_in_the_diary(office: Office) -> None:
    """Sanne's invitation waits for her letter; meanwhile Karim plans the talk for a day soon after it."""
    journey = await office.start()
    climbed = None
    while climbed is None:
        await office.until(office.now + HOUR)
        climbed = await office.pool.fetchval("select at from event where body ->> 'rung' = 'other'")
    soon = str((climbed + 10 * DAY).date())
    await office.say(journey, "plan-talk", "karim", expectation="needs-talk-1", on=soon)
    await office.until(climbed + 9 * DAY)
    what = await office.pool.fetchval("select settled from post where what = 'needs-talk.other'")
    assert what == "passed"


async def test_eight_learners_of_one_need_are_one_line_also_when_it_is_asked_early(office: Office) -> None:
    for nth in range(8):
        await office.hire(f"learner-{nth}")
        await office.start(f"learner-{nth}", team_need="managers")
    await _without_talks(office)
    await office.until(MONDAY + 3 * WEEK)
    rows = await office.pool.fetch(
        "select asks from letter where person = 'karim' and goes = 'digest' order by composed"
    )
    assert rows[0]["asks"] == 1
    carried = await office.pool.fetchval(
        "select count(*) from post where person = 'karim' and what = 'accept.ask' and settled = 'sent'"
    )
    assert carried == 8


async def test_a_second_call_for_help_waits_for_the_morning_after_and_not_for_the_hour_of_the_first(
    office: Office,
) -> None:
    journey = await office.start()
    await office.say(journey, "support", "sanne", key="one", sort="time", of="karim")
    await office.until(MONDAY + 3 * HOUR)
    await office.say(journey, "support", "sanne", key="two", sort="talk", of="karim")
    await office.until(MONDAY + 2 * DAY)
    helps = [composed for composed, _, goes in await office.letters("karim") if goes == "beside"]
    assert helps[:2] == [MONDAY + timedelta(minutes=30), TUESDAY]


async def test_a_letter_that_could_not_be_sent_waits_too_while_its_team_is_quiet(office: Office) -> None:
    """Marieke is of no team; what she would be sent about a journey in its quiet period waits, and is not lost."""
    await office.hire("mo", team=None)
    async with office.pool.acquire() as db, db.transaction():
        await organisation.decide(db, _quiet_from_tomorrow, at=MONDAY)
    journey = await office.start()
    await office.say(journey, "invite-mentor", "karim", mentor="mo")
    office.server.mood.of_sender.extend(["451 later"] * 50)
    await office.until(MONDAY + 12 * HOUR)
    assert office.mails("mo") == [] and len(await office.letters("mo")) == 1
    office.server.mood.of_sender.clear()
    await office.until(MONDAY + 4 * DAY)
    assert office.mails("mo") == []
    await office.until(MONDAY + 14 * DAY)
    assert len(office.mails("mo")) >= 1


def _quiet_from_tomorrow(_: Body) -> Body:
    quiet = Period(first=date(2026, 3, 3), last=date(2026, 3, 6), name="Stocktaking", teams=("north",))
    return BEFORE.model_copy(update={"quiet": (quiet,)})


async def test_who_comes_back_gets_their_letter_after_the_first_day_and_only_one(office: Office) -> None:
    async with office.pool.acquire() as db, db.transaction():
        await people.is_away(db, "karim", date(2026, 3, 10), today=MONDAY.date())
    await office.start()
    await office.until(MONDAY + 15 * DAY)
    digests = [composed for composed, _, goes in await office.letters("karim") if goes == "digest"]
    assert digests and digests[0] >= at("2026-03-12T09:00+01:00")
    assert all(b - a >= 5 * DAY for a, b in pairwise(digests))
