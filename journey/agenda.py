"""What comes next on a journey: one alarm, over or not, its phase, and what it is stuck on. Knows no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from journey.expected.expectations import BETWEEN_TWO
from journey.lnd.reasons import ORDER as WORST_FIRST
from journey.lnd.reasons import Stuck
from journey.plans.plan import StepKind, stands
from journey.state import Ending, Journey
from journey.steps import activity, application, check_ins, mentoring, practice

DONE: dict[StepKind, Callable[[Journey], bool]] = {
    StepKind.NEEDS_CONVERSATION: lambda journey: journey.agreed is not None,
    StepKind.ACTIVITY: activity.is_done,
    StepKind.PRACTICE: practice.is_done,
    StepKind.MENTORING: mentoring.is_done,
    StepKind.CHECK_INS: check_ins.is_done,
    StepKind.APPLICATION: application.is_done,
}
"""In the order of the phases."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """A journey is stuck at *t* if and only if one of `stuck` has `from_ <= t`; worst first.

    What is between two is not in it: nobody else is to know.
    """

    alarm: datetime | None
    over: bool
    phase: str
    stuck: tuple[Stuck, ...]


def agenda(journey: Journey | None) -> Agenda:
    """What comes next. A journey with nothing on record is over."""
    if journey is None:
        return Agenda(None, over=True, phase="", stuck=())
    if journey.ended and not journey.expectations:
        return Agenda(None, over=True, phase=phase(journey), stuck=())
    instants, stuck = [journey.watch] if journey.watch else [], []
    for e in journey.expectations.values():
        if e.rung:
            instants.append(e.rung.at)
        if e.stuck and e.what not in BETWEEN_TWO:
            stuck.append(e.stuck)
    if len(stuck) > 1:
        stuck.sort(key=lambda s: (WORST_FIRST[s.reason], s.from_))
    return Agenda(min(instants, default=None), over=False, phase=phase(journey), stuck=tuple(stuck))


def phase(journey: Journey) -> StepKind:
    """The earliest kind of step that is neither done nor dropped: a label, read off the plan."""
    if journey.ended is Ending.APPLIED:
        return StepKind.WATCH if journey.expectations else StepKind.APPLICATION
    for kind, is_done in DONE.items():
        if stands(journey, kind) and not is_done(journey):
            return kind
    return StepKind.APPLICATION
