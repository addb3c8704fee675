"""The one durable timer of a journey."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from temporalio import workflow

AT_LEAST = timedelta(seconds=1)
"""What Temporal's timers can tell apart; an instant that has passed rings after this."""


class Alarm:
    """Rings at or before the instant it was last set to: too early is harmless, and a timer is billed."""

    def __init__(self) -> None:
        self._timer: asyncio.Task[None] | None = None
        self._at: datetime | None = None

    @property
    def rang(self) -> bool:
        """Whether it has rung since it was last set."""
        return self._timer is not None and self._timer.done()

    def set(self, at: datetime | None) -> None:
        """Ring at `at`, or before it; None asks for nothing, and leaves a timer that runs."""
        if self.rang:
            self._timer = self._at = None
        if at is None or (self._at is not None and self._at <= at):
            return
        if self._timer is not None:
            self._timer.cancel()
        self._at = at
        left = max(at - workflow.now(), AT_LEAST)
        self._timer = asyncio.create_task(workflow.sleep(left, summary="alarm"))
