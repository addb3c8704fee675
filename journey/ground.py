"""The ground that a rule stands on: the organisation's policy, its days, and its templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from journey.days.calendar import Calendar
from journey.grammar.codes import Code


class Kind(Code):
    """The four kinds of expectation; each climbs its own ladder."""

    HELP = "help"
    TALK = "talk"
    ANSWER = "answer"
    OWN = "own"


class RungName(Code):
    """What a rung does: ask the person, invite another hand, or put it on L&D's list."""

    PLAN = "plan"
    GUIDE = "guide"
    MORNING = "morning"
    """Of a talk in the diary, with a senior at the table: the guide once more, on the day itself."""
    ASK = "ask"
    AGAIN = "again"
    OTHER = "other"
    LND = "lnd"
    COLLEAGUE = "colleague"
    HEAD = "head"
    LET_GO = "let-go"
    """Nobody answered, and nobody needs to: nothing is sent."""


Ladder = tuple[tuple[RungName, int], ...]
"""Rungs in order, each with its working days after D (before it, when negative)."""

DEFAULT_LADDERS: Mapping[Kind, Ladder] = {
    Kind.HELP: ((RungName.ASK, 0), (RungName.AGAIN, 2), (RungName.LND, 4)),
    Kind.TALK: (
        (RungName.PLAN, -10), (RungName.GUIDE, -1), (RungName.AGAIN, 3), (RungName.OTHER, 6), (RungName.LND, 10),
    ),
    Kind.ANSWER: ((RungName.ASK, 0), (RungName.AGAIN, 5), (RungName.OTHER, 8), (RungName.LND, 12)),
    Kind.OWN: ((RungName.ASK, 0), (RungName.LND, 12)),
}  # fmt: skip


@dataclass(frozen=True)
class Policy:
    """What the organisation decided for all. Belongs to no template: a change counts from the next rung on."""

    version: int = 1
    ladders: Mapping[Kind, Ladder] = field(default_factory=lambda: DEFAULT_LADDERS)
    lnd: tuple[tuple[RungName, int], ...] = ((RungName.COLLEAGUE, 5), (RungName.HEAD, 10))
    """L&D's own ladder: working days after the rung that put it on their list."""
    hours: tuple[int, int] = (9, 17)
    """From and up to which hour on a person's own wall a message may reach them."""


@dataclass(frozen=True)
class Template:
    """Steps and thresholds; the texts stay in the file. `label` is name@version."""

    label: str
    steps: tuple[str, ...]
    """Kinds of step, in order."""
    aim: int = 8
    """The confidence that the journey aims at, 1-10."""
    practices: int = 2
    """Practices, with any outcome, after which the practice step is done."""
    meetings: int = 2
    """Meetings with a mentor after which the mentoring step is done."""
    charter: bool = False
    """Whether it says who does, helps and knows."""
    success_factors: tuple[str, ...] = ()
    """Success factors and risks, by id."""


@dataclass(frozen=True)
class Ground:
    """Read in the turn's transaction; nothing of it is kept but what a rule copies into an event."""

    calendar: Calendar = field(default_factory=Calendar)
    policy: Policy = field(default_factory=Policy)
    templates: Mapping[str, Template] = field(default_factory=dict)
    """By name, without the version."""
    head: str | None = None
    """The head of L&D, by id."""
    colleagues: Mapping[str, str] = field(default_factory=dict)
    """Each adviser's colleague, by id: who looks when the adviser does not."""
    teams: Mapping[str, Calendar] = field(default_factory=dict)
    """Of teams with quiet periods of their own, or of their site; all others have the organisation's days."""
    seniors: frozenset[str] = frozenset()
    """Sponsors and senior management, by id: who also hear of a talk on the morning of it."""
    managers: Mapping[str, str] = field(default_factory=dict)
    """The manager of each person that the word asks about (`reporting.asked_about`), and of nobody else."""
    _theirs: dict[str, Ground] = field(default_factory=dict, init=False, repr=False, compare=False)

    def stands_in(self, person: str, adviser: str) -> bool:
        """Whether L&D's own ladder leads from this adviser to this person."""
        return person in (self.head, self.colleagues.get(adviser))

    def of(self, team: str) -> Ground:
        """The ground of a team's journeys: the same, on the days of that team. Made once."""
        if team not in self.teams:
            return self
        if team not in self._theirs:
            self._theirs[team] = replace(self, calendar=self.teams[team], teams={})
        return self._theirs[team]
