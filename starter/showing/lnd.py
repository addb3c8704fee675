"""Who L&D is: the advisers of teams, their colleagues, and the head."""

from __future__ import annotations

from dataclasses import dataclass

from records import people
from records.database import Database
from records.organisation import Organisation
from records.people import Person


@dataclass(frozen=True)
class Desk:
    """What one person of L&D looks after."""

    person: str
    teams: frozenset[str]
    """Teams that this person advises."""
    stands_in: bool
    """Head of L&D, or somebody's colleague: looks along with everybody."""

    @property
    def is_lnd(self) -> bool:
        """Whether this is somebody of L&D at all."""
        return bool(self.teams) or self.stands_in

    def advises(self, team: str, adviser: str) -> bool:
        """Whether a journey of this team is theirs: by the team, else as it was agreed."""
        return team in self.teams or adviser == self.person


async def desk(db: Database, organisation: Organisation, person: Person) -> Desk:
    """What this person looks after; nothing, for most."""
    teams = frozenset(team.id for team in await people.teams(db) if team.adviser == person.id)
    others = {organisation.head, *organisation.colleagues.keys(), *organisation.colleagues.values()}
    return Desk(person.id, teams, person.id in others)


async def everybody(db: Database, organisation: Organisation) -> frozenset[str]:
    """All of L&D, by our own ids."""
    advisers = {team.adviser for team in await people.teams(db)}
    others = {organisation.head, *organisation.colleagues.keys(), *organisation.colleagues.values()}
    return frozenset(one for one in advisers | others if one)
