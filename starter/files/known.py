"""What rows are held against: who works here, which templates there are, and what is on record already."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from journey.steps.needs_conversation import JourneyStarted
from records import event_log, people
from records.database import Pool
from records.organisation import Organisation
from records.people import Person
from records.template_file import Audience
from starter.files import moments


@dataclass(frozen=True)
class Known:
    """At the moment at which the files are read."""

    now: datetime
    zone: ZoneInfo
    persons: Mapping[str, Person]
    """By the organisation's own ids."""
    templates: Collection[str]
    advisers: Mapping[str, str | None] = field(default_factory=dict)
    """By team."""
    head: str | None = None
    """The head of L&D."""
    words: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The ids of the words on record, by journey."""
    openings: Mapping[str, JourneyStarted] = field(default_factory=dict)
    """How the journeys that are on record began."""
    goals: Mapping[str, str] = field(default_factory=dict)
    """Our own ids of the organisation's goals, by its keys."""
    teams: Mapping[str, str] = field(default_factory=dict)
    """Our own ids of teams, by their names."""
    audiences: Mapping[str, Audience] = field(default_factory=dict)
    """For whom a template is meant, where it is not for everybody."""

    @cached_property
    def managers(self) -> Collection[str]:
        """Our own ids of who manages somebody."""
        return {person.manager for person in self.persons.values() if person.manager}

    def is_meant_for(self, template: str, person: Person) -> bool:
        """Whether this person is one of those whom the template is meant for."""
        meant = self.audiences.get(template, Audience.EVERYBODY)
        return meant.has(manages=person.id in self.managers, in_a_team=person.team is not None)

    @property
    def today(self) -> date:
        """The organisation's day."""
        return self.now.astimezone(self.zone).date()

    def instant(self, moment: date) -> datetime:
        """When that was."""
        return moments.instant(moment, self.zone)

    def is_to_come(self, moment: date) -> bool:
        """Whether it has not been yet; today has."""
        return self.instant(moment) > self.now if isinstance(moment, datetime) else moment > self.today

    def find(self, who: str) -> str | None:
        """Our own id of somebody."""
        person = self.persons.get(who)
        return person.id if person else None

    def adviser(self, person: Person) -> str | None:
        """Who of L&D is there for somebody."""
        return self.advisers.get(person.team or "") or self.head


async def known(
    pool: Pool, organisation: Organisation, templates: Mapping[str, Audience], journeys: Sequence[str], now: datetime
) -> Known:
    """Everything that these journeys' rows may be held against. `templates`: for whom each is meant."""
    openings, teams = await event_log.openings(pool, journeys), await people.teams(pool)
    return Known(
        now=now,
        zone=ZoneInfo(organisation.ground.calendar.timezone),
        persons={person.known_as: person for person in await people.all_known(pool) if person.known_as},
        templates=[*templates],
        audiences=templates,
        advisers={team.id: team.adviser for team in teams},
        head=organisation.head,
        words=await event_log.word_ids(pool, journeys),
        openings={id_: event for id_, event in openings.items() if isinstance(event, JourneyStarted)},
        goals={goal.known_as: goal.id for goal in organisation.goals},
        teams={team.name: team.id for team in teams},
    )
