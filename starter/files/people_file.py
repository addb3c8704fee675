"""people.csv: who works here, whose manager is who, and which adviser each team has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from records import people
from records.database import Pool
from records.people import Person, Team
from starter.files import csv_files, people_checks
from starter.files.bad_input import Faults
from starter.files.csv_files import Table
from starter.files.people_rows import PersonRow


@dataclass(frozen=True)
class Imported:
    """What an import of persons did."""

    added: int
    changed: int
    unchanged: int
    teams: int
    """Teams that were added, or got another adviser."""


async def import_people(pool: Pool, path: Path) -> Imported:
    """Take the file over: all of it, or nothing. Safe to repeat.

    Who is not in the file stays as they are, and so does what the file has no column for. A team of which no row
    names an adviser keeps the one it has.

    Raises:
        BadInput: with everything that is wrong.
    """
    table = csv_files.read(path, PersonRow)
    async with pool.acquire() as db, db.transaction():
        before, teams_before = await people.everybody(db)
        merge = _Merge(table, before, teams_before)
        with Faults(table.file) as faults:
            people_checks.check(table.rows, merge.ids.keys(), merge.managers(), faults)
        persons, teams = merge.persons(), merge.teams()
        await people.save(db, persons, teams)
    added = len({person.id for person in persons} - {person.id for person in before})
    return Imported(added, len(persons) - added, len(table.rows) - len(persons), len(teams))


class _Merge:
    """The file laid over what is on record."""

    def __init__(self, table: Table[PersonRow], persons: list[Person], teams: list[Team]) -> None:
        self._table = table
        self._before = {person.known_as: person for person in persons if person.known_as}
        self._teams_before = {team.name: team for team in teams}
        self.ids = {row.id: uuid4().hex for _, row in table.rows}
        self.ids |= {known_as: person.id for known_as, person in self._before.items()}
        """Our ids by the organisation's, of everybody."""
        self._team_ids = {row.team: uuid4().hex for _, row in table.rows if row.team}
        self._team_ids |= {team.name: team.id for team in teams}

    def managers(self) -> dict[str, str | None]:
        """Everybody's manager, in the organisation's ids, once the file is taken over."""
        known_as = {person.id: person.known_as for person in self._before.values()}
        managers = {name: known_as.get(person.manager or "") for name, person in self._before.items()}
        if "manager" in self._table.columns:
            managers |= {row.id: row.manager for _, row in self._table.rows}
        return managers

    def persons(self) -> list[Person]:
        """Who is new, or different."""
        made = [self._person(row) for _, row in self._table.rows]
        return [person for person in made if person != self._before.get(person.known_as or "")]

    def teams(self) -> list[Team]:
        """Which teams are new, or have another adviser."""
        made: dict[str, Team] = {}
        for _, row in self._table.rows:
            if row.team:
                team = made.get(row.team) or self._teams_before.get(row.team)
                team = team or Team(self._team_ids[row.team], row.team)
                made[row.team] = replace(team, adviser=self.ids[row.adviser]) if row.adviser else team
        return [team for team in made.values() if team != self._teams_before.get(team.name)]

    def _person(self, row: PersonRow) -> Person:
        said = row.model_dump(include=set(self._table.columns) - {"id", "adviser"})
        if row.manager:
            said["manager"] = self.ids[row.manager]
        if row.team:
            said["team"] = self._team_ids[row.team]
        return replace(self._before.get(row.id) or Person(self.ids[row.id], row.id, row.name), **said)
