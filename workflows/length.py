"""How long a run has become, and when it is time for the next one.

Replay depends on these numbers: to change one, `workflow.patched` is needed.
"""

from __future__ import annotations

from temporalio import workflow

EVENTS = 400
BYTES = 100_000
OVERDUE = 4


def is_long() -> bool:
    """Whether the run should end as soon as nothing waits."""
    return workflow.info().is_continue_as_new_suggested() or _is_beyond(1)


def is_overdue() -> bool:
    """Whether something has waited for so long that the run should end all the same."""
    return _is_beyond(OVERDUE)


def _is_beyond(times: int) -> bool:
    info = workflow.info()
    return info.get_current_history_length() >= times * EVENTS or info.get_current_history_size() >= times * BYTES
