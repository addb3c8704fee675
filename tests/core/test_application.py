"""How sure the learner is, the closing question, and what L&D looks at by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from journey.expected.expectations import ExpectationMoved, What
from journey.needs.agreement import Propose
from journey.noticing.confidence import Rate
from journey.state import Ending
from journey.steps.application import Applied, Conclude
from journey.who.people import PersonId
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE_SAW_IT,
    KARIM,
    KARIM_SAYS_YES,
    MARIEKE,
    MONDAY,
    NO_OCCASION,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    TRIED,
    WEEK,
    Telling,
    agreed,
    started,
    sure,
)

LATER = MONDAY + 3 * WEEK
FIRST_TRY = date(2026, 3, 30)
SETTLED = FIRST_TRY + 4 * WEEK


def test_confidence_is_asked_with_a_check_in_by_the_end_of_that_week() -> None:
    journey = agreed().when(SAW_IT, LATER)
    assert (journey.open(What.CONFIDENCE).who, journey.open(What.CONFIDENCE).due) == (SANNE, date(2026, 3, 27))


def test_and_with_a_moment() -> None:
    assert agreed().when(SPOKE, LATER).open(What.CONFIDENCE)


def test_on_a_friday_today_and_in_the_weekend_next_week() -> None:
    assert agreed().when(SAW_IT, date(2026, 3, 27)).open(What.CONFIDENCE).due == date(2026, 3, 27)
    assert agreed().when(SAW_IT, date(2026, 3, 28)).open(What.CONFIDENCE).due == date(2026, 4, 3)


def test_not_before_the_agreement_nor_with_any_other_word() -> None:
    assert started().when(SPOKE, MONDAY + DAY).now.open(What.CONFIDENCE) == ()
    assert agreed().when(TRIED, LATER).now.open(What.CONFIDENCE) == ()
    assert agreed().when(FEMKE_SAW_IT, LATER).now.open(What.CONFIDENCE) == ()


def test_one_question_at_a_time() -> None:
    journey = agreed().when(SAW_IT, LATER).when(SPOKE, LATER + WEEK)
    assert journey.open(What.CONFIDENCE).id == "confidence-1"


@pytest.mark.parametrize(("days", "asked"), [(27, 0), (28, 1)])
def test_at_most_once_in_four_weeks(days: int, asked: int) -> None:
    journey = agreed().when(SAW_IT, LATER).when(sure(5), LATER)
    assert journey.now.open(What.CONFIDENCE) == ()
    assert len(journey.when(SPOKE, LATER + days * DAY).now.open(What.CONFIDENCE)) == asked


def test_a_figure_may_come_unasked() -> None:
    assert agreed().when(sure(5), LATER).now.ratings[-1].figure == 5


def test_the_aim_asks_the_closing_question_of_both() -> None:
    assert agreed().when(sure(7), LATER).now.open(What.CONCLUDE) == ()
    journey = agreed().when(sure(8), LATER)
    assert [(one.id, one.who, one.due) for one in journey.now.open(What.CONCLUDE)] == [
        ("conclude-1", SANNE, date(2026, 4, 6)),
        ("conclude-2", KARIM, date(2026, 4, 6)),
    ]
    assert not journey.agenda.over, "it asks, it never decides"


def test_one_yes_asks_the_other() -> None:
    journey = agreed().when(KARIM_SAYS_YES, LATER)
    assert journey.open(What.CONCLUDE).who == SANNE


def test_two_yeses_and_somebody_saw_it() -> None:
    journey = agreed().when(SAW_IT, LATER).when(sure(6), LATER).when(SANNE_SAYS_YES, LATER)
    journey.when(KARIM_SAYS_YES, LATER)
    assert journey.now.ended is Ending.APPLIED
    assert journey.agenda.phase == "watch"
    applied = journey.only(Applied)
    assert (applied.by, applied.sightings, applied.sightings_asked) == (KARIM, 1, 3), "fewer is on record"
    assert (applied.confidence, applied.aim) == (6, 8)
    assert journey.refuses(SPOKE, LATER + DAY).about == {"how": "applied"}


def test_without_any_figure_too() -> None:
    journey = agreed().when(SAW_IT, LATER).when(SANNE_SAYS_YES, LATER).when(KARIM_SAYS_YES, LATER)
    assert journey.only(Applied).confidence is None


def test_two_yeses_that_nobody_saw_wait_for_somebody_who_did() -> None:
    journey = agreed().when(SANNE_SAYS_YES, LATER).when(KARIM_SAYS_YES, LATER)
    assert journey.now.ended is None
    assert journey.stuck(on=LATER) == ["not-seen-yet"]
    assert journey.open(What.TAKE_OVER).who == MARIEKE
    journey.when(FEMKE_SAW_IT, LATER + DAY)
    assert journey.now.ended is Ending.APPLIED


def test_frame_holder_and_companion_answer_for_one_another() -> None:
    lotte = PersonId("lotte")
    journey = agreed(companion=lotte).when(FEMKE_SAW_IT, LATER).when(sure(8), LATER)
    assert {one.who for one in journey.now.open(What.CONCLUDE)} == {SANNE, lotte}
    journey.when(KARIM_SAYS_YES, LATER)
    assert journey.open(What.CONCLUDE).who == SANNE
    journey.when(Conclude(by=lotte, yes=True), LATER)
    assert journey.now.ended is None, "one side, twice"
    journey.when(SANNE_SAYS_YES, LATER)
    assert journey.now.ended is Ending.APPLIED


def test_not_yet_asks_again_on_its_day() -> None:
    journey = agreed().when(sure(8), LATER)
    journey.when(Conclude(by=KARIM, yes=False, until=date(2026, 6, 6)), LATER + DAY)
    assert (journey.only(ExpectationMoved).id, journey.only(ExpectationMoved).due) == (
        "conclude-2", date(2026, 6, 8),
    )  # fmt: skip


def test_not_yet_without_a_day_means_four_weeks() -> None:
    journey = agreed().when(Conclude(by=KARIM, yes=False), LATER)
    assert (journey.open(What.CONCLUDE).who, journey.open(What.CONCLUDE).due) == (KARIM, LATER + 4 * WEEK)


def test_a_yes_can_become_not_yet() -> None:
    journey = agreed().when(SANNE_SAYS_YES, LATER).when(Conclude(by=SANNE, yes=False), LATER + DAY)
    assert journey.now.yes == frozenset()
    assert {one.who for one in journey.now.open(What.CONCLUDE)} == {SANNE, KARIM}


@pytest.mark.parametrize(
    ("yes", "until"), [(True, LATER + WEEK), (False, LATER), (False, LATER - DAY)], ids=["yes", "today", "before"]
)
def test_until_is_later_and_goes_with_not_yet(yes: bool, until: date) -> None:
    refusal = agreed().refuses(Conclude(by=SANNE, yes=yes, until=until), LATER)
    assert (refusal.code, refusal.about) == ("until-must-be-later", {"until": str(until), "today": str(LATER)})


def test_a_provisional_journey_does_not_end_applied() -> None:
    assert started().refuses(SANNE_SAYS_YES, MONDAY + DAY).code == "not-agreed-yet"


def test_pictures_differ_and_ld_looks_at_once() -> None:
    journey = agreed().when(NOT_YET, LATER).when(sure(8), LATER + DAY)
    assert journey.stuck(on=LATER + DAY) == ["pictures-differ"]
    journey.when(SAW_IT, LATER + 2 * DAY)
    assert journey.stuck(on=LATER + 2 * DAY) == []
    assert journey.now.open(What.TAKE_OVER) == ()


def test_an_unsure_learner_and_a_watcher_who_waits_see_the_same() -> None:
    assert agreed().when(NOT_YET, LATER).when(sure(7), LATER).now.open(What.TAKE_OVER) == ()


def test_three_check_ins_in_which_nobody_saw_it() -> None:
    journey = agreed().when(NO_OCCASION, LATER).when(NOT_YET, LATER + 4 * WEEK)
    assert journey.stuck(on=LATER + 4 * WEEK) == []
    journey.when(NO_OCCASION, LATER + 8 * WEEK)
    assert "not-seen-yet" in journey.stuck(on=LATER + 8 * WEEK)
    journey.when(FEMKE_SAW_IT, LATER + 8 * WEEK)
    assert journey.now.open(What.TAKE_OVER) == ()


def flat(*figures: int, first: date, weeks: int = 3) -> Telling:
    journey = agreed().when(TRIED, FIRST_TRY)
    for nth, figure in enumerate(figures):
        journey.when(sure(figure), first + nth * weeks * WEEK)
    return journey


@pytest.mark.parametrize(
    ("figures", "is_flat"),
    [((5, 5, 5), True), ((5, 4, 3), True), ((5, 4, 6), False), ((5, 6, 5), False), ((5, 5), False), ((8, 8, 8), False)],
)
def test_three_figures_over_six_weeks_without_growth_are_flat(figures: tuple[int, ...], is_flat: bool) -> None:
    reasons = flat(*figures, first=SETTLED).stuck(on=SETTLED + 7 * WEEK)
    assert ("confidence-flat" in reasons) is is_flat


def test_the_first_four_weeks_do_not_count_as_flat() -> None:
    assert "confidence-flat" not in flat(5, 5, 5, first=SETTLED - DAY).stuck(on=SETTLED + 6 * WEEK)
    assert "confidence-flat" in flat(5, 5, 5, 5, first=SETTLED - DAY).stuck(on=SETTLED + 9 * WEEK)


def test_three_in_less_than_six_weeks_are_no_line_yet() -> None:
    assert "confidence-flat" not in flat(5, 5, 5, first=SETTLED, weeks=2).stuck(on=SETTLED + 4 * WEEK)


def test_growth_closes_it() -> None:
    journey = flat(5, 5, 5, first=SETTLED)
    assert journey.open(What.TAKE_OVER).about == "confidence-flat"
    assert journey.when(sure(6), SETTLED + 9 * WEEK).now.open(What.TAKE_OVER) == ()


def test_four_weeks_of_settling_end_at_an_instant_not_at_a_date_in_greenwich() -> None:
    """In Greenwich a try half an hour after midnight was the day before."""
    just_after_midnight = datetime(2026, 4, 30, 22, 30, tzinfo=UTC)
    journey = agreed().when(TRIED, just_after_midnight)
    for weeks in (4, 7, 10):
        journey.when(sure(5), just_after_midnight + weeks * WEEK - DAY / 2)
    assert "confidence-flat" not in journey.stuck(on=date(2026, 7, 11))


def test_seen_and_not_confident_is_what_ld_reads_when_nobody_concludes() -> None:
    journey = agreed().when(sure(6), date(2026, 4, 1))
    for day in (date(2026, 4, 1), date(2026, 4, 20), date(2026, 5, 13)):
        journey.when(FEMKE_SAW_IT, day)
    assert "seen-not-confident" in journey.until(date(2026, 6, 20)).stuck(on=date(2026, 6, 20))


def test_ready_and_not_concluded_when_the_learner_is_sure() -> None:
    journey = agreed().when(sure(8), LATER).until(date(2026, 5, 1))
    assert "ready-not-concluded" in journey.stuck(on=date(2026, 5, 1))


def test_only_the_learner_says_how_sure_they_are() -> None:
    refusal = agreed().refuses(Rate(by=KARIM, figure=8), LATER)
    assert refusal.about["may"] == "learner"


def test_nobody_says_yes_twice_to_the_same_agreement() -> None:
    assert agreed().refuses(ACCEPT, LATER).code == "already-accepted"


def test_a_yes_to_what_was_agreed_before_is_no_yes_to_what_is_agreed_now() -> None:
    journey = agreed().when(SAW_IT, LATER).when(KARIM_SAYS_YES, LATER)
    journey.when(Propose(by=SANNE, behaviour="something harder"), LATER + DAY).when(ACCEPT, LATER + 2 * DAY)
    journey.when(SANNE_SAYS_YES, LATER + 3 * DAY)
    assert journey.now.ended is None


def test_where_all_else_is_done_only_the_application_is_left() -> None:
    journey = agreed().when(TRIED, LATER).when(TRIED, LATER + DAY)
    for weeks in (0, 3, 6):
        journey.when(FEMKE_SAW_IT, LATER + weeks * WEEK)
    assert journey.agenda.phase == "confident-application"
