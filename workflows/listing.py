"""What Temporal's own lists and pages show of a journey: opaque codes only, for they are not encrypted."""

from __future__ import annotations

from temporalio import workflow
from temporalio.common import SearchAttributeKey

from workflows.messages import Turn

PHASE = SearchAttributeKey.for_keyword("JourneyPhase")
TEMPLATE = SearchAttributeKey.for_keyword("JourneyTemplate")
STUCK_REASON = SearchAttributeKey.for_keyword("JourneyStuckReason")
TEAM = SearchAttributeKey.for_keyword("JourneyTeam")
ATTRIBUTES = (PHASE, TEMPLATE, STUCK_REASON, TEAM)
"""To be registered with the namespace before a worker starts: an unknown one stops every journey."""

WIDEST = 255
"""Characters of a keyword on PostgreSQL; Temporal terminates a workflow whose value is far too long."""


def show(turn: Turn) -> None:
    """Put what changed in the search attributes, in one call, and the rest on the workflow's page."""
    shown = workflow.info().typed_search_attributes
    values = {PHASE: turn.phase, TEMPLATE: turn.template, STUCK_REASON: turn.reason, TEAM: turn.team}
    changes = [
        key.value_set(value[:WIDEST]) if value else key.value_unset()
        for key, value in values.items()
        if shown.get(key, "") != value[:WIDEST]
    ]
    if changes:
        workflow.upsert_search_attributes(changes)
    _details(
        phase=turn.phase,
        stuck=turn.reason,
        alarm=turn.alarm.isoformat(timespec="minutes") if turn.alarm else "",
        position=str(turn.position),
    )


def show_hold(position: int | None, why: str) -> None:
    """Put on the workflow's page that no turn can be taken. `why`: the kind of failure."""
    _details(holding=why, position="unknown" if position is None else str(position))


def _details(**details: str) -> None:
    workflow.set_current_details("\n".join(f"- **{name}** {value}" for name, value in details.items() if value))
