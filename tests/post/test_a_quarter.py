"""Three months of letters: what arrived at each address, against laws 3, 4, 10 and 17."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from journey.expected.expectations import KINDS
from journey.ground import Kind, RungName
from journey.who import roles
from post.composing import bundled
from post.subjects import LADDER, LNDS_OWN, Goes, Subject
from records.database import open_pool
from tests.activities.desk import DAY, audit
from tests.conftest import fresh_database
from tests.post.office import opened, text
from tests.post.quarter import AWAY, BACK_AFTER, END, HOLIDAY, QUIET, STANDING_IN, Arrived, Quarter

ZONES = {"joris": "America/Curacao"}
WEEKDAYS = {"femke": (3, 4, 5)}
PRACTICE = {"mo": 2, "learner-3": 0}
HERE = "Europe/Amsterdam"
LND = ("marieke", "lotte")
"""An adviser, and the head of L&D."""
THAT_NOBODY_ANSWERED = re.compile(
    r"\b(niet geantwoord|geen antwoord|geen reactie|nog niets|niet gereageerd|herinnering|te laat|vergeten"
    r"|wacht(en|ten)? op|opnieuw gevraagd|verlopen|achterstallig|eerder gevraagd)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
async def quarter(postgres: str, template: str) -> AsyncIterator[Quarter]:
    """The whole of it, told once."""
    async with fresh_database(postgres, template) as url:
        pool = await open_pool(url)
        async with opened(pool) as office:
            quarter = Quarter(office, seed=13)
            await quarter.opens()
            await quarter.runs()
            yield quarter
        await audit(pool, quarter.journeys)
        pool.terminate()


def of_each(quarter: Quarter, *goes: Goes) -> dict[str, list[Arrived]]:
    """What arrived, by person, oldest first."""
    found: defaultdict[str, list[Arrived]] = defaultdict(list)
    for one in quarter.arrived:
        if one.goes in goes:
            found[one.to].append(one)
    return found


def wall(one: Arrived) -> tuple[object, int, int]:
    """Day, weekday and hour on the wall of who got it."""
    here = one.at.astimezone(ZoneInfo(ZONES.get(one.to, HERE)))
    return here.date(), here.isoweekday(), here.hour


async def test_there_was_a_quarter_of_letters(quarter: Quarter) -> None:
    assert len(quarter.arrived) > 100
    assert {one.goes for one in quarter.arrived} == {*Goes}
    everybody = {"karim", "bram", "marieke", "mo", "femke", "joris", "lotte", "learner-1"}
    assert {one.to for one in quarter.arrived} >= everybody
    assert await quarter.office.pool.fetchval("select count(*) from letter where settled is null") == 0


async def test_nothing_arrives_outside_of_somebodys_days_and_hours(quarter: Quarter) -> None:
    for one in quarter.arrived:
        day, weekday, hour = wall(one)
        assert weekday in WEEKDAYS.get(one.to, range(1, 6)) and 9 <= hour < 17, (one.to, one.at)
        assert day != HOLIDAY and not QUIET[0] <= day <= QUIET[1], (one.to, one.at)  # type: ignore[operator]


async def test_who_was_away_gets_nothing_then_nor_on_the_first_day_back(quarter: Quarter) -> None:
    days = [wall(one)[0] for one in quarter.arrived if one.to == AWAY]
    assert days and min(days) > BACK_AFTER + 3 * DAY  # type: ignore[type-var, operator]
    since, until = STANDING_IN[1].date(), STANDING_IN[2]
    assert not [one for one in quarter.arrived if one.to == "karim" and since <= wall(one)[0] <= until + DAY]  # type: ignore[operator]
    firsts = {QUIET[1] + DAY}
    assert not [one for one in quarter.arrived if one.to != "femke" and wall(one)[0] in firsts]
    assert not [one for one in quarter.arrived if one.to == "femke" and wall(one)[0] == QUIET[1] + 3 * DAY]


async def test_one_letter_of_the_week_a_week_of_at_most_five_asks_and_ten_minutes(quarter: Quarter) -> None:
    for letters in of_each(quarter, Goes.DIGEST).values():
        for one, next_ in pairwise(letters):
            assert wall(next_)[0] - wall(one)[0] >= timedelta(days=5)  # type: ignore[operator]
        for one in letters:
            asks = [bundle for bundle in bundled(one.items) if bundle.minutes]
            assert len(asks) <= 5 and sum(bundle.minutes for bundle in asks) <= 10, (one.to, one.at)


async def test_help_comes_at_most_once_a_working_day_and_practice_as_often_as_was_chosen(quarter: Quarter) -> None:
    for who, letters in of_each(quarter, Goes.BESIDE).items():
        assert max(Counter(wall(one)[0] for one in letters).values()) == 1, who
    for who, letters in of_each(quarter, Goes.PRACTICE).items():
        for one in letters:
            lately = [other for other in letters if one.at - 7 * DAY < other.at <= one.at]
            assert len(lately) <= PRACTICE.get(who, 1), who


async def test_what_a_letter_asks_holds_when_it_arrives(quarter: Quarter) -> None:
    for one in quarter.arrived:
        for item in one.items:
            journey = one.journeys[item.journey]
            if item.expectation is None:
                continue
            expectation = journey.expectations.get(item.expectation)
            assert expectation is not None, (one.at, item)
            assert expectation.held is None and not journey.ended, (one.at, item)
            next_ = expectation.rung
            if next_ is not None and item.rung is not None:
                assert LADDER[next_.name] > LADDER[item.rung] or (
                    item.rung is RungName.ASK and next_.at < one.at + 7 * DAY
                ), (one.at, item, next_)
            theirs = {expectation.who, roles.acting(journey, expectation.who, one.at), journey.people.learner}
            assert item.person in theirs | {*LND, journey.people.companion}, (one.at, item)
            if item.rung in (RungName.ASK, RungName.AGAIN):
                assert item.person in {expectation.who, roles.acting(journey, expectation.who, one.at)}


async def test_nobody_is_asked_the_same_twice_within_five_days(quarter: Quarter) -> None:
    asked: defaultdict[tuple[str, str, str], list[Arrived]] = defaultdict(list)
    for one in quarter.arrived:
        for item in one.items:
            if item.rung in (RungName.ASK, RungName.AGAIN) and item.goes is Goes.DIGEST:
                asked[one.to, item.journey, str(item.expectation)].append(one)
    for key, letters in asked.items():
        assert all(wall(b)[0] - wall(a)[0] >= timedelta(days=5) for a, b in pairwise(letters)), key  # type: ignore[operator]


async def test_each_rung_is_said_once(quarter: Quarter) -> None:
    """But where the date of it moved, or somebody else has to do it now."""
    said: Counter[tuple[str, str, str, str, object]] = Counter()
    for one in quarter.arrived:
        for item in one.items:
            if item.expectation and item.rung in (RungName.ASK, RungName.OTHER, RungName.PLAN, RungName.GUIDE):
                due = one.journeys[item.journey].expectations[item.expectation].due
                said[one.to, item.journey, item.expectation, item.rung, due] += 1
    assert [key for key, times in said.items() if times > 1] == []


async def test_every_ask_reached_its_person_within_two_letters_or_is_lnds(quarter: Quarter) -> None:
    pool, letters = quarter.office.pool, of_each(quarter, Goes.DIGEST)
    rows = await pool.fetch("select * from post where settled is distinct from 'sent'")
    for row in rows:
        if row["settled"] is None:
            since = [one for one in letters[row["person"]] if one.at > row["written"] and one.at > row["written"] + DAY]
            kind = row["what"].partition(".")[0]
            assert len(since) < 2 or kind in ("practice", "occasion"), dict(row)
        if row["settled"] == "no-room":
            await _is_lnds(quarter, row["journey"], row["expectation"])
    assert any(row["settled"] == "no-room" for row in rows)


async def _is_lnds(quarter: Quarter, journey: str, expectation: str) -> None:
    names = await quarter.office.pool.fetch(
        "select kind from event where journey = $1 and body ->> 'expectation' = $2", journey, expectation
    )
    what = expectation.rpartition("-")[0]
    if KINDS.get(what) is Kind.OWN and what != "still-yours":  # type: ignore[call-overload]
        return
    assert "crowded-out" in {row["kind"] for row in names}, (journey, expectation)
    stuck = await quarter.office.pool.fetchval(
        "select count(*) from event where journey = $1 and body ->> 'id' = $2 and body -> 'stuck' ->> 'reason' <> ''",
        journey,
        expectation,
    )
    assert stuck, (journey, expectation)


async def test_nobody_but_lnd_learns_that_somebody_did_not_answer(quarter: Quarter) -> None:
    others = 0
    for one in quarter.arrived:
        if one.to not in LND:
            found = THAT_NOBODY_ANSWERED.search(text(one.mail)) or THAT_NOBODY_ANSWERED.search(str(one.mail["Subject"]))
            assert found is None, (one.to, found and found.group(), text(one.mail))
            others += any(item.subject is Subject.OTHER_HAND for item in one.items)
            assert not any(item.rung in LNDS_OWN for item in one.items), one.to
    assert others


async def test_no_letter_moved_a_journey(quarter: Quarter) -> None:
    """Of the post's own words there are none on record but where letters were full."""
    kinds = await quarter.office.pool.fetch("select distinct kind from event where by = 'post'")
    assert {row["kind"] for row in kinds} <= {"crowded-out", "expectation-moved"}
    assert quarter.arrived[-1].at < END
