"""What lists and pages read: where journeys stand, who is expected to do what, what would be sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from journey.expected.expectations import BETWEEN_TWO, What
from records import pages, statements
from records.database import Database
from records.message_kinds import THANKED

SQL = statements.load("listing")
OPEN, OVER = "open", "over"
THEIR_OWN = frozenset({*map(str, BETWEEN_TWO), THANKED})
"""Messages of which nobody but their reader may know: what is asked, or all of the code."""


@dataclass(frozen=True)
class Standing:
    """One journey in a list. Persons are ids, the title is sealed."""

    id: str
    position: int
    learner: str
    frame_holder: str
    companion: str
    adviser: str
    team: str
    template: str
    phase: str
    title: str
    started: datetime
    last_word: datetime
    last_by: str | None
    last_kind: str | None
    alarm: datetime | None
    over: bool
    ended: str | None

    @property
    def mark(self) -> str:
        """Where a page that ends with this journey ends."""
        return pages.mark(OVER if self.over else OPEN, self.last_word.isoformat(), self.id)


@dataclass(frozen=True)
class Which:
    """Which journeys are asked for; None: all. Persons and teams by our own ids, templates by name."""

    ended: bool = False
    """Also those that have ended."""
    team: str | None = None
    phase: str | None = None
    template: str | None = None
    person: str | None = None
    """Only those that this person is on, or is the adviser of."""
    teams: Sequence[str] = ()
    """And those of the teams that this person advises."""

    @property
    def parameters(self) -> tuple[Any, ...]:
        """As the statements take them; whether it has ended is said otherwise."""
        return self.team, self.phase, self.template, self.person, list(self.teams)


@dataclass(frozen=True)
class Expected:
    """Somebody is expected to do something."""

    id: str
    what: str
    kind: str
    who: str
    due: date
    rung: str | None
    rung_at: datetime | None
    reason: str | None
    stuck_since: date | None
    stuck_from: datetime | None
    move: str | None


@dataclass(frozen=True)
class Message:
    """A message of the outbox; `due`: when it may go."""

    id: str
    journey: str
    person: str
    what: str
    expectation: str | None
    due: datetime
    companion: str
    """Of its journey; empty where that is not listed."""
    team_need: str | None = None
    """What it shares with others: one ask of one person is one message."""


async def learner(db: Database, journey: str) -> str | None:
    """Whose journey it is; None when nothing of it is on record."""
    found: str | None = await db.fetchval(SQL["learner"], journey)
    return found


async def journeys(db: Database, which: Which, after: str | None, first: int) -> list[Standing]:
    """The first journeys after a mark: open ones before ended ones, and those that waited longest for a word first.

    Raises:
        BadMark: no page ends there.
    """
    rows = await db.fetch(SQL["journeys"], *_asked(which, after), first)
    return [Standing(**row) for row in rows]


async def left(db: Database, which: Which, after: str) -> int:
    """How many come after a mark; counted up to one more than `pages.COUNTED`."""
    count: int = await db.fetchval(SQL["left_over"], *_asked(which, after), pages.COUNTED + 1)
    return count


async def counts(db: Database, which: Which) -> dict[str, int]:
    """How many journeys stand where: by phase, and those that have ended by how."""
    return {row["stands"]: row["journeys"] for row in await db.fetch(SQL["counts"], *which.parameters, which.ended)}


async def templates(db: Database) -> set[str]:
    """The names of the templates that there are journeys of."""
    return {row["name"] for row in await db.fetch(SQL["templates"])}


async def is_adviser(db: Database, person: str) -> bool:
    """Whether any journey was agreed with this person as its L&D adviser."""
    advises: bool = await db.fetchval(SQL["is_adviser"], person)
    return advises


async def journey(db: Database, id_: str) -> Standing | None:
    """One journey."""
    row = await db.fetchrow(SQL["journey"], id_)
    return Standing(**row) if row else None


async def by_prefix(db: Database, start: str) -> list[str]:
    """Up to two journeys whose id begins like this."""
    return [row["id"] for row in await db.fetch(SQL["by_prefix"], start)]


async def of_learner(db: Database, learner: str) -> list[tuple[str, bool]]:
    """The journeys of one learner, newest first, and whether each is over."""
    return [(row["id"], row["over"]) for row in await db.fetch(SQL["of_learner"], learner)]


async def beside(db: Database, person: str) -> list[str]:
    """The journeys that have not ended and on which this person gives room or goes along, oldest first."""
    return [row["id"] for row in await db.fetch(SQL["beside"], person)]


async def mentorships(db: Database, person: str) -> int:
    """On how many journeys this person is asked to be the mentor, or to meet as one."""
    count: int = await db.fetchval(SQL["mentorships"], person, [What.MENTOR, What.MENTOR_MEETING])
    return count


async def companionships(db: Database, person: str) -> int:
    """With how many journeys that have not ended this person goes along."""
    count: int = await db.fetchval(SQL["companionships"], person)
    return count


async def many_companionships(db: Database, person: str, many: int) -> int:
    """With how many journeys this person goes along, where that is so `many` or more; 0: it is not."""
    count = await companionships(db, person)
    return count if count >= many else 0


async def open_journeys(db: Database) -> list[str]:
    """The ids of the journeys that are not over, by their next alarm."""
    return [row["id"] for row in await db.fetch(SQL["open_journeys"])]


async def expected(db: Database, id_: str) -> list[Expected]:
    """What is open on one journey, soonest first."""
    return [Expected(**row) for row in await db.fetch(SQL["expected"], id_)]


async def post_waiting(db: Database, person: str | None = None) -> list[Message]:
    """What waits, as far as this person may know, first what may go first; None: nobody said who they are."""
    return [Message(**row) for row in await db.fetch(SQL["post_waiting"], person, list(THEIR_OWN))]


def is_their_own(what: str) -> bool:
    """Whether nobody but its reader may know of such a message."""
    return what in THEIR_OWN or what.partition(".")[0] in THEIR_OWN


async def post_to(db: Database, person: str) -> list[Message]:
    """Every message that was written to this person, delivered or not, oldest first."""
    return [Message(**row) for row in await db.fetch(SQL["post_to"], person)]


def _asked(which: Which, after: str | None) -> tuple[Any, ...]:
    parts = [part for part in _parts(after) if which.ended or not part[0]]
    return (*which.parameters, *([part[column] for part in parts] for column in range(3)))


def _parts(after: str | None) -> list[tuple[bool, datetime, str]]:
    """Whether they are over, and the last word and the journey after which the part begins."""
    all_ = [(over, datetime.min.replace(tzinfo=UTC), "") for over in (False, True)]
    if after is None:
        return all_
    stands, last_word, id_ = pages.place(after, 3)
    if stands not in (OPEN, OVER):
        raise pages.BadMark(after)
    return [(stands == OVER, pages.instant(last_word), id_), *(all_[1:] if stands == OPEN else [])]
