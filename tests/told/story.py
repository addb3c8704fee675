"""Stories: a year of a journey, day by day; what it asks of each person, and what L&D reads on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from journey import Said
from journey.expected.expectations import RungClimbed, What
from journey.ground import RungName
from journey.lnd.reasons import Move, Reason
from journey.reading.readers import Act, Cell, may
from journey.who.people import PersonId, Role
from tests.core.telling import Telling, noon

ON_A_LIST = (RungName.LND, RungName.COLLEAGUE, RungName.HEAD)
"""What is read on L&D's list; every other rung but the last one asks somebody for something."""
ASKS_A_WEEK = 5
"""What the domain allows of one person in a week, over all their roles."""


class Message(NamedTuple):
    """What somebody was asked, and when."""

    on: date
    to: PersonId
    what: What
    rung: RungName


class Row(NamedTuple):
    """What L&D reads first of a journey."""

    reason: Reason
    on: Role
    move: Move


@dataclass
class Story(Telling):
    """A telling that remembers what it asked."""

    def messages(self, to: PersonId | None = None, since: date = date.min) -> list[Message]:
        """Everything that this person was asked from a day on, oldest first; of everybody, if nobody is named."""
        return [one for one in self._rungs() if one.rung not in ON_A_LIST and to in (None, one.to) and one.on >= since]

    def on_lists(self, to: PersonId) -> list[date]:
        """The days on which something came to this person's list at L&D."""
        return [one.on for one in self._rungs() if one.rung in ON_A_LIST and one.to == to]

    def row(self, on: date) -> Row | None:
        """What L&D reads first at noon of this day; None: it is not on their list."""
        now = [stuck for stuck in self.agenda.stuck if stuck.from_ <= noon(on)]
        return Row(now[0].reason, now[0].on, now[0].move) if now else None

    def reads(self, person: PersonId, act: Act) -> Cell:
        """How much of it this person reads now."""
        return may(person, act, self.now)

    def _rungs(self) -> list[Message]:
        climbed = [one for one in self.log if isinstance(one, RungClimbed) and one.rung is not RungName.LET_GO]
        day = self.ground.calendar.day
        return [Message(day(one.at), one.to, What(one.id.rsplit("-", 1)[0]), one.rung) for one in climbed]


@dataclass
class Group:
    """Stories side by side on one clock, each by the name of its learner."""

    stories: dict[PersonId, Story]

    def until(self, at: date | datetime) -> Group:
        """Time passes for all of them."""
        for story in self.stories.values():
            story.until(at)
        return self

    def when(self, at: date | datetime, words: Iterable[tuple[PersonId, Said]]) -> Group:
        """Words on the journeys of these learners; time passes for the others too."""
        for learner, word in words:
            self.stories[learner].when(word, at)
        return self.until(at)

    def messages(self, to: PersonId, since: date = date.min) -> list[Message]:
        """What this person was asked; the same ask on several journeys of the team need is one."""
        return sorted({one for story in self.stories.values() for one in story.messages(to, since)})

    def rows(self, on: date) -> Counter[Row | None]:
        """What L&D reads first of each, and of how many."""
        return Counter(story.row(on) for story in self.stories.values())


def busiest_week(messages: Iterable[Message]) -> int:
    """The most that one person was asked in one week."""
    weeks = Counter((one.to, one.on.isocalendar()[:2]) for one in messages)
    return max(weeks.values(), default=0)
