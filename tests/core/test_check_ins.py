"""Check-ins, and what somebody else has seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journey.expected.expectations import ExpectationAnswered, ExpectationMoved, ExpectationOpened, What
from journey.expected.silence import AnswerStillYours, StillYours
from journey.needs.need import Rhythm
from journey.noticing.sightings import LogSighting, Sighting, Way
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckedIn, CheckIn
from journey.who.people import PersonId
from tests.core.telling import (
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    KARIM,
    MARIEKE,
    MONDAY,
    NO_OCCASION,
    NOT_YET,
    SANNE,
    SAW_IT,
    SPOKE,
    WEEK,
    agreed,
    noon,
    started,
)

TALKED = CheckIn(by=KARIM, answer=SightingAnswer.SPOKE)
LATER = MONDAY + 3 * WEEK


def femke_saw_it(on: date) -> LogSighting:
    return LogSighting(by=FEMKE, answer=SightingAnswer.SEEN, on=on)


@pytest.mark.parametrize(
    ("word", "missed", "sightings"),
    [(SAW_IT, False, 1), (NOT_YET, True, 0), (NO_OCCASION, True, 0), (TALKED, False, 0)],
)
def test_four_answers_of_which_the_first_counts(word: CheckIn, missed: bool, sightings: int) -> None:
    journey = agreed().when(word, LATER)
    assert journey.only(CheckedIn).missed is missed
    assert len(journey.now.sightings) == sightings
    assert journey.now.unseen == missed


def test_seen_and_not_yet_are_sightings_and_the_others_are_not() -> None:
    assert agreed().when(SAW_IT, LATER).only(Sighting).counts
    assert not agreed().when(NOT_YET, LATER).only(Sighting).counts
    assert not any(isinstance(one, Sighting) for one in agreed().when(NO_OCCASION, LATER).fresh)
    assert not any(isinstance(one, Sighting) for one in agreed().when(TALKED, LATER).fresh)


def test_an_answer_opens_the_next_one_four_weeks_on() -> None:
    journey = agreed().when(TALKED, LATER)
    assert journey.fresh[:2] == (journey.only(CheckedIn), journey.only(ExpectationAnswered))
    assert journey.only(ExpectationAnswered).id == "check-in-1"
    assert (journey.open(What.CHECK_IN).id, journey.open(What.CHECK_IN).due) == ("check-in-2", LATER + 4 * WEEK)


@pytest.mark.parametrize(("rhythm", "weeks"), [(Rhythm.DAILY, 3), (Rhythm.WEEKLY, 4), (Rhythm.MONTHLY, 8)])
def test_its_day_comes_from_the_rhythm(rhythm: Rhythm, weeks: int) -> None:
    assert agreed(rhythm=rhythm).open(What.CHECK_IN).due == MONDAY + DAY + weeks * WEEK


def test_four_weeks_are_four_weeks_also_when_the_clock_is_changed_in_between() -> None:
    late_on_friday = noon(date(2026, 3, 27)) + timedelta(hours=11, minutes=30)
    assert agreed().when(SPOKE, late_on_friday).open(What.CHECK_IN).due == date(2026, 4, 24)


def test_a_manager_who_talked_yesterday_is_not_asked_to_talk_today() -> None:
    journey = agreed().when(SPOKE, MONDAY + 4 * WEEK)
    assert journey.only(ExpectationMoved).due == MONDAY + 8 * WEEK
    assert journey.until(MONDAY + 4 * WEEK + 2 * DAY).climbed(What.CHECK_IN) == []


def test_a_check_in_is_also_the_talk_and_the_help_that_was_asked() -> None:
    help_wanted = AnswerStillYours(by=SANNE, answer=StillYours.HELP)
    journey = started().when(help_wanted, MONDAY + DAY).expects(
        What.NEEDS_TALK, What.ACCEPT, What.PRACTICE, What.SUPPORT
    )  # fmt: skip
    journey.when(TALKED, MONDAY + 2 * DAY).expects(What.ACCEPT, What.PRACTICE)


def test_before_the_agreement_no_check_in_opens() -> None:
    journey = started().when(SAW_IT, MONDAY + DAY)
    assert journey.now.open(What.CHECK_IN) == ()
    assert len(journey.now.sightings) == 1


@pytest.mark.parametrize(
    ("on", "reached"), [(LATER - 31 * DAY, True), (LATER - 32 * DAY, False), (LATER, True), (LATER + DAY, False)]
)
def test_an_occasion_lies_at_most_31_days_back(on: date, reached: bool) -> None:
    if reached:
        assert agreed().when(femke_saw_it(on), LATER).now.sightings[0].on == on
    else:
        refusal = agreed().refuses(femke_saw_it(on), LATER)
        assert (refusal.code, refusal.about) == (
            "day-out-of-reach", {"on": str(on), "oldest": "2026-02-20", "newest": "2026-03-23"},
        )  # fmt: skip


def test_a_check_in_tells_of_a_day_too() -> None:
    saw = CheckIn(by=KARIM, answer=SightingAnswer.SEEN, on=LATER - 3 * DAY, way=Way.RESULT, line="well done")
    journey = agreed().when(saw, LATER)
    assert (journey.only(Sighting).on, journey.only(Sighting).way) == (LATER - 3 * DAY, Way.RESULT)
    assert (journey.only(CheckedIn).line, journey.only(Sighting).line) == ("well done", None)


def test_one_day_counts_once_whoever_saw_it() -> None:
    journey = agreed().when(FEMKE_SAW_IT, LATER).when(SAW_IT, LATER)
    assert not journey.only(Sighting).counts
    assert [seen.by for seen in journey.now.sightings] == [FEMKE]
    assert journey.when(SAW_IT, LATER + DAY).only(Sighting).counts


def test_what_was_seen_and_not_there_yet_leaves_its_day_free() -> None:
    journey = agreed().when(NOT_YET, LATER).when(FEMKE_SAW_IT, LATER)
    assert journey.only(Sighting).counts


@pytest.mark.parametrize("by", [SANNE, MARIEKE])
def test_nobody_sees_it_of_themselves_nor_from_a_list(by: PersonId) -> None:
    refusal = agreed().refuses(LogSighting(by=by, answer=SightingAnswer.SEEN), LATER)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", "watcher mentor companion frame-holder")


def test_three_over_six_weeks_make_the_step_done() -> None:
    first, last = date(2026, 4, 1), date(2026, 5, 12)
    journey = agreed().when(femke_saw_it(first), first).when(femke_saw_it(date(2026, 4, 20)), date(2026, 4, 20))
    assert journey.when(femke_saw_it(last), last).now.open(What.CONCLUDE) == (), "a day short of six weeks"
    journey.when(femke_saw_it(last + DAY), last + DAY)
    assert {one.who for one in journey.now.open(What.CONCLUDE)} == {SANNE, KARIM}


def test_no_occasion_is_nobodys_failure() -> None:
    journey = agreed().when(NOT_YET, LATER).when(LogSighting(by=FEMKE, answer=SightingAnswer.NO_OCCASION), LATER)
    assert not journey.only(Sighting).counts
    assert journey.now.last_answer is SightingAnswer.NOT_YET
    assert journey.now.unseen == 1


def test_the_companion_alone_is_asked_and_the_frame_holder_may_answer() -> None:
    lotte = PersonId("lotte")
    journey = agreed(companion=lotte)
    assert journey.open(What.CHECK_IN).who == lotte
    assert isinstance(journey.when(SAW_IT, LATER).fresh[0], CheckedIn)
    assert journey.only(ExpectationAnswered).id == "check-in-1"
    assert {one.what for one in journey.fresh if isinstance(one, ExpectationOpened)} == {
        What.CHECK_IN, What.CONFIDENCE,
    }  # fmt: skip
