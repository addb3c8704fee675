"""A hundred thousand journeys at once, loaded by COPY: a tenth of them stuck, and some that soon will be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations
from operator import itemgetter
from random import Random
from typing import Any

import asyncpg

from journey.lnd.reasons import FIRST_MOVE, ORDER, Reason
from journey.plans.plan import StepKind

NOW = datetime(2026, 11, 4, 10, tzinfo=UTC)
JOURNEYS = 100_000
STUCK, COMING = 0.10, 0.06
"""How many of the journeys are on the list, and how many will be within weeks if nobody speaks."""
TEAMS, ADVISERS = 4_000, 100
TEMPLATES = ("standard",) * 16 + ("onboarding",) * 3 + ("team-lead",)
ENDINGS = ("applied",) * 7 + ("lapsed", "stopped", "left")
STUCK_COLUMNS = (
    "list", "journey", "shown_from", "shown_until", "place", "from_", "reason", "on_role", "who", "since", "move",
    "what", "more", "others", "learner", "companion", "frame_holder", "adviser", "team", "phase", "template",
    "last_word", "last_by", "last_kind",
)  # fmt: skip
JOURNEY_COLUMNS = (
    "id", "position", "learner", "frame_holder", "companion", "adviser", "team", "template", "phase", "title",
    "started", "last_word", "last_by", "last_kind", "alarm", "over", "ended", "fingerprint", "team_need",
)  # fmt: skip
FULL = 70
"""Percent of an index page that is used where rows came one by one, in any order."""
TITLE = "sealed:1/" + "x" * 190


@dataclass
class Crowd:
    """Who there is, by opaque ids; the same for every seed."""

    seed: int = 7

    def __post_init__(self) -> None:
        """People and teams, and which adviser each team has."""
        self.random = Random(self.seed)
        self.advisers = [self._id() for _ in range(ADVISERS)]
        self.teams = [self._id() for _ in range(TEAMS)]
        self.managers = {team: self._id() for team in self.teams}
        self.looks_after = {team: self.random.choice(self.advisers) for team in self.teams}

    def journeys(self) -> Iterator[dict[str, Any]]:
        """A row of the read model for each, as the registrar would have left it."""
        phases = [phase for place, phase in enumerate(reversed(StepKind)) for _ in range(2**place)]
        for _ in range(JOURNEYS):
            team = self.random.choice(self.teams)
            started = NOW - timedelta(days=self.random.randint(1, 700), minutes=self.random.randint(0, 1439))
            over = self.random.random() < 0.3
            learner = self._id()
            yield {
                "id": f"{self._id()}----",
                "position": self.random.randint(3, 90),
                "learner": learner,
                "frame_holder": self.managers[team],
                "companion": self.managers[team],
                "adviser": self.looks_after[team],
                "team": team,
                "template": f"{self.random.choice(TEMPLATES)}@{self.random.randint(1, 3)}",
                "phase": self.random.choice(phases),
                "title": TITLE,
                "started": started,
                "last_word": started + (NOW - started) * self.random.random(),
                "last_by": self.random.choice((learner, self.managers[team])),
                "last_kind": "practice-logged",
                "alarm": NOW + timedelta(days=self.random.randint(0, 20)),
                "over": over,
                "ended": self.random.choice(ENDINGS) if over else None,
                "fingerprint": "",
                "team_need": None,
            }

    def stretches(self, journey: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """What one journey shows, and until when: one reason, or two of which the second may be still to come."""
        chance = self.random.random()
        if journey["over"] or chance > (STUCK + COMING) / 0.7:
            return
        begin = NOW - timedelta(days=self.random.randint(1, 90), minutes=self.random.randint(0, 9))
        if chance > STUCK / 0.7:
            begin = NOW + timedelta(days=self.random.randint(1, 25))
        first, other = self.random.choices(list(Reason), self._weights(), k=2)
        if self.random.random() < 0.8:
            yield self._shown(journey, first, begin, begin, None, 0)
            return
        second = begin + timedelta(days=self.random.randint(1, 60))
        worst, since = min((ORDER[first], begin), (ORDER[other], second))
        if second > NOW:
            yield self._shown(journey, first, begin, begin, second, 0)
        yield self._shown(journey, list(Reason)[worst], since, second, None, 1)

    def _weights(self) -> list[float]:
        """Missed check-ins are common, promises that are not kept are not."""
        return [1 + place % 4 for place in range(len(Reason))]

    def _shown(
        self, journey: dict[str, Any], reason: Reason, from_: datetime, begin: datetime, end: datetime | None, more: int
    ) -> dict[str, Any]:
        kept = {key: journey[key] for key in STUCK_COLUMNS if key in journey}
        return kept | {
            "journey": journey["id"],
            "shown_from": begin,
            "shown_until": end,
            "place": ORDER[reason],
            "from_": from_,
            "reason": reason,
            "on_role": "companion",
            "who": journey["companion"],
            "since": (from_ - timedelta(days=14)).date(),
            "move": FIRST_MOVE[reason],
            "what": "check-in",
            "more": more,
            "others": more * 3,
            "template": journey["template"].partition("@")[0],
        }

    def _id(self) -> str:
        return f"{self.random.getrandbits(128):032x}"


def lists(row: dict[str, Any]) -> list[str]:
    """The lists that a row stands on; another test holds this against what the registrar writes."""
    names = [f"{what} {row[what]}" for what in ("adviser", "phase", "template")]
    return ["", *names, f"team {row['team']}", *map(" ".join, combinations(names, 2))]


async def load(url: str, crowd: Crowd) -> None:
    """Put them all in, as the owner, and let PostgreSQL look at its tables."""
    journeys = list(crowd.journeys())
    stretches = [row | {"list": name} for one in journeys for row in crowd.stretches(one) for name in lists(row)]
    db = await asyncpg.connect(url)
    try:
        for table, columns, rows in (("journey", JOURNEY_COLUMNS, journeys), ("stuck", STUCK_COLUMNS, stretches)):
            records = map(itemgetter(*columns), rows)
            await db.execute(f"alter table {table} set unlogged")  # it will not outlive its server
            indexes = await _without_indexes(db, table)
            await db.copy_records_to_table(table, records=records, columns=columns)
            for index in indexes:
                made, where, only = index.partition(" WHERE ")
                await db.execute(f"{made} with (fillfactor = {FULL}){where}{only}")
            await db.execute(f"vacuum (analyze) {table}")
    finally:
        await db.close()


async def _without_indexes(db: asyncpg.Connection[Any], table: str) -> list[str]:
    """Drop all but the key; how to make them again. Filled row by row, they would take twice the time."""
    other = "where tablename = $1 and indexname <> tablename || '_pkey'"
    rows = await db.fetch(f"select indexname, indexdef from pg_indexes {other}", table)
    for row in rows:
        await db.execute(f"drop index {row['indexname']}")
    return [row["indexdef"] for row in rows]
