"""Post waits for the moment that suits its recipient, and is not listed before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from records import listing, outbox, people
from records.database import Pool
from records.organisation import Organisations
from records.people import Person, Team
from starter.files.organisation_file import import_organisation
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, audit, start

FRIDAY_NIGHT = MONDAY - 3 * DAY + 10 * HOUR
TUESDAY = datetime(2026, 3, 3, 8, tzinfo=UTC)
"""When the letter of the week goes to who chose no other day."""


@pytest.fixture
async def desk(pool: Pool) -> AsyncIterator[Desk]:
    """A desk in a database of its own, where people have weeks of their own."""
    desk = Desk(pool)
    yield desk
    await audit(pool, [desk.journey])


async def works(desk: Desk, who: str, days: str | None = None, zone: str | None = None) -> None:
    person = Person(who, known_as=who, name=who.title(), working_days=days, timezone=zone)
    async with desk.pool.acquire() as db, db.transaction():
        await people.save(db, [person], [])


async def due(desk: Desk) -> dict[str, datetime]:
    """When the newest message to each person goes."""
    rows = await desk.pool.fetch("select person, due from post where journey = $1 order by written, id", desk.journey)
    return {row["person"]: row["due"] for row in rows}


@pytest.mark.parametrize(
    ("days", "zone", "said", "expected"),
    [
        (None, None, MONDAY, datetime(2026, 3, 3, 8, tzinfo=UTC)),
        (None, None, MONDAY + 8 * HOUR, datetime(2026, 3, 3, 8, tzinfo=UTC)),
        (None, None, FRIDAY_NIGHT, datetime(2026, 3, 3, 8, tzinfo=UTC)),
        ("34", None, MONDAY, datetime(2026, 3, 4, 8, tzinfo=UTC)),
        ("6", None, FRIDAY_NIGHT, datetime(2026, 2, 28, 8, tzinfo=UTC)),
        (None, "Pacific/Auckland", MONDAY, datetime(2026, 3, 2, 20, tzinfo=UTC)),
        (None, "America/St_Johns", MONDAY, datetime(2026, 3, 3, 12, 30, tzinfo=UTC)),
        ("2345", "Pacific/Auckland", FRIDAY_NIGHT, datetime(2026, 3, 2, 20, tzinfo=UTC)),
    ],
)
async def test_the_ask_to_plan_a_talk_waits_for_karims_tuesday_letter_in_his_own_hours(
    desk: Desk, days: str | None, zone: str | None, said: datetime, expected: datetime
) -> None:
    await works(desk, "karim", days, zone)
    await desk.open(said)
    assert await due(desk) == {"karim": expected}


async def test_who_is_not_in_the_file_has_the_organisations_week(desk: Desk) -> None:
    await desk.open(FRIDAY_NIGHT)
    assert await due(desk) == {"karim": datetime(2026, 3, 3, 8, tzinfo=UTC)}


async def test_it_is_listed_from_then_on(desk: Desk) -> None:
    await works(desk, "karim", "34")
    await desk.open()
    goes = (await due(desk))["karim"]
    (message,) = await listing.post_waiting(desk.pool)
    assert (message.person, message.what, message.due) == ("karim", "needs-talk.plan", goes)


async def test_two_who_are_written_to_in_one_turn_have_two_weeks(desk: Desk) -> None:
    """On a Monday six weeks later practice asks Sanne, and the check-in asks Karim."""
    await works(desk, "sanne", "24")
    await works(desk, "karim", "5")
    await desk.open()
    await desk.agree()
    now = MONDAY + 6 * WEEK
    await desk.turn(now=now)
    assert await due(desk) == {
        "sanne": datetime(2026, 4, 14, 7, tzinfo=UTC),
        "karim": datetime(2026, 4, 17, 7, tzinfo=UTC),
    }


async def test_public_holidays_and_quiet_periods_are_waited_for(desk: Desk, tmp_path: Path) -> None:
    """Opened late on Maundy Thursday: Good Friday is worked here, but not by Karim; Monday is Easter, and Thursday his
    first day back.
    """
    file = tmp_path / "organisation.toml"
    file.write_text(
        'name = "x"\n[calendar]\ncountry = "NL"\nnot_off = ["Goede vrijdag"]\n'
        '[[quiet]]\nfrom = 2026-04-07\nto = 2026-04-08\nname = "Inventaris"\n'
    )
    await import_organisation(desk.pool, file, at=MONDAY)
    await works(desk, "karim", "1234")
    thursday = datetime(2026, 4, 2, 20, tzinfo=UTC)
    await desk.turn(start(said=thursday), now=thursday)
    assert await due(desk) == {"karim": datetime(2026, 4, 13, 7, tzinfo=UTC)}
    expected = await desk.pool.fetchval(
        "select due from expectation where journey = $1 and what = 'needs-talk'", desk.journey
    )
    assert str(expected) == "2026-04-21", "ten working days on, of the organisation's: Good Friday is the first"


async def test_a_message_to_who_is_away_waits_for_the_second_day_back_and_so_does_one_that_was_written(
    desk: Desk,
) -> None:
    await works(desk, "karim")
    await desk.open()
    assert await due(desk) == {"karim": TUESDAY}
    friday = date(2026, 3, 6)
    ground = await Organisations({}).ground(desk.pool)
    async with desk.pool.acquire() as db, db.transaction():
        await people.is_away(db, "karim", friday, today=MONDAY.date())
        await outbox.put_off(db, "karim", ground)
    tuesday = datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert await due(desk) == {"karim": tuesday}
    async with desk.pool.acquire() as db, db.transaction():
        await people.is_away(db, "karim", None, today=MONDAY.date())
        await outbox.put_off(db, "karim", ground)
    assert await due(desk) == {"karim": TUESDAY}


async def test_each_team_is_left_in_peace_in_its_own_period(desk: Desk, tmp_path: Path) -> None:
    """Sanne's team is quiet for a week; Karim is of another one."""
    await works(desk, "sanne")
    async with desk.pool.acquire() as db, db.transaction():
        await people.save(db, [], [Team("north", "North")])
        await people.save(db, [Person("sanne", known_as="sanne", name="Sanne", team="north")], [])
    file = tmp_path / "organisation.toml"
    file.write_text('name = "x"\n[[quiet]]\nfrom = 2026-03-09\nto = 2026-03-13\nname = "Q"\nteams = ["North"]\n')
    await import_organisation(desk.pool, file, at=MONDAY)
    await desk.open()
    expected = await desk.pool.fetchval(
        "select due from expectation where journey = $1 and what = 'needs-talk'", desk.journey
    )
    assert str(expected) == "2026-03-23", "ten working days of Sanne's team"
    weeks = await people.weeks(desk.pool, ["sanne", "karim"], await Organisations({}).ground(desk.pool))
    at = datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert weeks["karim"].next_moment(at) == at
    assert weeks["sanne"].next_moment(at) == datetime(2026, 3, 17, 8, tzinfo=UTC)
