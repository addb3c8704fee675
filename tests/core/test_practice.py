"""Practice: every try counts, a stiff one too."""

from __future__ import annotations

from datetime import date

import pytest

from journey.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.need import Rhythm
from journey.steps.practice import LogPractice, Outcome, PracticeLogged
from tests.core.telling import KARIM, MONDAY, SANNE, TRIED, WEEK, agreed, noon, started


@pytest.mark.parametrize("outcome", Outcome)
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
