"""Pause and resume: clocks stand still, and go on as many working days later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journey import Said
from journey.arranged import Needed, Paused
from journey.endings import EndJourney
from journey.expected.expectations import ExpectationMoved, What
from journey.expected.ladders import spread
from journey.grammar.refusals import Refusal
from journey.helping.conditions import NameCondition
from journey.helping.support import AskSupport
from journey.needs.agreement import Accept, Propose
from journey.needs.replanning import RePlan
from journey.pause import JourneyPaused, JourneyResumed, Pause, PauseReason, Resume
from journey.state import Ending
from journey.steps.activity import ActivityWasDone, PlanActivity
from journey.who.people import PersonId
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    GROUND,
    HELEEN,
    ID,
    JOB,
    KARIM,
    KARIM_SAYS_YES,
    LUC,
    MARIEKE,
    MONDAY,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SPOKE,
    TRIED,
    WEEK,
    Telling,
    agreed,
    noon,
    started,
    sure,
)

NEXT = MONDAY + WEEK
BACK = MONDAY + 4 * WEEK
"""Three weeks, fifteen working days, after the pause began."""
RESUME = Resume(by=SANNE)


def pausing(until: date | None = None, by: PersonId = SANNE) -> Pause:
    return Pause(by=by, why=PauseReason.WORK_FIRST, until=until)


def paused(journey: Telling | None = None) -> Telling:
    return (journey or agreed()).when(pausing(), NEXT)


def test_a_pause_has_a_day_on_which_the_learner_looks_at_it() -> None:
    journey = paused()
    assert (journey.only(JourneyPaused).until, journey.only(JourneyPaused).why) == (NEXT + 4 * WEEK, "work-first")
    assert journey.whom(What.PAUSE_REVIEW) == [(SANNE, NEXT + 4 * WEEK)]
    assert agreed().when(pausing(by=KARIM), NEXT).whom(What.PAUSE_REVIEW) == [(SANNE, NEXT + 4 * WEEK)]


@pytest.mark.parametrize(
    ("until", "reached"),
    [(NEXT, False), (NEXT + DAY, True), (NEXT + 13 * WEEK, True), (NEXT + 13 * WEEK + DAY, False)],
)
def test_it_lasts_at_most_thirteen_weeks(until: date, reached: bool) -> None:
    if reached:
        assert agreed().when(pausing(until), NEXT).open(What.PAUSE_REVIEW).due == until
    else:
        refusal = agreed().refuses(pausing(until), NEXT)
        assert (refusal.code, refusal.about) == ("pause-out-of-reach", {"until": str(until), "newest": "2026-06-08"})


def test_nobody_hears_anything_but_the_learner_about_the_pause() -> None:
    """Laws 1 and 3."""
    journey = paused().until(date(2026, 7, 31))
    assert {one.id.rpartition("-")[0] for one in journey.fresh if hasattr(one, "rung")} == {"pause-review"}
    assert journey.climbed(What.PAUSE_REVIEW) == [
        ("ask", date(2026, 4, 6), SANNE), ("lnd", date(2026, 4, 22), MARIEKE), ("colleague", date(2026, 4, 29), JOB),
        ("head", date(2026, 5, 6), HELEEN),
    ]  # fmt: skip
    assert journey.stuck(on=date(2026, 4, 22)) == ["silence"]
    assert journey.now.paused, "law 2: nothing ends or goes on by a date"


def test_resumed_every_floating_date_is_as_many_working_days_later() -> None:
    journey = paused(agreed(horizon=date(2026, 9, 1))).when(RESUME, BACK)
    assert (journey.only(JourneyResumed).days, journey.only(JourneyResumed).horizon) == (15, date(2026, 9, 22))
    journey.expects(What.PRACTICE, What.CHECK_IN, What.RE_PLAN)
    assert journey.open(What.PRACTICE).due == date(2026, 4, 6), "16 March"
    assert journey.open(What.CHECK_IN).due == date(2026, 4, 21), "31 March"
    assert journey.open(What.RE_PLAN).due == date(2026, 10, 6), "15 September"
    journey.until(date(2026, 4, 21))
    assert journey.climbed(What.PRACTICE)[0] == ("ask", date(2026, 4, 6), SANNE)
    assert journey.climbed(What.CHECK_IN) == [("ask", date(2026, 4, 21), KARIM)]


def test_what_stands_in_a_diary_stays_and_is_asked_about() -> None:
    course = PlanActivity(by=SANNE, title="A course", on=date(2026, 3, 20))
    journey = paused(agreed().when(course, MONDAY + 2 * DAY)).when(RESUME, BACK)
    assert journey.open(What.BEFORE_TALK).due == date(2026, 3, 19)
    assert journey.open(What.ACTIVITY_DONE).due == date(2026, 3, 23)
    assert journey.until(BACK + DAY).climbed(What.ACTIVITY_DONE) == [("ask", BACK + DAY, SANNE)]


def test_one_that_is_still_to_come_rings_on_its_own_day() -> None:
    course = PlanActivity(by=SANNE, title="A course", on=date(2026, 4, 20))
    journey = paused(agreed().when(course, MONDAY + 2 * DAY)).when(RESUME, BACK).until(date(2026, 4, 21))
    assert journey.climbed(What.BEFORE_TALK) == [
        ("plan", date(2026, 4, 3), KARIM), ("guide", date(2026, 4, 16), KARIM),
    ]  # fmt: skip
    assert journey.climbed(What.ACTIVITY_DONE) == [("ask", date(2026, 4, 21), SANNE)]


def test_a_rung_that_was_climbed_is_not_climbed_again() -> None:
    journey = started().until(date(2026, 3, 13))
    journey.when(pausing(), date(2026, 3, 16)).when(RESUME, date(2026, 3, 30)).until(date(2026, 4, 30))
    assert [(rung, day) for rung, day, _ in journey.climbed(What.NEEDS_TALK)] == [
        ("again", date(2026, 4, 2)), ("other", date(2026, 4, 7)), ("lnd", date(2026, 4, 13)),
        ("colleague", date(2026, 4, 20)), ("head", date(2026, 4, 27)),
    ]  # fmt: skip


def test_what_ld_had_they_have_again() -> None:
    journey = agreed().until(date(2026, 4, 17))
    assert journey.stuck(on=date(2026, 4, 17)) == ["check-in-missed"]
    journey.when(pausing(), date(2026, 4, 17))
    assert journey.agenda.stuck == ()
    journey.when(RESUME, date(2026, 4, 24))
    assert journey.stuck(on=date(2026, 4, 24)) == ["check-in-missed"]
    journey.until(date(2026, 4, 30))
    assert journey.climbed(What.CHECK_IN) == [("colleague", date(2026, 4, 30), JOB)]


def test_what_was_to_come_to_ld_comes_as_much_later() -> None:
    journey = agreed().until(date(2026, 4, 15)).when(pausing(), date(2026, 4, 15)).when(RESUME, date(2026, 4, 22))
    assert "check-in-missed" not in journey.stuck(on=date(2026, 4, 22))
    assert "check-in-missed" in journey.stuck(on=date(2026, 4, 23))


def test_paused_and_resumed_on_one_day_nothing_has_moved() -> None:
    journey = agreed().when(pausing(), NEXT)
    before = [(one.id, one.due) for one in agreed().until(NEXT).now.expectations.values()]
    journey.when(RESUME, NEXT)
    assert [(one.id, one.due) for one in journey.now.expectations.values()] == before
    assert journey.only(JourneyResumed).days == 0


def test_a_second_word_is_a_new_day_and_the_pause_began_when_it_began() -> None:
    journey = paused().when(pausing(NEXT + 10 * WEEK), NEXT + 3 * WEEK)
    assert journey.whom(What.PAUSE_REVIEW) == [(SANNE, NEXT + 10 * WEEK)]
    assert journey.open(What.PAUSE_REVIEW).id == "pause-review-1"
    assert journey.when(RESUME, NEXT + 10 * WEEK).only(JourneyResumed).days == 50
    assert journey.open(What.CHECK_IN).due == date(2026, 6, 9)


def test_a_second_pause_is_counted_by_itself() -> None:
    journey = paused().when(RESUME, BACK).when(pausing(), BACK + WEEK).when(RESUME, BACK + 2 * WEEK)
    assert journey.only(JourneyResumed).days == 5
    assert journey.open(What.CHECK_IN).due == date(2026, 4, 28)


def test_what_is_opened_during_the_pause_waits_and_moves_by_what_it_waited() -> None:
    journey = paused().when(AskSupport(by=SANNE, sort=Needed.TIME), BACK - WEEK)
    journey.when(NameCondition(by=SANNE, what="a room", owner=LUC), BACK - WEEK)
    assert journey.until(BACK - DAY).climbed(What.SUPPORT) == []
    journey.when(RESUME, BACK)
    assert journey.open(What.SUPPORT).due == BACK
    assert journey.open(What.CONDITION).due == date(2026, 4, 13)
    assert journey.until(BACK + DAY).climbed(What.SUPPORT) == [("ask", BACK + DAY, KARIM)]


def test_a_talk_during_the_pause_sets_the_next_check_in_and_it_waits_from_then_on() -> None:
    journey = paused().when(SPOKE, BACK - WEEK)
    assert journey.open(What.CHECK_IN).due == BACK + 3 * WEEK
    assert journey.when(RESUME, BACK).open(What.CHECK_IN).due == BACK + 4 * WEEK


def test_a_new_day_to_aim_at_that_is_chosen_during_the_pause_waits_from_then_on() -> None:
    journey = paused(agreed(horizon=date(2026, 9, 1))).when(RePlan(by=SANNE, horizon=date(2026, 10, 1)), BACK - WEEK)
    journey.when(RESUME, BACK)
    assert journey.only(JourneyResumed).horizon == date(2026, 10, 8)
    assert journey.open(What.RE_PLAN).due == date(2026, 10, 22)


def test_without_an_agreement_the_horizon_moves_all_the_same() -> None:
    journey = paused(started(horizon=date(2026, 9, 1))).when(RESUME, BACK)
    assert journey.only(JourneyResumed).horizon == date(2026, 9, 22)
    assert paused(started()).when(RESUME, BACK).only(JourneyResumed).horizon is None


def test_words_are_heard_during_a_pause() -> None:
    journey = paused().when(TRIED, NEXT + DAY).when(FEMKE_SAW_IT, NEXT + DAY).when(sure(5), NEXT + DAY)
    assert (journey.now.practices, len(journey.now.sightings), len(journey.now.ratings)) == (1, 1, 1)
    assert journey.now.paused, "and do not end it"
    assert paused(started()).when(ACCEPT, NEXT + DAY).now.agreed


def test_what_ld_is_asked_during_a_pause_waits_too() -> None:
    journey = paused().when(sure(9), NEXT + DAY).when(NOT_YET, NEXT + DAY)
    assert journey.open(What.TAKE_OVER).about == "pictures-differ"
    assert journey.agenda.stuck == ()
    assert journey.when(RESUME, BACK).stuck(on=BACK) == []
    assert journey.stuck(on=BACK + DAY) == ["pictures-differ"]


def test_an_end_ends_the_pause() -> None:
    journey = paused().when(EndJourney(by=SANNE, how=Ending.STOPPED), NEXT + DAY)
    assert journey.agenda.over
    assert journey.now.paused is None
    journey = paused().when(FEMKE_SAW_IT, NEXT).when(SANNE_SAYS_YES, NEXT).when(KARIM_SAYS_YES, NEXT)
    assert journey.now.paused is None
    assert journey.open(What.STILL_DOING).rung


def test_silence_is_not_asked_about_and_counts_anew_after_it() -> None:
    journey = paused().until(NEXT + 4 * WEEK - DAY)
    assert journey.now.watch is None
    journey.when(RESUME, NEXT + 10 * WEEK).until(NEXT + 15 * WEEK - DAY)
    assert journey.now.open(What.STILL_YOURS) == ()
    assert journey.until(NEXT + 15 * WEEK).open(What.STILL_YOURS)


def test_an_activity_may_be_done_in_the_pause_and_the_talk_after_it_waits() -> None:
    course = PlanActivity(by=SANNE, title="A course", on=date(2026, 3, 20))
    journey = paused(agreed().when(course, MONDAY + 2 * DAY)).when(ActivityWasDone(by=SANNE), date(2026, 3, 20))
    journey.when(RESUME, BACK)
    assert journey.open(What.AFTER_TALK).due == date(2026, 4, 2), "three working days after it, and six of the pause"


def test_one_resumes_what_is_paused() -> None:
    assert agreed().refuses(RESUME, NEXT).code == "not-paused"
    assert paused().when(RESUME, BACK).refuses(RESUME, BACK).code == "not-paused"


def test_a_resume_that_was_said_before_the_pause_does_not_end_it() -> None:
    with pytest.raises(Refusal) as refused:
        paused().late(RESUME, said=NEXT - DAY)
    assert refused.value.code == "not-paused"


def test_a_resume_that_arrives_late_counts_from_when_it_was_said() -> None:
    journey = paused().until(BACK + 2 * DAY).late(RESUME, said=BACK)
    assert journey.only(JourneyResumed).days == 15
    assert {one.at for one in journey.fresh} == {noon(BACK)}
    assert {one.due for one in journey.fresh if isinstance(one, ExpectationMoved)} == {
        date(2026, 4, 6), date(2026, 4, 21),
    }  # fmt: skip


@pytest.mark.parametrize("word", [pausing(), RESUME])
def test_who_may(word: Said) -> None:
    for by in (SANNE, KARIM, MARIEKE):
        (paused() if word is RESUME else agreed()).when(word.model_copy(update={"by": by}), NEXT)
    for by in (FEMKE, LUC):
        refusal = paused().refuses(word.model_copy(update={"by": by}), NEXT)
        assert (refusal.code, refusal.about["may"]) == ("not-yours", "learner frame-holder companion lnd")


def test_the_journey_knows_until_when_and_what_it_aims_at_now() -> None:
    journey = paused(agreed(horizon=date(2026, 9, 1)))
    assert journey.now.paused == Paused(noon(NEXT), NEXT + 4 * WEEK)
    journey.when(pausing(NEXT + 4 * WEEK), NEXT + DAY)
    assert journey.open(What.PAUSE_REVIEW).rung, "said again for the same day, the review itself is not held back"
    assert journey.when(RESUME, BACK).now.frame.horizon == date(2026, 9, 22)


def test_what_ld_reads_after_it_is_what_they_would_have_read_as_much_later() -> None:
    journey = agreed().until(date(2026, 4, 15))
    (before,) = (one.stuck for one in journey.now.open(What.CHECK_IN))
    assert before
    journey.when(pausing(), date(2026, 4, 15)).when(RESUME, date(2026, 4, 22))
    (after,) = (one.stuck for one in journey.now.open(What.CHECK_IN))
    later = GROUND.calendar.nine(date(2026, 4, 23), spread(ID))
    assert after == replace(before, since=date(2026, 4, 7), from_=later)


def test_the_rungs_of_different_journeys_stay_spread() -> None:
    journey = paused().when(RESUME, BACK)
    rung = journey.open(What.CHECK_IN).rung
    assert rung and rung.at == GROUND.calendar.nine(date(2026, 4, 21), spread(ID))
    course = PlanActivity(by=SANNE, title="A course", on=date(2026, 3, 20))
    asked = paused(agreed().when(course, MONDAY + 2 * DAY)).when(RESUME, BACK).open(What.ACTIVITY_DONE).rung
    assert asked and asked.at == GROUND.calendar.nine(BACK + DAY, spread(ID))


def test_a_day_that_is_agreed_anew_during_the_pause_waits_from_then_on() -> None:
    journey = paused(agreed(horizon=date(2026, 9, 1))).when(Propose(by=KARIM, horizon=date(2026, 10, 1)), NEXT)
    journey.when(Accept(by=SANNE), BACK - WEEK)
    assert journey.open(What.RE_PLAN).due == date(2026, 10, 15)
    journey.when(RESUME, BACK)
    assert journey.now.frame.horizon == date(2026, 10, 8)
    assert journey.open(What.RE_PLAN).due == date(2026, 10, 22)
