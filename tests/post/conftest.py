from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from records.database import Pool
from tests.post.office import NAMES, Office, opened


@pytest.fixture
async def office(pool: Pool) -> AsyncIterator[Office]:
    """A post office in a database of its own."""
    async with opened(pool) as office:
        await office.hire(*NAMES)
        yield office
