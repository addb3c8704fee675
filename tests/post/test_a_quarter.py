"""Three months of letters to a whole organisation: what arrived at each address, against laws 3, 4, 10 and 17."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from journey.expected.expectations import KINDS, What
from journey.ground import Kind, RungName
from journey.lnd.reasons import Reason
from journey.who import roles
from post.composing import bundled
from post.subjects import LADDER, LNDS_OWN, Goes, Subject
from records import habits, organisation, people
from records.database import open_pool
from tests.activities.desk import DAY, audit
from tests.conftest import fresh_database
from tests.post.arrivals import Arrived
from tests.post.office import opened, text
from tests.post.quarter import END, Quarter
from tests.post.walls import quiet_of
from tests.post.waterveen import ABSENCES, ADVISER, COMPANION, HEAD, HOLIDAY, LND, STANDS_IN, TWENTY, UNREACHABLE

FIVE_DAYS = timedelta(days=5)
THAT_NOBODY_ANSWERED = re.compile(
    r"\b(niet geantwoord|geen antwoord|geen reactie|nog niets|niet gereageerd|herinnering|te laat|vergeten"
    r"|wacht(en|ten)? op|opnieuw gevraagd|verlopen|achterstallig|eerder gevraagd"
    r"|(not|n't|never) (yet )?(answer|repl|respond|react)\w*|no (answer|reply|response)|nothing yet|remind\w*|too late"
    r"|forg[eo]t\w*|(still )?wait(s|ed|ing)? (for|on)|asked (before|again|earlier)|overdue|expired|outstanding)\b",
    re.IGNORECASE,
)
IN_ENGLISH = ("mo.yilmaz", "priya.sharma", "rajesh.kumar", "stefan.kowalski")


@pytest.fixture(scope="module")
async def quarter(postgres: str, template: str) -> AsyncIterator[Quarter]:
    """The whole of it, told once."""
    async with fresh_database(postgres, template) as url:
        pool = await open_pool(url)
        async with opened(pool) as office:
            quarter = Quarter(office, seed=13)
            await quarter.begins()
            await quarter.runs()
            yield quarter
        await audit(pool, [row["id"] for row in await pool.fetch("select id from journey")])
        pool.terminate()


def of_each(quarter: Quarter, *goes: Goes) -> dict[str, list[Arrived]]:
    """What arrived, by person, oldest first."""
    found: defaultdict[str, list[Arrived]] = defaultdict(list)
    for one in quarter.arrived:
        if one.goes in goes:
            found[one.to].append(one)
    return found


def days(quarter: Quarter, who: str) -> list[date]:
    """On which something arrived for somebody, on their own wall."""
    return [quarter.walls[who].day(one.at) for one in quarter.arrived if one.to == who]


async def test_there_was_a_quarter_of_letters_to_a_whole_organisation(quarter: Quarter) -> None:
    everybody = {one.id: one for one in await people.all_known(quarter.office.pool)}
    reached = {one.to for one in quarter.arrived}
    assert len(everybody) > 60 and len(reached) > 50 and len(quarter.arrived) > 500
    assert {one.goes for one in quarter.arrived} == {*Goes}
    assert reached >= {COMPANION, STANDS_IN, *LND, *IN_ENGLISH, *(absence.who for absence in ABSENCES)}
    assert {everybody[one].timezone for one in reached} == {None, "America/Curacao", "Europe/Brussels"}
    assert any(everybody[one].email is None for one in reached)
    journeys = {item.journey for one in quarter.arrived for item in one.items}
    assert journeys >= {*TWENTY} and len(journeys) > 60
    assert await quarter.office.pool.fetchval("select count(*) from letter where settled is null") == 0


async def test_nothing_arrives_outside_of_somebodys_days_and_hours(quarter: Quarter) -> None:
    """Nor outside of those of who is to print a card."""
    for one in quarter.arrived:
        for who in {one.to, one.through}:
            wall = quarter.walls[who]
            assert not wall.is_off(wall.day(one.at)) and 9 <= wall.hour(one.at) < 17, (one.to, who, one.at)


async def test_the_quarter_has_days_on_which_nothing_arrives(quarter: Quarter) -> None:
    """Else the test above says nothing: a public holiday, quiet weeks of all, of a team and of a site, other weeks."""
    arrived = [(one.to, quarter.walls[one.to].day(one.at)) for one in quarter.arrived]
    assert not {day for _, day in arrived} & {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)}
    for team, first, last in [
        ("Vergunningen", date(2026, 4, 27), date(2026, 5, 1)),
        ("Bibliotheek", date(2026, 4, 4), date(2026, 4, 8)),
        ("KCC Willemstad", date(2026, 4, 18), date(2026, 4, 20)),
    ]:
        assert not [who for who, day in arrived if first <= day <= last and quarter.team[who] == team]


async def test_nothing_arrives_about_a_journey_whose_clocks_stand_still(quarter: Quarter) -> None:
    body = await organisation.body(quarter.office.pool)
    for one in quarter.arrived:
        today = quarter.walls[ADVISER].day(one.at)
        for item in one.items:
            periods = quiet_of(body, one.journeys[item.journey].people.team)
            assert not any(first <= today <= last for first, last in periods), (one.to, one.at, item)


async def test_who_was_away_gets_nothing_then_nor_on_the_first_day_back(quarter: Quarter) -> None:
    for who, wall in quarter.walls.items():
        assert not {*days(quarter, who)} & {*wall.firsts_back()}, who
    assert min(days(quarter, HOLIDAY.who)) > HOLIDAY.until


async def test_one_letter_of_the_week_a_week_of_at_most_so_many_asks_and_minutes(quarter: Quarter) -> None:
    budget = (await organisation.body(quarter.office.pool)).budget
    for who, letters in of_each(quarter, Goes.DIGEST).items():
        assert all(b - a >= FIVE_DAYS for a, b in pairwise(quarter.walls[who].day(one.at) for one in letters)), who
        for one in letters:
            asks = [bundle for bundle in bundled(one.items) if bundle.minutes]
            assert len(asks) <= budget.asks and sum(bundle.minutes for bundle in asks) <= budget.minutes, (who, one.at)


async def test_help_comes_at_most_once_a_working_day_and_practice_as_often_as_was_chosen(quarter: Quarter) -> None:
    chosen = await habits.of(quarter.office.pool, quarter.walls)
    for who, letters in of_each(quarter, Goes.BESIDE).items():
        assert max(Counter(quarter.walls[who].day(one.at) for one in letters).values()) == 1, who
    for who, letters in of_each(quarter, Goes.PRACTICE).items():
        for one in letters:
            lately = [other for other in letters if one.at - 7 * DAY < other.at <= one.at]
            assert len(lately) <= chosen[who].practice, who


async def test_the_letter_of_the_week_comes_on_the_day_and_at_the_hour_that_was_chosen(quarter: Quarter) -> None:
    """Or on the next day on which it may; and not before somebody is no longer busy."""
    chosen = await habits.of(quarter.office.pool, quarter.walls)
    for who, letters in of_each(quarter, Goes.DIGEST).items():
        wall = quarter.walls[who]
        for day, hour in ((wall.day(one.at), wall.hour(one.at)) for one in letters):
            assert chosen[who].busy_until is None or day > chosen[who].busy_until, (who, day)
            if day.isoweekday() == chosen[who].day:
                assert hour >= chosen[who].hour, (who, day)


async def test_what_a_letter_asks_holds_when_it_arrives(quarter: Quarter) -> None:
    for one in quarter.arrived:
        for item in one.items:
            journey = one.journeys[item.journey]
            if item.expectation is None:
                continue
            expectation = journey.expectations.get(item.expectation)
            assert expectation is not None, (one.at, item)
            assert expectation.held is None, (one.at, item)
            assert not journey.ended or item.what is What.STILL_DOING, (one.at, item)
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
    asked: defaultdict[tuple[str, str, str], list[date]] = defaultdict(list)
    for one in quarter.arrived:
        for item in one.items:
            if item.rung in (RungName.ASK, RungName.AGAIN) and item.goes is Goes.DIGEST:
                asked[one.to, item.journey, str(item.expectation)].append(quarter.walls[one.to].day(one.at))
    for key, on in asked.items():
        assert all(b - a >= FIVE_DAYS for a, b in pairwise(on)), key


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
            since = [one for one in letters[row["person"]] if one.at > row["written"] + DAY]
            kind = row["what"].partition(".")[0]
            assert len(since) < 2 or kind in ("practice", "occasion"), dict(row)
        if row["settled"] == "no-room":
            await _is_lnds(quarter, row["journey"], row["expectation"])
    assert any(row["settled"] == "no-room" and row["person"] == COMPANION for row in rows)


async def _is_lnds(quarter: Quarter, journey: str, expectation: str) -> None:
    names = await quarter.office.pool.fetch(
        "select kind from event where journey = $1 and body ->> 'expectation' = $2", journey, expectation
    )
    what = expectation.rpartition("-")[0]
    if KINDS[What(what)] is Kind.OWN and what != "still-yours":
        return
    assert "crowded-out" in {row["kind"] for row in names}, (journey, expectation)
    stuck = await quarter.office.pool.fetchval(
        "select count(*) from event where journey = $1 and body ->> 'id' = $2 and body -> 'stuck' ->> 'reason' <> ''",
        journey,
        expectation,
    )
    assert stuck, (journey, expectation)


async def test_nobody_but_lnd_learns_that_somebody_did_not_answer(quarter: Quarter) -> None:
    others: Counter[bool] = Counter()
    for one in quarter.arrived:
        if one.to not in LND:
            said = f"{one.mail['Subject']}\n{text(one.mail)}"
            found = THAT_NOBODY_ANSWERED.search(said)
            assert found is None, (one.to, found and found.group(), said)
            others[one.to in IN_ENGLISH] += any(item.subject is Subject.OTHER_HAND for item in one.items)
            assert not any(item.rung in LNDS_OWN for item in one.items), one.to
    assert others[True] and others[False]


async def test_who_can_not_be_reached_stops_no_journey_and_lnd_sees_it(quarter: Quarter) -> None:
    pool = quarter.office.pool
    assert days(quarter, UNREACHABLE) == []
    lost = await pool.fetch("select journey, recorded from event where kind = 'found-unreachable' and by = 'post'")
    assert lost
    for row in lost:
        since = [one for one in quarter.arrived if one.at > row["recorded"] and row["journey"] in one.journeys]
        seen = [one for one in since if one.to == ADVISER and _says_unreachable(one, row["journey"])]
        assert seen, row["journey"]
        assert [one for one in since if one.to not in LND], row["journey"]
        assert not await pool.fetchval(
            "select count(*) from event where journey = $1 and kind = 'journey-ended' and by = 'post'", row["journey"]
        )


def _says_unreachable(one: Arrived, journey: str) -> bool:
    """Whether L&D reads so of this journey, and in words."""
    items = [item for item in one.items if item.journey == journey and item.subject is Subject.STUCK]
    found = [one.journeys[journey].expectations[item.expectation].stuck for item in items if item.expectation]
    return any(stuck and stuck.reason is Reason.UNREACHABLE for stuck in found) and "bereik" in text(one.mail)


async def test_the_head_of_lnd_hears_what_nobody_picked_up(quarter: Quarter) -> None:
    rungs = {item.rung for one in quarter.arrived for item in one.items if one.to == HEAD}
    assert RungName.HEAD in rungs


async def test_no_letter_moved_a_journey(quarter: Quarter) -> None:
    """Of the post's own words there are none on record but where letters were full, or did not arrive: L&D's to do."""
    rows = await quarter.office.pool.fetch("select distinct kind, body ->> 'what' as what from event where by = 'post'")
    assert {(row["kind"], row["what"]) for row in rows} <= {
        ("crowded-out", None),
        ("expectation-moved", None),
        ("found-unreachable", None),
        ("expectation-opened", What.TAKE_OVER),
    }
    assert quarter.arrived[-1].at < END
