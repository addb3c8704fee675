"""What is rare: the next occasion has a day, and the dates come from it."""

from __future__ import annotations

from datetime import date

import pytest

from journey.expected.expectations import ExpectationAnswered, ExpectationMoved, ExpectationOpened, What
from journey.needs.behaviours import AddBehaviour
from journey.needs.need import Rhythm
from journey.needs.occasions import DateOccasion, OccasionDated
from journey.noticing.sightings import LogSighting
from journey.pause import Pause, PauseReason, Resume
from journey.state import SightingAnswer
from journey.steps.practice import LogPractice, Outcome, PracticeLogged
from journey.steps.watch import Otherwise, StillDoing
from journey.who.people import PersonId
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    KARIM,
    KARIM_SAYS_YES,
    LOTTE,
    MARIEKE,
    MONDAY,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    TRIED,
    WEEK,
    Telling,
    agreed,
    nothing_yet,
    started,
)
from tests.core.telling import START as WEEKLY

BUDGET = date(2026, 4, 13)
"""The day of the occasion: a Monday, six weeks after the start."""
NEXT_YEAR = date(2026, 10, 12)
AFTER = date(2026, 4, 20)
"""Five working days after it."""


def rare(on: date | None = BUDGET) -> Telling:
    return agreed(rhythm=Rhythm.RARE, first_try=on)


def dating(on: date, by: PersonId = SANNE, nth: int | None = None) -> DateOccasion:
    return DateOccasion(by=by, on=on, nth=nth)


def saw(on: date) -> LogSighting:
    return LogSighting(by=FEMKE, answer=SightingAnswer.SEEN, on=on)


def test_it_begins_with_the_day_of_its_next_occasion_which_is_the_first_try() -> None:
    journey = started(rhythm=Rhythm.RARE, first_try=BUDGET)
    assert journey.only(OccasionDated).on == BUDGET
    assert journey.whom(What.PRACTICE) == [(SANNE, BUDGET)]
    assert journey.open(What.PRACTICE).fixed


@pytest.mark.parametrize(("on", "code"), [(None, "rare-needs-a-day"), (MONDAY - DAY, "due-has-passed")])
def test_it_does_not_begin_without_one(on: date | None, code: str) -> None:
    opening = WEEKLY.model_copy(update={"rhythm": Rhythm.RARE, "first_try": on})
    assert nothing_yet().refuses(opening, MONDAY).code == code


def test_it_may_be_today() -> None:
    assert rare(MONDAY).open(What.PRACTICE).due == MONDAY


def test_they_catch_up_within_five_working_days_after_each_occasion() -> None:
    journey = rare()
    assert journey.whom(What.CHECK_IN) == [(KARIM, AFTER)]
    journey.when(SPOKE, MONDAY + 2 * WEEK)
    assert journey.whom(What.CHECK_IN) == [(KARIM, AFTER)], "a talk before it is no talk about it"
    journey.when(TRIED.model_copy(update={"next_occasion": NEXT_YEAR}), BUDGET).when(SAW_IT, BUDGET + DAY)
    assert journey.whom(What.CHECK_IN) == [(KARIM, date(2026, 10, 19))]
    assert journey.whom(What.PRACTICE) == [(SANNE, NEXT_YEAR)]


def test_the_next_occasion_may_be_named_with_the_try() -> None:
    journey = rare().when(TRIED.model_copy(update={"next_occasion": NEXT_YEAR}), BUDGET)
    journey.then(PracticeLogged, ExpectationAnswered, OccasionDated, ExpectationOpened)
    assert journey.only(OccasionDated).instead_of is None
    assert journey.now.occasions == {"b1": (BUDGET, NEXT_YEAR)}


def test_without_a_next_day_nobody_is_nagged_and_the_learner_is_asked_twenty_working_days_after() -> None:
    journey = rare().when(TRIED, BUDGET).when(SAW_IT, BUDGET)
    journey.expects(What.OCCASION, What.CONFIDENCE)
    assert journey.whom(What.OCCASION) == [(SANNE, date(2026, 5, 11))]
    assert journey.open(What.OCCASION).rung is None
    journey.until(date(2026, 5, 10))
    assert {rung for rung, _, _ in journey.climbed(What.OCCASION) + journey.climbed(What.CHECK_IN)} == set()
    assert journey.now.open(What.STILL_YOURS) == ()
    journey.until(date(2026, 5, 11))
    assert (journey.open(What.STILL_YOURS).who, journey.open(What.STILL_YOURS).about) == (SANNE, "silence")


def test_an_occasion_that_nobody_speaks_of_is_asked_about_once_more_and_then_it_is_silent() -> None:
    journey = rare().until(date(2026, 5, 10))
    assert journey.climbed(What.PRACTICE) == [("ask", BUDGET, SANNE), ("again", date(2026, 4, 27), SANNE)]
    assert journey.climbed(What.CHECK_IN)[0] == ("ask", AFTER, KARIM)
    assert journey.now.open(What.STILL_YOURS) == ()
    journey.until(date(2026, 5, 11))
    assert journey.open(What.STILL_YOURS).about == "no-practice"


