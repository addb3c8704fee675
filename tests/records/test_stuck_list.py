"""The stuck list and the list of journeys over a hundred thousand journeys: by their plans, not by a clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, get_args

import asyncpg
import pytest

from journey.lnd.reasons import Reason
from journey.plans.plan import StepKind
from records import listing, pages, stuck
from records.listing import Which
from records.stuck import Only, StuckRow
from tests.conftest import fresh_database
from tests.records.crowd import NOW, Crowd, load
from tests.records.plans import Mode, executed

A_PAGE = 25
LEVELS, BESIDE = 4, 10
"""Buffers of a page: one for each level of the index wherever reading goes on, and few beside them. A page of one
reason looks at 18, also if it ends with the next; how often one of many goes down again is as the crowd was drawn."""
CROWD = Crowd()
ADVISER, TEAM, COMMON, RARE = CROWD.advisers[0], CROWD.teams[0], Reason.CHECK_IN_MISSED, next(iter(Reason))
LAST = list(StepKind)[-1]
VIEWS = {
    "all": Only(),
    "adviser": Only(adviser=ADVISER),
    "team": Only(team=TEAM),
    "reason": Only(reason=COMMON),
    "worst reason": Only(reason=RARE),
    "last reason": Only(reason=list(Reason)[-1]),
    "phase": Only(phase=StepKind.PRACTICE),
    "rare phase": Only(phase=LAST),
    "template": Only(template="standard"),
    "rare template": Only(template="team-lead"),
    "adviser, reason": Only(adviser=ADVISER, reason=COMMON),
    "adviser, phase": Only(adviser=ADVISER, phase=LAST),
    "adviser, template": Only(adviser=ADVISER, template="onboarding"),
    "adviser, phase, template": Only(adviser=ADVISER, phase=StepKind.PRACTICE, template="team-lead"),
    "team, phase": Only(team=TEAM, phase=StepKind.PRACTICE),
    "team, adviser, reason": Only(team=TEAM, adviser=ADVISER, reason=COMMON),
    "phase, template": Only(phase=LAST, template="team-lead"),
    "phase, reason": Only(phase=LAST, reason=COMMON),
    "all of them": Only(TEAM, ADVISER, StepKind.PRACTICE, COMMON, "standard"),
}
BY_HAND = """
select distinct journey, place, from_ from stuck
where shown_from <= $1 and (shown_until is null or shown_until > $1)
    and adviser = coalesce($2, adviser) and team = coalesce($3, team) and phase = coalesce($4, phase)
    and reason = coalesce($5, reason) and template = coalesce($6, template)
