"""One person who looks at one journey: what they read of it. The table itself is the core's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from journey import Event, Journey
from journey.reading import audience, readers
from journey.reading.readers import IN_FULL, NOBODY, Act, Cell
from journey.who import stand_ins
from journey.who.people import PersonId, Role

HIDDEN = "(sealed)"
UNREADABLE = "(made unreadable)"
"""Somebody asked to be forgotten."""


@dataclass(frozen=True)
class Reader:
    """Somebody who looks at one journey as it stands now; `person` None: whoever runs the thing."""

    journey: Journey
    person: PersonId | None = None
    beside: frozenset[Role] = NOBODY
    """What they are by the organisation, beside what the journey says."""
    clicked: bool = False
    """They asked to look closer, and it is on record that they did."""
    now: datetime | None = None
    """When they look: who stands in reads as long as it lasts. None: when the last word was said."""

    def cell(self, act: Act) -> Cell:
        """How much of it they read."""
        cell = readers.may(self.person, act, self.journey, self.beside, self.now)
        return Cell.YES if self.clicked and cell is Cell.AFTER_A_CLICK else cell

    def may(self, act: Act) -> bool:
        """Whether they read all of it."""
        return self.cell(act) in IN_FULL

    def reads(self, act: Act, event: Event, to: str | None) -> bool:
        """Whether they read that part of something that happened."""
        if self.person is None:
            return self.may(act)
        person = None if to is None else PersonId(to)
        is_read = audience.may_read(self.person, act, event, person, self.journey, self.beside, self.now)
        return is_read or (self.clicked and self.may(act))

    def reads_said(self, at: datetime) -> bool:
        """Whether they read the free text of both sides that was written then."""
        if self.person is None:
            return self.may(Act.SAID)
        since = stand_ins.reads_since(self.journey, self.person, self.now or self.journey.last_word)
        return self.may(Act.SAID) and (since is None or at >= since)

    def is_self(self, person: str | None) -> bool:
        """Whether that is the reader."""
        return person is not None and person == self.person