def test_ld_looks_within_sixty_working_days_after_the_occasion() -> None:
    journey = rare().until(date(2026, 7, 6))
    (lnd,) = (day for rung, day, _ in journey.climbed(What.STILL_YOURS) if rung == "lnd")
    assert journey.ground.calendar.between(BUDGET, lnd) <= 60
    assert "no-practice" in journey.stuck(on=lnd)


def test_far_ahead_nobody_calls_it_silent() -> None:
    journey = rare(NEXT_YEAR).until(NEXT_YEAR - DAY)
    assert journey.now.open(What.STILL_YOURS) == ()
    assert journey.climbed(What.PRACTICE) == []


@pytest.mark.parametrize("by", [SANNE, LOTTE])
def test_learner_or_companion_moves_what_is_to_come(by: PersonId) -> None:
    journey = agreed(rhythm=Rhythm.RARE, first_try=BUDGET, companion=LOTTE)
    journey.when(dating(BUDGET + WEEK, by), MONDAY + WEEK)
    assert journey.only(OccasionDated).instead_of == BUDGET
    assert journey.now.occasions == {"b1": (BUDGET + WEEK,)}
    assert journey.whom(What.PRACTICE) == [(SANNE, BUDGET + WEEK)]
    assert journey.whom(What.CHECK_IN) == [(LOTTE, AFTER + WEEK)]
    journey.when(dating(BUDGET - WEEK, by), MONDAY + WEEK)
    assert journey.whom(What.CHECK_IN) == [(LOTTE, AFTER - WEEK)], "earlier as well"


def test_once_it_was_another_day_is_the_next_one() -> None:
    journey = rare().when(dating(NEXT_YEAR), BUDGET + DAY)
    assert journey.only(OccasionDated).instead_of is None
    assert journey.whom(What.PRACTICE) == [(SANNE, NEXT_YEAR)]
    assert journey.whom(What.CHECK_IN) == [(KARIM, AFTER)], "they have not talked about this one yet"


def test_on_the_day_itself_it_moves_as_long_as_it_was_not_tried() -> None:
    assert rare().when(dating(NEXT_YEAR), BUDGET).only(OccasionDated).instead_of == BUDGET
    assert rare().when(TRIED, BUDGET).when(dating(NEXT_YEAR), BUDGET).only(OccasionDated).instead_of is None


def test_a_day_is_what_the_question_for_one_waits_for() -> None:
    journey = rare().when(TRIED, BUDGET).when(dating(NEXT_YEAR), BUDGET + DAY)
    assert journey.now.open(What.OCCASION) == ()
    assert journey.whom(What.PRACTICE) == [(SANNE, NEXT_YEAR)]


def test_a_rehearsal_is_a_try_and_how_it_went_on_the_day_is_still_asked() -> None:
    journey = rare().when(TRIED, MONDAY + WEEK).then(PracticeLogged)
    assert journey.now.practices == 1
    assert journey.whom(What.PRACTICE) == [(SANNE, BUDGET)]


def test_how_it_went_on_a_saturday_may_be_said_on_that_day() -> None:
    saturday = date(2026, 4, 11)
    journey = rare(saturday)
    assert journey.whom(What.PRACTICE) == [(SANNE, BUDGET)], "asked on the Monday after it"
    assert journey.when(TRIED, saturday).now.open(What.PRACTICE) == ()


def test_it_was_seen_often_enough_when_it_was_seen_on_two_occasions() -> None:
    journey = rare().when(TRIED.model_copy(update={"next_occasion": date(2026, 6, 1)}), BUDGET)
    journey.when(saw(BUDGET), BUDGET + DAY).when(saw(BUDGET + DAY), BUDGET + DAY)
    assert journey.now.open(What.CONCLUDE) == (), "two days of one occasion"
    journey.when(saw(date(2026, 6, 2)), date(2026, 6, 2))
    assert {who for who, _ in journey.whom(What.CONCLUDE)} == {SANNE, KARIM}


def test_a_pause_moves_no_occasion_and_one_that_passed_in_it_is_asked_about() -> None:
    """Law 15."""
    pause = Pause(by=SANNE, why=PauseReason.LEAVE)
    journey = rare().when(pause, BUDGET - 2 * WEEK).when(Resume(by=SANNE), BUDGET - WEEK)
    assert journey.whom(What.PRACTICE) == [(SANNE, BUDGET)]
    assert journey.whom(What.CHECK_IN) == [(KARIM, AFTER)]
    journey = rare().when(pause, BUDGET - WEEK).when(Resume(by=SANNE), BUDGET + 2 * WEEK)
    assert journey.whom(What.PRACTICE) == [(SANNE, BUDGET)]
    journey.until(BUDGET + 2 * WEEK + DAY)
    assert journey.climbed(What.PRACTICE) == [("ask", BUDGET + 2 * WEEK + DAY, SANNE)]
    assert journey.climbed(What.CHECK_IN) == [("ask", BUDGET + 2 * WEEK + DAY, KARIM)]


