"""Who is who on a journey."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", str)
TeamId = NewType("TeamId", str)


class Role(StrEnum):
    """What a person is on one journey; somebody may be several things."""

    LEARNER = "learner"
    FRAME_HOLDER = "frame-holder"
    COMPANION = "companion"
    MENTOR = "mentor"
    WATCHER = "watcher"
    HELPER = "helper"
    """Asked for support, or the owner of a condition."""
    LND = "lnd"


@dataclass(frozen=True)
class People:
    """The people of one journey, by opaque id."""

    learner: PersonId
    frame_holder: PersonId
    companion: PersonId
    adviser: PersonId
    watchers: tuple[PersonId, ...] = ()
    team: TeamId = TeamId("")
    mentor: PersonId | None = None
    """Invited, or accepted."""
    helpers: tuple[PersonId, ...] = ()

    def roles(self, person: PersonId) -> frozenset[Role]:
        """What this person is here; nothing, for a stranger."""
        return frozenset(role for role, people in self._table() if person in people)

    def everybody(self) -> tuple[PersonId, ...]:
        """Each person once, the learner first."""
        return tuple(dict.fromkeys(person for _, people in self._table() for person in people))

    def agreeing(self) -> tuple[PersonId, PersonId]:
        """The two whose yes makes the agreement."""
        return self.learner, self.frame_holder

    def other_side(self, person: PersonId) -> PersonId:
        """Who sits across the table: the companion for the learner, the learner for anybody else."""
        return self.companion if person == self.learner else self.learner

    def role_awaited(self, person: PersonId) -> Role:
        """The one role to name when something waits on this person; the weightiest of several."""
        return next((role for role, people in self._table() if person in people), Role.LND)

    def _table(self) -> tuple[tuple[Role, tuple[PersonId, ...]], ...]:
        return (
            (Role.LEARNER, (self.learner,)),
            (Role.COMPANION, (self.companion,)),
            (Role.FRAME_HOLDER, (self.frame_holder,)),
            (Role.MENTOR, (self.mentor,) if self.mentor else ()),
            (Role.WATCHER, self.watchers),
            (Role.LND, (self.adviser,)),
            (Role.HELPER, self.helpers),
        )
