"""A post office: journeys, people with addresses, a postman, and a mail server; the clock is the test's."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from typing import Any, cast

from temporalio.common import MetricMeter
from temporalio.testing import ActivityEnvironment

from activities.channels import channels
from activities.channels.channels import Channels
from activities.drafts import Drafts
from activities.postman import Postman
from activities.registrar import Registrar
from journey.steps.needs_conversation import StartJourney
from letters.link_keys import LinkKeys
from post.habits import Habits
from records import habits, outbox, people, templates
from records.database import Pool
from records.organisation import Organisations
from records.people import Person, Team
from records.vault import Vault
from starter.journeys import Journeys
from tests.activities.desk import MONDAY, Meter, entry
from tests.channels.mail_server import Server, serving
from tests.post.by_hand import ByHand
from workflows.messages import Batch, Due, Entry, Inbox, Tally, Turn

ROUND = timedelta(minutes=30)
PAGES = "https://leren.example.nl"
FROM = "Leerreis <leren@example.nl>"
MASTER = b"m" * 32
KEYS = LinkKeys((b"k" * 32,))
NAMES = {
    "sanne": "Sanne de Vries",
    "karim": "Karim El Amrani",
    "marieke": "Marieke Bos",
    "femke": "Femke Claes",
    "mo": "Mo Yılmaz",
    "lotte": "Lotte Dewaele",
}


class Office:
    """Everybody works at North, from Monday to Friday; Marieke is their adviser."""

    def __init__(self, pool: Pool, server: Server) -> None:
        self.pool, self.server = pool, server
        self.vault = Vault(pool, MASTER)
        self.now = MONDAY
        self.alarms: dict[str, datetime] = {}
        self.over: set[str] = set()
        self.tallies: list[tuple[datetime, Tally]] = []
        self.carrier = self.through(server)
        self.courier = ByHand(self.turn)
        self.door = Journeys(self.courier, pool, self.vault)
        self.anew()

    def through(self, server: Server) -> Channels:
        """Every channel that there is, to that mail server."""
        url = f"smtp://127.0.0.1:{server.port}"
        return channels.opened(smtp_url=url, mail_from=FROM)

    def anew(self) -> None:
        """Another process: it remembers nothing."""
        organisations = Organisations(templates.known())
        self.registrar = Registrar(self.pool, organisations)
        self.postman = self.another(self.carrier)

    def another(self, carrier: Any) -> Postman:
        """A postman of a process of its own."""
        drafts = Drafts(self.vault, lambda: KEYS, PAGES, mail_from=FROM)
        return Postman(self.pool, Organisations(templates.known()), drafts, carrier, self._leave)

    async def hire(self, *who: str, **otherwise: Any) -> None:
        """Put people on record; without a name of theirs, they are called as their id."""
        rows = [
            replace(
                Person(one, known_as=one, name=NAMES.get(one, one.title()), email=f"{one}@example.nl", team="north"),
                **otherwise,
            )
            for one in who
        ]
        async with self.pool.acquire() as db, db.transaction():
            await people.save(db, rows, [Team("north", "North", "marieke" if "marieke" in who else None)])

    async def chooses(self, who: str, chosen: Habits) -> None:
        """What somebody chose about their letters."""
        await habits.save(self.pool, who, chosen)
        ground = await Organisations({}).ground(self.pool)
        async with self.pool.acquire() as db, db.transaction():
            await outbox.put_off(db, who, ground)

    async def start(self, learner: str = "sanne", companion: str = "karim", **changed: Any) -> str:
        """A journey of this learner, with that companion; its id, `journey` if that is given."""
        journey = changed.pop("journey", f"journey-{secrets.token_hex(6)}")
        fields = {
            "by": learner,
            "learner": learner,
            "frame_holder": companion,
            "companion": companion,
            "adviser": "marieke",
            "team": "north",
            "template": "on-the-job",
            "title": "Feedback geven",
            "want": "zeggen wat ik denk",
            "behaviour": "in het overleg zeg ik het",
        }
        request = StartJourney.model_validate(fields | changed)
        await self.door.tell(journey, request, said=self.now, now=self.now, key="start")
        return journey

    async def say(self, journey: str, kind: str, by: str, key: str | None = None, **fields: Any) -> None:
        """A word, now; it is on record, or the test ends here."""
        id_ = f"{by}:{key or secrets.token_hex(4)}"
        turn = await self.turn(journey, entry(id_, kind, by, said=self.now, **fields))
        assert turn.answers[0].refused is None, turn.answers[0].refused

    async def turn(self, journey: str, *entries: Entry, waits: bool = True) -> Turn:
        """One turn of a journey, now; its next alarm is kept."""
        inbox = Inbox(journey=journey, after=None, now=self.now, entries=list(entries))
        turn: Turn = await _environment().run(self.registrar.advance, inbox)
        self.alarms.pop(journey, None)
        if turn.over:
            self.over.add(journey)
        elif turn.alarm is not None:
            self.alarms[journey] = turn.alarm
        return turn

    async def round(self, postman: Postman | None = None) -> Tally:
        """One round of the post, now."""
        postman = postman or self.postman
        persons = await _environment().run(postman.due, Due(now=self.now))
        tally: Tally = await _environment().run(postman.deliver, Batch(now=self.now, persons=persons))
        self.tallies.append((self.now, tally))
        return tally

    async def until(self, to: datetime, *, all_day: bool = False) -> None:
        """Time passes: alarms ring, and the post goes round each half hour of the day."""
        for at in self._rounds(to, all_day=all_day):
            await self.ring(at)
            await self.round()
        self.now = to

    async def ring(self, to: datetime) -> None:
        """Every alarm up to an instant, which it is then."""
        while self.alarms and (first := min((at, journey) for journey, at in self.alarms.items()))[0] <= to:
            self.now = max(self.now, first[0])
            await self.turn(first[1])
        self.now = to

    def _rounds(self, to: datetime, *, all_day: bool) -> Iterator[datetime]:
        at = self.now.replace(minute=0, second=0, microsecond=0)
        while (at := at + ROUND) <= to:
            if all_day or time(5) <= at.time() <= time(18):
                yield at

    async def letters(self, who: str | None = None) -> list[tuple[datetime, str, str]]:
        """When each letter was composed, to whom and how it goes; oldest first."""
        rows = await self.pool.fetch("select composed, person, goes from letter order by composed, id")
        return [(r["composed"], r["person"], r["goes"]) for r in rows if who in (None, r["person"])]

    def mails(self, who: str) -> list[EmailMessage]:
        """What arrived at somebody's address, oldest first."""
        return [mail for mail in self.server.mails if mail["To"] == f"{who}@example.nl"]

    async def settled(self) -> dict[str, str]:
        """What became of each message of the outbox, by its code; of the last one, where there are several."""
        rows = await self.pool.fetch("select what, settled from post order by written, id")
        return {row["what"]: row["settled"] for row in rows}

    async def run(self, activity: Callable[[Any], Awaitable[Any]], asked: Any) -> Any:
        """An activity, as a worker would run it."""
        return await _environment().run(activity, asked)

    async def _leave(self, journey: str, id_: str, word: dict[str, Any]) -> None:
        await self.courier.leave(journey, "hear", id_, word)


def _environment() -> ActivityEnvironment:
    environment = ActivityEnvironment()
    environment.metric_meter = cast(MetricMeter, Meter(Counter()))
    return environment


def text(mail: EmailMessage) -> str:
    """What a mail says, in plain text."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


@asynccontextmanager
async def opened(pool: Pool) -> AsyncIterator[Office]:
    """An office with its mail server; closed at the end."""
    async with serving() as server:
        office = Office(pool, server)
        yield office
        await office.carrier.close()