def test_no_occasion_on_the_day_is_an_opportunity_to_find_and_a_new_day_is_one() -> None:
    journey = rare().when(LogPractice(by=SANNE, outcome=Outcome.NO_OCCASION), BUDGET)
    assert journey.whom(What.CONDITION)[0][0] == KARIM
    assert journey.now.open(What.PRACTICE) == journey.now.open(What.OCCASION) == ()
    journey.when(dating(NEXT_YEAR, KARIM), BUDGET + DAY)
    assert journey.now.open(What.CONDITION) == ()
    assert journey.whom(What.PRACTICE) == [(SANNE, NEXT_YEAR)]
    named = LogPractice(by=SANNE, outcome=Outcome.NO_OCCASION, next_occasion=NEXT_YEAR)
    assert rare().when(named, BUDGET).now.conditions == {}


def test_beside_what_is_livelier_it_is_the_least_lively() -> None:
    second = AddBehaviour(by=SANNE, behaviour="at the budget talk, I say so", rhythm=Rhythm.RARE, first_try=BUDGET)
    journey = agreed().when(second, MONDAY + WEEK).when(ACCEPT, MONDAY + WEEK)
    assert [(one.of, one.due, one.fixed) for one in journey.now.open(What.PRACTICE)] == [
        (None, date(2026, 3, 16), False), ("b2", BUDGET, True),
    ]  # fmt: skip
    assert journey.open(What.CHECK_IN).due == date(2026, 4, 6), "by the week, from the new agreement on"
    assert agreed().refuses(second.model_copy(update={"first_try": None}), MONDAY).code == "rare-needs-a-day"
    for weeks in (2, 5, 8):
        journey.when(LogSighting(by=FEMKE, answer=SightingAnswer.SEEN, nth=1), MONDAY + weeks * WEEK)
    journey.when(TRIED.model_copy(update={"nth": 2, "next_occasion": NEXT_YEAR}), MONDAY + 8 * WEEK)
    journey.when(SAW_IT, MONDAY + 8 * WEEK)
    assert journey.open(What.CHECK_IN).due == date(2026, 10, 19), "only what is rare is left"


def test_something_livelier_beside_it_brings_the_check_in_forward() -> None:
    journey = rare(NEXT_YEAR).when(AddBehaviour(by=SANNE, behaviour="each week, I say so"), MONDAY + WEEK)
    assert journey.only(ExpectationMoved).fixed is False
    assert journey.open(What.CHECK_IN).due == MONDAY + 4 * WEEK
    assert not journey.open(What.CHECK_IN).fixed


def test_picked_up_again_its_next_day_is_asked_for() -> None:
    journey = rare().when(TRIED, BUDGET).when(FEMKE_SAW_IT, BUDGET).when(SANNE_SAYS_YES, BUDGET)
    journey.when(KARIM_SAYS_YES, BUDGET)
    journey.when(StillDoing(by=SANNE, yes=False, otherwise=Otherwise.AGAIN), date(2026, 7, 13))
    assert journey.open(What.OCCASION).who == SANNE


def test_only_what_is_rare_has_occasions() -> None:
    assert agreed().refuses(dating(BUDGET), MONDAY + WEEK).code == "not-rare"
    word = TRIED.model_copy(update={"next_occasion": BUDGET})
    assert agreed().refuses(word, MONDAY + WEEK).code == "not-rare"
    assert rare().refuses(dating(BUDGET), MONDAY + WEEK).code == "nothing-changed"
    assert rare().refuses(dating(MONDAY), MONDAY + WEEK).code == "due-has-passed"
    assert rare().refuses(dating(NEXT_YEAR, nth=2), MONDAY + WEEK).code == "no-such-behaviour"


@pytest.mark.parametrize("by", [KARIM, FEMKE, MARIEKE])
def test_who_may_not(by: PersonId) -> None:
    journey = agreed(rhythm=Rhythm.RARE, first_try=BUDGET, companion=LOTTE)
    assert journey.refuses(dating(NEXT_YEAR, by), MONDAY + WEEK).about["may"] == "learner companion"


def test_a_check_in_before_the_day_answers_and_the_one_after_it_stays() -> None:
    journey = rare().when(NOT_YET, MONDAY + WEEK)
    assert (journey.open(What.CHECK_IN).id, journey.open(What.CHECK_IN).due) == ("check-in-2", AFTER)
