"""The courier: carries sealed words to the workflow of a journey, and starts it where it is not running."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from journey import Refusal
from workflows import messages
from workflows.messages import Receipt, Refused, Run

PATIENCE = timedelta(seconds=15)
"""How long a speaker waits before hearing "accepted, not yet on record"."""
ATTEMPTS = 5
"""Times a word is handed over when its run ended in the midst of it."""
SUMMARY = "learning journey"
BUSY = (
    RPCStatusCode.RESOURCE_EXHAUSTED,
    RPCStatusCode.UNAVAILABLE,
    RPCStatusCode.ABORTED,
    RPCStatusCode.FAILED_PRECONDITION,
)
"""The server could not judge the word just then: the run was ending, or too much came at once."""


class NotYetOnRecord(Exception):
    """Nobody answered in time: it may still be put on record. Said again under the same id, it counts once."""

    def __init__(self, id_: str) -> None:
        super().__init__(id_)
        self.id = id_


class Courier:
    """Safe to ask twice: a word counts once under its id."""

    def __init__(self, client: Client, task_queue: str) -> None:
        self._client = client
        self._queue = task_queue

    async def ask(self, journey: str, id_: str, word: Mapping[str, Any]) -> int:
        """Hand over a word and wait for its answer: where its journey then stands.

        An update-with-start: a journey that is not running is back with its next word.

        Each time under an update id of its own. Temporal would answer a known one from memory, without looking: a
        refused word could never be said again, and another word under the same id would pass for the first.

        Raises:
            Refusal: it may not be said.
            NotYetOnRecord: no answer came in time.
        """
        for _ in range(ATTEMPTS):
            try:
                receipt: Receipt = await self._client.execute_update_with_start_workflow(
                    "tell",
                    word,
                    id=f"{id_}{messages.ATTEMPT}{uuid4().hex}",
                    result_type=Receipt,
                    rpc_timeout=PATIENCE,
                    start_workflow_operation=WithStartWorkflowOperation(
                        messages.WORKFLOW,
                        Run(),
                        id=journey,
                        task_queue=self._queue,
                        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                        static_summary=SUMMARY,
                    ),
                )
                return receipt.position
            except WorkflowUpdateFailedError as failure:
                if (refusal := _refusal(failure.cause)) is not None:
                    raise refusal from None
            except WorkflowUpdateRPCTimeoutOrCancelledError:
                break
            except RPCError as fault:
                if fault.status not in BUSY and not _ended_under_it(fault):
                    raise
        raise NotYetOnRecord(id_)

    async def leave(self, journey: str, name: str, *args: Any) -> None:
        """Hand something over and do not wait. A signal-with-start: it also reaches a journey that is not running."""
        await self._client.start_workflow(
            messages.WORKFLOW,
            Run(),
            id=journey,
            task_queue=self._queue,
            start_signal=name,
            start_signal_args=list(args),
            static_summary=SUMMARY,
        )


def _ended_under_it(fault: RPCError) -> bool:
    """Whether the run ended before it could look at the word: one of Temporal's two ways to say so."""
    return fault.status is RPCStatusCode.FAILED_PRECONDITION and "workflow task failure" in str(fault)


def _refusal(cause: BaseException | None) -> Refusal | None:
    """The refusal that an update failed with; None: it was not judged, and may be handed over again."""
    if isinstance(cause, ApplicationError) and cause.type == messages.REFUSED and cause.details:
        refused = Refused.model_validate(cause.details[0])
        return Refusal(refused.code, **refused.about)
    return None
