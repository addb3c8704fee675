"""A check-in of two or three behaviours: what was pressed holds for all of them, unless one is changed."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx2
import pytest

from journey.expected.expectations import What
from journey.state import JourneyId
from tests.pages.house import BEHAVIOUR, BO, CAS, KARIM, SANNE, House, heading

SECOND, THIRD = "Als het stil valt, dan wacht ik", "Als ik iets goed vind, dan zeg ik het"
AGO = timedelta(days=30)


def chosen(page: httpx2.Response, code: str) -> dict[str, str]:
    """What stands at each behaviour, under an answer."""
    asked = re.findall(
        rf'<label for="{code}\.(?:answer|second|third)">(.*?)</label>\s*<select.*?value="([a-z-]+)" selected',
        page.text,
        re.S,
    )
    return dict(asked)


async def told(house: House, journey: JourneyId) -> list[tuple[str, str]]:
    """Of which behaviour what was noticed."""
    rows = await house.pool.fetch(
        "select body from event where journey = $1 and kind = 'sighting' order by position", journey
    )
    return [(row["body"]["behaviour"], row["body"]["answer"]) for row in rows]


@pytest.mark.parametrize("code", ["seen", "not-yet", "no-occasion"])
async def test_what_was_pressed_stands_at_each(house: House, reader: httpx2.AsyncClient, code: str) -> None:
    journey = await house.agreed(SANNE, AGO, SECOND, THIRD)
    page = await reader.get(house.to(await house.answer(journey, KARIM, What.CHECK_IN), code))
    assert chosen(page, code) == {BEHAVIOUR: code, SECOND: code, THIRD: code}
    assert "Geldt dat voor elk hiervan?" in page.text


async def test_each_is_told_by_itself(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await house.agreed(SANNE, AGO, SECOND, THIRD)
    link = house.to(await house.answer(journey, KARIM, What.CHECK_IN), "seen")
    form = {"answer": "seen", "seen.answer": "seen", "seen.second": "no-occasion", "seen.third": "not-yet"}
    assert heading(await reader.post(link, data=form)) == "Dank je wel"
    assert await told(house, journey) == [("b1", "seen"), ("b3", "not-yet")]


async def test_we_spoke_and_one_behaviour_ask_for_nothing_more(house: House, reader: httpx2.AsyncClient) -> None:
    two = await reader.get(
        house.to(await house.answer(await house.agreed(SANNE, AGO, SECOND), KARIM, What.CHECK_IN), "spoke")
    )
    one = await reader.get(house.to(await house.answer(await house.agreed(), KARIM, What.CHECK_IN), "seen"))
    assert 'name="spoke.answer"' not in two.text
    assert chosen(one, "seen") == {}


async def test_what_no_page_offers_is_not_put_on_record(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await house.agreed(SANNE, AGO, SECOND)
    link = house.to(await house.answer(journey, KARIM, What.CHECK_IN), "seen")
    page = await reader.post(link, data={"answer": "seen", "seen.second": "certainly"})
    assert (page.status_code, "Kies er een." in page.text) == (422, True)
    assert await house.said(journey, "checked-in") == []


async def test_of_a_shared_need_it_is_asked_once_for_all_and_told_of_each(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS, behaviours=[SECOND])
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen")
    assert chosen(await reader.get(link), "seen") == {BEHAVIOUR: "seen", SECOND: "seen"}
    ticked = {f"seen.for.{one}": "yes" for one in team.values()}
    form = {"answer": "seen", "seen.answer": "seen", "seen.second": "not-yet"} | ticked
    assert heading(await reader.post(link, data=form)) == "Dank je wel"
    assert [await told(house, one) for one in team.values()] == [[("b1", "seen"), ("b2", "not-yet")]] * 2


async def test_where_the_behaviours_differ_it_is_not_asked_per_behaviour(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, need="differs", behaviours=[SECOND])
    await house.sharing(CAS, need="differs", behaviours=[THIRD])
    page = await reader.get(house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen"))
    assert heading(page) == "Heb je er iets van gezien bij Bo en Cas?"
    assert chosen(page, "seen") == {}
