"""Who is who on a journey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NewType

from journey.grammar.codes import Code

PersonId = NewType("PersonId", str)
TeamId = NewType("TeamId", str)
POST = PersonId("post")
"""Who brings the letters. No person: ours have opaque ids, and nobody is called this."""
NOBODY = PersonId("")
"""Who gives room and goes along in a new job, as long as nobody is known: of nobody nothing is expected."""


class Role(Code):
    """What a person is on one journey; somebody may be several things."""

    LEARNER = "learner"
    FRAME_HOLDER = "frame-holder"
    COMPANION = "companion"
    MENTOR = "mentor"
    BUDDY = "buddy"
    """Experienced, and beside a mentor who does it for the first time."""
    WATCHER = "watcher"
    HELPER = "helper"
    """Asked for support, or the owner of a condition."""
    LND = "lnd"
    MANAGER = "manager"
    """Of who gives room or goes along, and not on the journey: may say who stands in for them, and reads nothing."""
    SPONSOR = "sponsor"
    """Owns the goal that a need serves; reads sums only, and says nothing here."""
    POST = "post"
    """Brings the letters, and says what became of them; is nobody, reads nothing, and is never asked."""


WEIGHT = (
    Role.LEARNER, Role.COMPANION, Role.FRAME_HOLDER, Role.MENTOR, Role.WATCHER, Role.LND, Role.HELPER, Role.BUDDY
)  # fmt: skip
"""The weightiest first: what to call somebody who is several things."""


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
    buddy: PersonId | None = None
    """Of the mentor."""

    def roles(self, person: PersonId) -> frozenset[Role]:
        """What this person is here; nothing, for a stranger."""
        if person == POST:
            return frozenset({Role.POST})
        return frozenset(role for role, people in self._table() if person in people)

    def is_one_of(self, person: PersonId, roles: Iterable[Role]) -> bool:
        """Whether this person is any of these here."""
        for role in roles:  # noqa: SIM110 - asked at every word: no generator
            if person in self._who(role):
                return True
        return False

    def everybody(self) -> tuple[PersonId, ...]:
        """Each person once, the learner first."""
        return tuple(dict.fromkeys(person for _, people in self._table() for person in people))

    def helping(self) -> tuple[PersonId, ...]:
        """Everybody who does something for the learner here; L&D, whose work it is, left out."""
        helping = (self.companion, self.frame_holder, self.mentor, *self.watchers, *self.helpers)
        return tuple(person for person in helping if person and person != self.learner)

    def agreeing(self) -> tuple[PersonId, PersonId]:
        """The two whose yes makes the agreement."""
        return self.learner, self.frame_holder

    def responsible(self) -> tuple[PersonId, ...]:
        """Who has a part that can be handed over."""
        return tuple(person for person in (self.frame_holder, self.companion, self.mentor) if person)

    def other_side(self, person: PersonId) -> PersonId:
        """Who sits across the table: the companion for the learner, if there is one; the learner for anybody else."""
        return (self.companion or person) if person == self.learner else self.learner

    def role_awaited(self, person: PersonId) -> Role:
        """The one role to name when something waits on this person; the weightiest of several."""
        return next((role for role, people in self._table() if person in people), Role.LND)

    def _table(self) -> Iterator[tuple[Role, tuple[PersonId, ...]]]:
        return ((role, self._who(role)) for role in WEIGHT)

    def _who(self, role: Role) -> tuple[PersonId, ...]:  # noqa: C901 - a table
        match role:
            case Role.LEARNER:
                return (self.learner,)
            case Role.COMPANION:
                return (self.companion,) if self.companion else ()
            case Role.FRAME_HOLDER:
                return (self.frame_holder,) if self.frame_holder else ()
            case Role.MENTOR:
                return (self.mentor,) if self.mentor else ()
            case Role.WATCHER:
                return self.watchers
            case Role.LND:
                return (self.adviser,)
            case Role.HELPER:
                return self.helpers
            case Role.BUDDY:
                return (self.buddy,) if self.buddy else ()
            case Role.POST:
                return (POST,)
            case Role.MANAGER | Role.SPONSOR:
                return ()
