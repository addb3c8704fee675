"""Later, not for me, no room, in the diary: what of it stands in a history, and for whom."""

from __future__ import annotations

from datetime import time

import pytest

from journey.expected.expectations import What
from journey.expected.later import Later
from journey.lnd.at_once import NoRoom, NotMine
from journey.noticing.watching import AskWatchers
from journey.steps.diary import PlanTalk
from journey.who.people import POST, PersonId
from journey.who.reaching import IsUnreachable
from letters.tongue import tongue
from records.event_log import Recorded
from starter.showing import one_journey, timeline
from starter.showing.readers import HIDDEN, Reader
from tests.core.saying import GROUNDS
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    GROUND,
    JOB,
    KARIM,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    WEEK,
    Telling,
    agreed,
    noon,
)

NEXT = MONDAY + WEEK
REPORTING = GROUNDS["open"]
"""Bram, Luc and Job report to the learner."""


def told() -> Telling:
    """A try and a check-in are put off, a talk is planned, and two things come to L&D at once."""
    journey = agreed(horizon=MONDAY + 10 * WEEK)
    due = journey.open(What.PRACTICE).due
    journey.when(Later(by=SANNE, expectation="practice-1", until=due + WEEK), NEXT)
    journey.when(PlanTalk(by=SANNE, on=NEXT + 9 * DAY, at=time(9, 5), expectation="check-in-1"), NEXT)
    journey.when(PlanTalk(by=KARIM, on=NEXT + 10 * DAY, expectation="check-in-1"), NEXT)
    journey.when(NotMine(by=KARIM, expectation="check-in-1", line="Lotte sees her more"), NEXT)
    journey.when(NoRoom(by=POST, expectation="re-plan-1"), NEXT)
    return journey.when(IsUnreachable(by=POST, who=KARIM), NEXT)


TOLD = told()


def history(who: PersonId | None, language: str = "en", journey: Telling = TOLD) -> list[tuple[str | None, str]]:
    """What this person reads of the last day: by whom, and what."""
    log = [Recorded(place, one, one.at, None) for place, one in enumerate(journey.log, 1)]
    lines = timeline.lines(log, Reader(journey.now, who), tongue(language), GROUND.calendar)
    return [(line.by, line.what) for line in lines if line.at >= noon(NEXT)]


def test_who_said_it_reads_it_whole_and_the_others_only_the_diary() -> None:
    planned = [
        (SANNE, "in the diary for 18 March 2026, 09:05: catch up, and say what was seen of it"),
        (KARIM, "in the diary for 19 March 2026: catch up, and say what was seen of it"),
    ]
    assert history(SANNE) == [(SANNE, "later, on 23 March 2026: try it"), *planned]
    assert history(KARIM) == [
        *planned,
        (KARIM, "this is for somebody else: catch up, and say what was seen of it"),
        (POST, "no room in two letters, and so nobody was asked: talk about a new date"),
        (POST, "said that nothing arrives at an address"),
    ]
    assert history(FEMKE) == []


def test_lnd_reads_what_came_to_them_and_by_whom() -> None:
    assert [by for by, _ in history(MARIEKE)] == [SANNE, KARIM, None, POST, None, POST]


def test_in_dutch() -> None:
    assert [what for _, what in history(KARIM, "nl")] == [
        "in de agenda op 18 maart 2026, 09:05: even bijpraten, en zeggen wat er te zien was",
        "in de agenda op 19 maart 2026: even bijpraten, en zeggen wat er te zien was",
        "dit is voor iemand anders: even bijpraten, en zeggen wat er te zien was",
        "geen plek in twee berichten, en dus aan niemand gevraagd: een nieuwe datum bespreken",
        "zei dat op een adres niets aankomt",
    ]


def test_the_line_is_read_by_the_adviser_alone() -> None:
    log = [Recorded(place, one, one.at, None) for place, one in enumerate(TOLD.log, 1)]

    def written(who: PersonId | None) -> list[str | None]:
        lines = timeline.lines(log, Reader(TOLD.now, who), tongue("en"), GROUND.calendar)
        return [line.text for line in lines if line.what.startswith("this is for") and line.text]

    assert written(MARIEKE) == written(KARIM) == ["Lotte sees her more"]
    assert written(SANNE) == []
    assert written(None) == [HIDDEN], "whoever runs it reads no free text"


@pytest.mark.parametrize(("language", "called"), [("en", "the post"), ("nl", "de post")])
def test_the_post_is_called_the_post_where_no_names_are_read(language: str, called: str) -> None:
    assert one_journey.in_roles(TOLD.now, [POST], tongue(language), noon(NEXT)) == {POST: called}


def test_which_of_three_put_it_off_is_read_by_that_one_only() -> None:
    journey = agreed()
    journey.ground = REPORTING
    journey.when(AskWatchers(by=SANNE, of=(BRAM, LUC, JOB)), NEXT)
    (mine,) = [one for one in journey.now.open(What.SIGHTING) if one.who == BRAM]
    journey.when(Later(by=BRAM, expectation=mine.id, until=mine.due + WEEK), NEXT)
    assert [by for by, what in history(BRAM, journey=journey) if what.startswith("later")] == [BRAM]
    for who in (SANNE, KARIM, LUC, MARIEKE, None):
        assert not [what for _, what in history(who, journey=journey) if what.startswith("later")], who
