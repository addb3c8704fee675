"""Practice: every try counts, a stiff one too."""

from __future__ import annotations

from datetime import date

import pytest

from journey.arranged import Lacking, Settled
from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.helping.conditions import ConditionNamed, NameCondition, SettleCondition
from journey.needs.need import Rhythm
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckIn
from journey.steps.practice import LogPractice, Outcome, PracticeLogged
from journey.who.people import PersonId
from tests.core.telling import (
    DAY,
    KARIM,
    LOTTE,
    LUC,
    MONDAY,
    SANNE,
    SPOKE,
    TRIED,
    WEEK,
    agreed,
    noon,
    started,
)


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.NO_OCCASION])
def test_a_try_with_any_outcome_answers_and_expects_the_next(outcome: Outcome) -> None:
    journey = agreed().when(LogPractice(by=SANNE, outcome=outcome), MONDAY + WEEK)
    journey.then(PracticeLogged, ExpectationAnswered, ExpectationOpened)
    assert journey.only(PracticeLogged).outcome is outcome
    assert journey.open(What.PRACTICE).due == MONDAY + 3 * WEEK
    assert journey.now.practices == 1


def test_practice_does_not_wait_for_the_agreement() -> None:
    assert started().when(TRIED, MONDAY).now.practices == 1


def test_two_tries_make_the_step_done_and_more_are_welcome() -> None:
    journey = agreed().when(TRIED, MONDAY + WEEK)
    assert journey.agenda.phase == "practice"
    journey.when(TRIED, MONDAY + 2 * WEEK)
    assert journey.agenda.phase == "check-ins"
    journey.when(TRIED, MONDAY + 3 * WEEK)
    assert (journey.now.practices, journey.now.first_practice) == (3, noon(MONDAY + WEEK))
    assert journey.now.last_practice == noon(MONDAY + 3 * WEEK)


@pytest.mark.parametrize(
    ("rhythm", "due"),
    [
        (Rhythm.DAILY, date(2026, 3, 12)),
        (Rhythm.WEEKLY, date(2026, 3, 23)),
        (Rhythm.MONTHLY, date(2026, 4, 20)),
    ],
)
def test_the_next_try_comes_from_the_rhythm(rhythm: Rhythm, due: date) -> None:
    assert agreed(rhythm=rhythm).when(TRIED, MONDAY + WEEK).open(What.PRACTICE).due == due


def test_only_the_learner_practises() -> None:
    refusal = agreed().refuses(LogPractice(by=KARIM, outcome=Outcome.WENT_WELL), MONDAY + WEEK)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", "learner")


NO_OCCASION = LogPractice(by=SANNE, outcome=Outcome.NO_OCCASION)
NO_TIME = LogPractice(by=SANNE, outcome=Outcome.DIDNT_GET_ROUND, no_time=True)
MET = SettleCondition(by=KARIM, outcome=Settled.MET)


@pytest.mark.parametrize(
    ("word", "sort", "owner", "reason"),
    [(NO_OCCASION, Lacking.OPPORTUNITY, LOTTE, "no-opportunity"), (NO_TIME, Lacking.TIME, KARIM, "no-time-made")],
)
def test_what_was_not_there_has_an_owner_who_is_asked_for_it(
    word: LogPractice, sort: Lacking, owner: PersonId, reason: str
) -> None:
    journey = agreed(companion=LOTTE).when(word, MONDAY + WEEK)
    journey.then(PracticeLogged, ExpectationAnswered, ConditionNamed, ExpectationOpened)
    assert (journey.only(ConditionNamed).sort, journey.only(ConditionNamed).what) == (sort, None)
    assert journey.whom(What.CONDITION) == [(owner, MONDAY + 3 * WEEK)]
    journey.until(date(2026, 3, 27))
    assert [rung for rung, _, to in journey.climbed(What.CONDITION) if to == owner] == ["ask", "again"]
    assert journey.stuck(on=date(2026, 3, 27)) == [reason]


@pytest.mark.parametrize("word", [NO_OCCASION, NO_TIME])
@pytest.mark.parametrize("outcome", Settled)
def test_the_learner_is_not_asked_to_try_before_that_is_settled(word: LogPractice, outcome: Settled) -> None:
    journey = agreed().when(word, MONDAY + WEEK).until(MONDAY + 3 * WEEK)
    assert journey.now.open(What.PRACTICE) == ()
    assert journey.climbed(What.PRACTICE) == []
    journey.when(MET.model_copy(update={"outcome": outcome}), MONDAY + 3 * WEEK)
    assert journey.open(What.PRACTICE).due == MONDAY + 5 * WEEK, "by the rhythm"


def test_said_twice_it_is_asked_once_and_awaited_still() -> None:
    journey = agreed().when(NO_TIME, MONDAY + WEEK).when(NO_TIME, MONDAY + 2 * WEEK).then(PracticeLogged)
    assert journey.only(PracticeLogged).waits_for == "c1"
    assert len(journey.now.conditions) == 1
    assert journey.when(NO_OCCASION, MONDAY + 2 * WEEK).only(ConditionNamed).condition == "c2", "of another sort"


def test_one_that_somebody_named_before_is_awaited_and_none_is_named_beside_it() -> None:
    named = NameCondition(by=KARIM, what="an hour on Friday", owner=LUC, sort=Lacking.TIME)
    journey = agreed().when(named, MONDAY + DAY).when(NO_TIME, MONDAY + WEEK).then(PracticeLogged, ExpectationAnswered)
    assert journey.now.open(What.PRACTICE) == ()
    assert journey.when(MET, MONDAY + WEEK).open(What.PRACTICE).due == MONDAY + 3 * WEEK


def test_what_failed_is_with_ld_and_is_neither_named_again_nor_awaited() -> None:
    journey = agreed().when(NO_TIME, MONDAY + WEEK)
    journey.when(MET.model_copy(update={"outcome": Settled.FAILED}), MONDAY + 2 * WEEK)
    assert journey.stuck(on=MONDAY + 2 * WEEK) == ["no-time-made"]
    journey.when(NO_TIME, MONDAY + 2 * WEEK)
    assert (len(journey.now.conditions), journey.open(What.PRACTICE).due) == (1, MONDAY + 4 * WEEK)


def test_a_try_in_between_is_a_try_and_the_next_is_expected() -> None:
    journey = agreed().when(NO_OCCASION, MONDAY + WEEK).when(TRIED, MONDAY + 2 * WEEK)
    assert journey.open(What.PRACTICE).due == MONDAY + 4 * WEEK
    assert journey.open(What.CONDITION).who == KARIM


def test_as_long_as_it_waits_for_others_the_learner_is_not_told_that_nobody_practises() -> None:
    journey = agreed().when(NO_TIME, MONDAY + WEEK).when(SPOKE, MONDAY + 4 * WEEK).until(MONDAY + 8 * WEEK)
    assert journey.now.open(What.STILL_YOURS) == ()
    journey.until(MONDAY + 9 * WEEK)
    assert journey.open(What.STILL_YOURS).about == "silence"


def test_no_occasion_to_see_it_is_nobodys_failure_and_asks_nothing_of_anybody() -> None:
    seen = CheckIn(by=KARIM, answer=SightingAnswer.NO_OCCASION)
    assert agreed().when(seen, MONDAY + WEEK).now.conditions == {}


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.DIDNT_GET_ROUND])
def test_no_time_is_for_what_was_not_got_round_to(outcome: Outcome) -> None:
    word = LogPractice(by=SANNE, outcome=outcome, no_time=True)
    assert agreed().refuses(word, MONDAY + WEEK).code == "no-time-for-what"
