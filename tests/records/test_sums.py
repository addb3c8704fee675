"""Sums of the organisation: nine are fewer than ten, ten are ten, and ten of one person are nobody's business."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from journey.arranged import Lacking
from journey.lnd import factors
from journey.lnd.reasons import Reason
from records import coverage, goals, lesson
from records.coverage import SEVERAL
from records.database import Pool
from records.goals import Standing
from records.lesson import Line
from records.quarter import Quarter
from records.sums import figure
from tests.records.few import ADVISER, DAY, MANAGER, NOW, Few

HERE = "Europe/Amsterdam"
Q3 = Quarter(2026, 3)
IN_IT = datetime(2026, 8, 3, 9, tzinfo=UTC)
GOAL = "goal-1"


@pytest.fixture
def few(pool: Pool) -> Few:
    return Few(pool)


@pytest.mark.parametrize(("count", "persons", "told"), [(9, 9, None), (10, 10, 10), (10, 9, None), (0, 0, None)])
def test_a_sum_is_told_from_ten_people_on(count: int, persons: int, told: int | None) -> None:
    assert figure(count, persons) == told


async def lesson_of(few: Few, quarter: Quarter = Q3) -> dict[str, Line]:
    return {line.factor: line for line in await lesson.lines(few.pool, factors.DEFAULT, *quarter.instants(HERE))}


MANAGERS = factors.of_reasons(factors.DEFAULT)[Reason.CHECK_IN_MISSED]
WORKLOAD = factors.of_conditions(factors.DEFAULT)[Lacking.TIME]


async def test_nine_stuck_journeys_are_fewer_than_ten_and_ten_are_ten(few: Few) -> None:
    for _ in range(9):
        await few.reached(await few.journey(), MANAGER, IN_IT)
    assert (await lesson_of(few))[MANAGERS].stuck is None
    await few.reached(await few.journey(), MANAGER, IN_IT)
    assert (await lesson_of(few))[MANAGERS] == Line(MANAGERS, stuck=10)


async def test_a_journey_that_was_stuck_twice_on_one_factor_counts_once(few: Few) -> None:
    for _ in range(10):
        journey = await few.journey()
        for reason in ("check-in-missed", "no-manager"):
            await few.reached(journey, MANAGER, IN_IT, reason)
    assert (await lesson_of(few))[MANAGERS].stuck == 10


async def test_ten_journeys_of_one_learner_are_no_sum(few: Few) -> None:
    for _ in range(10):
        await few.reached(await few.journey("sanne"), MANAGER, IN_IT)
    assert (await lesson_of(few))[MANAGERS].stuck is None


async def test_what_was_done_about_it_and_what_moves_again(few: Few) -> None:
    for nth in range(25):
        journey = await few.journey()
        await few.reached(journey, MANAGER, IN_IT, until=IN_IT + DAY if nth < 11 else None)
        if nth < 10:
            await few.said(journey, "picked-up", ADVISER, IN_IT + DAY)
        if nth < 12:
            await few.said(journey, "support-given", MANAGER, IN_IT + DAY, support="s1")
    assert (await lesson_of(few))[MANAGERS] == Line(MANAGERS, stuck=25, done=12, moving=11)


async def test_failed_conditions_belong_to_a_factor_too(few: Few) -> None:
    for nth in range(12):
        journey = await few.journey()
        await few.said(journey, "condition-named", MANAGER, IN_IT - 90 * DAY, condition="c1", sort="time")
        outcome = "failed" if nth < 10 else "met"
        await few.said(journey, "condition-settled", MANAGER, IN_IT, condition="c1", outcome=outcome)
    assert (await lesson_of(few))[WORKLOAD] == Line(WORKLOAD, failed=10)
    assert (await lesson_of(few, Q3.before))[WORKLOAD] == Line(WORKLOAD)


@pytest.mark.parametrize("quarter", [Q3.before, Q3.next])
async def test_a_lesson_is_of_one_quarter(few: Few, quarter: Quarter) -> None:
    for _ in range(10):
        await few.reached(await few.journey(), MANAGER, IN_IT)
    assert (await lesson_of(few, quarter))[MANAGERS].stuck is None


async def test_a_reason_without_a_factor_is_not_lost(few: Few) -> None:
    for _ in range(10):
        await few.reached(await few.journey(), MANAGER, IN_IT, "unheard-of")
    assert (await lesson_of(few))[""].stuck == 10


async def standing(few: Few, day: datetime = NOW) -> Standing:
    return (await goals.standings(few.pool, [GOAL], day.date(), HERE))[GOAL]


async def applied(few: Few, at: datetime, learner: str | None = None) -> str:
    journey = await few.journey(learner, goal=GOAL, started=datetime(2025, 1, 6, 9, tzinfo=UTC))
    await few.said(journey, "applied", "learner", at)
    return journey


async def test_of_a_goal_there_are_sums_from_ten_on(few: Few) -> None:
    for _ in range(9):
        await applied(few, NOW - 10 * DAY)
    await few.journey(goal=GOAL)
    await few.journey()
    assert await standing(few) == Standing(journeys=10)
    await applied(few, NOW - 10 * DAY)
    assert await standing(few) == Standing(journeys=11, applied=10)
    assert await goals.standings(few.pool, ["another"], NOW.date(), HERE) == {"another": Standing()}


async def test_still_applied_is_what_was_said_first_after_half_a_year(few: Few) -> None:
    then = datetime(2026, 3, 31, 20, tzinfo=UTC)
    half_a_year = datetime(2026, 9, 30, 7, tzinfo=UTC)
    for nth in range(31):
        journey = await applied(few, then)
        await few.said(journey, "still-doing-said", "learner", then + 90 * DAY, yes=True)
        if nth < 20:
            await few.said(journey, "still-doing-said", "learner", half_a_year, yes=nth < 12)
            await few.said(journey, "still-doing-said", "learner", half_a_year + 9 * DAY, yes=nth >= 12)
    assert await standing(few) == Standing(journeys=31, applied=31, long_ago=31, still=12, unknown=11)
    assert await standing(few, half_a_year - 2 * DAY) == Standing(journeys=31, applied=31)


async def test_what_was_picked_up_again_is_not_applied(few: Few) -> None:
    for nth in range(12):
        journey = await applied(few, NOW - 300 * DAY)
        if nth < 2:
            await few.said(journey, "reopened", "learner", NOW - 100 * DAY)
    assert await standing(few) == Standing(journeys=12, applied=10, long_ago=10, unknown=10)


async def test_a_goal_is_told_of_as_it_stood_and_not_as_it_is(few: Few) -> None:
    """Or who asks each day would see one person come in."""
    for _ in range(10):
        await applied(few, NOW - DAY)
    assert await standing(few, NOW - 2 * DAY) == Standing(journeys=10)


async def test_phases_without_contact(few: Few) -> None:
    for nth in range(21):
        journey = await few.journey()
        if nth < 10:
            await few.said(journey, "moment-logged", "learner", NOW - 20 * DAY)
        await few.said(journey, "sighting", "femke", NOW - 20 * DAY, answer="seen")
        await few.said(journey, "checked-in", MANAGER, NOW - 150 * DAY)
    found = await coverage.phases(few.pool, NOW)
    assert (found["practice"].journeys, found["practice"].quiet) == (21, 11)
    await few.journey(phase="activity", started=NOW - DAY)
    assert [*await coverage.phases(few.pool, NOW)] == ["practice"]


async def test_mentors_colleagues_and_journeys_that_lean_on_one_person_are_counted_from_ten(few: Few) -> None:
    for nth in range(30):
        journey = await few.journey(learner := f"learner-{nth}")
        for week in range(SEVERAL):
            await few.said(journey, "moment-logged", MANAGER if week else learner, NOW - 7 * week * DAY - DAY)
        if nth < 9:
            await few.said(journey, "mentor-met", "bram", NOW - DAY)
        elif nth < 20:
            await few.said(journey, "sighting", "femke", NOW - DAY, answer="seen")
    found = await coverage.support(few.pool, NOW)
    assert (found.journeys, found.mentor, found.peer, found.leaning) == (30, None, 11, 10)


async def test_a_journey_leans_on_one_person_when_all_that_it_got_came_from_the_same_one(few: Few) -> None:
    leaning, helped, twice, sighted = [await few.journey(companion="tim") for _ in range(4)]
    for journey in (leaning, helped, sighted):
        await few.said(journey, "checked-in", "tim", NOW - DAY)
        await few.said(journey, "sighting", "tim", NOW - DAY, answer="seen")
    for journey in (leaning, helped):
        learner = await few.pool.fetchval("select learner from journey where id = $1", journey)
        await few.said(journey, "support-promised", "tim" if journey == leaning else "ria", NOW - DAY, support="s1")
        await few.said(journey, "support-given", learner, NOW - DAY, support="s1")
    await few.said(twice, "moment-logged", "tim", NOW - DAY)
    await few.said(sighted, "sighting", "femke", NOW - DAY, answer="no-occasion")
    await few.said(sighted, "checked-in", "tim", NOW - 200 * DAY)
    rows = await coverage.leaning(few.pool, NOW, ADVISER, [], "", 9)
    assert [row.id for row in rows] == [leaning]
    assert await coverage.leaning(few.pool, NOW, "job", [], "", 9) == []
    assert [row.id for row in await coverage.leaning(few.pool, NOW, "job", ["north"], "", 9)] == [leaning]
    assert await coverage.leaning(few.pool, NOW, ADVISER, [], leaning, 9) == []


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [("2026Q3", "2026-07-01", "2026-09-30"), ("2026q4", "2026-10-01", "2026-12-31"), ("2028-Q1", "2028-01-01", None)],
)
def test_a_quarter_has_its_days(typed: str, first: str, last: str | None) -> None:
    quarter = Quarter.written(typed)
    assert quarter is not None
    assert str(quarter.first) == first
    assert last in (None, str(quarter.last))
    assert Quarter.of(quarter.first) == Quarter.of(quarter.last) == quarter == quarter.next.before


@pytest.mark.parametrize("typed", ["", "Q3", "2026Q5", "2026 Q3x", "26Q1"])
def test_what_is_no_quarter_is_none(typed: str) -> None:
    assert Quarter.written(typed) is None
