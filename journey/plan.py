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
