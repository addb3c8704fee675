"""When the post goes round: a schedule of Temporal's, made by whichever worker comes first."""

from __future__ import annotations

from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
    ScheduleUpdate,
    ScheduleUpdateInput,
)

from workflows.messages import POST_ROUND

ID = "post-rounds-{queue}"
"""Of each installation its own, where several share a namespace."""
EVERY = timedelta(minutes=30)
AFTER = timedelta(minutes=12)
"""Past the hour and the half: rungs ring from the hour on, spread over ten minutes."""


def schedule(queue: str) -> Schedule:
    """A round each half hour; one that is late is skipped while another is at it, and none is made up for."""
    return Schedule(
        action=ScheduleActionStartWorkflow(
            POST_ROUND, id=f"{POST_ROUND}-{queue}", task_queue=queue, execution_timeout=timedelta(hours=2)
        ),
        spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=EVERY, offset=AFTER)]),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=timedelta(minutes=1)),
    )


async def ensure(client: Client, queue: str) -> None:
    """Make it, or make it what this build would make. Safe to repeat."""
    wanted = schedule(queue)

    async def as_wanted(_: ScheduleUpdateInput) -> ScheduleUpdate:
        return ScheduleUpdate(schedule=wanted)

    try:
        await client.create_schedule(ID.format(queue=queue), wanted)
    except ScheduleAlreadyRunningError:
        await client.get_schedule_handle(ID.format(queue=queue)).update(as_wanted)


async def now(client: Client, queue: str) -> None:
    """A round at once, beside those of the schedule."""
    await client.get_schedule_handle(ID.format(queue=queue)).trigger()
