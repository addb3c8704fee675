from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from starter.embedded.temporal import Temporal
from tests.cli.leerreis import Leerreis, installed


@pytest.fixture(scope="package")
async def temporal() -> AsyncIterator[Temporal]:
    """A development server in memory, for all of these tests."""
    server = await Temporal.start()
    yield server
    await server.stop()


@pytest.fixture(scope="module")
async def leerreis(postgres: str, template: str, temporal: Temporal) -> AsyncIterator[Leerreis]:
    """An installation of this module's own."""
    async with installed(postgres, template, temporal.address) as made:
        yield made


@pytest.fixture(scope="module")
def agreed(leerreis: Leerreis) -> str:
    """Sanne's journey: agreed with Karim, practised, seen, rated; told of with a canary in every text."""
    journey = leerreis.start("p017", "--noticed-by", "p021", "--hours", "2", "--said", "20 days ago")
    leerreis.tell(journey, "accept", "p004", "--said", "19 days ago").ok()
    leerreis.tell(journey, "practice", "p017", "--outcome", "went-stiffly", "--line", "CANARY practice").ok()
    leerreis.tell(journey, "check-in", "p004", "--answer", "seen", "--line", "CANARY check-in").ok()
    leerreis.tell(journey, "sighting", "p021", "--answer", "seen", "--line", "CANARY sighting").ok()
    leerreis.tell(journey, "confidence", "p017", "--figure", "5").ok()
    leerreis.tell(journey, "confidence", "p017", "--figure", "6").ok()
    return journey
