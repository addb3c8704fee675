"""The plan: kinds of step in their order, and the phase, which is a label and never a gate."""

from __future__ import annotations

from enum import StrEnum


class StepKind(StrEnum):
    """The kinds of step that a template may have, in the order of the phases."""

    NEEDS_CONVERSATION = "needs-conversation"
    PRACTICE = "practice"
    CHECK_INS = "check-ins"
    APPLICATION = "confident-application"
