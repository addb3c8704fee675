"""One ask of a need that several share: answered once for all who are ticked, and never for anybody else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import cast

import httpx2
import pytest

from journey.endings import EndJourney
from journey.expected.expectations import What
from journey.needs.agreement import Accept, Propose
from journey.needs.team_need import LeaveTeam
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, PauseReason
from journey.state import Ending, JourneyId
from journey.steps.check_ins import CheckIn
from journey.who.people import PersonId
from records import people
from records.people import Person
from starter.journeys import Journeys
from tests.pages.house import BO, CAS, DEE, FEMKE, KARIM, MARIEKE, SANNE, TEAM, House, Slow, browser, heading, served


def ticks(page: httpx2.Response, code: str) -> dict[str, bool]:
    """Who can be ticked under an answer, and who is."""
    found = re.findall(
        rf'name="{code}\.for\.[^"]*" value="yes" id="[^"]*"( checked)?><label for="[^"]*">(.*?)</label>', page.text
    )
    return {re.sub(r" *<.*", "", name): bool(checked) for checked, name in found}


def of(code: str, *journeys: JourneyId, **more: str) -> dict[str, str]:
    """A form in which these are ticked under that answer."""
    return {"answer": code, **{f"{code}.for.{one}": "yes" for one in journeys}, **more}


async def test_it_names_everybody_of_whom_the_same_is_asked_by_first_name(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(DEE, BO, CAS)
    page = await reader.get(house.to(await house.answer(team[DEE], KARIM, What.CHECK_IN), "seen"))
    assert heading(page) == "Heb je er iets van gezien bij Bo, Cas en Dee?"
    assert "“Feedback geven”" in page.text
    assert "Van wie heb je het gezien?" in page.text


@pytest.mark.parametrize(
    ("code", "ticked"), [("seen", False), ("not-yet", False), ("no-occasion", True), ("spoke", True), ("later", True)]
)
async def test_what_says_something_of_each_is_ticked_by_hand_and_the_rest_beforehand(
    house: House, reader: httpx2.AsyncClient, code: str, ticked: bool
) -> None:
    team = await house.sharing(BO, CAS)
    page = await reader.get(house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), code))
    assert ticks(page, code) == {"Bo": ticked, "Cas": ticked}


async def test_seen_of_two_and_no_occasion_of_the_third_is_two_presses(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS, DEE)
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen")
    first = await reader.post(link, data=of("seen", team[BO], team[CAS], **{"seen.line": "Mooi"}))
    assert (first.status_code, heading(first)) == (200, "Dank je wel")
    assert "Vastgelegd voor Bo en Cas: “Ja, gezien”." in first.text
    assert "<h2>Heb je er iets van gezien bij Dee?</h2>" in first.text
    assert " checked" not in first.text, "what holds for the others is theirs to say"
    assert "Er is nog niets vastgelegd" not in first.text
    (field,) = re.findall(r'type="hidden" name="([^"]*)"', first.text)
    second = await reader.post(link, data={"answer": "no-occasion", field: "yes"})
    assert "Vastgelegd voor Dee: “Geen gelegenheid gehad”." in second.text
    assert "Wat er nu komt" in second.text
    assert [await house.said(one, "checked-in") for one in team.values()] == [["seen"], ["seen"], ["no-occasion"]]


async def test_opened_again_it_says_what_was_said_for_whom_and_takes_all_of_it_back(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS, DEE)
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen")
    await reader.post(link, data=of("seen", team[BO], team[CAS]))
    await reader.post(link, data=of("no-occasion", team[DEE]))
    before = await house.events()
    opened = await reader.get(link)
    assert heading(opened) == "Dit heb je al beantwoord"
    assert "voor Bo en Cas: check-in: gezien" in opened.text
    assert "voor Dee: check-in: geen gelegenheid" in opened.text
    assert 'name="answer"' not in opened.text
    assert await house.events() == before
    back = await reader.post(link, data={"take-back": "yes"})
    assert (back.status_code, heading(back)) == (200, "Het is teruggenomen")
    assert "voor Bo, Cas en Dee." in back.text
    once = await house.events()
    assert heading(await reader.post(link, data={"take-back": "yes"})) == "Het is teruggenomen"
    assert await house.events() == once
    assert (await reader.get(link)).text.count("Daarna nam je het terug.") == 2
    for one in team.values():
        await house.answer(one, KARIM, What.CHECK_IN)


async def test_what_was_said_for_some_can_be_taken_back_while_others_are_open(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS)
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen")
    await reader.post(link, data=of("seen", team[CAS]))
    opened = await reader.get(link)
    assert heading(opened) == "Heb je er iets van gezien bij Bo?"
    assert "voor Cas: check-in: gezien" in opened.text
    back = await reader.post(link, data={"take-back": "yes"})
    assert "Het is teruggenomen voor Cas." in back.text
    assert await house.said(team[BO], "word-taken-back") == []


async def test_the_second_click_changes_nothing_and_says_so(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS)
    link, form = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "spoke"), of("spoke", *team.values())
    assert heading(await reader.post(link, data=form)) == "Dank je wel"
    before = await house.events()
    again = await reader.post(link, data=form)
    assert (again.status_code, heading(again)) == (200, "Dit heb je al beantwoord")
    assert await house.events() == before


async def test_nobody_ticked_is_said_beside_the_names_and_nothing_is_lost(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS)
    before = await house.events()
    page = await reader.post(
        house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen"),
        data=of("seen", **{"seen.line": "Half geschreven"}),
    )
    assert page.status_code == 422
    assert "Vink minstens één naam aan." in page.text
    assert "Half geschreven" in page.text
    assert await house.events() == before


async def test_who_was_unticked_stays_unticked_when_something_else_is_missing(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS)
    page = await reader.post(
        house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "later"), data=of("later", team[CAS])
    )
    assert (page.status_code, ticks(page, "later")) == (422, {"Bo": False, "Cas": True})


async def test_a_learner_with_another_companion_is_neither_shown_nor_answered_for(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS, need="elsewhere")
    (theirs,) = (await house.sharing(DEE, need="elsewhere", frame_holder=MARIEKE, companion=MARIEKE)).values()
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen")
    assert "Dee" not in (await reader.get(link)).text
    done = await reader.post(link, data=of("seen", team[BO], theirs))
    assert "Dee" not in done.text
    assert await house.said(theirs, "checked-in") == []
    mine = house.to(await house.answer(theirs, MARIEKE, What.CHECK_IN), "seen")
    alone = await reader.get(mine)
    assert (heading(alone), ticks(alone, "seen")) == ("Heb je er iets van gezien bij Dee?", {})


async def test_who_gives_room_and_reads_along_answers_for_no_companion(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS, need="beside")
    (theirs,) = (await house.sharing(DEE, need="beside", companion=MARIEKE)).values()
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen")
    assert ticks(await reader.get(link), "seen") == {"Bo": False, "Cas": False}
    done = await reader.post(link, data=of("seen", team[BO], theirs))
    assert "Dee: Dit wordt nu aan iemand anders gevraagd." in done.text
    assert await house.said(theirs, "checked-in") == []


async def test_a_journey_that_does_not_share_the_need_is_answered_for_by_no_form(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS)
    (other,) = (await house.sharing(DEE)).values()
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen")
    done = await reader.post(link, data=of("seen", team[BO], other))
    assert "Dee" not in done.text
    assert await house.said(other, "checked-in") == []
    assert (await reader.post(link, data=of("seen", other))).status_code == 422


async def test_who_was_answered_for_elsewhere_is_not_in_it(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS, DEE)
    own = await house.answer(team[BO], KARIM, What.CHECK_IN)
    await house.tell(team[CAS], CheckIn(by=KARIM, answer="seen"))
    assert heading(await reader.get(house.to(own, "seen"))) == "Heb je er iets van gezien bij Bo en Dee?"
    await house.tell(team[BO], CheckIn(by=KARIM, answer="seen"))
    page = await reader.get(house.to(own, "seen"))
    assert heading(page) == "Heb je er iets van gezien bij Dee?", "whose link it was does not matter"
    assert ticks(page, "seen") == {}


async def test_who_joined_after_the_letter_is_in_it_once_the_same_is_asked_there(
    house: House, reader: httpx2.AsyncClient
) -> None:
    ago = timedelta(days=20)
    bo, cas = [await house.started(one, ago, team_need="joining") for one in (BO, CAS)]
    link = house.to(await house.answer(bo, KARIM, What.NEEDS_TALK), "spoke")
    dee = await house.started(DEE, team_need="joining")
    page = await reader.get(link)
    assert ticks(page, "spoke") == {"Bo": True, "Cas": True, "Dee": True}
    await reader.post(link, data=of("spoke", bo, cas, dee))
    assert [len(await house.said(one, "moment-logged")) for one in (bo, cas, dee)] == [1, 1, 1]


async def test_whose_turn_has_yet_to_come_is_not_asked_about(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS, need="turns")
    await house.agreed(DEE, timedelta(days=2), team_need="turns")
    page = await reader.get(house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen"))
    assert ticks(page, "seen") == {"Bo": False, "Cas": False}


async def test_a_form_that_was_open_before_somebody_joined_says_nothing_of_them(
    house: House, reader: httpx2.AsyncClient
) -> None:
    bo = await house.started(BO, team_need="old-page")
    link = house.to(await house.answer(bo, KARIM, What.NEEDS_TALK), "spoke")
    (field,) = re.findall(r'type="hidden" name="([^"]*)"', (await reader.get(link)).text)
    cas = await house.started(CAS, team_need="old-page")
    await reader.post(link, data={"answer": "spoke", field: "yes"})
    assert [len(await house.said(one, "moment-logged")) for one in (bo, cas)] == [1, 0]


async def test_one_that_ended_meanwhile_stops_no_other_and_is_told_by_name(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS, DEE)
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen")
    await house.tell(team[CAS], EndJourney(by=CAS, how=Ending.STOPPED))
    done = await reader.post(link, data=of("seen", team[BO], team[CAS]))
    assert (done.status_code, heading(done)) == (200, "Dank je wel")
    assert "Cas: Dit is afgerond: zelf gestopt." in done.text
    assert "Vastgelegd voor Bo: " in done.text
    assert "<h2>Heb je er iets van gezien bij Dee?</h2>" in done.text


async def test_what_is_refused_for_all_is_said_by_name_above_the_form(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS)
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "later")
    page = await reader.post(link, data=of("later", *team.values(), **{"later.until": "2020-01-06"}))
    assert page.status_code == 409
    assert re.search(r"Bo: [^.]*6 januari 2020", page.text)
    assert re.search(r"Cas: [^.]*6 januari 2020", page.text)
    assert ticks(page, "later") == {"Bo": True, "Cas": True}


async def test_in_two_tabs_the_first_answer_stands_and_the_second_holds_for_the_others(
    house: House, reader: httpx2.AsyncClient
) -> None:
    team = await house.sharing(BO, CAS, DEE)
    asked = await house.answer(team[BO], KARIM, What.CHECK_IN)
    one, other = house.to(asked, "seen"), house.to(asked, "no-occasion")
    assert ticks(await reader.get(one), "seen") == ticks(await reader.get(other), "seen")
    await reader.post(one, data=of("seen", team[BO]))
    second = await reader.post(other, data=of("no-occasion", *team.values()))
    assert "Vastgelegd voor Cas en Dee: “Geen gelegenheid gehad”." in second.text
    assert re.search(r"Bo: Op [^:]* is vastgelegd: check-in: gezien", second.text)
    assert [await house.said(one, "checked-in") for one in team.values()] == [
        ["seen"],
        ["no-occasion"],
        ["no-occasion"],
    ]


async def test_one_that_is_not_yet_on_record_says_look_again_and_counts_once(house: House) -> None:
    team = await house.sharing(BO, CAS)
    asked = await house.answer(team[BO], KARIM, What.CHECK_IN)
    slow = cast("Journeys", Slow(house.door))
    async with served(house.resources(door=slow)) as url, browser() as reader:
        link = house.to(asked, "seen").replace(house.url, url)
        first = await reader.post(link, data=of("seen", *team.values()))
        assert first.status_code == 202
        assert re.search(r"(Bo|Cas): Het is nog niet vastgelegd", first.text)
        again = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', first.text))
        second = await reader.post(link, data=again)
    assert (second.status_code, heading(second)) == (200, "Dit heb je al beantwoord")
    assert [await house.said(one, "checked-in") for one in team.values()] == [["seen"], ["seen"]]


async def test_for_whom_it_rests_is_said_and_not_ticked(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS)
    until = datetime.now(UTC).date() + timedelta(days=20)
    await house.tell(team[CAS], Pause(by=CAS, why=PauseReason.WORK_FIRST, until=until))
    page = await reader.get(house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "spoke"))
    assert ticks(page, "spoke") == {"Bo": True, "Cas": False}
    assert "rust tot " in page.text


async def test_a_yes_to_several_agreements_shows_each_that_differs_and_whose_it_is(
    house: House, reader: httpx2.AsyncClient
) -> None:
    bo, cas, dee = [await house.started(one, team_need="agreeing") for one in (BO, CAS, DEE)]
    await house.tell(dee, Propose(by=DEE, want="Ik wil durven onderbreken"), timedelta(days=19))
    link = house.to(await house.answer(bo, KARIM, What.ACCEPT), "accept")
    page = await reader.get(link)
    assert ticks(page, "accept") == {"Bo": True, "Cas": True, "Dee": True}
    assert "Bo, Cas en Dee: “Feedback geven”" in page.text
    assert re.search(r"<h2>Bo en Cas</h2>.*preek.*<h2>Dee</h2>.*durven onderbreken", page.text, re.S)
    untyped = await reader.post(link, data=of("accept", bo, cas))
    assert (untyped.status_code, "Typ “ja”" in untyped.text) == (422, True)
    before = [len(await house.said(one, "agreement-accepted")) for one in (bo, cas, dee)]
    done = await reader.post(link, data=of("accept", bo, cas, **{"accept.typed": "ja"}))
    assert "Vastgelegd voor Bo en Cas: " in done.text
    after = [len(await house.said(one, "agreement-accepted")) for one in (bo, cas, dee)]
    assert [now - was for now, was in zip(after, before, strict=True)] == [1, 1, 0]


async def test_one_call_is_enough_of_however_many_it_is_about(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS)
    link = house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "call-me")
    assert ticks(await reader.get(link), "call-me") == {}
    assert heading(await reader.post(link, data={"answer": "call-me"})) == "Dank je wel"
    assert [len(await house.said(one, "coaching-asked")) for one in team.values()] == [1, 0]


async def test_two_of_one_first_name_are_called_by_the_whole_of_it(house: House, reader: httpx2.AsyncClient) -> None:
    other = Person(PersonId("bo-two"), "p034", "Bo Yilmaz", "bo.y@example.nl", team=TEAM.id, manager=KARIM)
    async with house.pool.acquire() as db, db.transaction():
        await people.save(db, [other], [TEAM])
    team = await house.sharing(BO, other.id, CAS)
    page = await reader.get(house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen"))
    assert sorted(ticks(page, "seen")) == ["Bo Bakker", "Bo Yilmaz", "Cas"]


async def test_who_left_the_team_need_is_asked_about_alone(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS)
    await house.tell(team[CAS], LeaveTeam(by=CAS))
    page = await reader.get(house.to(await house.answer(team[BO], KARIM, What.CHECK_IN), "seen"))
    assert (heading(page), ticks(page, "seen")) == ("Heb je er iets van gezien bij Bo?", {})
    other = await reader.get(house.to(await house.answer(team[CAS], KARIM, What.CHECK_IN), "seen"))
    assert heading(other) == "Heb je er iets van gezien bij Cas?"


async def test_a_learner_reads_of_nobody_else(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(SANNE, BO)
    page = await reader.get(house.to(await house.answer(team[SANNE], SANNE, What.PLAN_ACTIVITY), "on"))
    assert page.status_code == 200
    assert "Bo" not in page.text
    assert ticks(page, "on") == {}


async def test_a_scanner_that_opens_every_link_changes_nothing(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS)
    every = house.buttons(await house.answer(team[BO], KARIM, What.CHECK_IN))
    before = await house.events()
    assert [(await reader.get(one)).status_code for one in every] == [200] * len(every)
    assert await house.events() == before


async def test_what_a_watcher_notices_is_asked_of_all_whom_they_watch(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS)
    for learner, journey in team.items():
        await house.tell(journey, AskWatchers(by=learner))
    page = await reader.get(house.to(await house.answer(team[BO], FEMKE, What.SIGHTING), "seen"))
    assert ticks(page, "seen") == {"Bo": False, "Cas": False}
    assert "preek" not in page.text


async def test_of_one_behaviour_who_is_asked_of_another_is_not_in_it(house: House, reader: httpx2.AsyncClient) -> None:
    team = await house.sharing(BO, CAS, behaviours=["Als het stil valt, dan wacht ik"])
    await house.tell(team[BO], AskWatchers(by=BO))
    await house.tell(team[CAS], AskWatchers(by=CAS, of=(FEMKE,), nth=2))
    page = await reader.get(house.to(await house.answer(team[BO], FEMKE, What.SIGHTING), "seen"))
    assert (heading(page), ticks(page, "seen")) == ("Heb je er iets van gezien bij Bo?", {})


async def test_what_was_entered_for_one_is_shown_by_name_and_confirmed_by_hand_once(
    house: House, reader: httpx2.AsyncClient
) -> None:
    bo, cas, dee = [await house.started(one, team_need="entered") for one in (BO, CAS, DEE)]
    await house.tell(dee, Propose(by=KARIM, entered_by=MARIEKE, horizon="2030-01-07"), timedelta(days=19))
    for one in (bo, cas):
        await house.tell(one, Accept(by=KARIM, entered_by=MARIEKE), timedelta(days=19))
    link = house.to(await house.answer(bo, KARIM, What.CONFIRM), "yes")
    page = await reader.get(link)
    assert ticks(page, "yes") == {"Bo": False, "Cas": False, "Dee": False}
    first, second, third = re.findall(r"for=\"yes\.for\.[^>]*>\w+ <span>(.*?)</span>", page.text)
    assert first == second != third
    form = of("yes", bo, cas)
    assert heading(await reader.post(link, data=form)) == "Dank je wel"
    before = await house.events()
    again = await reader.post(link, data=form)
    assert heading(again) == "Dit heb je al beantwoord"
    assert "Vastgelegd voor Bo en Cas: " in again.text, "the same said twice is no other answer"
    assert await house.events() == before
    assert [len(await house.said(one, "entry-answered")) for one in (bo, cas, dee)] == [1, 1, 0]


async def test_what_is_put_off_or_planned_asks_for_the_others_only(house: House, reader: httpx2.AsyncClient) -> None:
    bo, cas = [await house.started(one, team_need="planning") for one in (BO, CAS)]
    link = house.to(await house.answer(bo, KARIM, What.NEEDS_TALK), "plan")
    on = str(datetime.now(UTC).date() + timedelta(days=7))
    done = await reader.post(link, data=of("plan", bo, **{"plan.on": on, "plan.at": "14:30"}))
    assert "Vastgelegd voor Bo: " in done.text
    assert "<h2>Hebben Cas en jij elkaar gesproken?</h2>" in done.text
    assert [len(await house.said(one, "talk-planned")) for one in (bo, cas)] == [1, 0]
