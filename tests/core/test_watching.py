"""Watching: the learner asks who may have noticed it; who reports to the learner is shown without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.needs.behaviours import AddBehaviour
from journey.noticing.sightings import LogSighting, Sighting, Way
from journey.noticing.watching import AskWatchers, WatchersAsked
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.who import roles
from journey.who.people import PersonId, Role
from tests.core.telling import (
    ACCEPT,
    BRAM,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    GROUND,
    JOB,
    KARIM,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    WEEK,
    agreed,
)

NEXT = MONDAY + WEEK
ASK = AskWatchers(by=SANNE)
REPORTS = replace(GROUND, managers={BRAM: SANNE, LUC: SANNE, JOB: SANNE, FEMKE: KARIM})
"""Bram, Luc and Job report to Sanne."""
THREE = AskWatchers(by=SANNE, of=(BRAM, LUC, JOB))


def saw(by: PersonId, answer: SightingAnswer = SightingAnswer.SEEN) -> LogSighting:
    return LogSighting(by=by, answer=answer)


def test_naming_a_watcher_asks_nothing() -> None:
    assert agreed().now.open(What.SIGHTING) == ()


def test_the_learner_asks_and_each_of_them_may_answer_within_a_week() -> None:
    journey = agreed().when(ASK, NEXT).then(WatchersAsked, ExpectationOpened)
    assert journey.whom(What.SIGHTING) == [(FEMKE, date(2026, 3, 16))]
    journey.when(FEMKE_SAW_IT, NEXT + DAY).then(Sighting, ExpectationAnswered)
    assert journey.now.open(What.SIGHTING) == ()


@pytest.mark.parametrize("answer", [SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION])
def test_each_answer_is_one(answer: SightingAnswer) -> None:
    assert agreed().when(ASK, NEXT).when(saw(FEMKE, answer), NEXT + DAY).now.open(What.SIGHTING) == ()


def test_who_does_not_answer_is_let_be_and_ld_hears_nothing_of_it() -> None:
    journey = agreed().when(ASK, NEXT).until(NEXT + 12 * WEEK)
    assert journey.climbed(What.SIGHTING) == [
        ("ask", NEXT, FEMKE), ("again", date(2026, 3, 16), FEMKE), ("let-go", date(2026, 3, 23), FEMKE),
    ]  # fmt: skip
    assert journey.now.open(What.SIGHTING) == ()
    assert "not-seen-yet" not in journey.stuck(on=NEXT + 3 * WEEK)


def test_nobody_else_asks() -> None:
    for by in (KARIM, MARIEKE, FEMKE):
        assert agreed().refuses(AskWatchers(by=by), NEXT).about["may"] == "learner"


def test_whoever_is_asked_is_a_watcher() -> None:
    journey = agreed().when(AskWatchers(by=SANNE, of=(BRAM, SANNE, BRAM)), NEXT)
    assert journey.now.people.watchers == (FEMKE, BRAM)
    assert journey.only(WatchersAsked).watchers == (BRAM,)
    assert journey.now.people.roles(BRAM) == {Role.WATCHER}


def test_they_are_asked_about_one_behaviour() -> None:
    second = AddBehaviour(by=SANNE, behaviour="and then I wait", noticed_by=(BRAM,))
    journey = agreed().when(second, NEXT).when(ACCEPT, NEXT).when(AskWatchers(by=SANNE, nth=2, of=(FEMKE,)), NEXT)
    assert journey.when(saw(FEMKE), NEXT + DAY).only(Sighting).behaviour == "b2", "what is asked comes first"
    assert journey.when(AskWatchers(by=SANNE, nth=2), NEXT + DAY).whom(What.SIGHTING)[0][0] == BRAM


def test_what_is_asked_is_not_asked_twice_at_once() -> None:
    journey = agreed().when(ASK, NEXT)
    assert journey.refuses(ASK, NEXT + DAY).code == "asked-already"
    journey.when(AskWatchers(by=SANNE, of=(FEMKE, BRAM)), NEXT + DAY)
    assert [who for who, _ in journey.whom(What.SIGHTING)] == [FEMKE, BRAM]
    assert agreed(noticed_by=()).refuses(ASK, NEXT).code == "nobody-named"


def test_a_companion_who_watches_too_answers_with_the_check_in() -> None:
    journey = agreed(noticed_by=(KARIM,)).when(ASK, NEXT)
    journey.when(CheckIn(by=KARIM, answer=SightingAnswer.SEEN), NEXT + DAY)
    assert journey.now.open(What.SIGHTING) == ()


@pytest.mark.parametrize("of", [(BRAM,), (BRAM, LUC), (BRAM, LUC, FEMKE)])
def test_who_reports_to_the_learner_is_asked_with_two_others_who_do(of: tuple[PersonId, ...]) -> None:
    assert agreed(REPORTS).refuses(AskWatchers(by=SANNE, of=of), NEXT).code == "three-at-once"


def test_they_are_receivers_and_no_watchers_by_name() -> None:
    journey = agreed(REPORTS).when(AskWatchers(by=SANNE, of=(BRAM, LUC, JOB, FEMKE)), NEXT)
    assert journey.only(WatchersAsked).receivers == (BRAM, LUC, JOB)
    assert journey.now.people.watchers == (FEMKE,)
    assert roles.of(journey.now, BRAM, journey.now.last_word) == {Role.WATCHER}


def test_what_they_tell_counts_was_received_and_has_no_name() -> None:
    journey = agreed(REPORTS).when(THREE, NEXT).when(saw(BRAM), NEXT + DAY)
    told = journey.only(Sighting)
    assert (told.by, told.way, told.counts, told.nameless) == (BRAM, Way.RECEIVED, True, True)
    assert len(journey.now.sightings) == 1
    assert [who for who, _ in journey.whom(What.SIGHTING)] == [LUC, JOB]


def test_also_when_they_were_not_asked_or_report_to_somebody_else_by_now() -> None:
    named = agreed(REPORTS, noticed_by=(BRAM,)).when(saw(BRAM), NEXT)
    assert named.only(Sighting).nameless
    journey = agreed(REPORTS).when(THREE, NEXT)
    journey.ground = GROUND
    assert journey.when(saw(BRAM), NEXT + DAY).only(Sighting).nameless
    assert agreed(REPORTS).when(FEMKE_SAW_IT, NEXT).only(Sighting).nameless is None


def test_an_invited_mentor_says_yes_first_and_then_what_was_noticed() -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=LUC), NEXT)
    assert journey.refuses(saw(LUC), NEXT).code == "not-the-mentor-yet"
    assert journey.when(AnswerInvitation(by=LUC, yes=True), NEXT).when(saw(LUC), NEXT).only(Sighting).counts
    watcher = agreed().when(InviteMentor(by=SANNE, mentor=FEMKE), NEXT)
    assert watcher.when(FEMKE_SAW_IT, NEXT).only(Sighting).counts, "who watches may tell, invited or not"
