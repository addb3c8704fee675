"""What a journey's histories say, and what in them should never be seen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

from temporalio.api.enums.v1 import EventType, WorkflowTaskFailedCause
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client, WorkflowHistory

NEVER = (
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
)
TASK_FAILED = EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED
WORDS_CAME_IN = WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND
"""The server's way to say: a signal came while the run was ending, look again. Nothing failed."""


async def runs(client: Client, journey: str) -> AsyncIterator[WorkflowHistory]:
    """The histories of a journey, run after run, as far as they continue one another; last chain only."""
    last = await client.get_workflow_handle(journey).describe()
    run: str | None = last.raw_description.workflow_execution_info.first_run_id or last.run_id
    while run:
        history = await client.get_workflow_handle(journey, run_id=run).fetch_history()
        yield history
        end = history.events[-1]
        run = end.workflow_execution_continued_as_new_event_attributes.new_execution_run_id or None


async def count(client: Client, journey: str, kind: EventType.ValueType) -> int:
    """How many events of a kind there are, in all runs."""
    return sum([event.event_type == kind async for run in runs(client, journey) for event in run.events])


async def complaints(client: Client, journeys: Iterable[str]) -> list[str]:
    """Every failed task and failed workflow: empty, if all is well."""
    return [
        f"{journey} {history.run_id}: {_describe(event)}"
        for journey in journeys
        async for history in runs(client, journey)
        for event in history.events
        if _is_wrong(event)
    ]


async def journeys_of(client: Client, query: str = "") -> list[str]:
    """The workflow ids that Temporal's list knows; it lags some milliseconds behind."""
    return sorted({found.id async for found in client.list_workflows(query or None)})


def _is_wrong(event: HistoryEvent) -> bool:
    if event.event_type == TASK_FAILED:
        return event.workflow_task_failed_event_attributes.cause != WORDS_CAME_IN
    return event.event_type in NEVER


def _describe(event: HistoryEvent) -> str:
    failure = event.workflow_task_failed_event_attributes.failure.message
    return f"{event.event_id} {EventType.Name(event.event_type)} {failure}"
