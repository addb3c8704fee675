"""A dry run: one journey of a template, day by day, with people of simple habits; what was asked, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journey import Brought, Ground, Journey, JourneyId, Said, agenda, decide, elapse
from journey.days.calendar import Calendar
from journey.expected.expectations import ExpectationAnswered, ExpectationId, ExpectationMoved, RungClimbed, What
from journey.ground import RungName, Template
from journey.lnd.reasons import Reason
from journey.plans.plan import StepKind, stands
from journey.steps.mentoring import InviteMentor
from journey.steps.needs_conversation import StartJourney
from journey.who.people import PersonId
from simulation.people import ANSWERS, COMPANION, LEARNER, LND, MENTOR, Habit

LONGEST = timedelta(weeks=78)
DAY = timedelta(days=1)
ID = JourneyId("a-dry-run")


@dataclass(frozen=True)
class Asked:
    """Somebody got a message."""

    on: date
    who: PersonId
    what: What
    rung: RungName


@dataclass(frozen=True)
class Done:
    """Somebody did what was expected of them."""

    on: date
    who: PersonId
    what: What


@dataclass(frozen=True)
class Seen:
    """L&D reads from this day on that it does not move, and on what it waits."""

    on: date
    reason: Reason
    what: What


Entry = Asked | Done | Seen


@dataclass
class DryRun:
    """A run of its own for each template; `habits` are of learner, companion and mentor."""

    template: Template
    first: date
    habits: Mapping[PersonId, Habit]
    calendar: Calendar = field(default_factory=Calendar)
    journey: Journey | None = None
    entries: list[Entry] = field(default_factory=list)
    _asked: dict[ExpectationId, date] = field(default_factory=dict)

    def run(self) -> DryRun:
        """Up to its end, or for a year and a half; from when on nobody would hear of it any more, no further."""
        day = self.calendar.plus(self.first, 0)
        last = day + LONGEST
        self._says(_opening(self.habits), day)
        while day < last and not self.now.ended and agenda(self.now).alarm is not None:
            for word in self._answers(day):
                self._says(word, day)
            day = self.calendar.plus(day, 1)
            self._passes(_noon(day, self.calendar))
        return self

    @property
    def now(self) -> Journey:
        """The journey as it stands."""
        assert self.journey is not None
        return self.journey

    def _answers(self, day: date) -> Iterator[Said]:
        """What people say today: each answers what was put to them long enough ago."""
        for one in list(self.now.expectations.values()):
            days = self.habits[one.who].days if one.who in self.habits else None
            asked = self._asked.get(one.id)
            if asked is None or days is None or one.what not in ANSWERS or one.id not in self.now.expectations:
                continue
            if self.calendar.plus(asked, days) <= day:
                yield ANSWERS[one.what](self.now, one.who, day)
        if self.habits[LEARNER].days is not None and _lacks_a_mentor(self.now):
            yield InviteMentor(by=LEARNER, mentor=MENTOR)

    def _says(self, word: Said, day: date) -> None:
        ground = Ground(self.calendar, templates={"tried": self.template})
        self._hears(decide(ID, self.journey, word, _noon(day, self.calendar), ground), day)

    def _passes(self, to: datetime) -> None:
        """Alarm by alarm."""
        ground = Ground(self.calendar, templates={"tried": self.template})
        while (alarm := agenda(self.journey).alarm) is not None and alarm <= to:
            self._hears(elapse(self.journey, alarm, ground), self.calendar.day(alarm))

    def _hears(self, brought: Brought, day: date) -> None:
        known = {**self.journey.expectations} if self.journey else {}
        self.journey = brought.journey
        known.update(self.now.expectations)
        for event in brought.events:
            match event:
                case RungClimbed(rung=RungName.LND, stuck=stuck) if stuck:
                    self.entries.append(Seen(day, stuck.reason, known[event.id].what))
                case RungClimbed(to=who) if who in self.habits:
                    self.entries.append(Asked(day, who, known[event.id].what, event.rung))
                    if who == known[event.id].who:
                        self._asked.setdefault(event.id, day)
                case ExpectationMoved():
                    self._asked.pop(event.id, None)
                case ExpectationAnswered(by=who) if who and event.id in known:
                    self.entries.append(Done(day, who, known[event.id].what))


def _opening(habits: Mapping[PersonId, Habit]) -> StartJourney:
    """A need is on the table: by the learner, or by the manager of one who says nothing."""
    return StartJourney(
        by=COMPANION if habits[LEARNER].days is None else LEARNER,
        learner=LEARNER,
        frame_holder=COMPANION,
        companion=COMPANION,
        adviser=LND,
        template="tried",
        title="A dry run",
        want="be able to do it",
        behaviour="in that situation, I do this",
    )


def _lacks_a_mentor(journey: Journey) -> bool:
    """Whether the plan has one, and nobody was ever asked."""
    is_new = What.MENTOR not in journey.counted
    return is_new and journey.agreed is not None and stands(journey, StepKind.MENTORING)


def _noon(day: date, calendar: Calendar) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(calendar.timezone)).astimezone(UTC)
