"""What people wish of their letters: when, how often, not this week, rather somebody else; and was one of use?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from journey.expected.expectations import What
from journey.who.people import PersonId
from letters.links import Asked, Less, NextWeek, Purpose, SomebodyElse, Useful
from post.habits import Habits
from post.subjects import Subject
from records import habits, usefulness
from tests.pages.house import FEMKE, KARIM, SANNE, House


async def chosen(house: House, person: PersonId) -> Habits:
    return (await habits.of(house.pool, [person]))[person]


async def test_whether_it_was_of_use_is_counted_by_a_button_and_never_by_opening(
    house: House, reader: httpx2.AsyncClient
) -> None:
    async def counted() -> dict[str, tuple[int, int]]:
        return {one.subject: (one.useful, one.not_useful) for one in await usefulness.all_(house.pool)}

    no = house.page(Purpose.USEFUL, Useful(Subject.CHECK_IN, "nl", useful=False, mark="m1"))
    assert "Had je iets aan dit bericht?" in (await reader.get(no)).text
    assert await counted() == {}
    assert "zonder je naam" in (await reader.post(no)).text
    assert await counted() == {"check-in": (0, 1)}
    yes = house.page(Purpose.USEFUL, Useful(Subject.CHECK_IN, "nl", useful=True, mark="m1"))
    for again in (no, yes):
        shown = await reader.post(again)
        assert (shown.status_code, "Dit bericht telde al mee" in shown.text) == (200, True)
    assert await counted() == {"check-in": (0, 1)}


async def test_next_week_keeps_this_week_quiet(house: House, reader: httpx2.AsyncClient) -> None:
    link = house.page(Purpose.NEXT_WEEK, NextWeek(KARIM, "digest-1"))
    assert (await reader.get(link)).status_code == 200
    assert (await chosen(house, KARIM)).busy_until is None
    assert "Je volgende bericht komt op " in (await reader.post(link)).text
    until = (await chosen(house, KARIM)).busy_until
    assert until is not None
    assert until.isoweekday() == 7
    assert timedelta(0) <= until - datetime.now(UTC).date() < timedelta(days=8)


async def test_a_person_sets_their_day_their_hour_and_how_many_nudges(house: House, reader: httpx2.AsyncClient) -> None:
    link = house.page(Purpose.LESS, Less(SANNE), ago=timedelta(days=400))
    assert 'value="2" selected' in (await reader.get(link)).text
    busy = datetime.now(UTC).date() + timedelta(days=10)
    form = {"day": "4", "hour": "14", "busy": str(busy), "practice": "0"}
    assert (await reader.post(link, data=form)).status_code == 200
    assert await chosen(house, SANNE) == Habits(day=4, hour=14, busy_until=busy, practice=0)
    shown = (await reader.get(link)).text
    for value in ('value="4" selected', 'value="14" selected', f'value="{busy}"'):
        assert value in shown


@pytest.mark.parametrize("wrong", [{"practice": "9"}, {"day": "0"}, {"hour": "x"}, {"busy": "soon"}])
async def test_what_no_page_of_ours_sends_changes_nothing(
    house: House, reader: httpx2.AsyncClient, wrong: dict[str, str]
) -> None:
    before = await chosen(house, FEMKE)
    form = {"day": "4", "hour": "14", "busy": "", "practice": "0"} | wrong
    page = await reader.post(house.page(Purpose.LESS, Less(FEMKE)), data=form)
    assert page.status_code == 422
    assert await chosen(house, FEMKE) == before


@pytest.mark.parametrize("multipart", [True, False])
async def test_the_button_of_a_mail_program_stops_letters_for_a_while(
    house: House, reader: httpx2.AsyncClient, multipart: bool
) -> None:
    link = house.page(Purpose.LESS, Less(FEMKE))
    one_click = {"List-Unsubscribe": "One-Click"}
    sent = {"files": {name: (None, value) for name, value in one_click.items()}} if multipart else {"data": one_click}
    assert (await reader.post(link, **sent)).status_code == 200
    now = await chosen(house, FEMKE)
    assert now.practice == 0
    assert now.busy_until == datetime.now(UTC).date() + timedelta(weeks=4)


async def test_somebody_else_is_asked_for_what_was_picked_and_for_nothing_else(
    house: House, reader: httpx2.AsyncClient
) -> None:
    journey = await house.agreed()
    check_in = await house.answer(journey, KARIM, What.CHECK_IN)
    asks = tuple(Asked(journey, one.what, one.expectation) for one in (check_in,))
    link = house.page(Purpose.SOMEBODY_ELSE, SomebodyElse(KARIM, "digest-1", asks))
    before = await house.events()
    shown = await reader.get(link)
    assert "Marieke Bos van L&amp;D kan dat regelen" in shown.text
    assert "Heb je er iets van gezien bij Sanne?" in shown.text
    assert (await reader.post(link, data={})).status_code == 422
    assert await house.events() == before
    assert "Het ligt nu bij L&amp;D" in (await reader.post(link, data={"ask.0": "on"})).text
    kinds = [row["kind"] for row in await house.pool.fetch("select kind from event where journey = $1", journey)]
    assert kinds.count("turned-away") == 1


async def test_a_link_of_somebody_who_is_gone_leads_nowhere(house: House, reader: httpx2.AsyncClient) -> None:
    nobody = PersonId("nobody")
    for purpose, link in (
        (Purpose.LESS, Less(nobody)),
        (Purpose.NEXT_WEEK, NextWeek(nobody, "digest-1")),
        (Purpose.SOMEBODY_ELSE, SomebodyElse(nobody, "digest-1", ())),
    ):
        assert (await reader.get(house.page(purpose, link))).status_code == 404
