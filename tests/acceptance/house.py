"""A whole Leerreis: a database, a Temporal server, the door, and workers that can be killed."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import SecretStr
from temporalio.client import Client
from temporalio.worker import Worker

import worker
from journey import Said
from journey.noticing.sightings import LogSighting
from journey.state import SightingAnswer
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice, Outcome
from journey.who.people import PersonId
from letters import link_keys
from records import people
from records.database import Pool, open_pool
from records.master_key import load_master
from records.people import Person
from records.vault import Vault
from settings import Settings, connect
from starter.courier import Courier, NotYetOnRecord
from starter.embedded.child import Child
from starter.journeys import Journeys, Told, sealed_word
from starter.upkeep.audit import Audit
from workflows.messages import Standing

ROOT = Path(__file__).parents[2]
LONG = os.environ.get("LEERREIS_PROFILE") == "long"
SANNE, KARIM, FEMKE = PersonId("sanne"), PersonId("karim"), PersonId("femke")
WATCHERS = (FEMKE, *map(PersonId, ("noor", "pim", "els", "tom", "ria")))
SPEAKERS = (SANNE, KARIM, *WATCHERS)
WITHIN = 60.0


@dataclass(frozen=True)
class House:
    """One database and one task queue on a Temporal server."""

    settings: Settings
    client: Client
    pool: Pool

    @property
    def vault(self) -> Vault:
        """Seals and opens, with this house's master key."""
        return Vault(self.pool, load_master(self.settings.master_key_file))

    @property
    def door(self) -> Journeys:
        """The one door."""
        return Journeys(Courier(self.client, self.settings.task_queue), self.pool, self.vault)

    def worker(self, **options: Any) -> Worker:
        """A worker in this process; `async with` it."""
        return worker.build(self.client, self.pool, worker.carriers(self.settings), self.settings, **options)

    async def start(self, **changed: Any) -> str:
        """A new journey of Sanne's, on record."""
        journey = new_journey()
        await self.say(journey, opening(**changed), key="start")
        return journey

    async def say(self, journey: str, request: Said, *, key: str | None = None, within: float = WITHIN) -> Told:
        """Say it, and say it again under the same key until somebody has judged it."""
        key, said = key or uuid4().hex, datetime.now(UTC)
        deadline = time.monotonic() + within
        while True:
            try:
                return await self.door.tell(journey, request, said=said, now=datetime.now(UTC), key=key)
            except NotYetOnRecord:
                if time.monotonic() > deadline:
                    raise

    async def sealed(self, request: Said, key: str) -> tuple[str, dict[str, Any]]:
        """A word as it travels, with its id: for when the door's own database will be away."""
        id_ = f"{request.by}:{key}"
        return id_, await sealed_word(self.vault, request, learner=SANNE, id_=id_, said=datetime.now(UTC))

    async def hear(self, journey: str, id_: str, word: dict[str, Any]) -> None:
        """Hand over a sealed word, and do not wait."""
        await self.client.get_workflow_handle(journey).signal("hear", args=[id_, word])

    async def standing(self, journey: str) -> Standing:
        """What the open run knows."""
        found: Standing = await self.client.get_workflow_handle(journey).query("standing", result_type=Standing)
        return found

    async def words(self, journey: str) -> set[str]:
        """The ids on record; each is there once, by the table's key."""
        return {row["id"] for row in await self.pool.fetch("select id from word where journey = $1", journey)}

    async def count(self, journey: str, kind: str) -> int:
        """How many events of a kind are on record."""
        found: int = await self.pool.fetchval(
            "select count(*) from event where journey = $1 and kind = $2", journey, kind
        )
        return found

    async def until_on_record(self, journey: str, ids: set[str], within: float = WITHIN) -> None:
        """Return once these words are on record."""

        async def there() -> bool:
            return ids <= await self.words(journey)

        await until(there, within)

    async def audit(self) -> list[tuple[str, str]]:
        """What does not fit, of the journeys of this database; a worker has to run."""
        report = await Audit(self.client, self.pool, lambda done, of: None).run(datetime.now(UTC))
        ours = {row["journey"] for row in await self.pool.fetch("select journey from stream")}
        return [(journey, fault) for journey, fault in report.faults if journey in ours]

    def environment(self) -> dict[str, str]:
        """For a process of its own."""
        assert self.settings.postgres_url and self.settings.temporal_address
        return {
            "LEERREIS_HOME": str(self.settings.master_key_file.parent),
            "LEERREIS_POSTGRES_URL": self.settings.postgres_url.get_secret_value(),
            "LEERREIS_TEMPORAL_ADDRESS": self.settings.temporal_address,
            "LEERREIS_TASK_QUEUE": self.settings.task_queue,
            "LEERREIS_MASTER_KEY_FILE": str(self.settings.master_key_file),
            "LEERREIS_LINK_KEYS_FILE": str(self.settings.link_keys_file),
            "PYTHONUNBUFFERED": "1",
        }

    @asynccontextmanager
    async def process(self, folder: Path, *command: str, name: str = "worker") -> AsyncIterator[Child]:
        """A worker in a process of its own: `worker.py`, unless another command is given."""
        child = await Child.start(
            name,
            [sys.executable, *(command or ("worker.py",))],
            folder,
            env=os.environ | self.environment(),
            cwd=ROOT,
            patience=15,
        )
        try:
            await child.ready(child.says("worker.ready"), WITHIN)
            yield child
        finally:
            await child.stop()


