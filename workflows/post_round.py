"""One round of the post: who may get something now, and their letters, many at a time. A schedule starts it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

from workflows.messages import DELIVER_POST, POST_DUE, POST_ROUND, Batch, Due, Tally

AT_A_TIME = 8
"""Activities side by side."""
PERSONS = 25
"""In one activity: a mail server that hangs holds up no more."""
A_FEW_TIMES = RetryPolicy(maximum_attempts=3)
"""What is left over waits for the next round, which looks anew."""


@workflow.defn(name=POST_ROUND)
class PostRound:
    """Nothing due: one activity, and nothing is written. Two at once take no person together."""

    @workflow.run
    async def run(self) -> Tally:
        """What became of the letters of this round."""
        now = workflow.now()
        persons: list[str] = await workflow.execute_activity(
            POST_DUE,
            Due(now=now),
            result_type=list[str],
            start_to_close_timeout=timedelta(seconds=30),
            retry_policy=A_FEW_TIMES,
            summary="who may get post",
        )
        gate = asyncio.Semaphore(AT_A_TIME)
        batches = [persons[first : first + PERSONS] for first in range(0, len(persons), PERSONS)]
        tallies = await asyncio.gather(*(self._deliver(Batch(now=now, persons=one), gate) for one in batches))
        return Tally(
            sent=sum(one.sent for one in tallies),
            later=sum(one.later for one in tallies),
            refused=sum(one.refused for one in tallies),
            gone=sum(one.gone for one in tallies),
        )

    async def _deliver(self, batch: Batch, gate: asyncio.Semaphore) -> Tally:
        async with gate:
            tally: Tally = await workflow.execute_activity(
                DELIVER_POST,
                batch,
                result_type=Tally,
                start_to_close_timeout=timedelta(minutes=5),
                retry_policy=A_FEW_TIMES,
                summary=f"letters to {len(batch.persons)}",
            )
            return tally
