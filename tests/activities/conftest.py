from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import structlog

from records.database import Pool, open_pool
from tests.activities.desk import Desk, audit
from tests.conftest import fresh_database


@pytest.fixture(scope="package")
async def shelf(postgres: str, template: str) -> AsyncIterator[Pool]:
    """One database for all desks: each has a journey of its own."""
    async with fresh_database(postgres, template) as url:
        pool = await open_pool(url)
        yield pool
        pool.terminate()


@pytest.fixture
async def desk(shelf: Pool) -> AsyncIterator[Desk]:
    """A desk of this test's own; at its end, what is on record fits together."""
    desk = Desk(shelf)
    yield desk
    await audit(shelf, [desk.journey])


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[structlog.typing.EventDict]]:
    """What was logged meanwhile; never somebody's words."""
    with structlog.testing.capture_logs() as logged:
        yield logged
    assert "CANARY" not in str(logged)
