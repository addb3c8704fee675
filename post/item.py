"""A message that waits: what somebody is to get, for one cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from journey.expected.expectations import KINDS, ExpectationId, What
from journey.ground import Kind, RungName
from journey.state import JourneyId
from journey.who.people import PersonId
from post.diaries import Talk
from post.subjects import Goes, Subject

SHARED = frozenset({Kind.TALK, Kind.ANSWER})
"""What is asked once for all who share a need; a call for help is somebody's own."""


@dataclass(frozen=True)
class Item:
    """One row of the outbox."""

    id: str
    journey: JourneyId
    person: PersonId
    subject: Subject
    goes: Goes
    written: datetime
    due: datetime
    what: What | None = None
    rung: RungName | None = None
    expectation: ExpectationId | None = None
    team_need: str | None = None
    passed_over: int = 0
    """How many letters of the week had no room for it."""
    talk: Talk | None = None
    """Of an invitation, and of a talk that is called off: its place in the diary."""
    sequence: int = 0
    """How many messages about that talk the person had before this one."""

    @property
    def asked_together(self) -> tuple[str, ...]:
        """What is asked of one person for one team need is one ask, whichever rung each journey is on."""
        if self.team_need is None or self.what is None or KINDS[self.what] not in SHARED:
            return (self.id,)
        return (self.team_need, self.subject, self.what)
