"""Eight people who talk at once: here, or as a process of its own that says what others have said already."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from datetime import UTC, datetime

from journey.who.people import PersonId
from records.database import open_pool
from settings import Settings, connect, postgres_url
from tests.acceptance.house import SPEAKERS, House, something


async def all_talk(home: House, journey: str, words: int) -> list[str]:
    """The ids that were acknowledged, of so many words each."""
    told = await asyncio.gather(*(_talk(home, journey, by, words) for by in SPEAKERS))
    return sorted(id_ for ids in told for id_ in ids)


async def _talk(home: House, journey: str, by: PersonId, words: int) -> list[str]:
    """Two words out of three wait for their answer; a heard one is acknowledged as well: it will be on record."""
    ids = []
    for n in range(words):
        if n % 3:
            ids.append((await home.say(journey, something(by), key=f"{n}")).id)
        else:
            now = datetime.now(UTC)
            ids.append(await home.door.hear(journey, something(by), said=now, now=now, key=f"{n}"))
    return ids


async def main(journey: str, words: int) -> None:
    """Talk, and print the ids."""
    settings = Settings()
    home = House(settings, await connect(settings), await open_pool(postgres_url(settings)))
    print(json.dumps(await all_talk(home, journey, words)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
    sys.stdout.flush()
    os._exit(0)
