"""A journey as it stands: what its events have told so far, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NewType

from journey.arranged import (
    Activity,
    Condition,
    Entered,
    Mark,
    Mentoring,
    Paused,
    Reins,
    StandIn,
    Support,
    Tailored,
)
from journey.expected.expectations import Expectation, ExpectationId, Planned, What
from journey.grammar.codes import Code
from journey.needs.need import Frame, Need, Pace
from journey.who.people import People, PersonId, TeamId

JourneyId = NewType("JourneyId", str)


class SightingAnswer(Code):
    """What somebody else noticed of a behaviour. Only the first counts; the third is nobody's failure."""

    SEEN = "seen"
    NOT_YET = "not-yet"
    NO_OCCASION = "no-occasion"
    SPOKE = "spoke"


class Ending(Code):
    """The honest ways in which a journey ends."""

    APPLIED = "applied"
    LAPSED = "lapsed"
    MOVED = "moved"
    STOPPED = "stopped"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Sighted:
    """One occasion on which somebody else noticed a behaviour."""

    by: PersonId
    behaviour: str
    on: date


@dataclass(frozen=True, slots=True)
class Rated:
    """One confidence figure of the learner, 1-10."""

    behaviour: str
    figure: int
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Whereto:
    """Who is who in another job, as far as it is known."""

    frame_holder: PersonId | None = None
    companion: PersonId | None = None
    adviser: PersonId | None = None
    team: TeamId | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An end that somebody but the learner proposed; or another job, and where to."""

    how: Ending
    by: PersonId
    to: Whereto | None = None


@dataclass(frozen=True)
class Formerly:
    """Who was who until an instant."""

    people: People
    mentored: bool
    """Whether the mentor of then had said yes."""
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Journey:
    """Folded from the log. Everything in it was copied from an event."""

    id: JourneyId
    started: datetime
    people: People
    need: Need
    frame: Frame
    pace: Pace
    template: str
    steps: tuple[str, ...]
    aim: int
    practices_asked: int
    meetings_asked: int = 2
    dropped: frozenset[str] = frozenset()
    """Steps that people left out; they keep their place in the plan."""
    rounds: Mapping[str, int] = field(default_factory=dict)
    """How often a step is planned, where that is more than once."""
    reordered: bool = False
    """Whether the order of the steps is one that people made."""
    tailored: Mapping[str, tuple[Tailored, ...]] = field(default_factory=dict)
    """The steps that people made their own, each with what they did to it that still holds."""
    charter: bool = False
    """Whether its template says who does, helps and knows."""
    chartered: Mapping[PersonId, str] = field(default_factory=dict)
    """Who said yes to the role charter, and of which version of the template."""
    success_factors: tuple[str, ...] = ()
    """Success factors and risks of its template, by id."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """What was said of them."""
    paces: Mapping[str, Pace] = field(default_factory=dict)
    """Of each behaviour."""
    occasions: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """The days that were named, of each behaviour that is rare, in the order in which they were."""
    waiting: Mapping[str, str] = field(default_factory=dict)
    """The condition that the next try of a behaviour waits for, where the last one was none."""
    watching: Mapping[str, tuple[PersonId, ...]] = field(default_factory=dict)
    """Who was asked to notice, per behaviour."""
    reins: Reins = Reins.SHARED
    if_then: str | None = None
    """The learner's own if-then plan, sealed."""
    accepted: frozenset[PersonId] = frozenset()
    agreed: datetime | None = None
    first_agreed: datetime | None = None
    """From then on they check in, also while a change waits for its yes."""
    last_word: datetime
    last_contact: datetime
    """The last talk, moment or check-in, by either side."""
    practices: int = 0
    first_practice: datetime | None = None
    last_practice: datetime
    """The last try, or what stands for it: the start, or the learner's "busy with it"."""
    sightings: tuple[Sighted, ...] = ()
    """Those that count, in the order in which they were said."""
    last_answer: SightingAnswer | None = None
    """The last of *seen* and *not yet*, in the order in which they were said."""
    looked: datetime | None = None
    """When that answer was said."""
    unseen: int = 0
    """Check-ins in a row in which nobody had seen it."""
    ratings: tuple[Rated, ...] = ()
    """In the order in which they were said."""
    figure_shared: bool = False
    """The learner lets those beside them read the figure."""
    yes: frozenset[PersonId] = frozenset()
    """The sides that said "it is there": the learner, and the companion's."""
    concluded: Mapping[PersonId, datetime] = field(default_factory=dict)
    """When each side last said yes or not yet."""
    expectations: Mapping[ExpectationId, Expectation] = field(default_factory=dict)
    counted: Mapping[What, int] = field(default_factory=dict)
    watch: datetime | None = None
    """When to look whether it is silent; too early is harmless."""
    resting: date | None = None
    """The learner asked not to be asked before this date."""
    activities: Mapping[str, Activity] = field(default_factory=dict)
    planning: tuple[datetime, ...] = ()
    """When it was asked to give an activity its date; an ask that is made once more is no other."""
    without_activity: bool = False
    """The step was dropped before anything was planned."""
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    supports: Mapping[str, Support] = field(default_factory=dict)
    mentoring: Mentoring = field(default_factory=Mentoring)
    paused: Paused | None = None
    unmanaged: bool = False
    """The manager left, and nobody took over yet."""
    formerly: tuple[Formerly, ...] = ()
    """Who was who before anything changed hands, oldest first: a late word is judged by it."""
    stand_ins: tuple[StandIn, ...] = ()
    """Everybody who ever acted for somebody, and when."""
    receiving: Mapping[str, tuple[PersonId, ...]] = field(default_factory=dict)
    """Who reports to the learner and was asked about a behaviour: shown without a name."""
    newcomers: Mapping[PersonId, datetime] = field(default_factory=dict)
    """Who took over when, and reads only what was said from then on."""
    unanswered: tuple[datetime, ...] = ()
    """When the learner said what waits for an answer on the private line."""
    entrusted: Mapping[PersonId, tuple[datetime, ...]] = field(default_factory=dict)
    """Which of it came along to another adviser, who answers it and so reads it."""
    entries: Mapping[str, Entered] = field(default_factory=dict)
    """What was entered for somebody, and waits for them to confirm it."""
    unreachable: frozenset[PersonId] = frozenset()
    """Whose address does not work."""
    end_proposed: Proposal | None = None
    ended: Ending | None = None
    applied: datetime | None = None
    """From when on it is watched whether it stays."""

    @property
    def diary(self) -> Mapping[ExpectationId, Planned]:
        """The talks that are planned, of those that are open."""
        return {one.id: one.planned for one in self.expectations.values() if one.planned and one.in_diary}

    def open(self, what: What) -> tuple[Expectation, ...]:
        """The open expectations of this sort, oldest first."""
        found: list[Expectation] = []
        if what in self.counted:
            for expectation in self.expectations.values():
                if expectation.what is what:
                    found.append(expectation)  # asked ten times at every word: a loop, no comprehension
        return tuple(found)
