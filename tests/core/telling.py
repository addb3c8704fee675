"""Given, when, then: journeys told in a few words, with the same people every time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Self, TypeVar
from zoneinfo import ZoneInfo

import pytest

from journey import (
    Agenda,
    Brought,
    Event,
    Ground,
    Journey,
    JourneyId,
    Refusal,
    Said,
    agenda,
    body,
    decide,
    elapse,
    free_texts,
    retold,
)
from journey.days.calendar import Calendar
from journey.expected.expectations import Expectation, Fact, RungClimbed, What
from journey.ground import RungName, Template
from journey.needs.agreement import Accept
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting
from journey.state import SightingAnswer
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice, Outcome
from journey.unsaying.record import Told
from journey.unsaying.taking_back import TakeBack
from journey.who.people import PersonId, TeamId

F = TypeVar("F", bound=Fact)

SANNE = PersonId("sanne")
"""The learner."""
KARIM = PersonId("karim")
"""Her manager: frame-holder and companion in one."""
FEMKE = PersonId("femke")
"""A watcher: she sits in the same meetings."""
MARIEKE = PersonId("marieke")
"""L&D adviser of the team."""
JOB = PersonId("job")
"""Marieke's colleague."""
HELEEN = PersonId("heleen")
"""Head of L&D."""
LUC = PersonId("luc")
"""An experienced colleague: the mentor."""
LOTTE = PersonId("lotte")
"""A project lead: the companion where that is not the manager, and who takes over from her."""
BRAM = PersonId("bram")
"""Nobody on this journey."""

ZONE = ZoneInfo("Europe/Amsterdam")
ID = JourneyId("journey-of-sanne")
STEPS = ("needs-conversation", "practice", "check-ins", "confident-application")
GROUND = Ground(
    calendar=Calendar(),
    templates={"standard": Template("standard@1", STEPS)},
    head=HELEEN,
    colleagues={MARIEKE: JOB},
)
MAIN_LINE = replace(
    GROUND,
    templates={
        "standard": Template(
            "standard@2",
            ("needs-conversation", "activity", "practice", "mentoring", "check-ins", "confident-application"),
        )
    },
)
"""With an activity and a mentor on the way."""
MONDAY = date(2026, 3, 2)
"""The day on which journeys start here."""
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

START = StartJourney(
    by=SANNE,
    learner=SANNE,
    frame_holder=KARIM,
    companion=KARIM,
    adviser=MARIEKE,
    team=TeamId("north"),
    title="Feedback",
    want="say what I think before it is too late",
    behaviour="in a meeting where I disagree, I say so",
    noticed_by=(FEMKE,),
)
ACCEPT = Accept(by=KARIM)
SPOKE = Spoke(by=KARIM)
TRIED = LogPractice(by=SANNE, outcome=Outcome.WENT_STIFFLY)
SAW_IT = CheckIn(by=KARIM, answer=SightingAnswer.SEEN)
NOT_YET = CheckIn(by=KARIM, answer=SightingAnswer.NOT_YET)
NO_OCCASION = CheckIn(by=KARIM, answer=SightingAnswer.NO_OCCASION)
FEMKE_SAW_IT = LogSighting(by=FEMKE, answer=SightingAnswer.SEEN)
SANNE_SAYS_YES = Conclude(by=SANNE, yes=True)
KARIM_SAYS_YES = Conclude(by=KARIM, yes=True)


def sure(figure: int) -> Rate:
    """The learner says how sure she is."""
    return Rate(by=SANNE, figure=figure)


def noon(day: date) -> datetime:
    """Twelve o'clock in the organisation."""
    return datetime.combine(day, time(12), ZONE).astimezone(UTC)


