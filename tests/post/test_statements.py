"""What a letter costs: nothing is read twice for one person."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.post.office import Office
from workflows.messages import Batch

TUESDAY = datetime(2026, 3, 3, 8, tzinfo=UTC)


async def test_for_one_letter_nothing_is_read_twice(office: Office) -> None:
    asked: list[str] = []
    await office.start()
    await office.until(TUESDAY.replace(hour=7, minute=59))
    async with office.pool.acquire() as db:
        db.add_query_logger(lambda query: asked.append(" ".join(query.query.split())))
        office.now = TUESDAY
    tally = await office.run(office.postman.deliver, Batch(now=TUESDAY, persons=["karim"]))
    named = [query.split(" -- ")[0] for query in asked if query.startswith("-- ")]
    assert tally.sent == 1 and len(named) > 10
    assert sorted({*named}) == sorted(named)
    assert asked.count("BEGIN;") == 2