@asynccontextmanager
async def house(address: str, url: str) -> AsyncIterator[House]:
    """A house on these servers, with its people in it."""
    with tempfile.TemporaryDirectory(prefix="leerreis-house-") as folder:
        key = Path(folder) / "master.key"
        key.write_bytes(secrets.token_bytes(32))
        keys_file = Path(folder) / "link.keys"
        keys_file.write_text(link_keys.new_key())
        settings = Settings(
            link_keys_file=keys_file,
            postgres_url=SecretStr(url),
            temporal_address=address,
            task_queue=f"queue-{uuid4()}",
            master_key_file=key,
            shutdown_seconds=5,
        )
        pool = await open_pool(url)
        try:
            await settle(pool)
            yield House(settings, await connect(settings), pool)
        finally:
            pool.terminate()


async def settle(pool: Pool) -> None:
    """Put everybody in the database."""
    async with pool.acquire() as db, db.transaction():
        await people.save(db, [Person(id_, f"nr-{id_}", id_.title()) for id_ in (*SPEAKERS, "marieke")], [])


def new_journey() -> str:
    """An id that nobody has used."""
    return f"journey-{uuid4()}"


def opening(**changed: Any) -> StartJourney:
    """Sanne's need."""
    return StartJourney(
        by=SANNE,
        learner=SANNE,
        frame_holder=KARIM,
        companion=KARIM,
        adviser=PersonId("marieke"),
        noticed_by=WATCHERS,
        template="on-the-job",
        title="Feedback",
        want="say what I think before it is too late",
        behaviour="in a meeting where I disagree, I say so",
    ).model_copy(update=changed)


def something(by: PersonId) -> Said:
    """What this person may say at any time."""
    if by == SANNE:
        return LogPractice(by=by, outcome=Outcome.WENT_STIFFLY, line="I waited too long")
    if by == KARIM:
        return Spoke(by=by, line="we spoke at the coffee machine")
    return LogSighting(by=by, answer=SightingAnswer.SEEN, line="she said it in the meeting")


async def until(condition: Callable[[], Awaitable[bool]], within: float = WITHIN) -> None:
    """Return once it holds; fail when it does not in time."""
    async with asyncio.timeout(within):
        while not await condition():  # noqa: ASYNC110 (the condition is a server's)
            await asyncio.sleep(0.05)
