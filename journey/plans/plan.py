"""The plan: kinds of step in the order in which it is shown, and the phase, which is a label and never a gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journey.arranged import Change, Tailored
from journey.expected.expectations import Fact
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.state import Journey


class StepKind(Code):
    """The kinds of step that a template may have, in the order of the phases; and *watch*, which comes by itself."""

    NEEDS_CONVERSATION = "needs-conversation"
    ACTIVITY = "activity"
    PRACTICE = "practice"
    MENTORING = "mentoring"
    CHECK_INS = "check-ins"
    APPLICATION = "confident-application"
    WATCH = "watch"


OVERTAKES: Mapping[Change, set[Change]] = {
    Change.ADD: {Change.ADD, Change.DROP},
    Change.DROP: {Change.ADD, Change.DROP},
    Change.OVERRIDE: {Change.OVERRIDE, Change.REPEAT},
}
"""What a change undoes of the same step, where that is more than its like."""
PLACE = {kind: place for place, kind in enumerate(StepKind)}


def stands(journey: Journey, kind: StepKind) -> bool:
    """Whether the step is in the plan, and nobody left it out."""
    return kind in journey.steps and kind not in journey.dropped


def came(journey: Journey, kind: StepKind, event: Fact) -> Journey:
    """A step that somebody began has its place in the plan, whatever was planned."""
    if stands(journey, kind) and not (kind is StepKind.ACTIVITY and journey.without_activity):
        return journey
    return replace(
        journey,
        steps=journey.steps if kind in journey.steps else placed(journey.steps, kind, None),
        dropped=journey.dropped - {kind},
        without_activity=journey.without_activity and kind is not StepKind.ACTIVITY,
        tailored=theirs(journey, kind, Tailored(Change.ADD, event.by, event.at)),
    )


def theirs(journey: Journey, kind: StepKind, done: Tailored) -> Mapping[str, tuple[Tailored, ...]]:
    """What people did to each step, with this; what it overtakes does not hold any more."""
    overtaken = OVERTAKES.get(done.change, {done.change})
    before = [one for one in journey.tailored.get(kind, ()) if one.change not in overtaken]
    return {**journey.tailored, kind: (*before, done)}


def placed(steps: Sequence[str], kind: StepKind, before: StepKind | None) -> tuple[str, ...]:
    """The steps with this one before that one; before the first of a later phase, if nothing is said."""
    others = [step for step in steps if step != kind]
    if before is None:
        before = next((StepKind(step) for step in others if PLACE[StepKind(step)] > PLACE[kind]), None)
    place = others.index(before) if before in others else len(others)
    return (*others[:place], kind, *others[place:])


def merged(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """The steps of both in the order of the first; each of the second's own comes after what it came after there."""
    steps = list(first)
    for place, step in enumerate(second):
        if step not in steps:
            before = [one for one in second[:place] if one in steps]
            steps.insert(steps.index(before[-1]) + 1 if before else 0, step)
    return tuple(steps)
