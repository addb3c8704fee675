"""An answer in two clicks: what opening a link shows, what its button puts on record, and what a second click does."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import httpx2
import pytest

from journey.endings import EndJourney
from journey.expected.expectations import What
from journey.pause import Pause, PauseReason
from journey.state import Ending
from journey.who.people import PersonId, Role
from letters import link_keys, links
from post.choices import CHOICES, PLAN
from post.choices import offered as offered_to
from post.reader import ASKED_AS
from starter.journeys import Journeys, Told
from starter.pages import texts
from tests.pages.house import FEMKE, JOB, KARIM, SANNE, House, Slow, browser, heading, served


@dataclass
class Broken:
    """A door that fails."""

    fault: Exception

    async def tell(self, *words: Any, **more: Any) -> Told:
        raise self.fault


async def test_opening_a_link_shows_whom_it_is_about_and_the_answer_that_was_clicked(
    house: House, reader: httpx2.AsyncClient
) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    page = await reader.get(house.to(asked, "not-yet"))
    assert page.status_code == 200
    assert heading(page) == "Heb je er iets van gezien bij Sanne?"
    assert "Sanne de Vries: “Feedback geven”" in page.text
    assert re.findall(r'value="([a-z-]+)" id="[a-z-]+" checked', page.text) == ["not-yet"]
    assert re.findall(r'name="answer" value="([a-z-]+)"', page.text) == [
        "seen", "not-yet", "no-occasion", "spoke", "later", "not-me", "call-me",
    ]  # fmt: skip


async def test_a_scanner_that_opens_every_link_of_a_letter_changes_nothing(
    house: House, reader: httpx2.AsyncClient
) -> None:
    journey = await house.agreed()
    every = house.buttons(await house.answer(journey, KARIM, What.CHECK_IN))
    before = await house.events()
    assert len(every) >= 7
    assert [(await reader.get(one)).status_code for one in every] == [200] * len(every)
    assert await house.events() == before


async def test_an_answer_is_on_record_with_its_line_and_says_what_comes_next(
    house: House, reader: httpx2.AsyncClient
) -> None:
    journey = await house.agreed()
    asked = await house.answer(journey, KARIM, What.CHECK_IN)
    done = await reader.post(house.to(asked, "seen"), data={"answer": "seen", "seen.line": "Mooi gedaan"})
    assert (done.status_code, heading(done)) == (200, "Dank je wel")
    assert "“Ja, gezien”" in done.text
    assert "Wat er nu komt" in done.text
    assert await house.said(journey, "checked-in") == ["seen"]
    assert "Mooi gedaan" not in await house.pool.fetchval("select string_agg(body::text, '') from event")


async def test_a_second_click_changes_nothing_and_says_so(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await house.agreed()
    link = house.to(await house.answer(journey, KARIM, What.CHECK_IN), "seen")
    await reader.post(link, data={"answer": "seen"})
    before = await house.events()
    again = await reader.post(link, data={"answer": "seen"})
    assert (again.status_code, heading(again)) == (200, "Dit heb je al beantwoord")
    opened = await reader.get(link)
    assert (opened.status_code, heading(opened)) == (200, "Dit heb je al beantwoord")
    assert 'name="answer"' not in opened.text
    assert await house.events() == before


async def test_another_answer_after_the_first_says_what_was_said_first_and_how_to_take_it_back(
    house: House, reader: httpx2.AsyncClient
) -> None:
    journey = await house.agreed()
    asked = await house.answer(journey, KARIM, What.CHECK_IN)
    await reader.post(house.to(asked, "seen"), data={"answer": "seen"})
    other = await reader.post(house.to(asked, "no-occasion"), data={"answer": "no-occasion"})
    assert (other.status_code, heading(other)) == (409, "Eerst zei je iets anders")
    assert "check-in: gezien" in other.text
    assert await house.said(journey, "checked-in") == ["seen"]
    assert "Neem dit terug" in other.text
    back = await reader.post(house.to(asked, "seen"), data={"take-back": "yes"})
    assert (back.status_code, heading(back)) == (200, "Het is teruggenomen")
    before = await house.events()
    assert heading(await reader.post(house.to(asked, "seen"), data={"take-back": "yes"})) == "Het is teruggenomen"
    opened = await reader.get(house.to(asked, "seen"))
    assert "Daarna nam je het terug." in opened.text
    assert "Neem dit terug" not in opened.text
    assert await house.events() == before
    assert (await house.answer(journey, KARIM, What.CHECK_IN)).expectation != asked.expectation


async def test_what_somebody_else_answered_is_settled_and_by_whom_is_not_told(
    house: House, reader: httpx2.AsyncClient
) -> None:
    journey = await house.started()
    talk = await house.answer(journey, KARIM, What.NEEDS_TALK)
    sanne = replace(talk, person=SANNE, nonce="hers")
    assert (await reader.post(house.to(sanne, "spoke"), data={"answer": "spoke"})).status_code == 200
    page = await reader.get(house.to(talk, "spoke"))
    assert heading(page) == "Dit is geregeld"
    assert "<form" not in page.text
    assert "Sanne de Vries: " in page.text
    assert "Dit is geregeld op " in page.text
    assert "Je hebt dit beantwoord" not in page.text
    assert page.text.count("Sanne") == 1, "whose it is, and no word about who answered"


async def test_an_expired_link_says_so_kindly_and_in_their_language(house: House, reader: httpx2.AsyncClient) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    old = house.to(asked, "seen", ago=timedelta(days=61))
    before = await house.events()
    for page in (await reader.get(old), await reader.post(old, data={"answer": "seen"})):
        assert (page.status_code, heading(page)) == (410, "Deze link is te oud geworden")
    assert await house.events() == before


@pytest.mark.parametrize("code", ["seen/", "nonsense", "accept"])
async def test_a_code_that_is_no_answer_leads_nowhere(house: House, reader: httpx2.AsyncClient, code: str) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    page = await reader.get(house.to(asked, code), follow_redirects=True)
    assert page.status_code == 404 if code != "seen/" else page.status_code in (200, 404)


async def test_a_foreign_or_changed_token_leads_nowhere(house: House, reader: httpx2.AsyncClient) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    now, ours = datetime.now(UTC), house.sign(asked)
    foreign = link_keys.keys(link_keys.new_key()).sign(asked, now)
    less = house.sign(links.Less(KARIM))
    before = await house.events()
    for token in (foreign, less, ours[:-3] + "abc", ours[1:], "x"):
        page = await reader.post(links.url(house.url, token, "seen"), data={"answer": "seen"})
        assert (page.status_code, heading(page)) == (404, "Deze link leidt nergens heen")
    assert await house.events() == before


async def test_what_is_consequential_is_typed(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await house.started()
    link = house.to(await house.answer(journey, KARIM, What.ACCEPT), "accept")
    opened = await reader.get(link)
    assert "Als iemand afhaakt" in opened.text, "what a yes is to"
    untyped = await reader.post(link, data={"answer": "accept"})
    assert untyped.status_code == 422
    assert "Typ “ja”" in untyped.text
    before = len(await house.said(journey, "agreement-accepted"))
    typed = await reader.post(link, data={"answer": "accept", "accept.typed": " Ja "})
    assert heading(typed) == "Dank je wel"
    assert len(await house.said(journey, "agreement-accepted")) == before + 1


async def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(
    house: House, reader: httpx2.AsyncClient
) -> None:
    link = house.to(await house.answer(await house.agreed(), KARIM, What.CHECK_IN), "later")
    page = await reader.post(link, data={"answer": "later", "seen.line": "Half geschreven"})
    assert page.status_code == 422
    assert "Kies een dag." in page.text
    assert "Half geschreven" in page.text
    assert (await reader.post(link, data={})).status_code == 422


async def test_later_is_put_off_and_answered_afterwards_all_the_same(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await house.agreed()
    asked = await house.answer(journey, KARIM, What.CHECK_IN)
    until = str(datetime.now(UTC).date() + timedelta(days=20))
    put_off = await reader.post(house.to(asked, "later"), data={"answer": "later", "later.until": until})
    assert heading(put_off) == "Dank je wel", put_off.text
    answered = await reader.post(house.to(asked, "seen"), data={"answer": "seen"})
    assert heading(answered) == "Dank je wel"


async def test_a_refusal_is_a_sentence_in_the_language_of_the_person(house: House, reader: httpx2.AsyncClient) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    page = await reader.post(house.to(asked, "later"), data={"answer": "later", "later.until": "2020-01-06"})
    assert page.status_code == 409
    assert "6 januari 2020" in page.text
    stranger = replace(asked, person=FEMKE, nonce="another")
    english = await reader.get(house.to(stranger, "seen"))
    assert english.status_code == 200


async def test_a_call_is_between_the_learner_and_l_and_d(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await house.agreed()
    asked = await house.answer(journey, SANNE, What.PLAN_ACTIVITY)
    link = house.to(asked, "call-me")
    opened = await reader.get(link)
    assert "Please call me." in opened.text
    done = await reader.post(link, data={"answer": "call-me", "call-me.line": "Please call me."})
    assert heading(done) == "Thank you"
    assert len(await house.said(journey, "privately-said")) == 1


async def test_a_word_that_is_not_yet_on_record_is_handed_over_and_the_same_button_says_it_again(house: House) -> None:
    journey = await house.agreed()
    asked = await house.answer(journey, KARIM, What.CHECK_IN)
    slow = cast("Journeys", Slow(house.door))
    async with served(house.resources(door=slow)) as url, browser() as reader:
        link = house.to(asked, "seen").replace(house.url, url)
        first = await reader.post(link, data={"answer": "seen", "seen.line": "Mooi gedaan"})
        assert (first.status_code, heading(first)) == (202, "Het is doorgegeven")
        again = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', first.text))
        assert again == {"answer": "seen", "seen.line": "Mooi gedaan"}
        second = await reader.post(link, data=again)
    assert heading(second) == "Dit heb je al beantwoord"
    assert await house.said(journey, "checked-in") == ["seen"]


async def test_a_pause_is_said_and_an_end_too(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await house.agreed()
    asked = await house.answer(journey, KARIM, What.CHECK_IN)
    until = datetime.now(UTC).date() + timedelta(days=20)
    await house.tell(journey, Pause(by=SANNE, why=PauseReason.WORK_FIRST, until=until))
    paused = await reader.get(house.to(asked, "seen"))
    assert "Dit rust tot " in paused.text
    await house.tell(journey, EndJourney(by=SANNE, how=Ending.STOPPED))
    ended = await reader.get(house.to(asked, "seen"))
    assert heading(ended) == "Dit is geregeld"
    assert "Dit is afgerond: zelf gestopt." in ended.text


async def test_who_is_not_on_the_journey_any_more_reads_nothing_of_it(house: House, reader: httpx2.AsyncClient) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    page = await reader.get(house.to(replace(asked, person=JOB), "seen"))
    assert heading(page) == "Dit ligt nu bij iemand anders"
    assert "Sanne" not in page.text
    assert "Feedback" not in page.text


async def test_a_mistake_of_ours_is_a_page_and_its_words_are_in_no_log(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    for fault in (RuntimeError("CANARY"), OSError("CANARY")):
        async with served(house.resources(door=cast("Journeys", Broken(fault)))) as url, browser() as reader:
            page = await reader.post(house.to(asked, "seen").replace(house.url, url), data={"answer": "seen"})
        assert (page.status_code, heading(page)) == (503, "Dit lukt nu even niet")
        assert page.headers["content-security-policy"]
    printed = capsys.readouterr()
    assert "RuntimeError" in printed.out + printed.err
    assert "CANARY" not in printed.out + printed.err


async def test_nothing_of_a_page_is_kept_framed_or_sent_along(house: House, reader: httpx2.AsyncClient) -> None:
    asked = await house.answer(await house.agreed(), KARIM, What.CHECK_IN)
    for page in (await reader.get(house.to(asked, "seen")), await reader.get(f"{house.url}/nowhere")):
        assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["x-robots-tag"] == "noindex"
        assert "set-cookie" not in page.headers
        assert "<script" not in page.text
    too_long = await reader.post(house.to(asked, "seen"), data={"answer": "seen", "seen.line": "x" * 70_000})
    assert too_long.status_code == 413


@pytest.mark.parametrize("person", [KARIM, SANNE])
async def test_every_answer_of_every_ask_has_a_page(house: House, reader: httpx2.AsyncClient, person: PersonId) -> None:
    journey = await house.agreed()
    open_ = await house.answer(journey, KARIM, What.CHECK_IN)
    for what in What:
        role = Role.LEARNER if person == SANNE else ASKED_AS.get(what, Role.COMPANION)
        offered = offered_to(what, role)
        for one in offered:
            page = await reader.get(house.to(replace(open_, person=person, what=what), one.code))
            assert page.status_code == 200, (what, one.code)
            assert f'value="{one.code}" id="{one.code}" checked' in page.text
        if not offered:
            page = await reader.get(house.to(replace(open_, person=person, what=what), "later"))
            assert page.status_code == 404


async def test_a_talk_gets_its_day_and_its_hour_and_can_still_be_said_to_have_been_held(
    house: House, reader: httpx2.AsyncClient
) -> None:
    journey = await house.started()
    asked = await house.answer(journey, KARIM, What.NEEDS_TALK)
    link, code = house.to(asked, PLAN.code), PLAN.code
    missing = await reader.post(link, data={"answer": code, f"{code}.at": "14:30"})
    assert (missing.status_code, "Kies een dag." in missing.text) == (422, True)
    on = str(datetime.now(UTC).date() + timedelta(days=7))
    planned = await reader.post(link, data={"answer": code, f"{code}.on": on, f"{code}.at": "14:30"})
    assert heading(planned) == "Dank je wel", planned.text
    assert len(await house.said(journey, "talk-planned")) == 1
    assert heading(await reader.post(link, data={"answer": "spoke"})) == "Dank je wel"


def test_every_ask_has_a_question_and_every_field_says_what_is_wrong_with_it() -> None:
    for what, offered in CHOICES.items():
        assert what in texts.ASKS or not offered
        for one in offered:
            assert {*one.asks} <= texts.WRONG.keys()
