"""Who may read what of a journey: one table, from the design's privacy page, and no rule elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journey.people import PersonId, Role

HIDDEN = "(sealed)"
UNREADABLE = "(made unreadable)"
"""Somebody asked to be forgotten."""


class Thing(StrEnum):
    """What there is to read."""

    TITLE = "title"
    PHASE = "phase"
    """Phase, and who is asked for what next."""
    NEED = "need"
    """The need in the learner's own words, hours and horizon."""
    BEHAVIOUR = "behaviour"
    COURSE = "course"
    """Who said which kind of word, and when."""
    SAID = "said"
    """The free text of words, and how a try went."""
    MENTORED = "mentored"
    """What learner and mentor said to one another."""
    FIGURE = "figure"
    DIRECTION = "direction"
    """Of confidence: growing, level or falling."""
    WAITING = "waiting"
    """Who has not answered, and whom it was put to; by name."""
    STUCK = "stuck"


BOTH_SIDES = frozenset({Role.LEARNER, Role.FRAME_HOLDER, Role.COMPANION})
MAY_READ: Mapping[Thing, frozenset[Role]] = {
    Thing.TITLE: BOTH_SIDES | {Role.MENTOR, Role.BUDDY, Role.WATCHER, Role.HELPER, Role.LND},
    Thing.PHASE: BOTH_SIDES | {Role.MENTOR, Role.LND},
    Thing.NEED: BOTH_SIDES | {Role.MENTOR},
    Thing.BEHAVIOUR: BOTH_SIDES | {Role.MENTOR, Role.WATCHER},
    Thing.COURSE: BOTH_SIDES,
    Thing.SAID: BOTH_SIDES,
    Thing.MENTORED: frozenset({Role.LEARNER, Role.MENTOR}),
    Thing.FIGURE: frozenset({Role.LEARNER}),
    Thing.DIRECTION: frozenset({Role.FRAME_HOLDER, Role.COMPANION}),
    Thing.WAITING: frozenset({Role.LND}),
    Thing.STUCK: frozenset({Role.LND}),
}
OPERATOR = frozenset({Thing.PHASE, Thing.COURSE, Thing.WAITING, Thing.STUCK})
"""What is shown where nobody says who asks: names, and no free text."""


@dataclass(frozen=True)
class Reader:
    """Somebody who looks at one journey; `person` None: the operator. Own words are always readable."""

    person: PersonId | None = None
    roles: frozenset[Role] = frozenset()
    since: datetime | None = None
    """Who took over reads what was said from then on, until the learner lets them read what came before."""

    def may(self, thing: Thing) -> bool:
        """Whether this reader may see it."""
        if self.person is None:
            return thing in OPERATOR
        return not self.roles.isdisjoint(MAY_READ[thing])

    def may_read(self, thing: Thing, at: datetime) -> bool:
        """Whether this reader may see what was written then; need, frame and plan arrive with whoever takes over."""
        return self.may(thing) and (thing is not Thing.SAID or self.since is None or at >= self.since)

    def is_self(self, person: str | None) -> bool:
        """Whether that is the reader."""
        return person is not None and person == self.person
