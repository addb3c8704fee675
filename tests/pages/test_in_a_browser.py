"""The pages in a real Chromium: two clicks, no script, and nothing that bars somebody who sees or moves otherwise."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, async_playwright, expect

from journey.expected.expectations import What
from letters.links import Asked, Less, NextWeek, Purpose, SomebodyElse, Useful
from post.choices import PLAN
from post.subjects import Subject
from tests.pages.house import KARIM, SANNE, House
from tests.pages.test_je_or_u import JE

PHONE = {"width": 390, "height": 844}
CHROMIUM = shutil.which("chromium")


@pytest.fixture
async def phone() -> AsyncIterator[Page]:
    """A page of a browser as small as a phone."""
    if CHROMIUM is None:
        # Nobody needs a browser to work on Leerreis; what lands was seen in one.
        assert "CI" not in os.environ, "chromium is missing"
        pytest.skip("these tests need Chromium: apt-get install chromium")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = await chromium.new_context(viewport=PHONE, locale="nl-NL")  # type: ignore[arg-type]
        yield await context.new_page()
        await chromium.close()


async def bars(page: Page) -> list[str]:
    """What bars somebody: axe's violations, and a page wider than the phone."""
    found = await Axe().run(page)
    wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]] + ["wide"] * wide


async def test_a_manager_answers_seen_in_two_clicks(house: House, phone: Page) -> None:
    journey = await house.agreed()
    asked = await house.answer(journey, KARIM, What.CHECK_IN)
    await phone.set_content(f'<a href="{house.to(asked, "seen")}">Ja, gezien</a>')
    await phone.get_by_role("link", name="Ja, gezien").click()
    await expect(phone.get_by_role("radio", name="Ja, gezien")).to_be_checked()
    await phone.get_by_role("button", name="Leg dit vast").click()
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Dank je wel")
    assert await _kinds(house, journey, "checked-in") == 1


async def test_only_the_chosen_answer_shows_what_it_asks_for(house: House, phone: Page) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    await phone.goto(house.to(asked, "seen"))
    day = phone.get_by_label("Vanaf welke dag mogen we het weer vragen?")
    await expect(day).to_be_hidden()
    await phone.get_by_text("Later", exact=True).click()
    await expect(day).to_be_visible()
    await phone.get_by_role("button").click()
    await expect(phone.get_by_text("Kies een dag.")).to_be_visible()
    assert await bars(phone) == []


async def test_a_yes_to_the_agreement_is_typed(house: House, phone: Page) -> None:
    journey = await house.started()
    asked = await house.answer(journey, KARIM, What.ACCEPT)
    before = await _kinds(house, journey, "agreement-accepted")
    await phone.goto(house.to(asked, "accept"))
    await phone.get_by_role("button").click()
    await expect(phone.get_by_text("dan is het nooit per ongeluk gezegd")).to_be_visible()
    assert await bars(phone) == []
    await phone.get_by_label("Typ “ja”").fill("ja")
    await phone.keyboard.press("Enter")
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Dank je wel")
    assert await _kinds(house, journey, "agreement-accepted") == before + 1


async def test_nothing_bars_anybody_from_any_page(house: House, phone: Page) -> None:
    started, agreed = await house.started(), await house.agreed()
    accept, check_in = (
        await house.answer(started, KARIM, What.ACCEPT),
        await house.answer(agreed, KARIM, What.CHECK_IN),
    )
    plan = await house.answer(agreed, SANNE, What.PLAN_ACTIVITY)
    asks = (Asked(started, accept.what, accept.expectation), Asked(agreed, check_in.what, check_in.expectation))
    opened = {
        "an agreement": house.to(accept, "accept"),
        "a check-in": house.to(check_in, "later"),
        "an activity": house.to(plan, "on"),
        "a figure": house.to(replace(plan, what=What.CONFIDENCE), "figure"),
        "an end": house.to(replace(plan, what=What.CONFIRM_END), "end"),
        "a talk": house.to(replace(check_in, what=What.NEEDS_TALK), PLAN.code),
        "an expired one": house.to(check_in, "seen", ago=timedelta(days=61)),
        "nothing": f"{house.url}/nowhere",
        "useful": house.page(Purpose.USEFUL, Useful(Subject.CHECK_IN, "nl", useful=True, mark="m1")),
        "next week": house.page(Purpose.NEXT_WEEK, NextWeek(KARIM, "digest-1")),
        "less": house.page(Purpose.LESS, Less(KARIM)),
        "somebody else": house.page(Purpose.SOMEBODY_ELSE, SomebodyElse(KARIM, "digest-1", asks)),
    }
    found = {}
    for name, link in opened.items():
        await phone.goto(link)
        found[name] = await bars(phone)
    assert found == {name: [] for name in opened}
    await phone.goto(opened["a check-in"].replace("/later", "/seen"))
    await phone.get_by_role("button").click()
    await expect(phone.get_by_role("heading", name="Wat er nu komt")).to_be_visible()
    assert await bars(phone) == []


async def test_where_the_house_says_u_every_page_does(formal: House, phone: Page) -> None:
    journey = await formal.agreed()
    asked = await formal.answer(journey, KARIM, What.CHECK_IN)
    asks = (Asked(journey, asked.what, asked.expectation),)
    opened = {
        formal.to(asked, "seen"): "Hebt u er iets van gezien bij Sanne?",
        formal.page(Purpose.SOMEBODY_ELSE, SomebodyElse(KARIM, "digest-1", asks)): "Marieke Bos van P&O kan",
        formal.page(Purpose.LESS, Less(KARIM)): "wat u hier kiest",
        formal.page(Purpose.NEXT_WEEK, NextWeek(KARIM, "digest-1")): "Vraagt iemand uw hulp",
        formal.page(Purpose.USEFUL, Useful(Subject.CHECK_IN, "nl", useful=True, mark="m1")): "Had u iets aan",
        formal.to(asked, "seen", ago=timedelta(days=61)): "Uw volgende bericht",
        f"{formal.url}/nowhere": "Deze link leidt nergens heen",
    }
    for link, says in opened.items():
        await phone.goto(link)
        await expect(phone.locator("main")).to_contain_text(says)
        assert await _says_je(phone) is None
    await phone.goto(formal.to(asked, "not-me"))
    await expect(phone.get_by_label("Alleen P&O leest het.")).to_be_visible()
    await phone.goto(formal.to(asked, "seen"))
    await phone.get_by_role("button").click()
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Dank u wel")
    assert await _says_je(phone) is None
    await phone.goto(formal.to(asked, "seen"))
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Dit hebt u al beantwoord")
    assert await _says_je(phone) is None


async def _says_je(page: Page) -> str | None:
    """Where a page says je; what people wrote is quoted, and stays as they wrote it."""
    said = re.sub("“.*?”", "", await page.locator("body").inner_text())
    return found[0] if (found := JE.search(said)) else None


async def _kinds(house: House, journey: str, kind: str) -> int:
    query = "select count(*) from event where journey = $1 and kind = $2"
    count: int = await house.pool.fetchval(query, journey, kind)
    return count
