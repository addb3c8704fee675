"""The plan of a journey as a reader may see it: each step, how far it is, and what people made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import journey as core
from journey import Journey
from journey.agenda import DONE
from journey.arranged import Change, Tailored
from journey.days.calendar import Calendar
from journey.plans.plan import StepKind
from journey.plans.tailoring import FIGURES
from journey.reading.readers import Act
from journey.steps import activity
from journey.who.people import PersonId
from starter.showing.readers import HIDDEN, Reader


class Standing(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to-come"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Made:
    """What somebody made of a step. `text` is sealed; None where nothing was written."""

    change: Change
    by: str | None
    on: date
    text: str | None


@dataclass(frozen=True)
class Step:
    """One step of the plan."""

    kind: StepKind
    standing: Standing
    number: int | None
    """Its figure, where it has one and this reader may know it."""
    made: Sequence[Made]


def steps(journey: Journey, reader: Reader, calendar: Calendar) -> Iterator[Step]:
    """In the order of the plan."""
    phase = core.agenda(journey).phase
    for kind in map(StepKind, journey.steps):
        made = [_made(one, reader, calendar) for one in journey.tailored.get(kind, ())]
        yield Step(kind, _standing(journey, kind, phase), _number(journey, kind, reader), made)


def yes_to_the_charter(journey: Journey) -> list[PersonId]:
    """Who said yes to the role charter as it is now; of nobody it is said that they did not."""
    return [person for person, version in journey.chartered.items() if version == journey.template]


def _standing(journey: Journey, kind: StepKind, phase: str) -> Standing:
    if kind in journey.dropped or (kind is StepKind.ACTIVITY and activity.is_left_out(journey)):
        return Standing.DROPPED
    if kind == phase and not DONE[kind](journey):
        return Standing.NOW
    is_without_mentor = kind is StepKind.MENTORING and not journey.mentoring.meetings
    return Standing.DONE if DONE[kind](journey) and not is_without_mentor else Standing.TO_COME


def _number(journey: Journey, kind: StepKind, reader: Reader) -> int | None:
    if kind not in FIGURES or (kind is StepKind.APPLICATION and not reader.may(Act.NEED)):
        return None
    number: int = getattr(journey, FIGURES[kind])
    return number


def _made(tailored: Tailored, reader: Reader, calendar: Calendar) -> Made:
    text = tailored.line
    if text is not None and not (reader.is_self(tailored.by) or reader.reads_said(tailored.at)):
        text = HIDDEN
    return Made(tailored.change, tailored.by, calendar.day(tailored.at), text)
