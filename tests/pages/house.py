"""A house with people, a journey and the pages before it, on real servers; and somebody who reads their letter."""

from __future__ import annotations

import asyncio
import re
import secrets
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import uvicorn
from temporalio.client import Client
from temporalio.worker import Worker

import worker
from journey.expected.expectations import ExpectationId, What
from journey.language import Said
from journey.needs.agreement import Accept
from journey.needs.behaviours import AddBehaviour
from journey.state import JourneyId
from journey.steps.needs_conversation import StartJourney
from journey.who.people import PersonId, Role
from letters import link_keys, links
from letters.link_keys import LinkKeys
from letters.links import Answer, Link, Purpose
from post import choices
from records import event_log, organisation, people, templates
from records.database import Pool
from records.organisation import Body, Organisations
from records.people import Person, Team
from records.vault import Vault
from settings import Settings
from starter.courier import Courier, NotYetOnRecord
from starter.journeys import Journeys, Told
from starter.pages.app import create_app
from starter.pages.resources import Resources

SANNE, KARIM, FEMKE, MARIEKE, JOB = (PersonId(name) for name in ("sanne", "karim", "femke", "marieke", "job"))
BO, CAS, DEE = (PersonId(name) for name in ("bo", "cas", "dee"))
TITLE = "Feedback geven"
BEHAVIOUR = "Als iemand afhaakt, dan vraag ik na afloop wat er was"
TEAM = Team("noord", "Noord", adviser=MARIEKE)
PEOPLE = (
    Person(MARIEKE, "p101", "Marieke Bos", "marieke@example.nl", team=TEAM.id),
    Person(KARIM, "p004", "Karim El Amrani", "karim@example.nl", team=TEAM.id, manager=MARIEKE),
    Person(SANNE, "p017", "Sanne de Vries", "sanne@example.nl", team=TEAM.id, manager=KARIM, language="en"),
    Person(JOB, "p102", "Job Hendriks", "job@example.nl"),
    Person(FEMKE, "p021", "Femke Claes", "femke@example.nl", team=TEAM.id, manager=KARIM),
    Person(BO, "p031", "Bo Bakker", "bo@example.nl", team=TEAM.id, manager=KARIM),
    Person(CAS, "p032", "Cas Smit", "cas@example.nl", team=TEAM.id, manager=KARIM),
    Person(DEE, "p033", "Dee Visser", "dee@example.nl", team=TEAM.id, manager=KARIM),
)


