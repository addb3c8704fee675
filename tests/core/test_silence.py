"""Before silence goes anywhere, the learner is asked whether this is still theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journey.days.calendar import Calendar, Quiet
from journey.endings import Ended
from journey.expected.expectations import ExpectationClosed, ExpectationOpened, What
from journey.expected.ladders import spread
from journey.expected.silence import AnswerStillYours, SilenceWatched, StillYours, StillYoursAnswered
from journey.needs.need import Rhythm
from journey.state import Ending
from tests.core.telling import (
    DAY,
    GROUND,
    HELEEN,
    ID,
    JOB,
    KARIM,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    TRIED,
    WEEK,
    Telling,
    agreed,
)

ASKED = date(2026, 4, 6)
"""25 working days after the start: nobody practised."""
BUSY = AnswerStillYours(by=SANNE, answer=StillYours.BUSY)


def asked() -> Telling:
    return agreed().until(ASKED)


@pytest.mark.parametrize(
    ("rhythm", "on"),
    [(Rhythm.DAILY, date(2026, 3, 30)), (Rhythm.WEEKLY, ASKED), (Rhythm.MONTHLY, date(2026, 5, 4))],
)
def test_nobody_practised_for_as_long_as_the_rhythm_says(rhythm: Rhythm, on: date) -> None:
    journey = agreed(rhythm=rhythm).until(on - DAY)
    assert journey.now.open(What.STILL_YOURS) == ()
    assert journey.now.watch
    journey.until(on)
    assert (journey.open(What.STILL_YOURS).who, journey.open(What.STILL_YOURS).due) == (SANNE, on + WEEK)
    assert ("ask", on, SANNE) in journey.climbed(What.STILL_YOURS)
    assert journey.now.watch is None


@pytest.mark.parametrize(
    ("rhythm", "lnd"),
    [(Rhythm.DAILY, date(2026, 4, 22)), (Rhythm.WEEKLY, date(2026, 4, 29)), (Rhythm.MONTHLY, date(2026, 5, 25))],
)
def test_unanswered_it_goes_to_ld_and_never_after_sixty_days_of_silence(rhythm: Rhythm, lnd: date) -> None:
    journey = agreed(rhythm=rhythm).until(date(2026, 7, 1))
    rungs = journey.climbed(What.STILL_YOURS)
    assert [(rung, to) for rung, _, to in rungs] == [
        ("ask", SANNE), ("lnd", MARIEKE), ("colleague", JOB), ("head", HELEEN),
    ]  # fmt: skip
    assert rungs[1][1] == lnd
    assert GROUND.calendar.between(MONDAY, lnd) <= 60
    assert "no-practice" in journey.stuck(on=lnd)


def test_a_manager_who_keeps_talking_does_not_hide_that_nobody_practises() -> None:
    journey = agreed().when(SPOKE, date(2026, 3, 20)).until(ASKED)
    assert journey.open(What.STILL_YOURS).about == "no-practice"


def test_practice_without_any_other_word_is_no_silence() -> None:
    journey = agreed().when(TRIED, date(2026, 3, 20)).until(date(2026, 4, 23))
    assert journey.now.open(What.STILL_YOURS) == ()
    journey.until(date(2026, 4, 24))
    assert journey.open(What.STILL_YOURS).about == "silence"


def test_a_first_try_far_ahead_is_not_missed_before_its_day() -> None:
    journey = agreed(first_try=date(2026, 6, 1)).when(SPOKE, date(2026, 5, 1)).until(date(2026, 5, 31))
    assert journey.now.open(What.STILL_YOURS) == ()


def test_busy_with_it_starts_the_clock_again() -> None:
    journey = asked().when(BUSY, ASKED + DAY)
    assert journey.now.open(What.STILL_YOURS) == ()
    assert journey.until(date(2026, 5, 11)).now.open(What.STILL_YOURS) == ()
    assert journey.until(date(2026, 5, 12)).now.open(What.STILL_YOURS)


def test_later_asks_on_the_day_that_was_chosen() -> None:
    later = AnswerStillYours(by=SANNE, answer=StillYours.LATER, until=date(2026, 9, 5))
    journey = asked().when(later, ASKED + DAY).until(date(2026, 9, 6))
    assert journey.now.open(What.STILL_YOURS) == ()
    assert journey.until(date(2026, 9, 7)).now.open(What.STILL_YOURS)


def test_help_asks_the_companion_at_once() -> None:
    helped = AnswerStillYours(by=SANNE, answer=StillYours.HELP)
    journey = asked().when(helped, ASKED + DAY)
    support = journey.open(What.SUPPORT)
    assert (support.who, support.due, support.kind) == (KARIM, ASKED + DAY, "help")
    assert journey.when(helped, ASKED + DAY).open(What.SUPPORT).id == "support-1", "asked twice is asked once"
    assert journey.when(SPOKE, ASKED + 2 * DAY).now.open(What.SUPPORT) == ()


def test_no_longer_needed_is_an_honest_ending() -> None:
    journey = asked().when(AnswerStillYours(by=SANNE, answer=StillYours.NOT_NEEDED), ASKED)
    assert (journey.now.ended, journey.only(Ended).by) == (Ending.LAPSED, SANNE)
    assert journey.now.expectations == {}


def test_it_may_be_said_unasked() -> None:
    assert agreed().when(BUSY, MONDAY + WEEK).only(StillYoursAnswered).answer is StillYours.BUSY


def test_a_try_overtakes_the_question() -> None:
    journey = asked().when(TRIED, ASKED + DAY)
    assert journey.only(ExpectationClosed).id == "still-yours-1"
    assert journey.now.watch is not None


def test_another_word_does_not() -> None:
    assert asked().when(SPOKE, ASKED + DAY).open(What.STILL_YOURS).id == "still-yours-1"


@pytest.mark.parametrize(
    ("answer", "until", "code"),
    [
        (StillYours.LATER, None, "later-needs-a-day"),
        (StillYours.BUSY, date(2026, 9, 1), "later-needs-a-day"),
        (StillYours.LATER, ASKED, "until-must-be-later"),
        (StillYours.LATER, ASKED - DAY, "until-must-be-later"),
    ],
)
def test_later_means_a_later_day(answer: StillYours, until: date | None, code: str) -> None:
    assert asked().refuses(AnswerStillYours(by=SANNE, answer=answer, until=until), ASKED).code == code


def test_after_an_outage_that_ended_in_a_weekend_the_learner_is_asked_all_the_same() -> None:
    saturday = date(2026, 4, 11)
    journey = agreed().after_an_outage(saturday)
    assert journey.only(ExpectationOpened).what is What.STILL_YOURS
    journey.until(date(2026, 4, 30))
    assert journey.climbed(What.STILL_YOURS)[0] == ("ask", date(2026, 4, 13), SANNE)


def test_silence_stands_still_in_a_quiet_period() -> None:
    ground = replace(GROUND, calendar=Calendar(quiet=(Quiet(date(2026, 3, 30), date(2026, 4, 10)),)))
    journey = agreed(ground).until(date(2026, 4, 19))
    assert journey.now.open(What.STILL_YOURS) == ()
    assert journey.until(date(2026, 4, 20)).now.open(What.STILL_YOURS)


def test_a_word_moves_the_watch_only_once_it_has_come() -> None:
    journey = agreed()
    watch = journey.now.watch
    assert journey.when(TRIED, MONDAY + 2 * WEEK).now.watch == watch, "too early is harmless"
    journey.until(ASKED).only(SilenceWatched)
    assert journey.now.open(What.STILL_YOURS) == ()
    assert journey.now.watch == GROUND.calendar.nine(date(2026, 4, 20), spread(ID))


def test_and_at_once_when_the_silence_is_up_earlier() -> None:
    far = AnswerStillYours(by=SANNE, answer=StillYours.LATER, until=date(2026, 9, 7))
    journey = agreed().when(far, MONDAY + WEEK).until(ASKED)
    assert journey.now.watch == GROUND.calendar.nine(date(2026, 9, 7), spread(ID))
    journey.when(BUSY, ASKED + DAY)
    assert journey.now.watch == GROUND.calendar.nine(date(2026, 5, 12), spread(ID))
