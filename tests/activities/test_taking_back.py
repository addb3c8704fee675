"""A word taken back, on the real database: whichever way the journey is folded, it is the same. Every test ends with
the question whether the read models are what the log says.
"""

from __future__ import annotations

import pytest

import journey as core
from records import event_log
from records.event_log import SNAPSHOT_EVERY
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, entry, practice
from workflows.messages import Entry

OPEN = "select what, due from expectation where journey = $1 and valid_until is null"


def take_back(id: str, word: str, by: str, day: int) -> Entry:
    """Somebody unsays what they said, on a day of the journey."""
    return entry(id, "take-back", by, said=MONDAY + day * DAY, word=word)


async def test_after_it_another_process_folds_the_same_journey(desk: Desk) -> None:
    await desk.open()
    await desk.agree()
    await desk.turn(practice("sanne:1", said=MONDAY + WEEK), now=MONDAY + WEEK)
    (answer,) = await desk.say(take_back("sanne:2", "sanne:1", "sanne", 8), now=MONDAY + 8 * DAY)
    assert answer.refused is None
    folded = await event_log.fold(desk.pool, desk.journey)
    assert folded is not None and folded.practices == 0
    desk.anew()
    turn = await desk.turn(practice("sanne:3", said=MONDAY + 9 * DAY), now=MONDAY + 9 * DAY)
    folded = await event_log.fold(desk.pool, desk.journey)
    assert folded is not None and folded.practices == 1
    assert turn.alarm == core.agenda(folded).alarm
    assert len([row for row in await desk.pool.fetch(OPEN, desk.journey) if row["what"] == "practice"]) == 1


async def test_a_process_that_remembers_what_was_before_tells_it_again(desk: Desk) -> None:
    """Another worker took the word back: what this one remembers is of before."""
    await desk.open()
    await desk.turn(practice("sanne:1", said=MONDAY + DAY), now=MONDAY + DAY)
    elsewhere = Desk(desk.pool)
    elsewhere.journey = desk.journey
    await elsewhere.say(take_back("sanne:2", "sanne:1", "sanne", 2), now=MONDAY + 2 * DAY)
    await desk.turn(practice("sanne:3", said=MONDAY + 3 * DAY), now=MONDAY + 3 * DAY)
    folded = await event_log.fold(desk.pool, desk.journey)
    assert folded is not None and folded.practices == 1
    assert (await desk.turn(now=MONDAY + 3 * DAY + HOUR)).alarm == core.agenda(folded).alarm


async def test_a_snapshot_of_before_is_not_gone_on_from(desk: Desk) -> None:
    await desk.open()
    number = 0
    while len(await desk.log()) <= SNAPSHOT_EVERY:
        number += 1
        now = MONDAY + number * HOUR
        await desk.turn(practice(f"sanne:{number}", said=now), now=now)
    assert await desk.pool.fetchval("select count(*) from snapshot where journey = $1", desk.journey)
    (answer,) = await desk.say(take_back("sanne:back", "sanne:1", "sanne", 30), now=MONDAY + 30 * DAY)
    assert answer.refused is None
    log = await event_log.after(desk.pool, desk.journey, 0)
    folded = await event_log.fold(desk.pool, desk.journey)
    assert folded is not None and folded.practices == number - 1
    assert folded == core.retold(log)


async def test_what_was_known_before_it_is_still_what_was_known(desk: Desk) -> None:
    await desk.open()
    await desk.turn(practice("sanne:1", said=MONDAY + DAY), now=MONDAY + DAY)
    await desk.say(take_back("sanne:2", "sanne:1", "sanne", 2), now=MONDAY + 2 * DAY)
    then = core.retold(await event_log.until(desk.pool, desk.journey, MONDAY + DAY))
    assert then is not None and then.practices == 1


@pytest.mark.parametrize("patiently", [False, True])
async def test_said_and_taken_back_in_one_turn(desk: Desk, patiently: bool) -> None:
    await desk.open()
    words = [practice("sanne:1", said=MONDAY + DAY), take_back("sanne:2", "sanne:1", "sanne", 2)]
    turn = await desk.turn(*words, now=MONDAY + 3 * DAY, patiently=patiently)
    assert [answer.refused for answer in turn.answers] == [None, None]
    folded = await event_log.fold(desk.pool, desk.journey)
    assert folded is not None and folded.practices == 0


async def test_it_counts_once_and_twice_is_refused(desk: Desk) -> None:
    await desk.open()
    await desk.turn(practice("sanne:1", said=MONDAY + DAY), now=MONDAY + DAY)
    word = take_back("sanne:2", "sanne:1", "sanne", 2)
    assert await desk.say(word, now=MONDAY + 2 * DAY) == await desk.say(word, now=MONDAY + 3 * DAY)
    (again,) = await desk.say(take_back("sanne:3", "sanne:1", "sanne", 4), now=MONDAY + 4 * DAY)
    assert again.refused is not None and again.refused.code == "nothing-changed"


async def test_a_history_may_bring_a_word_and_that_it_was_taken_back(desk: Desk) -> None:
    await desk.open()
    said = [practice("sanne:1", said=MONDAY + DAY), take_back("sanne:2", "sanne:1", "sanne", 2)]
    history = entry("sanne:h", "history", "sanne", said=MONDAY + 2 * DAY, words=[one.model_dump() for one in said])
    (answer,) = await desk.say(history, now=MONDAY + WEEK)
    assert answer.refused is None
    folded = await event_log.fold(desk.pool, desk.journey)
    assert folded is not None and folded.practices == 0


async def test_the_other_of_the_two_gets_post(desk: Desk) -> None:
    """Karim entered what Sanne said; whoever of them takes it back, the other hears of it."""
    await desk.open()
    for day, taker in ((1, "karim"), (2, "sanne")):
        at = MONDAY + day * DAY
        await desk.turn(practice(f"sanne:{day}", said=at, entered_by="karim"), now=at)
        (answer,) = await desk.say(take_back(f"{taker}:back-{day}", f"sanne:{day}", taker, day), now=at + HOUR)
        assert answer.refused is None
    rows = await desk.pool.fetch(
        "select person from post where journey = $1 and what = 'word.taken-back' order by written", desk.journey
    )
    assert [row["person"] for row in rows] == ["sanne", "karim"]


async def test_what_was_entered_waits_and_counts_with_both_names(desk: Desk) -> None:
    await desk.open()
    figure = entry("sanne:f", "confidence", "sanne", said=MONDAY + DAY, figure=6, entered_by="karim")
    await desk.turn(figure, now=MONDAY + DAY)
    assert "confirm" in [row["what"] for row in await desk.pool.fetch(OPEN, desk.journey)]
    desk.anew()
    await desk.turn(entry("sanne:y", "confirm", "sanne", said=MONDAY + 2 * DAY, yes=True), now=MONDAY + 2 * DAY)
    rated = [row for row in await desk.log() if row["kind"] == "confidence-rated"]
    assert [(row["by"], row["body"]["entered_by"], row["body"]["figure"]) for row in rated] == [("sanne", "karim", 6)]
    assert "confirm" not in [row["what"] for row in await desk.pool.fetch(OPEN, desk.journey)]
