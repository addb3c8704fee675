"""Small journeys, told to the rules in one setting or another, and what the rules made of each word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import product
from typing import NamedTuple
from zoneinfo import ZoneInfo

from journey import Event, Ground, Journey, JourneyId, Said, agenda, decide, elapse
from journey.days.calendar import Calendar
from journey.ground import Template
from journey.needs.need import Rhythm
from journey.steps.needs_conversation import StartJourney
from journey.who.people import PersonId, TeamId
from records import templates

SANNE, KARIM, LOTTE = PersonId("sanne"), PersonId("karim"), PersonId("lotte")
"""The learner; her manager, who gives room; a project lead, who goes along."""
FEMKE, LUC, BRAM = PersonId("femke"), PersonId("luc"), PersonId("bram")
"""A watcher; the mentor; somebody who is asked to help."""
MARIEKE, HELEEN = PersonId("marieke"), PersonId("heleen")
"""L&D's adviser, and the head of L&D."""

FIRST = date(2026, 3, 2)
"""A Monday. No page shows it."""
ALL_WEEK = frozenset({1, 2, 3, 4, 5})
NO_WEDNESDAY = ALL_WEEK - {3}
NAMED_AFTER = 70
"""Days from the start to the day that people name, wherever they name one."""

Told = tuple[int, Said | None]
"""So many days after the start somebody says this; None: nobody said anything up to then."""


@dataclass(frozen=True)
class Setting:
    """Where and when a tale is told. What holds in all settings is a rule, and no coincidence."""

    first: date = FIRST
    named: date = FIRST + timedelta(days=NAMED_AFTER)
    rhythm: Rhythm = Rhythm.WEEKLY
    weekdays: frozenset[int] = ALL_WEEK

    def day(self, days: int) -> date:
        """So many days after the start, or the first working day after that."""
        return self.ground.calendar.lands(self.first + timedelta(days=days))

    def start(self, **changed: object) -> StartJourney:
        """A need is on the table: Sanne's, with everybody on it somebody else."""
        said: dict[str, object] = {
            "by": SANNE, "learner": SANNE, "frame_holder": KARIM, "companion": LOTTE, "adviser": MARIEKE,
            "team": TeamId("north"), "title": "Feedback", "want": "say what I think", "rhythm": self.rhythm,
            "behaviour": "in a meeting where I disagree, I say so", "noticed_by": (FEMKE,),
        }  # fmt: skip
        if self.rhythm is Rhythm.RARE:
            said["first_try"] = self.named
        return StartJourney.model_validate(said | changed)

    @property
    def ground(self) -> Ground:
        """An organisation without a policy or days of its own."""
        return Ground(_calendar(self.weekdays), templates=_templates(), head=HELEEN)


SETTINGS = tuple(
    Setting(first, first + timedelta(days=named), rhythm, weekdays)
    for first, named, rhythm, weekdays in product(
        (FIRST, FIRST + timedelta(days=1)), (NAMED_AFTER, NAMED_AFTER + 8), Rhythm, (ALL_WEEK, NO_WEDNESDAY)
    )
)


class Heard(NamedTuple):
    """An event, the word that brought it (None: time did), and the journey after that word."""

    word: type[Said] | None
    event: Event
    journey: Journey


@dataclass
class Telling:
    """A journey in a setting, and everything that was heard of it."""

    setting: Setting = Setting()
    journey: Journey | None = None
    heard: list[Heard] = field(default_factory=list)

    def tell(self, told: Iterable[Told]) -> Telling:
        """Time passes up to each day, alarm by alarm, and then somebody speaks."""
        for days, word in told:
            at = noon(self.setting.day(days))
            self.until(at)
            if word is not None:
                self._hear(type(word), *decide(JourneyId("told"), self.journey, word, at, self.setting.ground))
        return self

    def until(self, at: datetime) -> Telling:
        """Nobody says anything up to an instant."""
        while (alarm := agenda(self.journey).alarm) is not None and alarm <= at:
            self._hear(None, *elapse(self.journey, alarm, self.setting.ground))
        return self

    @property
    def today(self) -> date:
        """The day of the last event."""
        return self.setting.ground.calendar.day(self.heard[-1].event.at)

    @property
    def now(self) -> Journey:
        """The journey; there is one."""
        assert self.journey is not None
        return self.journey

    def _hear(self, word: type[Said] | None, events: tuple[Event, ...], journey: Journey | None) -> None:
        assert journey is not None
        self.journey = journey
        self.heard.extend(Heard(word, event, journey) for event in events)


def noon(day: date) -> datetime:
    """Twelve o'clock in the organisation."""
    return datetime.combine(day, time(12), ZoneInfo("Europe/Amsterdam")).astimezone(UTC)


@cache
def _calendar(weekdays: frozenset[int]) -> Calendar:
    return Calendar(weekdays=weekdays)


@cache
def _templates() -> Mapping[str, Template]:
    return templates.known()
