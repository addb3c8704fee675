"""What is arranged on a journey: activities, conditions, support, a mentor, who has the reins, a pause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from journey.grammar.codes import Code
from journey.who.people import PersonId


def next_id(letter: str, known: Iterable[str]) -> str:
    """One more than the highest: where one in between was taken back, its number is not given again."""
    return f"{letter}{max((int(one[1:]) for one in known), default=0) + 1}"


class Sort(Code):
    """The sorts of activity."""

    FORMAL = "formal"
    WITH_OTHERS = "with-others"
    ON_THE_JOB = "on-the-job"


@dataclass(frozen=True)
class Activity:
    """Something that is attended or done to learn: on a day; done, dropped, or still to come."""

    id: str
    sort: Sort
    on: date
    settled: bool = False
    """Done, or dropped."""
    without: frozenset[str] = frozenset()
    """The talks that somebody left out of it."""


class Lacking(Code):
    """The sorts of condition: what has to be there first."""

    TIME = "time"
    OPPORTUNITY = "opportunity"
    OTHER = "other"


class Settled(Code):
    """What became of a condition."""

    MET = "met"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Condition:
    """Something that has to be there first, with an owner. `settled` None: still open."""

    id: str
    sort: Lacking
    owner: PersonId
    settled: Settled | None = None


class Needed(Code):
    """The sorts of support."""

    TIME = "time"
    MENTOR = "mentor"
    SHARE = "share"
    """To share it in the team."""
    SWAP = "swap"
    """To swap a task."""
    RESOURCE = "resource"
    TALK = "talk"
    THIRD_PERSON = "third-person"
    """At a difficult talk."""


@dataclass(frozen=True)
class Support:
    """Something that was asked for: of whom, by whom, and who promised it."""

    id: str
    sort: Needed
    asker: PersonId
    of: PersonId
    promised: bool = False
    settled: bool = False
    """Done, or declined."""


@dataclass(frozen=True)
class Mentoring:
    """How far it has come with the mentor of `people`."""

    accepted: bool = False
    declined: bool = False
    """The last who was invited said no, or stepped back halfway; and nobody else was invited since."""
    meetings: int = 0


@dataclass(frozen=True)
class StandIn:
    """Somebody acts for an absent frame-holder or companion, from an instant up to another."""

    of: PersonId
    who: PersonId
    since: datetime
    until: date
    """The last day of it."""
    over: datetime
    """When that day is over, in the organisation; or when they were back before it."""
    said: datetime
    """When that was said."""
    reads: bool = False
    """The learner lets them read what was said before."""


class Change(Code):
    """What somebody did to a step of the plan."""

    ADD = "add"
    DROP = "drop"
    REPEAT = "repeat"
    OVERRIDE = "override"
    MOVE = "move"


@dataclass(frozen=True)
class Tailored:
    """What a person did to a step: no upgrade of a template undoes it."""

    change: Change
    by: PersonId | None
    at: datetime
    line: str | None = None
    """Why, sealed."""


class Around(Code):
    """The short talks that belong to a formal activity."""

    BEFORE = "before-talk"
    AFTER = "after-talk"


class Mark(Code):
    """What somebody said of a success factor or a risk."""

    TICKED = "ticked"
    """It is there, or it is seen to."""
    STRUCK = "struck"
    """It does not play a part here."""


class Reins(Code):
    """Who has the lead, and is nudged first."""

    MANAGER = "manager-led"
    SHARED = "shared"
    LEARNER = "learner-led"


@dataclass(frozen=True, slots=True)
class Paused:
    """Nothing is expected of anybody but a look at the pause itself."""

    since: datetime
    until: date


@dataclass(frozen=True)
class Entered:
    """What somebody said and another entered; it waits for who said it."""

    id: str
    by: PersonId
    entered_by: PersonId
    said: Mapping[str, Any]
