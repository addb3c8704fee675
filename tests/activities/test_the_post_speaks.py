"""The post says what found no room, and whom no letter reaches: on record as any word is, and no person said it."""

from __future__ import annotations

from journey.lnd.reasons import Move
from journey.who.people import POST
from records import stuck
from records.stuck import Only
from tests.activities.desk import DAY, MONDAY, WEEK, Desk, entry

LATER = MONDAY + WEEK


async def test_what_found_no_room_stands_on_the_list(desk: Desk) -> None:
    await desk.open()
    (answer,) = await desk.say(entry("post:1", "no-room", POST, said=LATER, expectation="accept-1"), now=LATER)
    assert answer.refused is None
    await desk.turn(now=LATER)
    rows = {one.journey: one for one in await stuck.page(desk.pool, LATER, Only(), None, 10_000)}
    row = rows[desk.journey]
    assert (row.reason, row.who, row.move) == ("agreement-not-accepted", "karim", Move.TAKE_OVER)
    assert row.last_by == "sanne", "what the post says is nobody's last word"
    (crowded,) = [one for one in await desk.log() if one["kind"] == "crowded-out"]
    assert (crowded["by"], crowded["body"]["who"]) == (POST, "karim")


async def test_whom_no_letter_reaches_is_named_until_they_say_something(desk: Desk) -> None:
    await desk.open()
    await desk.say(entry("post:1", "unreachable", POST, said=LATER, who="karim"), now=LATER)
    said = entry("karim:1", "later", "karim", said=LATER + DAY, expectation="accept-1", until="2026-03-23")
    (answer,) = await desk.say(said, now=LATER + DAY)
    assert answer.refused is None
    assert (await desk.kinds()).count("reached") == 1


async def test_it_says_nothing_else(desk: Desk) -> None:
    await desk.open()
    for nth, kind in enumerate(("spoke", "accept", "manager-gone")):
        (answer,) = await desk.say(entry(f"post:{nth}", kind, POST, said=LATER), now=LATER)
        assert answer.refused is not None and answer.refused.code == "not-yours"


async def test_a_letter_twice_full_is_said_once(desk: Desk) -> None:
    await desk.open()
    for _ in range(2):
        await desk.say(entry("post:1", "no-room", POST, said=LATER, expectation="accept-1"), now=LATER)
    assert (await desk.kinds()).count("crowded-out") == 1
