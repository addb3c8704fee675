"""What L&D's own side asks, over two years of twenty thousand journeys: by its plans, not by a clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, get_args

import pytest

from journey.lnd import factors
from records import coaching, coverage, frequency, goals, lesson, partner_talks
from tests.records.few import DAY, NOW
from tests.records.plans import Db, Mode, executed, filled

FILLED = """
insert into person (id, known_as, name, language)
select 'm' || n, 'm' || n, 'M', 'nl' from generate_series(0, 1999) n;
insert into team (id, name, adviser) select 't' || n, 't' || n, 'm' || n from generate_series(0, 99) n;
insert into journey (id, position, learner, frame_holder, companion, adviser, team, template, phase, title, started,
    last_word, over, fingerprint)
select 'j' || n, 30, 'l' || n, 'm' || n % 2000, 'm' || n % 2000, 'm' || n % 100, 't' || n % 100, 'standard@2',
    'practice', 'title', $1 - interval '1 day' * (n % 700), $1, n % 3 = 0, ''
from generate_series(1, 20000) n;
insert into expectation (journey, id, valid_from, valid_until, what, kind, who, due, reason, stuck_from)
select 'j' || n, 'check-in-' || k, at - interval '10 days', case when k < 9 then at + interval '5 days' end, 'check-in',
    'answer', 'm' || n % 2000, at::date, 'check-in-missed', at
from generate_series(1, 20000) n, generate_series(1, 9) k,
    lateral (select $1 - interval '70 days' * (9 - k) - interval '1 hour' * (n % 1700)) as spread (at);
insert into event (journey, position, kind, body, at, recorded, by)
select 'j' || n, k,
    case when k = 1 then 'journey-started' when k = 20 and n % 4 = 0 then 'applied' when k = 8 and n % 9 = 0 then
        'condition-named' when k = 9 and n % 9 = 0 then 'condition-settled' when k % 3 = 0 then 'moment-logged'
        else 'practice-logged' end,
    case when k = 1 and n % 50 = 0 then jsonb_build_object('need', jsonb_build_object('goal', 'g' || n % 400))
        when k in (8, 9) then '{"condition": "c1", "sort": "time", "outcome": "failed"}' else '{}' end,
    $1 - interval '30 days' * (30 - k) - interval '1 hour' * (n % 700), $1, 'm' || n % 2000
from generate_series(1, 20000) n, generate_series(1, 30) k;
"""
HERE = "Europe/Amsterdam"
QUARTER = NOW - coverage.LATELY
both_ways = pytest.mark.parametrize("mode", get_args(Mode))


@pytest.fixture(scope="module")
async def years(postgres: str, template: str) -> AsyncIterator[Db]:
    """Two years: 180,000 times something came to L&D, and 600,000 events."""
    async with filled(postgres, template, FILLED) as db:
        yield db


@both_ways
async def test_the_coaching_queue_reads_sixty_days(years: Db, mode: Mode) -> None:
    plan = await executed(years, coaching.SQL["queue"], (NOW - coaching.LOOKED_AT, NOW, "m1"), mode)
    assert {"expectation_reached", "expectation_who"} <= plan.ways
    assert not {"all of expectation", "all of event"} & plan.ways


@both_ways
async def test_a_lesson_reads_its_quarter(years: Db, mode: Mode) -> None:
    placed, sorts = factors.of_reasons(factors.DEFAULT), factors.of_conditions(factors.DEFAULT)
    quarter = (NOW - timedelta(days=200), NOW - timedelta(days=110))
    plan = await executed(years, lesson.SQL["stuck"], (*quarter, [*placed], [*placed.values()]), mode)
    assert {"expectation_reached", "event_lesson"} <= plan.ways
    assert not {"all of expectation", "all of event"} & plan.ways
    plan = await executed(years, lesson.SQL["failed"], (*quarter, [*sorts], [*sorts.values()]), mode)
    assert "event_lesson" in plan.ways
    assert "all of event" not in plan.ways


@both_ways
async def test_a_goal_reads_its_own_journeys(years: Db, mode: Mode) -> None:
    plan = await executed(years, goals.SQL["standings"], (["g0"], NOW, HERE), mode)
    assert plan.ways == {"event_goal", "event_milestone"}
    assert plan.buffers < 2_000


@both_ways
async def test_a_page_of_journeys_that_lean_on_one_person_looks_at_one_advisers_journeys(years: Db, mode: Mode) -> None:
    asked = (NOW - coverage.LATELY, coverage.SEVERAL, "m1", ["t1"], "", 25)
    plan = await executed(years, coverage.SQL["leaning"], asked, mode)
    assert {"event_contact", "journey_team"} <= plan.ways
    assert not {"all of event", "all of journey"} & plan.ways
    assert plan.buffers < 6_000


@pytest.mark.parametrize(("name", "asked"), [("phases", (QUARTER,)), ("support", (QUARTER, coverage.SEVERAL))])
async def test_coverage_reads_contacts_and_no_other_word(years: Db, name: str, asked: tuple[Any, ...]) -> None:
    plan = await executed(years, coverage.SQL[name], asked, "force_custom_plan")
    assert {"event_lately", "event_contact"} & plan.ways
    assert "all of event" not in plan.ways


@both_ways
async def test_whom_to_talk_with_and_how_often_one_spoke_look_at_few_journeys(years: Db, mode: Mode) -> None:
    asked = ("m1", ["t1"], NOW.date() - partner_talks.EVERY)
    plan = await executed(years, partner_talks.SQL["could_talk"], asked, mode)
    assert "all of journey" not in plan.ways
    plan = await executed(years, partner_talks.SQL["promises"], (["m1"], ["m1", "m7"]), mode)
    assert "all of expectation" not in plan.ways
    plan = await executed(years, frequency.SQL["contacts"], ("m1", NOW - 180 * DAY, HERE), mode)
    assert not {"all of event", "all of journey"} & plan.ways
    assert plan.buffers < 1_000
