"""Time speaks first, up to the instant at which a word was said, and to now at the end of a turn."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journey import Agenda
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, entry, practice, start

PLAN = "needs-talk-1"
"""Karim is asked to plan the talk as soon as the journey starts."""
CHECK_IN = ["ask", "again", "other", "lnd", "colleague", "head"]
PRACTICE = ("practice", "ask")


async def test_a_word_said_before_the_night_escalates_nobody_who_answered(desk: Desk) -> None:
    """No worker runs when practice falls due on Monday; Sanne answered on Friday, and is heard on Wednesday."""
    await desk.open()
    await desk.agree()
    planned = await desk.climbed()
    due = [event["body"]["due"] for event in await desk.log() if event["body"].get("what") == "practice"]
    assert due == ["2026-03-16"]
    said, heard = MONDAY + 11 * DAY, MONDAY + 16 * DAY
    answered = await desk.turn(practice("sanne:1", said=said), now=heard)
    assert await desk.climbed() == planned
    told = [event for event in await desk.log() if event["word"] == "sanne:1"]
    assert {event["at"] for event in told} == {said}
    assert {event["recorded"] for event in told} == {heard}
    assert answered.alarm is not None and answered.alarm > heard


async def test_without_that_word_there_would_have_been_a_rung(desk: Desk) -> None:
    await desk.open()
    await desk.agree()
    await desk.turn(now=MONDAY + 16 * DAY)
    assert PRACTICE in await desk.climbed()


async def test_only_the_rungs_of_the_time_before_the_word_are_climbed(desk: Desk) -> None:
    """Practice was due on the 16th and said on the 18th: asked once, and never again for that one."""
    await desk.open()
    await desk.agree()
    await desk.turn(practice("sanne:1", said=MONDAY + 16 * DAY), now=MONDAY + 5 * WEEK)
    asked = [event for event in await desk.log() if event["kind"] == "rung-climbed"]
    assert [event["body"]["id"] for event in asked if event["at"] < MONDAY + 17 * DAY] == [PLAN, "practice-1"]
    assert all(event["body"]["id"] != "practice-1" for event in asked if event["at"] > MONDAY + 16 * DAY)


async def test_words_that_still_wait_hold_time_back(desk: Desk) -> None:
    """The inbox was too big for one turn: what the others answered must not be asked meanwhile."""
    await desk.open()
    await desk.agree()
    now = MONDAY + 16 * DAY
    first = await desk.turn(entry("karim:1", "spoke", "karim", said=MONDAY + DAY), now=now, more=True)
    assert PRACTICE not in await desk.climbed()
    assert first.alarm is not None and first.alarm <= now
    await desk.turn(practice("sanne:1", said=MONDAY + 11 * DAY), now=now, after=first.position)
    assert PRACTICE not in await desk.climbed()
    assert desk.counted["leerreis_faults spin"] == 0


async def test_after_an_outage_each_expectation_climbs_one_rung(desk: Desk) -> None:
    await desk.open()
    await desk.agree()
    await desk.turn(now=MONDAY + 40 * WEEK)
    climbed = await desk.climbed()
    assert len(climbed) == len(set(what for what, _ in climbed))
    assert await desk.pool.fetchval("select count(*) from post where journey = $1", desk.journey) == len(climbed)


async def test_a_ring_with_nothing_due_puts_nothing_on_record(desk: Desk) -> None:
    await desk.open()
    before = await desk.log()
    assert (await desk.turn(now=MONDAY + HOUR)).answers == []
    await desk.turn(now=MONDAY)
    assert await desk.log() == before


@pytest.mark.parametrize("back", [timedelta(0), HOUR])
async def test_an_alarm_that_would_ring_at_once_rings_in_an_hour_and_is_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, back: timedelta
) -> None:
    await desk.open()

    def spins(journey: object) -> Agenda:
        alarm = MONDAY + DAY - back
        return Agenda(alarm, over=False, phase="practice", stuck=())

    monkeypatch.setattr("journey.agenda", spins)
    turn = await desk.turn(now=MONDAY + DAY)
    assert turn.alarm == MONDAY + DAY + HOUR
    assert desk.counted["leerreis_faults spin"] == 1
    monkeypatch.undo()


async def test_a_clock_that_went_back_does_not_take_the_log_with_it(desk: Desk) -> None:
    """Temporal's hosts do not agree on the time: what is recorded later is never known earlier."""
    await desk.open()
    await desk.say(practice("sanne:1", said=MONDAY + DAY), now=MONDAY + DAY)
    for patiently in (False, True):
        back = await desk.turn(
            practice(f"sanne:{patiently}", said=MONDAY), now=MONDAY + DAY - HOUR, patiently=patiently
        )
        assert [answer.refused for answer in back.answers] == [None]
        desk.anew()
    assert await desk.aside() == []
    assert {event["recorded"] for event in (await desk.log())[-6:]} == {MONDAY + DAY}


@pytest.mark.parametrize("patiently", [False, True])
async def test_the_past_that_an_opening_brings_escalates_nobody_who_answered_in_it(desk: Desk, patiently: bool) -> None:
    """Said in January, told in March: rungs of that past are climbed one by one, and Sanne's tries end hers."""
    began = MONDAY - 9 * WEEK
    tries = [practice(f"sanne:{week}", said=began + week * WEEK) for week in range(1, 9)]
    accept = entry("karim:1", "accept", "karim", said=began + DAY)
    turn = await desk.turn(start(said=began), accept, *tries, now=MONDAY, patiently=patiently)
    assert [answer.refused for answer in turn.answers] == [None] * 10
    climbed = await desk.climbed()
    assert not [rung for what, rung in climbed if what == "practice"]
    assert [rung for what, rung in climbed if what == "check-in"] == CHECK_IN
    events = [event for event in await desk.log() if event["body"].get("id") == "check-in-1"]
    assert len({event["at"].date() for event in events}) == len(events)
    assert await desk.pool.fetchval("select count(*) from post where journey = $1", desk.journey) == 0
