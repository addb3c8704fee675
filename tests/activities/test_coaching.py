"""The coaching queue over what the registrar keeps: a journey that stands still adds nothing to it."""

from __future__ import annotations

from datetime import datetime

from records import coaching
from records.coaching import LOOKED_AT, Waiting
from records.database import Pool
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, entry
from tests.records.few import Few

LATE = MONDAY + 6 * WEEK


async def queue(pool: Pool, at: datetime, reader: str = "marieke") -> list[str]:
    return [one.person for one in await coaching.queue(pool, at, reader)]


async def two(pool: Pool) -> tuple[Desk, Desk]:
    for person in ("sanne", "karim", "marieke"):
        await Few(pool).person(person)
    desks = Desk(pool), Desk(pool)
    for desk in desks:
        await desk.open()
    return desks


async def test_karim_who_let_two_first_talks_slip_waits_for_a_hand_until_he_had_it(pool: Pool) -> None:
    for desk in await two(pool):
        await desk.ring(LATE)
    assert await queue(pool, MONDAY + WEEK) == []
    assert await queue(pool, LATE) == ["karim"]
    assert await coaching.helped(pool, "karim", LATE, "marieke")
    assert await queue(pool, LATE) == []


async def test_what_is_paused_is_an_absence_and_no_reason(pool: Pool) -> None:
    here, away = await two(pool)
    await away.say(
        entry("sanne:away", "pause", "sanne", said=MONDAY + DAY, why="leave", until=str((LATE + 5 * WEEK).date())),
        now=MONDAY + DAY,
    )
    await here.ring(LATE)
    await away.turn(now=LATE)
    assert await queue(pool, LATE) == []
    await away.say(entry("sanne:back", "resume", "sanne", said=LATE), now=LATE)
    assert await queue(pool, LATE) == []


async def asks(desk: Desk, at: datetime = MONDAY + DAY) -> None:
    """Karim says the word, to Marieke."""
    (answer,) = await desk.say(entry("karim:coaching", "coaching", "karim", said=at), now=at)
    assert answer.refused is None


async def test_karim_who_asked_his_adviser_on_a_journey_stands_in_her_queue_and_in_nobody_elses(pool: Pool) -> None:
    here, there = await two(pool)
    await asks(there, MONDAY + 2 * DAY)
    await asks(here)
    later = MONDAY + 3 * DAY
    assert await coaching.queue(pool, later, "marieke") == [Waiting("karim", MONDAY + DAY, asked=True)]
    assert await queue(pool, later, "job") == await queue(pool, later, "karim") == []
    assert await queue(pool, MONDAY + DAY - HOUR) == []
    assert not await coaching.helped(pool, "karim", later, "job"), (
        "who does not read it can't tell by this that he asked"
    )


async def test_he_stands_there_while_it_climbs_until_she_says_on_the_journey_that_she_helped(pool: Pool) -> None:
    here, _ = await two(pool)
    await asks(here)
    await here.ring(LATE)
    assert await queue(pool, LATE) == ["karim"]
    given = LATE + DAY
    await here.say(entry("marieke:given", "coaching-given", "marieke", said=given, to="karim"), now=given)
    assert await queue(pool, given) == []


async def test_a_question_that_is_taken_back_was_not_asked(pool: Pool) -> None:
    here, _ = await two(pool)
    await asks(here)
    back = MONDAY + 2 * DAY
    await here.say(entry("karim:back", "take-back", "karim", said=back, word="karim:coaching"), now=back)
    assert await queue(pool, back) == []


async def test_who_was_helped_at_the_desk_is_not_in_it_again_because_nobody_said_so_on_the_journey(pool: Pool) -> None:
    here, there = await two(pool)
    await asks(here)
    helped = MONDAY + 2 * DAY
    assert await coaching.helped(pool, "karim", helped, "marieke")
    assert await queue(pool, helped) == await queue(pool, helped + 2 * LOOKED_AT) == []
    again = helped + 2 * LOOKED_AT + DAY
    await asks(there, again)
    assert await queue(pool, again) == ["karim"]
