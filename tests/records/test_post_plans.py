"""Who may get post now, of a hundred thousand open expectations: by its plan, not by a clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import get_args

import pytest

from post.composing import APART
from post.holding import AHEAD
from records import post
from tests.records.few import DAY, NOW
from tests.records.plans import Db, Mode, Plan, executed, filled

FILLED = """
insert into person (id, known_as, name, language, timezone, working_days)
select 'p' || n, 'p' || n, 'P', 'nl', case when n % 50 = 0 then 'Pacific/Auckland' end,
    case when n % 9 = 0 then '345' end
from generate_series(0, 19999) n;
insert into habit (person, day, hour, practice, through)
select 'p' || n, 1 + n % 5, 9, 1, 'mail' from generate_series(0, 1999) n;
insert into expectation (journey, id, valid_from, what, kind, who, due, rung, rung_at)
select 'j' || n, 'check-in-1', $1 - interval '10 days', 'check-in', 'answer', 'p' || n % 20000, at::date,
    case when n % 5 = 0 then 'ask' else 'again' end, at
from generate_series(1, 100000) n, lateral (select $1 + interval '1 hour' * (n % 2000)) as spread (at);
insert into post (id, journey, person, what, expectation, due, written, settled, settled_at, letter, passed_over)
select 'j' || n || '/9/1', 'j' || n, 'p' || n, 'check-in.ask', 'check-in-0', $1 - interval '30 days',
    $1 - interval '31 days', 'sent', $1 - interval '30 days', 'l' || n, 0
from generate_series(1, 10000) n;
insert into post (id, journey, person, what, expectation, due, written, passed_over)
select 'j' || n || '/10/1', 'j' || n, 'p' || n, 'check-in.again', 'check-in-1', $1 + interval '3 days', $1, 0
from generate_series(1, 2000) n;
insert into letter (id, person, goes, day, asks, minutes, composed, next_try, attempts, settled, settled_at)
select 'l' || n || '-' || k, 'p' || n, 'digest', ($1 - interval '7 days' * k)::date, 1, 1, $1 - interval '7 days' * k,
    $1 - interval '7 days' * k, 1, 'sent', $1 - interval '7 days' * k
from generate_series(1, 10000) n, generate_series(1, 4) k;
"""
both_ways = pytest.mark.parametrize("mode", get_args(Mode))
THURSDAY, TUESDAY = NOW + DAY, NOW + 6 * DAY


@pytest.fixture(scope="module")
async def months(postgres: str, template: str) -> AsyncIterator[Db]:
    """A hundred thousand open expectations of twenty thousand persons, and what they got in a month."""
    async with filled(postgres, template, FILLED) as db:
        yield db


async def looked(db: Db, at: datetime, mode: Mode) -> Plan:
    """Who may get something, as a round asks."""
    asked = (at, at + AHEAD, 2, "Europe/Amsterdam", at - APART, post.AT_A_TIME)
    return await executed(db, post.SQL["due"], asked, mode)


@both_ways
async def test_a_round_in_which_nothing_is_due_reads_the_coming_week_and_no_more(months: Db, mode: Mode) -> None:
    plan = await looked(months, THURSDAY, mode)
    assert {"post_open", "letter_open", "expectation_asked_soon"} <= plan.ways
    assert not {"all of post", "all of letter", "all of expectation"} & plan.ways
    assert plan.buffers < 6_000


@both_ways
async def test_on_a_day_of_letters_it_is_no_other_plan(months: Db, mode: Mode) -> None:
    plan = await looked(months, TUESDAY, mode)
    assert not {"all of post", "all of expectation"} & plan.ways
    assert plan.root["Actual Rows"] > 0
