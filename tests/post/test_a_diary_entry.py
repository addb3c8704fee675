"""An entry for the diary keeps no call for help waiting."""

from __future__ import annotations

from tests.activities.desk import DAY, HOUR, MONDAY
from tests.post.office import Office


async def test_who_was_invited_this_morning_hears_a_call_for_help_this_afternoon(office: Office) -> None:
    journey = await office.start()
    await office.say(journey, "plan-talk", "sanne", on="2026-03-05", at="10:00")
    await office.until(MONDAY + HOUR)
    await office.say(journey, "support", "sanne", sort="time", of="karim")
    await office.until(MONDAY + 3 * HOUR)
    assert [goes for at, _, goes in await office.letters("karim") if at < MONDAY + DAY] == ["diary", "beside"]
