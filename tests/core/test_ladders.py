"""The ladders, rung by rung: which, on what day, to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from journey.days.calendar import Calendar, Quiet
from journey.endings import EndJourney
from journey.expected.expectations import What
from journey.expected.ladders import SPREAD, spread
from journey.expected.silence import AnswerStillYours, StillYours
from journey.ground import DEFAULT_LADDERS, Kind, Policy, RungName
from journey.lnd.reasons import Move, Reason
from journey.state import Ending, JourneyId
from journey.steps.activity import PlanActivity
from journey.who.people import PersonId, Role
from tests.core.telling import (
    DAY,
    FEMKE_SAW_IT,
    GROUND,
    HELEEN,
    ID,
    JOB,
    KARIM,
    KARIM_SAYS_YES,
    MARIEKE,
    MONDAY,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    START,
    TRIED,
    WEEK,
    Telling,
    agreed,
    noon,
    nothing_yet,
    started,
    sure,
)

Rungs = list[tuple[str, date, PersonId]]
END = date(2026, 8, 1)
LAPSED = EndJourney(by=KARIM, how=Ending.LAPSED)
HELP = AnswerStillYours(by=SANNE, answer=StillYours.HELP)


def helped() -> Telling:
    return agreed().when(HELP, d(3, 25))


def d(month: int, day: int) -> date:
    return date(2026, month, day)


@pytest.mark.parametrize(
    ("given", "what", "rungs"),
    [
        pytest.param(
            started,
            What.NEEDS_TALK,
            [
                ("plan", d(3, 2), KARIM), ("guide", d(3, 13), KARIM), ("again", d(3, 19), KARIM),
                ("other", d(3, 24), SANNE), ("lnd", d(3, 30), MARIEKE), ("colleague", d(4, 6), JOB),
                ("head", d(4, 13), HELEEN),
            ],
            id="talk",
        ),
        pytest.param(
            started,
            What.ACCEPT,
            [
                ("ask", d(3, 16), KARIM), ("again", d(3, 23), KARIM), ("other", d(3, 26), SANNE),
                ("lnd", d(4, 1), MARIEKE), ("colleague", d(4, 8), JOB), ("head", d(4, 15), HELEEN),
            ],
            id="answer: accept",
        ),
        pytest.param(
            agreed,
            What.CHECK_IN,
            [
                ("ask", d(3, 31), KARIM), ("again", d(4, 7), KARIM), ("other", d(4, 10), SANNE),
                ("lnd", d(4, 16), MARIEKE), ("colleague", d(4, 23), JOB), ("head", d(4, 30), HELEEN),
            ],
            id="answer: check-in",
        ),
        pytest.param(
            lambda: agreed().when(KARIM_SAYS_YES, d(3, 23)),
            What.CONCLUDE,
            [
                ("ask", d(4, 6), SANNE), ("again", d(4, 13), SANNE), ("other", d(4, 16), KARIM),
                ("lnd", d(4, 22), MARIEKE), ("colleague", d(4, 29), JOB), ("head", d(5, 6), HELEEN),
            ],
            id="answer: conclude",
        ),
        pytest.param(
            lambda: agreed().when(LAPSED, d(3, 23)),
            What.CONFIRM_END,
            [
                ("ask", d(4, 6), SANNE), ("again", d(4, 13), SANNE), ("other", d(4, 16), KARIM),
                ("lnd", d(4, 22), MARIEKE), ("colleague", d(4, 29), JOB), ("head", d(5, 6), HELEEN),
            ],
            id="answer: confirm an end",
        ),
        pytest.param(
            helped,
            What.SUPPORT,
            [
                ("ask", d(3, 25), KARIM), ("again", d(3, 27), KARIM), ("lnd", d(3, 31), MARIEKE),
                ("colleague", d(4, 7), JOB), ("head", d(4, 14), HELEEN),
            ],
            id="help",
        ),
        pytest.param(agreed, What.PRACTICE, [("ask", d(3, 16), SANNE), ("again", d(3, 30), SANNE)], id="own: practice"),
        pytest.param(
            lambda: agreed().when(SAW_IT, d(3, 23)),
            What.CONFIDENCE,
            [("ask", d(3, 27), SANNE), ("again", d(4, 10), SANNE)],
            id="own: confidence",
        ),
        pytest.param(
            agreed,
            What.STILL_YOURS,
            [("ask", d(4, 6), SANNE), ("lnd", d(4, 29), MARIEKE), ("colleague", d(5, 6), JOB),
             ("head", d(5, 13), HELEEN)],
            id="own: still yours?",
        ),
        pytest.param(
            lambda: agreed().when(SANNE_SAYS_YES, d(3, 23)).when(KARIM_SAYS_YES, d(3, 23)),
            What.TAKE_OVER,
            [("lnd", d(3, 23), MARIEKE), ("colleague", d(3, 30), JOB), ("head", d(4, 6), HELEEN)],
            id="what only L&D can do",
        ),
    ],
)  # fmt: skip
def test_a_ladder_is_climbed_to_its_end(given: Callable[[], Telling], what: What, rungs: Rungs) -> None:
    assert given().until(END).climbed(what) == rungs


@pytest.mark.parametrize(
    ("given", "reason", "on", "since", "climbed", "move"),
    [
        (started, Reason.NOT_HELD, Role.COMPANION, d(3, 16), d(3, 30), Move.PLAN),
        (started, Reason.NOT_ACCEPTED, Role.COMPANION, d(3, 16), d(4, 1), Move.CALL),
        (agreed, Reason.CHECK_IN_MISSED, Role.COMPANION, d(3, 31), d(4, 16), Move.CALL),
        (agreed, Reason.NO_PRACTICE, Role.LEARNER, d(4, 13), d(4, 29), Move.MAKE_ROOM),
        (started, Reason.SILENCE, Role.LEARNER, d(4, 13), d(4, 29), Move.CALL),
        (helped, Reason.HELP_UNANSWERED, Role.COMPANION, d(3, 25), d(3, 31), Move.ARRANGE),
        (lambda: agreed().when(sure(8), d(3, 23)), Reason.NOT_CONCLUDED, Role.LEARNER, d(4, 6), d(4, 22), Move.PLAN),
    ],
)  # fmt: skip
def test_stuck_says_why_on_whom_since_when_and_what_to_do_first(
    given: Callable[[], Telling], reason: Reason, on: Role, since: date, climbed: date, move: Move
) -> None:
    journey = given().until(climbed - DAY)
    assert reason not in journey.stuck(on=climbed - DAY)
    stuck = next(stuck for stuck in journey.until(END).agenda.stuck if stuck.reason is reason)
    assert (stuck.on, stuck.since, stuck.move, stuck.rules) == (on, since, move, 1)
    assert stuck.from_ == GROUND.calendar.nine(climbed, spread(ID))


def test_stuck_is_known_beforehand_and_true_from_the_rung_on() -> None:
    journey = started().until(d(3, 24))
    (stuck,) = journey.agenda.stuck
    assert (stuck.reason, journey.stuck(on=d(3, 29)), journey.stuck(on=d(3, 30))) == (
        Reason.NOT_HELD, [], ["conversation-not-held"],
    )  # fmt: skip


def test_the_worst_is_shown_first() -> None:
    journey = agreed().when(HELP, d(4, 13)).until(END)
    assert journey.stuck(on=END) == ["help-unanswered", "check-in-missed", "silence"]


def test_a_rung_that_lies_before_the_opening_is_skipped() -> None:
    course = PlanActivity(by=SANNE, title="A course", on=d(3, 13))
    journey = agreed().when(course, d(3, 5)).until(d(3, 31))
    assert journey.climbed(What.BEFORE_TALK)[0] == ("guide", d(3, 11), KARIM)


def test_who_starts_on_a_day_off_is_not_charged_for_it() -> None:
    saturday = d(3, 7)
    journey = nothing_yet().when(START, saturday).until(d(3, 31))
    assert journey.climbed(What.NEEDS_TALK)[0] == ("plan", saturday, KARIM)


def test_an_outage_is_charged_to_nobody() -> None:
    journey = agreed().after_an_outage(d(4, 20))
    assert journey.climbed(What.CHECK_IN) == [("ask", d(4, 20), KARIM)]
    journey.until(END)
    assert journey.climbed(What.CHECK_IN)[:3] == [
        ("again", d(4, 27), KARIM), ("other", d(4, 30), SANNE), ("lnd", d(5, 6), MARIEKE),
    ]  # fmt: skip


def test_rungs_wait_for_a_quiet_period_to_end() -> None:
    ground = replace(GROUND, calendar=Calendar(quiet=(Quiet(d(4, 6), d(4, 19)),), days_off=frozenset({d(4, 27)})))
    assert agreed(ground).until(END).climbed(What.CHECK_IN)[:4] == [
        ("ask", d(3, 31), KARIM), ("again", d(4, 21), KARIM), ("other", d(4, 24), SANNE), ("lnd", d(5, 1), MARIEKE),
    ]  # fmt: skip


def test_a_check_in_that_falls_in_a_quiet_period_moves_to_the_third_working_day_after() -> None:
    ground = replace(GROUND, calendar=Calendar(quiet=(Quiet(d(3, 30), d(4, 10)),)))
    assert agreed(ground).open(What.CHECK_IN).due == d(4, 15)


def test_a_new_policy_counts_from_the_next_rung_on() -> None:
    hasty = Policy(2, {**DEFAULT_LADDERS, Kind.ANSWER: ((RungName.ASK, 0), (RungName.AGAIN, 1), (RungName.LND, 2))})
    journey = agreed().until(d(3, 31))
    journey.ground = replace(GROUND, policy=hasty)
    journey.until(END)
    assert journey.climbed(What.CHECK_IN)[:3] == [
        ("again", d(4, 7), KARIM), ("lnd", d(4, 8), MARIEKE), ("colleague", d(4, 15), JOB),
    ]  # fmt: skip


def test_a_rung_that_a_new_policy_no_longer_has_still_leads_to_ld() -> None:
    terse = Policy(2, {**DEFAULT_LADDERS, Kind.ANSWER: ((RungName.ASK, 0), (RungName.LND, 4))})
    journey = agreed().until(d(4, 7))
    journey.ground = replace(GROUND, policy=terse)
    journey.until(END)
    assert [rung for rung, _, _ in journey.climbed(What.CHECK_IN)] == ["other", "lnd", "colleague", "head"]
    journey = agreed().until(d(4, 1))
    journey.ground = replace(GROUND, policy=terse)
    journey.until(END)
    assert journey.climbed(What.CHECK_IN)[:2] == [("again", d(4, 7), KARIM), ("lnd", d(4, 13), MARIEKE)]


def test_without_a_colleague_the_head_looks_and_without_a_head_the_adviser() -> None:
    alone = agreed(replace(GROUND, colleagues={})).until(END).climbed(What.CHECK_IN)
    assert [to for _, _, to in alone[-2:]] == [HELEEN, HELEEN]
    nobody = agreed(replace(GROUND, colleagues={}, head=None)).until(END).climbed(What.CHECK_IN)
    assert [to for _, _, to in nobody[-2:]] == [MARIEKE, MARIEKE]


def test_the_other_side_of_a_frame_holder_is_the_learner() -> None:
    rungs = started(companion=PersonId("lotte")).until(END)
    assert ("other", d(3, 26), SANNE) in rungs.climbed(What.ACCEPT)


def test_an_answer_ends_its_ladder_at_once() -> None:
    journey = agreed().until(d(4, 10)).when(SPOKE, d(4, 10)).when(TRIED, d(4, 10)).until(d(5, 7))
    assert journey.climbed(What.CHECK_IN) == []


def test_a_rung_is_at_nine_and_every_journey_has_its_own_ten_minutes() -> None:
    rung = started().open(What.ACCEPT).rung
    assert rung and rung.at == noon(d(3, 16)) - timedelta(hours=3) + spread(ID)
    spreads = {spread(JourneyId(f"journey-{n}")) for n in range(300)}
    assert all(timedelta(0) <= one < timedelta(seconds=SPREAD) for one in spreads)
    assert len(spreads) > 150


def test_when_every_rung_was_climbed_it_is_ld_who_know() -> None:
    journey = agreed().when(FEMKE_SAW_IT, MONDAY + WEEK).until(date(2029, 1, 1))
    assert (journey.agenda.alarm, journey.agenda.over) == (None, False)
    assert journey.stuck(on=date(2029, 1, 1)) == ["no-practice", "check-in-missed"]
