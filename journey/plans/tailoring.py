"""Tailoring: people make the steps of a journey their own, each time with who and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from journey.arranged import Change, Tailored
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.plans.plan import StepKind, placed, stands, theirs
from journey.state import Journey
from journey.steps import activity, mentoring
from journey.steps.activity import DropActivity
from journey.steps.mentoring import StopMentoring

STAY = frozenset({StepKind.NEEDS_CONVERSATION, StepKind.APPLICATION, StepKind.WATCH})
"""A journey begins with its first talk, ends with its application, and is watched afterwards."""
FIGURES = {
    StepKind.PRACTICE: "practices_asked",
    StepKind.MENTORING: "meetings_asked",
    StepKind.APPLICATION: "aim",
}
"""The one figure that a step has, where it has one."""


class AddStep(Request):
    """A step more, or one that was left out after all; and why."""

    kind: Literal["add-step"] = "add-step"
    step: StepKind
    line: Words
    before: StepKind | None = None
    """Its place; that of its phase, if nothing is said."""


class DropStep(Request):
    """A step is left out; and why."""

    kind: Literal["drop-step"] = "drop-step"
    step: StepKind
    line: Words


class MoveStep(Request):
    """A step is shown in another place; the phase stays what it was. And why."""

    kind: Literal["move-step"] = "move-step"
    step: StepKind
    before: StepKind
    line: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTailored(Fact):
    """A step is as somebody made it."""

    kind: Literal["plan-tailored"] = "plan-tailored"
    change: Change
    step: StepKind
    steps: tuple[str, ...]
    """All of them, in the order in which they are shown from now on."""
    line: str
    number: int | None = None
    """The figure of the step from now on."""
    rounds: int | None = None
    """How often it is planned from now on."""


def add(journey: Journey, word: AddStep, at: datetime, ground: Ground) -> Events:
    """What it asks for is asked as if it had been there from the start."""
    if word.step is StepKind.WATCH or word.before is StepKind.NEEDS_CONVERSATION:
        raise Refusal("step-stays")
    is_left_out = word.step is StepKind.ACTIVITY and activity.is_left_out(journey)
    if stands(journey, word.step) and not is_left_out:
        raise Refusal("step-is-there")
    steps = journey.steps
    if word.before or word.step not in steps:
        steps = placed(steps, word.step, word.before)
    rounds = activity.rounds_known(journey) + 1 if word.step is StepKind.ACTIVITY else None
    said = PlanTailored(
        at=at, by=word.by, change=Change.ADD, step=word.step, steps=steps, line=word.line, rounds=rounds
    )
    yield said


def drop(journey: Journey, word: DropStep, at: datetime, ground: Ground) -> Events:
    """It is neither done nor the phase; what it asked of people is not asked any more."""
    if word.step in STAY:
        raise Refusal("step-stays")
    if not stands(journey, word.step):
        raise Refusal("no-such-step")
    yield PlanTailored(at=at, by=word.by, change=Change.DROP, step=word.step, steps=journey.steps, line=word.line)
    if word.step is StepKind.PRACTICE:
        yield from asking.closed(journey.open(What.PRACTICE), at, by=word.by)
    if word.step is StepKind.MENTORING and (journey.people.mentor or journey.mentoring.declined):
        yield from mentoring.stop(journey, StopMentoring(by=word.by), at, ground)
    if word.step is StepKind.ACTIVITY:
        yield from asking.closed(journey.open(What.PLAN_ACTIVITY), at, by=word.by)
        for coming in [one for one in journey.activities.values() if not one.settled]:
            said = DropActivity(by=word.by, activity=coming.id, line=word.line)
            yield from activity.drop(journey, said, at, ground)


def move(journey: Journey, word: MoveStep, at: datetime, ground: Ground) -> Events:
    """The two ends stay the two ends."""
    if word.step in STAY or word.before in (StepKind.NEEDS_CONVERSATION, StepKind.WATCH):
        raise Refusal("step-stays")
    if word.step not in journey.steps or word.before not in journey.steps:
        raise Refusal("no-such-step")
    steps = placed(journey.steps, word.step, word.before) if word.step is not word.before else journey.steps
    if steps == journey.steps:
        raise Refusal("nothing-changed")
    yield PlanTailored(at=at, by=word.by, change=Change.MOVE, step=word.step, steps=steps, line=word.line)


def tailored(journey: Journey, event: PlanTailored) -> Journey:
    """That step is theirs from now on."""
    kind, change = event.step, event.change
    is_asked_again = kind is StepKind.ACTIVITY and change in (Change.ADD, Change.REPEAT)
    is_moved = event.steps != journey.steps and set(event.steps) == set(journey.steps)
    figure: dict[str, Any] = {FIGURES[kind]: event.number} if event.number and kind in FIGURES else {}
    return replace(
        journey,
        steps=event.steps,
        dropped=journey.dropped - {kind} if change is Change.ADD else journey.dropped | _dropped(event),
        rounds={**journey.rounds, kind: event.rounds} if event.rounds else journey.rounds,
        tailored=theirs(journey, kind, Tailored(change, event.by, event.at, event.line)),
        reordered=journey.reordered or is_moved,
        without_activity=journey.without_activity and not is_asked_again,
        **figure,
    )


def _dropped(event: PlanTailored) -> frozenset[str]:
    return frozenset({event.step}) if event.change is Change.DROP else frozenset()