class House:
    """One database, one queue, one set of pages."""

    def __init__(self, pool: Pool, client: Client, home: Path) -> None:
        self.pool, self._client = pool, client
        files = {"master_key_file": home / "master.key", "link_keys_file": home / "link.keys"}
        self.settings = Settings(task_queue=f"pages-{uuid4()}", metrics_address=None, **files)
        self.settings.master_key_file.write_bytes(secrets.token_bytes(32))
        self.settings.link_keys_file.write_text(link_keys.new_key())
        self.vault = Vault(pool, self.settings.master_key_file.read_bytes())
        self.door = Journeys(Courier(client, self.settings.task_queue), pool, self.vault)
        self.keys: LinkKeys = link_keys.keys(self.settings.link_keys_file.read_text())
        self.url = ""
        self._nonces = 0

    def resources(self, door: Journeys | None = None) -> Resources:
        return Resources(
            door=door or self.door,
            pool=self.pool,
            vault=self.vault,
            organisations=Organisations(templates.known(None)),
            keys=lambda: self.keys,
            now=lambda: datetime.now(UTC),
        )

    def worker(self) -> Worker:
        return worker.build(self._client, self.pool, worker.carriers(self.settings), self.settings)

    async def people(self) -> None:
        async with self.pool.acquire() as db, db.transaction():
            await people.save(db, PEOPLE, [TEAM])

    async def decide(self, body: Body) -> None:
        """That this holds for all, from now on."""
        async with self.pool.acquire() as db, db.transaction():
            await organisation.decide(db, lambda _: body, at=datetime.now(UTC))

    async def tell(self, journey: JourneyId, word: Said, ago: timedelta = timedelta(0)) -> None:
        now = datetime.now(UTC)
        await self.door.tell(journey, word, said=now - ago, now=now)

    async def started(self, learner: PersonId = SANNE, ago: timedelta = timedelta(days=20), **more: Any) -> JourneyId:
        """A journey, Sanne's unless it is said: her manager Karim was asked to say yes."""
        journey = JourneyId(str(uuid4()))
        told: dict[str, Any] = {
            "frame_holder": KARIM,
            "companion": KARIM,
            "adviser": MARIEKE,
            "team": TEAM.id,
            "title": TITLE,
            "want": "Ik wil feedback geven zonder dat het een preek wordt",
            "behaviour": BEHAVIOUR,
            "noticed_by": (FEMKE,),
        }
        await self.tell(journey, StartJourney(by=learner, learner=learner, **told | more), ago)
        return journey

    async def agreed(
        self, learner: PersonId = SANNE, ago: timedelta = timedelta(days=19), *behaviours: str, **more: Any
    ) -> JourneyId:
        """The same, and he said yes: a check-in is asked of him. `behaviours`: beside the first."""
        journey = await self.started(learner, ago, **more)
        for one in behaviours:
            await self.tell(journey, AddBehaviour(by=learner, behaviour=one), ago)
        await self.tell(journey, Accept(by=more.get("frame_holder", KARIM)), ago)
        return journey

    async def sharing(
        self, *learners: PersonId, need: str = "", behaviours: Sequence[str] = (), **more: Any
    ) -> dict[PersonId, JourneyId]:
        """Journeys of a need that these share, agreed so long ago that a check-in is due on each."""
        shared = {"team_need": need or str(uuid4())} | more
        return {one: await self.agreed(one, timedelta(days=30), *behaviours, **shared) for one in learners}

    async def answer(self, journey: JourneyId, person: PersonId, what: What) -> Answer:
        """The line of a letter about what is open there; each time of a letter of its own."""
        state = await event_log.fold(self.pool, journey)
        assert state is not None
        one = next(one for one in state.open(what) if one.who == person)
        self._nonces += 1
        return Answer(journey, person, what, one.id, one.of, f"digest-{self._nonces}-1")

    def sign(self, link: Link, ago: timedelta = timedelta(0)) -> str:
        return self.keys.sign(link, datetime.now(UTC) - ago)

    def to(self, answer: Answer, code: str, ago: timedelta = timedelta(0)) -> str:
        """The link of one button."""
        return links.url(self.url, self.sign(answer, ago), code)

    def buttons(self, answer: Answer) -> list[str]:
        """The link of every button of a line."""
        return [self.to(answer, one.code) for one in choices.offered(answer.what, Role.COMPANION)]

    def page(self, purpose: Purpose, link: Link, ago: timedelta = timedelta(0)) -> str:
        return links.page(self.url, purpose, self.sign(link, ago))

    async def said(self, journey: JourneyId, kind: str) -> list[str | None]:
        """What was answered in the events of that kind."""
        rows = await self.pool.fetch("select body from event where journey = $1 and kind = $2", journey, kind)
        return [row["body"].get("answer") for row in rows]

    async def events(self) -> int:
        count: int = await self.pool.fetchval("select count(*) from event")
        return count


@dataclass
class Slow:
    """A door that puts a word on record, and whose answer comes too late the first time."""

    door: Journeys
    is_late: bool = True

    async def tell(self, *words: Any, **more: Any) -> Told:
        """Put it on record."""
        told = await self.door.tell(*words, **more)
        if self.is_late:
            self.is_late = False
            raise NotYetOnRecord(told.id)
        return told


def heading(page: httpx2.Response) -> str:
    """Of a page."""
    found = re.search(r"<h1>(.*?)</h1>", page.text)
    assert found, page.text
    return found[1]


def gone(answer: Answer) -> Answer:
    """The same, about an ask that never was."""
    return replace(answer, expectation=ExpectationId("check-in-99"))


@asynccontextmanager
async def served(resources: Resources) -> AsyncIterator[str]:
    """The pages, on a port of their own; where they are."""
    config = uvicorn.Config(create_app(resources), log_config=None, access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    with socket.socket() as here:
        here.bind(("127.0.0.1", 0))
        serving = asyncio.create_task(server.serve([here]))
        try:
            async with asyncio.timeout(20):
                while not server.started:  # noqa: ASYNC110 (uvicorn has no event for it)
                    await asyncio.sleep(0.01)
            yield f"http://127.0.0.1:{here.getsockname()[1]}"
        finally:
            server.should_exit = True
            await serving


def browser(**headers: str) -> httpx2.AsyncClient:
    """Somebody's browser, as far as no picture is wanted."""
    return httpx2.AsyncClient(headers=headers, timeout=60)
