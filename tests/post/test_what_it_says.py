"""What a letter says that is looked up when it is written: what help is about, which day, and how much is asked."""

from __future__ import annotations

import re
from datetime import timedelta

from letters.links import Purpose, SomebodyElse
from post.habits import Habits
from records import organisation
from records.organisation import BEFORE
from tests.activities.desk import DAY, HOUR, MONDAY, WEEK
from tests.post.office import KEYS, PAGES, Office, text


def all_said(office: Office, who: str) -> str:
    """Every letter of somebody, on one line."""
    return " ".join(" ".join(text(mail).split()) for mail in office.mails(who))


async def budget(office: Office, **changed: int) -> None:
    """What the organisation decides about it."""
    new = BEFORE.model_copy(update={"budget": BEFORE.budget.model_copy(update=changed)})
    async with office.pool.acquire() as db, db.transaction():
        await organisation.decide(db, lambda _: new, at=MONDAY)


async def test_a_call_for_help_says_what_is_asked_for_and_nothing_that_was_written_about_it(office: Office) -> None:
    journey = await office.start()
    line = await office.vault.seal("KANARIE", speaker="sanne", learner="sanne", word="sanne:s", field="line")
    await office.say(journey, "support", "sanne", key="s", sort="swap", of="karim", line=line)
    await office.until(MONDAY + HOUR)
    said = all_said(office, "karim")
    assert "Sanne vraagt je om hulp bij het ruilen van een taak, voor “Feedback geven”." in said
    assert "KANARIE" not in said


async def test_what_was_promised_is_named_when_its_day_comes(office: Office) -> None:
    journey = await office.start()
    await office.say(journey, "support", "sanne", sort="time", of="karim")
    await office.say(journey, "promise", "karim", due=str((MONDAY + 3 * DAY).date()))
    await office.until(MONDAY + 4 * DAY)
    assert "voor “Feedback geven” toezegde, tegen donderdag 5 maart: tijd om te oefenen." in all_said(office, "karim")


async def test_a_condition_is_named_by_its_sort(office: Office) -> None:
    journey = await office.start()
    what = await office.vault.seal("KANARIE", speaker="sanne", learner="sanne", word="sanne:c", field="what")
    await office.say(journey, "condition", "sanne", key="c", what=what, sort="opportunity", owner="karim")
    await office.until(MONDAY + 15 * DAY)
    assert "kan verder met “Feedback geven” als dit er is: een gelegenheid om het te doen." in all_said(office, "karim")


async def test_a_talk_before_a_course_names_the_day_of_the_course(office: Office) -> None:
    await office.chooses("karim", Habits(day=4))
    journey = await office.start(template="standard")
    await office.say(journey, "accept", "karim")
    friday = (MONDAY + 2 * WEEK + 4 * DAY).date()
    title = await office.vault.seal("KANARIE", speaker="sanne", learner="sanne", word="sanne:a", field="title")
    await office.say(journey, "plan-activity", "sanne", key="a", title=title, on=str(friday))
    await office.until(MONDAY + 3 * WEEK)
    said = all_said(office, "karim")
    assert "Sanne leert op vrijdag 20 maart iets voor “Feedback geven”." in said
    assert "KANARIE" not in said


async def test_from_as_many_journeys_on_as_the_organisation_says_the_agreement_asks_who_else_could(
    office: Office,
) -> None:
    await budget(office, journeys=2)
    await office.start()
    await office.until(MONDAY + 3 * WEEK)
    assert "schreef op wat jullie" in all_said(office, "karim") and "plekken" not in all_said(office, "karim")
    await office.start("mo")
    await office.until(MONDAY + 6 * WEEK)
    assert "Je kijkt nu op twee plekken mee, deze meegeteld. Wie zou dit ook kunnen?" in all_said(office, "karim")


async def test_the_letter_of_the_week_says_how_much_is_asked_by_the_organisations_own_budget(office: Office) -> None:
    await budget(office, minutes=15)
    await office.start()
    await office.until(MONDAY + 2 * WEEK + timedelta(days=1))
    assert "Alles wat we je vragen kost samen hooguit zo'n 15 minuten per week." in all_said(office, "karim")
    assert "Je bent gevraagd om met Sanne mee te kijken." in all_said(office, "karim")


async def test_rather_somebody_else_may_be_said_of_each_who_shares_a_need(office: Office) -> None:
    learners = ("mo", "femke", "lotte")
    journeys = {await office.start(one, team_need="managers") for one in learners}
    await office.until(MONDAY + 2 * WEEK)
    links = re.findall(rf"{PAGES}/{Purpose.SOMEBODY_ELSE}/(\S+)", all_said(office, "karim"))
    link = KEYS.read(Purpose.SOMEBODY_ELSE, links[0], office.now)
    assert isinstance(link, SomebodyElse)
    assert {one.journey for one in link.asks} == journeys