@dataclass
class Telling:
    """A journey as it is told here: time speaks first, and then the person."""

    ground: Ground = GROUND
    id: JourneyId = ID
    journey: Journey | None = None
    log: list[Event] = field(default_factory=list)
    record: list[Told] = field(default_factory=list)
    """The same, each event with the id of the word that it came from."""
    said: int = 0
    """Words so far."""
    fresh: tuple[Event, ...] = ()
    """What the last `when` brought."""

    def when(self, word: Said, at: date | datetime) -> Self:
        """Time passes up to `at`, alarm by alarm, and then somebody says this."""
        at = at if isinstance(at, datetime) else noon(at)
        self.until(at)
        return self._said(word, at)

    def late(self, word: Said, said: date) -> Self:
        """Somebody said this on an earlier day, and it arrives only now."""
        return self._said(word, noon(said))

    def takes_back(self, by: PersonId, at: date, word: str | None = None) -> Self:
        """Whoever said it takes a word back: the last one of all, if none is named."""
        return self.when(TakeBack(by=by, word=word or self.last), at)

    @property
    def last(self) -> str:
        """The id of the last word."""
        return f"word-{self.said}"

    def until(self, at: date | datetime) -> Self:
        """Nobody says anything; every alarm rings at its time."""
        at = at if isinstance(at, datetime) else noon(at)
        told: list[Event] = []
        while (alarm := agenda(self.journey).alarm) is not None and alarm <= at:
            told += self._bring(elapse(self.journey, alarm, self.ground)).fresh
        self.fresh = tuple(told)
        return self

    def after_an_outage(self, at: date) -> Self:
        """Nothing ran, and then everything that was due at once."""
        return self._bring(elapse(self.journey, noon(at), self.ground))

    def then(self, *facts: type[Fact]) -> Self:
        """What that brought: these events, in this order, and no others."""
        assert [type(event) for event in self.fresh] == list(facts)
        return self

    def refuses(self, word: Said, at: date) -> Refusal:
        """Why this may not be said."""
        with pytest.raises(Refusal) as refused:
            self.when(word, at)
        return refused.value

    def open(self, what: What) -> Expectation:
        """The one open expectation of its sort."""
        (one,) = self.now.open(what)
        return one

    def whom(self, what: What) -> list[tuple[PersonId, date]]:
        """Of whom this is expected, and by when; oldest first."""
        return [(one.who, one.due) for one in self.now.open(what)]

    def expects(self, *whats: What) -> Self:
        """Exactly these are open."""
        assert sorted(e.what for e in self.now.expectations.values()) == sorted(whats)
        return self

    def climbed(self, what: What) -> list[tuple[RungName, date, PersonId]]:
        """The rungs of the last `until`: which, on what day, to whom."""
        sort = f"{what}-"
        return [
            (event.rung, self.ground.calendar.day(event.at), event.to)
            for event in self.fresh
            if isinstance(event, RungClimbed) and event.id.startswith(sort)
        ]

    def stuck(self, on: date) -> list[str]:
        """The reasons that L&D reads at noon of this day, worst first."""
        return [stuck.reason for stuck in self.agenda.stuck if stuck.from_ <= noon(on)]

    def only(self, kind: type[F]) -> F:
        """The one fresh event of this kind."""
        (one,) = (event for event in self.fresh if isinstance(event, kind))
        return one

    @property
    def now(self) -> Journey:
        """The journey; there is one."""
        assert self.journey is not None
        return self.journey

    @property
    def agenda(self) -> Agenda:
        """What comes next."""
        return agenda(self.journey)

    def _said(self, word: Said, at: datetime) -> Self:
        """Whatever it brings was said by this person at this instant, and every free text is somewhere in it."""
        at = max(at, self.journey.started) if self.journey else at
        brought = decide(self.id, self.journey, word, at, self.ground, self.record)
        self.said += 1
        self._bring(brought, self.last)
        assert {(event.by, event.at) for event in self.fresh} == {(word.by, at)}
        bodies = repr([body(event) for event in self.fresh])
        assert all(repr(text) in bodies for text in free_texts(word).values())
        return self

    def _bring(self, brought: Brought, word: str | None = None) -> Self:
        self.fresh, self.journey = brought
        self.log.extend(self.fresh)
        self.record.extend(Told(event, word) for event in self.fresh)
        assert retold(self.record) == self.journey, "the log alone gives the journey back"
        return self


def nothing_yet(ground: Ground = GROUND) -> Telling:
    """No journey."""
    return Telling(ground)


def started(ground: Ground = GROUND, **changed: object) -> Telling:
    """Sanne started on Monday 2 March, at noon."""
    return nothing_yet(ground).when(START.model_copy(update=changed), MONDAY)


def agreed(ground: Ground = GROUND, **changed: object) -> Telling:
    """And Karim accepted on Tuesday."""
    return started(ground, **changed).when(ACCEPT, MONDAY + DAY)
