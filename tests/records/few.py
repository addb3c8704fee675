"""A few journeys, as the registrar would have left them: only what a test says of them is anything else than usual."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from records.database import Pool

NOW = datetime(2026, 11, 4, 10, tzinfo=UTC)
DAY = timedelta(days=1)
LEARNER, MANAGER, ADVISER = "learner", "karim", "marieke"


@dataclass
class Few:
    """Puts persons, journeys, what was said on them and what was expected into the tables."""

    pool: Pool
    now: datetime = NOW
    _next: count[int] = field(default_factory=lambda: count(1))

    async def person(self, id_: str, name: str | None = None, team: str | None = None) -> str:
        """Somebody of the organisation, once."""
        await self.pool.execute(
            "insert into person (id, known_as, name, language, team) values ($1, $1, $2, 'en', $3) "
            "on conflict do nothing",
            id_, name or id_.title(), team,
        )  # fmt: skip
        return id_

    async def team(self, id_: str, adviser: str | None) -> None:
        await self.pool.execute("insert into team (id, name, adviser) values ($1, $1, $2)", id_, adviser)

    async def journey(self, learner: str | None = None, **stands: Any) -> str:
        """An open journey; of a learner of its own, if nobody is named."""
        nth = next(self._next)
        id_ = f"journey-{nth:06}"
        learner = await self.person(learner or f"{LEARNER}-{nth}")
        row = {
            "id": id_, "position": 1, "learner": learner, "frame_holder": MANAGER, "companion": MANAGER,
            "adviser": ADVISER, "team": "north", "template": "standard@2", "phase": "practice", "title": "Feedback",
            "started": self.now - 200 * DAY, "last_word": self.now - 20 * DAY, "over": False, "fingerprint": "",
        } | stands  # fmt: skip
        for who in {row["frame_holder"], row["companion"], row["adviser"]}:
            await self.person(who)
        await self.insert("journey", row)
        goal = stands.get("goal")
        need = {"need": {"goal": goal} if goal else {}, "people": {"learner": learner}}
        await self.said(id_, "journey-started", learner, row["started"], **need)
        return id_

    async def said(self, journey: str, kind: str, by: str | None, at: datetime, **body: Any) -> None:
        """An event of the log."""
        await self.pool.execute(
            "insert into event (journey, position, kind, body, at, recorded, by) "
            "select $1, coalesce(max(position), 0) + 1, $2, $3, $4, $4, $5 from event where journey = $1",
            journey, kind, {"kind": kind, "at": at.isoformat(), **body}, at, by,
        )  # fmt: skip

    async def reached(
        self, journey: str, who: str, at: datetime, reason: str = "check-in-missed",
        until: datetime | None = None, what: str = "check-in",
    ) -> None:  # fmt: skip
        """What somebody was expected to do came to L&D at an instant; `until`: when it was answered."""
        nth = next(self._next)
        row = {
            "journey": journey, "id": f"{what}-{nth}", "valid_from": at - 12 * DAY, "valid_until": until,
            "what": what, "kind": "answer", "who": who, "due": at.date(), "rung": "lnd", "rung_at": at,
            "reason": reason, "on_role": "companion", "stuck_since": at.date(), "stuck_from": at, "move": "call",
        }  # fmt: skip
        await self.insert("expectation", row)

    async def insert(self, table: str, row: dict[str, Any]) -> None:
        columns = {name: value for name, value in row.items() if name != "goal"}
        places = ", ".join(f"${place}" for place in range(1, len(columns) + 1))
        await self.pool.execute(f"insert into {table} ({', '.join(columns)}) values ({places})", *columns.values())


def plain(value: Any) -> str:
    """Everything that an answer holds, as one text."""
    return json.dumps(value, default=str)
