"""Who is expected to do what by when: what is open, and the events that open, move, answer and close it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar, Literal, NewType

from journey.grammar.codes import Code
from journey.ground import Kind, RungName
from journey.lnd.reasons import Reason, Stuck
from journey.who.people import PersonId

ExpectationId = NewType("ExpectationId", str)


class What(Code):
    """What somebody is expected to do."""

    NEEDS_TALK = "needs-talk"
    ACCEPT = "accept"
    PLAN_ACTIVITY = "plan-activity"
    BEFORE_TALK = "before-talk"
    ACTIVITY_DONE = "activity-done"
    AFTER_TALK = "after-talk"
    PRACTICE = "practice"
    OCCASION = "occasion"
    MENTOR = "mentor"
    MENTOR_MEETING = "mentor-meeting"
    CHECK_IN = "check-in"
    CONFIDENCE = "confidence"
    CONCLUDE = "conclude"
    STILL_YOURS = "still-yours"
    STILL_DOING = "still-doing"
    CONDITION = "condition"
    SUPPORT = "support"
    PROMISE = "promise"
    PAUSE_REVIEW = "pause-review"
    RE_PLAN = "re-plan"
    HAND_OVER = "hand-over"
    CONFIRM_END = "confirm-end"
    SIGHTING = "sighting"
    COMES_ALONG = "comes-along"
    CONFIRM = "confirm"
    PRIVATE = "private"
    COACHING = "coaching"
    TAKE_OVER = "take-over"


KINDS: dict[What, Kind] = {
    What.NEEDS_TALK: Kind.TALK,
    What.ACCEPT: Kind.ANSWER,
    What.PLAN_ACTIVITY: Kind.ANSWER,
    What.BEFORE_TALK: Kind.TALK,
    What.ACTIVITY_DONE: Kind.ANSWER,
    What.AFTER_TALK: Kind.TALK,
    What.PRACTICE: Kind.OWN,
    What.OCCASION: Kind.OWN,
    What.MENTOR: Kind.HELP,
    What.MENTOR_MEETING: Kind.TALK,
    What.CHECK_IN: Kind.ANSWER,
    What.CONFIDENCE: Kind.OWN,
    What.CONCLUDE: Kind.ANSWER,
    What.STILL_YOURS: Kind.OWN,
    What.STILL_DOING: Kind.OWN,
    What.CONDITION: Kind.HELP,
    What.SUPPORT: Kind.HELP,
    What.PROMISE: Kind.HELP,
    What.PAUSE_REVIEW: Kind.OWN,
    What.RE_PLAN: Kind.TALK,
    What.HAND_OVER: Kind.TALK,
    What.CONFIRM_END: Kind.ANSWER,
    What.SIGHTING: Kind.ANSWER,
    What.COMES_ALONG: Kind.ANSWER,
    What.CONFIRM: Kind.ANSWER,
    What.PRIVATE: Kind.HELP,
    What.COACHING: Kind.HELP,
    What.TAKE_OVER: Kind.HELP,
}
BETWEEN_TWO = frozenset({What.PRIVATE, What.COACHING})
"""What one person asked of L&D's adviser and nobody else knows of: it is on no list but theirs."""
NEVER_HELD = BETWEEN_TWO | {What.PAUSE_REVIEW}
"""What a pause does not hold back: the look at itself, and what was asked of L&D between the two."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The next rung of a ladder: what it does, and the instant."""

    name: RungName
    at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """What a pause holds back: the rung that was next, what L&D had; and from when on its date waits."""

    rung: Rung | None
    stuck: Stuck | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """A talk in the diary: on a day, at an hour of the organisation's own wall, for so many minutes."""

    on: date
    starts: time | None
    minutes: int
    due: date
    """The working day that its ladder counts from."""


@dataclass(frozen=True)
class Expectation:
    """An open expectation. `stuck` is there from the moment that the next rung, or the last, is L&D's."""

    id: ExpectationId
    what: What
    kind: Kind
    who: PersonId
    opened: datetime
    due: date
    rung: Rung | None
    stuck: Stuck | None = None
    about: Reason | None = None
    """The reason that L&D will read, where it was known at the opening."""
    of: str | None = None
    """The activity, support, condition or behaviour that it belongs to; between two, who asked."""
    fixed: bool = False
    """A date in somebody's diary, which no pause moves."""
    held: Held | None = None
    """The journey is paused: no rung is climbed."""
    put_off: tuple[date, ...] = ()
    """The days to which who is asked put it off, one time after the other."""
    planned: Planned | None = None
    """The last plan that was made for it; it holds as long as D is that day."""

    @property
    def in_diary(self) -> bool:
        """Whether it is planned, and nobody needs to be asked to plan it."""
        return self.is_planned_on(self.due)

    def is_planned_on(self, due: date, fixed: bool | None = None) -> bool:
        """Whether that would be its day in the diary. `fixed`: whether no pause moves it by then; None: as now."""
        stays = self.fixed if fixed is None else fixed
        return stays and self.planned is not None and self.planned.due == due


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened, at an instant, by a person; None: time did it."""

    at: datetime
    by: PersonId | None = None
    entered_by: PersonId | None = None
    """Who entered it for them, where somebody did."""
    breaks_silence: ClassVar[bool] = True
    """Whether it is a word for those on the journey. What follows from one is none, nor what is said beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationOpened(Fact):
    """Somebody is expected to do something."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["expectation-opened"] = "expectation-opened"
    id: ExpectationId
    what: What
    ladder: Kind
    who: PersonId
    due: date
    rung: Rung | None = None
    stuck: Stuck | None = None
    about: Reason | None = None
    of: str | None = None
    fixed: Literal[True] | None = None
    again: ExpectationId | None = None
    """The expectation that it is once more: what had answered that one was taken back."""
    planned: Planned | None = None
    """That one's place in the diary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationMoved(Fact):
    """The date moved, and its ladder begins again."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["expectation-moved"] = "expectation-moved"
    id: ExpectationId
    due: date
    rung: Rung | None = None
    stuck: Stuck | None = None
    fixed: bool | None = None
    """Whether a pause may move it; None: as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationPassed(Fact):
    """Somebody else is expected to do it from now on, and its ladder begins again."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["expectation-passed"] = "expectation-passed"
    id: ExpectationId
    who: PersonId
    due: date
    rung: Rung | None = None
    stuck: Stuck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationAnswered(Fact):
    """What was expected was done; its ladder ends at once."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["expectation-answered"] = "expectation-answered"
    id: ExpectationId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationClosed(Fact):
    """It is no longer expected: something else overtook it."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["expectation-closed"] = "expectation-closed"
    id: ExpectationId


@dataclass(frozen=True, slots=True, kw_only=True)
class RungClimbed(Fact):
    """Nobody answered, and time went on: somebody gets a message, and the next rung is named."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["rung-climbed"] = "rung-climbed"
    id: ExpectationId
    rung: RungName
    to: PersonId
    next: Rung | None = None
    stuck: Stuck | None = None