order by place, from_, journey
"""
both_ways = pytest.mark.parametrize("mode", get_args(Mode))


@dataclass
class Db:
    """A connection to the crowd."""

    connection: asyncpg.Connection[Any]

    async def page(self, only: Only, after: str | None, first: int = A_PAGE) -> list[StuckRow]:
        return await stuck.page(self.connection, NOW, only, after, first)

    async def by_hand(self, only: Only) -> list[str]:
        found = await self.connection.fetch(
            BY_HAND, NOW, only.adviser, only.team, only.phase, only.reason, only.template
        )
        return [row["journey"] for row in found]


@pytest.fixture(scope="module")
async def crowd(postgres: str, template: str) -> AsyncIterator[Db]:
    """A hundred thousand journeys."""
    async with fresh_database(postgres, template) as url:
        await load(url, Crowd())
        connection = await asyncpg.connect(url)
        yield Db(connection)
        await connection.close()


async def marks(crowd: Db, only: Only) -> list[str | None]:
    """Where pages begin: the first three, some in the middle of the list, and the last one."""
    rows = await crowd.page(only, None, 100_000)
    ends = range(A_PAGE - 1, len(rows), A_PAGE)
    places = sorted({*ends[:2], *ends[:: max(1, len(ends) // 12)], *ends[-1:]})
    return [None, *(rows[end].mark for end in places)]


@both_ways
@pytest.mark.parametrize("view", VIEWS)
async def test_a_page_of_the_stuck_list_is_read_from_one_index(crowd: Db, view: str, mode: Mode) -> None:
    only = VIEWS[view]
    for after in await marks(crowd, only):
        asked = (*stuck._asked(NOW, only, after), A_PAGE)
        plan = await executed(crowd.connection, stuck.SQL["page"], asked, mode)
        (scan,) = plan.scans("stuck")
        assert (scan["Node Type"], scan["Heap Fetches"]) == ("Index Only Scan", 0)
        reasons = {row.reason for row in await crowd.page(only, after)}
        assert scan["Index Searches"] <= len(reasons) + 2, "the rest of one, each of the others, and behind the last"
        assert plan.buffers <= LEVELS * scan["Index Searches"] + BESIDE, after


@pytest.mark.parametrize("view", VIEWS)
async def test_page_after_page_is_the_whole_list_in_its_order(crowd: Db, view: str) -> None:
    only, after, listed = VIEWS[view], None, list[str]()
    expected = await crowd.by_hand(only)
    while page := await crowd.page(only, after, 400):
        listed += [row.journey for row in page]
        after = page[-1].mark
        left = await stuck.left(crowd.connection, NOW, only, after)
        assert left == min(len(expected) - len(listed), pages.COUNTED + 1)
    assert listed == expected
    assert len(set(listed)) == len(listed)


async def test_a_tenth_of_the_crowd_is_stuck_and_some_soon_will_be(crowd: Db) -> None:
    """Else the other tests here would look at nothing."""
    assert 9_000 < len(await crowd.by_hand(Only())) < 11_000
    assert await crowd.connection.fetchval("select count(*) from stuck where list = '' and from_ > $1", NOW) > 5_000
    assert len(await crowd.by_hand(VIEWS["adviser"])) > 3 * A_PAGE
    assert await crowd.by_hand(VIEWS["team"])


@both_ways
async def test_what_is_left_is_counted_up_to_a_bound(crowd: Db, mode: Mode) -> None:
    asked = (*stuck._asked(NOW, Only(), None), pages.COUNTED + 1)
    plan = await executed(crowd.connection, stuck.SQL["left_over"], asked, mode)
    (scan,) = plan.scans("stuck")
    assert scan["Node Type"] == "Index Only Scan"
    assert plan.buffers < 200


@pytest.mark.parametrize(
    "which",
    [
        Which(),
        Which(ended=True),
        Which(phase=StepKind.PRACTICE),
        Which(phase=LAST),
        Which(template="team-lead"),
        Which(team=TEAM),
        Which(person=CROWD.managers[TEAM]),
    ],
)
async def test_a_page_of_journeys_looks_at_few_of_them(crowd: Db, which: Which) -> None:
    rows = await listing.journeys(crowd.connection, which, None, 1_000)
    for after in (None, *(rows[end].mark for end in (24, 700) if end < len(rows) - 1)):
        asked = (*listing._asked(which, after), A_PAGE)
        plan = await executed(crowd.connection, listing.SQL["journeys"], asked, "force_custom_plan")
        assert plan.buffers <= 100, after


async def test_journeys_come_page_by_page_those_that_waited_longest_first(crowd: Db) -> None:
    which, after, listed = Which(team=TEAM, ended=True), None, list[tuple[bool, Any, str]]()
    while page := await listing.journeys(crowd.connection, which, after, 5):
        listed += [(row.over, row.last_word, row.id) for row in page]
        after = page[-1].mark
        total = await crowd.connection.fetchval("select count(*) from journey where team = $1", TEAM)
        assert await listing.left(crowd.connection, which, after) == total - len(listed)
    assert listed == sorted(listed)
    assert len(set(listed)) == len(listed) == total


async def test_counts_are_one_query_over_an_index(crowd: Db) -> None:
    which = Which(ended=True)
    plan = await executed(crowd.connection, listing.SQL["counts"], (*which.parameters, True), "force_custom_plan")
    (scan,) = plan.scans("journey")
    assert (scan["Node Type"], scan["Index Name"]) == ("Index Only Scan", "journey_stands")
    counts = await listing.counts(crowd.connection, which)
    assert sum(counts.values()) == 100_000
    assert counts.keys() == {*StepKind, "applied", "lapsed", "stopped", "left"}


@pytest.mark.parametrize("mark", ["", "x", "é", "====", "bnVsbA", pages.mark("a", "b"), pages.mark("a", "b", "c")])
async def test_a_mark_that_no_page_ended_with_is_refused(crowd: Db, mark: str) -> None:
    with pytest.raises(pages.BadMark):
        await crowd.page(Only(), mark)
    with pytest.raises(pages.BadMark):
        await listing.journeys(crowd.connection, Which(), mark, 1)


@pytest.mark.parametrize("when", ["now", "2026-01-01", "0001-01-01T00:00+23:00", "9999-12-31T23:00-23:00"])
async def test_an_instant_in_a_mark_has_to_be_one(crowd: Db, when: str) -> None:
    with pytest.raises(pages.BadMark):
        await crowd.page(Only(), pages.mark(COMMON, when, "a-journey"))
