"""What a page tells before it is answered: what help is about, in somebody's own words; and how much a yes asks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from journey.arranged import Lacking, Needed
from journey.expected.expectations import What
from journey.helping.conditions import NameCondition
from journey.helping.support import AskSupport, Promise
from journey.state import JourneyId
from journey.who.people import PersonId
from letters import blanks
from letters.tongue import tongue
from post.choices import CHOICES
from records import listing, organisation
from tests.pages.house import FEMKE, KARIM, SANNE, House

PLEA = "Mag ik donderdag een uur meelopen met de planning?"


async def shown(house: House, reader: httpx2.AsyncClient, journey: JourneyId, who: PersonId, what: What) -> str:
    """The page of what is asked of them there."""
    page = await reader.get(house.to(await house.answer(journey, who, what), CHOICES[what][0].code))
    assert page.status_code == 200
    return page.text


async def asked(house: House, of: PersonId, line: str | None = PLEA) -> JourneyId:
    """A journey on which Sanne asks somebody to swap a task."""
    journey = await house.agreed()
    await house.tell(journey, AskSupport(by=SANNE, of=of, sort=Needed.SWAP, line=line))
    return journey


async def test_who_is_asked_for_help_reads_what_for_in_the_words_of_who_asks(
    house: House, reader: httpx2.AsyncClient
) -> None:
    told = f"Sanne over hulp om een taak te ruilen: “{PLEA}”"
    for who in (KARIM, FEMKE):
        assert told in await shown(house, reader, await asked(house, who), who, What.SUPPORT)


async def test_without_a_word_about_it_the_page_says_its_sort(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await asked(house, KARIM, line=None)
    assert "Het gaat om hulp om een taak te ruilen." in await shown(house, reader, journey, KARIM, What.SUPPORT)


async def test_what_was_promised_is_told_when_it_is_asked_about(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await asked(house, KARIM)
    due = datetime.now(UTC).date() + timedelta(days=3)
    await house.tell(journey, Promise(by=KARIM, due=due))
    assert f": “{PLEA}”" in await shown(house, reader, journey, KARIM, What.PROMISE)


async def test_what_has_to_be_there_first_is_told_to_who_sees_to_it(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await house.agreed()
    named = NameCondition(by=SANNE, what="De nieuwe machine staat er", owner=KARIM, sort=Lacking.OPPORTUNITY)
    await house.tell(journey, named)
    told = "Sanne over een gelegenheid om het te doen: “De nieuwe machine staat er”"
    assert told in await shown(house, reader, journey, KARIM, What.CONDITION)


async def test_of_another_call_for_help_the_page_says_nothing(house: House, reader: httpx2.AsyncClient) -> None:
    journey = await asked(house, KARIM)
    await house.tell(journey, AskSupport(by=SANNE, of=FEMKE, sort=Needed.TIME, line="KANARIE"))
    assert "KANARIE" not in await shown(house, reader, journey, KARIM, What.SUPPORT)


@pytest.fixture
async def many(house: House) -> AsyncIterator[int]:
    """From how many journeys on it is many, for the time being: two more than Karim goes along with."""
    before = await organisation.body(house.pool)
    many = await listing.companionships(house.pool, KARIM) + 2
    await house.decide(before.model_copy(update={"budget": before.budget.model_copy(update={"journeys": many})}))
    yield many
    await house.decide(before)


async def test_the_agreement_says_how_much_it_asks_and_from_many_on_who_else_could(
    house: House, reader: httpx2.AsyncClient, many: int
) -> None:
    first = await shown(house, reader, await house.started(), KARIM, What.ACCEPT)
    assert "Alles wat we je vragen kost samen hooguit zo&#39;n 10 minuten per week." in first
    assert "Wie zou dit ook kunnen?" not in first
    second = await shown(house, reader, await house.started(FEMKE), KARIM, What.ACCEPT)
    number = blanks.number(tongue("nl"), many)
    assert f"Je kijkt nu op {number} plekken mee, deze meegeteld. Wie zou dit ook kunnen?" in second
