"""A word is on record once, under its own id, in the order in which words were said."""

from __future__ import annotations

import asyncio

from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, entry, practice, start


async def test_a_word_is_on_record_once(desk: Desk) -> None:
    await desk.open()
    word = practice("sanne:1", said=MONDAY + DAY)
    first = await desk.say(word, now=MONDAY + DAY)
    log = await desk.log()
    assert await desk.say(word, now=MONDAY + DAY + HOUR) == first
    desk.anew()
    assert await desk.say(word, word, now=MONDAY + DAY + 2 * HOUR) == first * 2
    assert await desk.log() == log
    assert await desk.words() == ["sanne:1", "sanne:start"]


async def test_the_same_word_said_at_another_instant_is_the_same_word(desk: Desk) -> None:
    await desk.open()
    (first,) = await desk.say(practice("sanne:1", said=MONDAY + HOUR), now=MONDAY + HOUR)
    (again,) = await desk.say(practice("sanne:1", said=MONDAY + DAY), now=MONDAY + DAY)
    assert again == first
    assert first.position == len(await desk.log())


async def test_the_same_id_twice_in_one_turn_is_one_word(desk: Desk) -> None:
    await desk.open()
    word = practice("sanne:1", said=MONDAY + HOUR)
    first, second = await desk.say(word, word, now=MONDAY + HOUR)
    assert first == second
    assert (await desk.kinds()).count("practice-logged") == 1


async def test_an_id_that_stands_for_another_word_is_refused(desk: Desk) -> None:
    await desk.open()
    await desk.say(practice("sanne:1", said=MONDAY + HOUR), now=MONDAY + HOUR)
    another = practice("sanne:1", said=MONDAY + HOUR, outcome="went-well")
    elsewhere = entry("sanne:1", "spoke", "karim", said=MONDAY + HOUR)
    answers = await desk.say(another, elsewhere, now=MONDAY + 2 * HOUR)
    assert [answer.refused and answer.refused.code for answer in answers] == ["id-was-used"] * 2
    assert (await desk.kinds()).count("practice-logged") == 1


async def test_an_id_that_stands_for_another_word_is_refused_in_the_same_turn_too(desk: Desk) -> None:
    await desk.open()
    one = practice("sanne:1", said=MONDAY + HOUR)
    other = entry("sanne:1", "spoke", "karim", said=MONDAY + 2 * HOUR)
    answers = await desk.say(one, other, now=MONDAY + DAY)
    assert [answer.refused and answer.refused.code for answer in answers] == [None, "id-was-used"]


async def test_a_refused_word_is_judged_again_later(desk: Desk) -> None:
    await desk.open()
    early = entry("sanne:yes", "conclude", "sanne", said=MONDAY + HOUR, yes=True)
    (refused,) = await desk.say(early, now=MONDAY + HOUR)
    assert refused.refused is not None and refused.refused.code == "not-agreed-yet"
    assert await desk.words() == ["sanne:start"]
    await desk.agree(MONDAY + DAY)
    again = early.model_copy(update={"word": early.word | {"said": (MONDAY + 2 * DAY).isoformat()}})
    (accepted,) = await desk.say(again, now=MONDAY + 2 * DAY)
    assert accepted.refused is None
    assert "sanne:yes" in await desk.words()


async def test_words_are_judged_in_the_order_in_which_they_were_said(desk: Desk) -> None:
    """Karim's yes was said first, and reached us last; Sanne's conclusion needs it."""
    conclude = entry("sanne:yes", "conclude", "sanne", said=MONDAY + 3 * HOUR, yes=True)
    accept = entry("karim:yes", "accept", "karim", said=MONDAY + 2 * HOUR)
    answers = await desk.say(conclude, accept, start(), now=MONDAY + DAY)
    assert [answer.refused for answer in answers] == [None] * 3
    assert answers[2].position < answers[1].position < answers[0].position


async def test_the_order_is_of_instants_and_not_of_clocks(desk: Desk) -> None:
    """One o'clock in Amsterdam is before half past twelve in London."""
    await desk.open(MONDAY)
    conclude = entry("sanne:yes", "conclude", "sanne", said="2026-03-02T12:30:00+00:00", yes=True)
    accept = entry("karim:yes", "accept", "karim", said="2026-03-02T13:00:00+01:00")
    answers = await desk.say(conclude, accept, now=MONDAY + DAY)
    assert [answer.refused for answer in answers] == [None, None]


async def test_a_word_from_the_future_is_said_now(desk: Desk) -> None:
    await desk.open()
    await desk.say(practice("sanne:1", said=MONDAY + WEEK), now=MONDAY + HOUR)
    assert {event["at"] for event in (await desk.log())[-3:]} == {MONDAY + HOUR}


async def test_two_turns_at_once_come_one_after_the_other(desk: Desk) -> None:
    await desk.open()
    other = Desk(desk.pool)
    other.journey = desk.journey
    turns = [
        at.turn(practice(f"sanne:{n}", said=MONDAY + HOUR), now=MONDAY + HOUR) for n in range(4) for at in (desk, other)
    ]
    done = await asyncio.gather(*turns)
    assert (await desk.kinds()).count("practice-logged") == 4
    for n in range(4):
        assert done[2 * n].answers == done[2 * n + 1].answers
    assert len({turn.answers[0].position for turn in done}) == 4


async def test_one_opening_of_two_that_come_at_once_counts(desk: Desk) -> None:
    answers = await asyncio.gather(desk.say(start("sanne:a"), now=MONDAY), desk.say(start("sanne:b"), now=MONDAY))
    codes = sorted(str(answer.refused and answer.refused.code) for (answer,) in answers)
    assert codes == ["None", "already-started"]
    assert (await desk.kinds()).count("journey-started") == 1
