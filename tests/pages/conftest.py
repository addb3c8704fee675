from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2
import pytest
from temporalio.client import Client

from records import organisation
from records.database import open_pool
from starter.embedded.temporal import Temporal
from tests.conftest import fresh_database
from tests.pages.house import House, browser, served


@pytest.fixture(scope="package")
async def house(postgres: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One house for all of these tests; each has a journey of its own in it."""
    from settings import Settings, connect

    temporal = await Temporal.start()
    try:
        async with fresh_database(postgres, template) as url:
            pool = await open_pool(url)
            client: Client = await connect(Settings(temporal_address=temporal.address, metrics_address=None))
            house = House(pool, client, tmp_path_factory.mktemp("pages"))
            await house.people()
            async with house.worker(), served(house.resources()) as house.url:
                yield house
            pool.terminate()
    finally:
        await temporal.stop()


@pytest.fixture
async def formal(house: House) -> AsyncIterator[House]:
    """The same house, for as long as it says u, and has a name of its own for L&D."""
    before = await organisation.body(house.pool)
    await house.decide(before.model_copy(update={"formal": True, "labels": {"lnd": "P&O"}}))
    yield house
    await house.decide(before)


@pytest.fixture
async def reader() -> AsyncIterator[httpx2.AsyncClient]:
    async with browser() as one:
        yield one
