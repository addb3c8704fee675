"""What was said before it came here: one entry, judged at the moments at which it was said; all of it, or nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from activities import histories
from records.database import Pool
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK, Desk, entry, practice, sealed, start
from workflows.messages import Entry, Turn

NOW = MONDAY + 52 * WEEK
POSTED = "select count(*) from post where journey = $1"


def history(*words: Entry, waits: bool = True) -> Entry:
    """What the door makes of words that were said before."""
    said = max((one.word["said"] for one in words), default=MONDAY.isoformat())
    told = [{"id": one.id, "word": one.word} for one in words]
    return Entry(id="sanne:history", word={"kind": "history", "by": "sanne", "said": said, "words": told}, waits=waits)


def a_year(began: datetime = MONDAY) -> list[Entry]:
    """Sixty words: opened, agreed on, tried every week, talked about every fourth; then nothing for nine weeks."""
    words = [start(said=began), entry("karim:accept", "accept", "karim", said=began + DAY)]
    for week in range(1, 44):
        words.append(practice(f"sanne:{week}", said=began + week * WEEK, line=sealed("once more")))
        if week % 3 == 0:
            words.append(entry(f"karim:{week}", "check-in", "karim", said=began + week * WEEK + HOUR, answer="not-yet"))
    words.append(entry("sanne:rate", "confidence", "sanne", said=began + 43 * WEEK + HOUR, figure=6))
    return words


async def told_as_it_was_said(desk: Desk, words: list[Entry], until: datetime) -> None:
    """The same words, each in a turn of its own, with a worker that never slept."""
    alarm: datetime | None = None
    for word in words:
        said = datetime.fromisoformat(word.word["said"])
        while alarm is not None and alarm < said:
            alarm = (await desk.turn(now=alarm)).alarm
        turn = await desk.turn(word, now=said)
        assert turn.answers[0].refused is None
        alarm = turn.alarm
    while alarm is not None and alarm < until:
        alarm = (await desk.turn(now=alarm)).alarm


async def codes(desk: Desk, *entries: Entry, now: datetime = NOW, patiently: bool = False) -> list[str | None]:
    """What each entry was refused for."""
    turn = await desk.turn(*entries, now=now, patiently=patiently)
    return [answer.refused and answer.refused.code for answer in turn.answers]


async def test_a_year_that_is_brought_in_is_the_year_as_it_would_have_been_here(desk: Desk, pool: Pool) -> None:
    here = Desk(pool)
    here.journey = desk.journey
    await told_as_it_was_said(here, a_year(), NOW)
    assert await codes(desk, history(*a_year())) == [None]
    as_it_was, brought = await here.log(), await desk.log()
    assert len(brought) > 200
    assert [one["body"] for one in brought] == [one["body"] for one in as_it_was]
    assert {one["recorded"] for one in brought} == {NOW}
    assert all(one["at"] < NOW for one in brought)
    assert await desk.words() == await here.words()
    assert await desk.pool.fetchval(POSTED, desk.journey) == 0
    assert await here.pool.fetchval(POSTED, here.journey) > 10


@pytest.mark.parametrize("patiently", [False, True])
async def test_a_refusal_in_the_middle_leaves_nothing_and_says_which_word(desk: Desk, patiently: bool) -> None:
    words = a_year()
    words.insert(20, entry("femke:practice", "practice", "femke", said=words[20].word["said"], outcome="went-well"))
    turn = await desk.turn(history(*words), now=NOW, patiently=patiently)
    (answer,) = turn.answers
    assert answer.refused is not None
    assert (answer.refused.code, answer.refused.about) == ("not-yours", {"may": "learner", "word": "femke:practice"})
    assert turn.over and turn.position == 0
    assert await desk.log() == [] and await desk.words() == []
    assert await desk.pool.fetchval("select count(*) from stream where journey = $1", desk.journey) == 0


async def test_a_refusal_takes_nothing_from_a_journey_that_was_there(desk: Desk) -> None:
    await desk.open()
    await desk.agree()
    before, words = await desk.log(), await desk.words()
    bad = entry("karim:practice", "practice", "karim", said=MONDAY + 4 * HOUR, outcome="went-well")
    good = practice("sanne:1", said=MONDAY + 3 * HOUR)
    after = practice("sanne:2", said=MONDAY + 5 * HOUR)
    assert await codes(desk, history(good, bad), after, now=MONDAY + 6 * HOUR) == ["not-yours", None]
    assert await desk.words() == sorted([*words, "sanne:2"])
    assert (await desk.log())[: len(before)] == before


async def test_a_history_that_comes_again_changes_nothing(desk: Desk) -> None:
    await desk.turn(history(*a_year()), now=NOW)
    before = await desk.log()
    assert await codes(desk, history(*a_year())) == [None]
    assert await codes(desk, history(*a_year()), now=NOW + HOUR) == [None]
    assert await desk.log() == before


async def test_only_what_is_new_in_a_history_is_judged(desk: Desk) -> None:
    words = a_year()
    await desk.turn(history(*words[:-1]), now=NOW)
    assert await codes(desk, history(*words), now=NOW + HOUR) == [None]
    assert [one["kind"] for one in await desk.log()].count("confidence-rated") == 1


async def test_another_content_under_an_id_on_record_is_refused_whole(desk: Desk) -> None:
    await desk.turn(history(*a_year()), now=NOW)
    before = await desk.log()
    changed = practice("sanne:3", said=MONDAY + 3 * WEEK, outcome="went-well", line=sealed("once more"))
    turn = await desk.turn(history(changed, practice("sanne:new", said=MONDAY + 4 * WEEK)), now=NOW + HOUR)
    (answer,) = turn.answers
    assert answer.refused is not None
    assert (answer.refused.code, answer.refused.about) == ("id-was-used", {"word": "sanne:3"})
    assert await desk.log() == before


async def test_words_come_in_the_order_in_which_they_were_said(desk: Desk) -> None:
    opening, accept, *rest = a_year()
    assert await codes(desk, history(*reversed(rest), accept, opening)) == [None]
    events = [one["at"] for one in await desk.log()]
    assert events == sorted(events)


async def test_a_past_added_to_a_journey_climbs_as_in_that_past_and_nudges_nobody(desk: Desk) -> None:
    """It was opened in a file without words; they come a minute later. The ladder of the silence after them is climbed
    as it would have been, and nobody gets post about it.
    """
    opening, *rest = a_year()
    await desk.turn(history(opening), now=NOW)
    assert await desk.pool.fetchval(POSTED, desk.journey) == 0
    turn = await desk.turn(history(*rest), now=NOW + HOUR)
    assert [answer.refused for answer in turn.answers] == [None]
    assert turn.alarm is None or turn.alarm > NOW + HOUR
    later = [one for one in await desk.log() if one["recorded"] == NOW + HOUR and one["kind"] == "rung-climbed"]
    assert ("check-in", "lnd") in await desk.climbed()
    assert all(one["at"] < NOW for one in later)
    assert await desk.pool.fetchval(POSTED, desk.journey) == 0


async def test_what_a_past_makes_due_today_is_posted_today(desk: Desk) -> None:
    """Talked about on the 16th of March at noon; the first try, due that Monday at nine, rang that same morning."""
    words = [start(said=MONDAY), entry("karim:accept", "accept", "karim", said=MONDAY + DAY)]
    await desk.turn(history(*words), now=MONDAY + 14 * DAY + HOUR)
    posted = await desk.pool.fetch("select what from post where journey = $1", desk.journey)
    assert [row["what"] for row in posted] == ["practice.ask"]


async def test_an_outage_of_ours_is_not_charged_to_people_when_a_past_comes_in(desk: Desk) -> None:
    """No worker for a year, and the first thing it hears is a past: what was asked before climbs one rung, and is
    posted, because nobody was asked yet.
    """
    await desk.open()
    await desk.agree()
    words = [entry("femke:1", "sighting", "femke", said=MONDAY + 2 * DAY, answer="no-occasion")]
    assert await codes(desk, history(*words)) == [None]
    climbed = [what for what, _ in await desk.climbed()]
    assert climbed and len(climbed) == len(set(climbed))
    assert await desk.pool.fetchval(POSTED, desk.journey) == len(climbed)


async def test_words_that_are_told_beside_a_past_keep_their_own_post(desk: Desk) -> None:
    await desk.open()
    await desk.agree()
    past = history(entry("karim:1", "spoke", "karim", said=MONDAY + 2 * HOUR))
    late = practice("sanne:1", said=MONDAY + 16 * DAY)
    turn = await desk.turn(past, late, now=MONDAY + 17 * DAY)
    assert [answer.refused for answer in turn.answers] == [None, None]


async def test_a_past_that_is_too_long_is_refused_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histories, "MOST_FACTS", 10_000)
    assert await codes(desk, history(*a_year())) == ["history-too-long"]
    assert await desk.log() == []


@pytest.mark.parametrize(
    "words",
    [
        "CANARY sings",
        [{"id": "sanne:1"}],
        [{"id": "sanne:1", "word": {"said": "yesterday"}}],
        [{"id": "sanne:1", "word": practice("x", said=MONDAY, line="CANARY").word}],
        [{"id": "sanne:1", "word": {"kind": "history", "said": MONDAY.isoformat(), "words": []}}],
    ],
    ids=["a text", "no word", "no instant", "unsealed", "a history in a history"],
)
async def test_what_is_no_history_is_set_aside_and_leaves_nothing(desk: Desk, words: object) -> None:
    opening = start(said=MONDAY)
    held = [{"id": opening.id, "word": opening.word}, *words] if isinstance(words, list) else words
    bad = Entry(id="sanne:h", word={"kind": "history", "by": "sanne", "said": MONDAY.isoformat(), "words": held})
    assert await codes(desk, bad, patiently=True) == ["set-aside"]
    assert await desk.log() == []
    ((id_, why),) = await desk.aside()
    assert id_ == "sanne:h" and "CANARY" not in why
    kept = await desk.pool.fetchval("select word from set_aside where journey = $1", desk.journey)
    assert b"CANARY" not in kept


async def test_a_heard_past_that_is_refused_is_kept(desk: Desk) -> None:
    turn: Turn = await desk.turn(history(practice("sanne:1", said=MONDAY), waits=False), now=NOW)
    assert turn.answers[0].refused is not None
    assert await desk.aside() == [("sanne:history", "not-started")]
