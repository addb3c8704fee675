"""The plan: kinds of step in their order, and the phase, which is a label and never a gate."""

from __future__ import annotations

from journey.codes import Code


class StepKind(Code):
    """The kinds of step that a template may have, in the order of the phases; and *watch*, which comes by itself."""

    NEEDS_CONVERSATION = "needs-conversation"
    ACTIVITY = "activity"
    PRACTICE = "practice"
    MENTORING = "mentoring"
    CHECK_INS = "check-ins"
    APPLICATION = "confident-application"
    WATCH = "watch"


def with_step(steps: tuple[str, ...], kind: StepKind) -> tuple[str, ...]:
    """The steps of a plan to which one of this kind was added; the phases have their own order."""
    return steps if kind in steps else (*steps, kind)
