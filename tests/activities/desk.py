"""One journey on the registrar's desk: words and instants are given, and nothing happens by itself."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import uuid4

from temporalio.common import MetricMeter
from temporalio.testing import ActivityEnvironment

from activities.registrar import Registrar
from records import read_models, templates
from records.database import Pool
from records.organisation import Organisations
from workflows.messages import Answer, Entry, Inbox, Turn

MONDAY = datetime(2026, 3, 2, 11, tzinfo=UTC)
"""When journeys start here: a Monday, at noon."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


class Desk:
    """A registrar, and a journey of Sanne's; her manager is Karim, her adviser Marieke, and Femke may notice."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.journey = f"journey-{uuid4()}"
        self.counted: Counter[str] = Counter()
        self.anew()

    def anew(self) -> None:
        """Another process: it remembers nothing."""
        self.registrar = Registrar(self.pool, Organisations(templates.known()))

    async def turn(
        self, *entries: Entry, now: datetime, after: int | None = None, patiently: bool = False, more: bool = False
    ) -> Turn:
        """One turn, as a workflow would ask for it."""
        environment = ActivityEnvironment()
        environment.metric_meter = cast(MetricMeter, Meter(self.counted))
        inbox = Inbox(journey=self.journey, after=after, now=now, entries=list(entries), more=more)
        advance = self.registrar.advance_one_by_one if patiently else self.registrar.advance
        return await environment.run(advance, inbox)

    async def say(self, *entries: Entry, now: datetime) -> list[Answer]:
        """The answers of one turn."""
        return (await self.turn(*entries, now=now)).answers

    async def open(self, now: datetime = MONDAY) -> None:
        """Sanne starts, and it is on record."""
        (answer,) = await self.say(start(said=now), now=now)
        assert answer.refused is None

    async def agree(self, now: datetime = MONDAY + HOUR) -> None:
        """Karim accepts."""
        (answer,) = await self.say(entry("karim:accept", "accept", "karim", said=now), now=now)
        assert answer.refused is None

    async def ring(self, until: datetime) -> None:
        """Alarm by alarm, with a worker always there."""
        at = MONDAY
        while (alarm := (await self.turn(now=at)).alarm) is not None and alarm <= until:
            at = alarm

    async def log(self) -> list[dict[str, Any]]:
        """The whole log, each event with its own fields."""
        rows = await self.pool.fetch("select * from event where journey = $1 order by position", self.journey)
        return [dict(row) for row in rows]

    async def kinds(self) -> list[str]:
        """The kinds of event, in order."""
        return [row["kind"] for row in await self.log()]

    async def climbed(self) -> list[tuple[str, str]]:
        """The rungs that were climbed: of what, which."""
        bodies = [row["body"] for row in await self.log() if row["kind"] == "rung-climbed"]
        return [(body["id"].rpartition("-")[0], body["rung"]) for body in bodies]

    async def words(self) -> list[str]:
        """The ids on record, sorted."""
        rows = await self.pool.fetch("select id from word where journey = $1 order by id", self.journey)
        return [row["id"] for row in rows]

    async def aside(self) -> list[tuple[str | None, str]]:
        """What was set aside: the entry and why."""
        rows = await self.pool.fetch("select entry, why from set_aside where journey = $1 order by id", self.journey)
        return [(row["entry"], row["why"]) for row in rows]


async def audit(pool: Pool, journeys: Iterable[str]) -> None:
    """Every log is whole, and the read models of every journey are what its log says."""
    for journey in journeys:
        events = await pool.fetch("select * from event where journey = $1 order by position", journey)
        position = await pool.fetchval("select position from stream where journey = $1", journey) or 0
        assert [event["position"] for event in events] == list(range(1, position + 1))
        assert [event["recorded"] for event in events] == sorted(event["recorded"] for event in events)
        as_they_are = await read_models.rows(pool, journey)
        async with pool.acquire() as db, db.transaction():
            await read_models.rebuild(db, journey)
        assert await read_models.rows(pool, journey) == as_they_are


class Meter:
    """Counts what is counted."""

    def __init__(self, counted: Counter[str]) -> None:
        self.counted = counted

    def with_additional_attributes(self, *_: object) -> Meter:
        return self

    def create_counter(self, name: str, *_: object) -> Counted:
        return Counted(name, self.counted)


class Counted:
    """One counter."""

    def __init__(self, name: str, counted: Counter[str]) -> None:
        self.name = name
        self.counted = counted

    def add(self, by: int, labels: Mapping[str, str] | None = None) -> None:
        self.counted[" ".join([self.name, *(labels or {}).values()])] += by


def entry(id: str, kind: str, by: str, *, said: datetime | str, waits: bool = True, **fields: Any) -> Entry:
    """A word as the door hands it over; `line`, `want` and the like are to be sealed already."""
    when = said if isinstance(said, str) else said.isoformat()
    return Entry(id=id, word={"kind": kind, "by": by, "said": when} | fields, waits=waits)


def start(id: str = "sanne:start", *, said: datetime = MONDAY, waits: bool = True, **changed: Any) -> Entry:
    """The opening of Sanne's journey."""
    fields = {
        "learner": "sanne",
        "frame_holder": "karim",
        "companion": "karim",
        "adviser": "marieke",
        "team": "north",
        "title": sealed("Feedback"),
        "want": sealed("say what I think before it is too late"),
        "behaviour": sealed("in a meeting where I disagree, I say so"),
        "noticed_by": ["femke"],
        "template": "on-the-job",
    }
    return entry(id, "start", "sanne", said=said, waits=waits, **(fields | changed))


def practice(id: str, *, said: datetime | str, by: str = "sanne", waits: bool = True, **fields: Any) -> Entry:
    """Sanne tried."""
    return entry(id, "practice", by, said=said, waits=waits, **({"outcome": "went-stiffly"} | fields))


def sealed(text: str) -> str:
    """What a vault makes of a text, as far as the registrar can see."""
    return f"sealed:1/word/field/{base64.urlsafe_b64encode(text.encode()).decode()}"
