"""How Temporal carries one journey: an inbox, an alarm, and one activity per turn."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Any

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ApplicationError, FailureError

from workflows import alarm, callers, length, listing, messages
from workflows.messages import Answer, Entry, Inbox, Receipt, Run, Standing, Turn

QUICKLY = timedelta(seconds=2)
PATIENTLY = timedelta(seconds=60)
PATIENCE = RetryPolicy(
    initial_interval=timedelta(seconds=1), backoff_coefficient=2, maximum_interval=timedelta(minutes=5)
)
HOLD = timedelta(hours=1)


@workflow.defn(name=messages.WORKFLOW)
class LearningJourney:
    """One learner, one need. The workflow id is the journey id."""

    @workflow.init
    def __init__(self, run: Run) -> None:
        self._since = self._position = run.position
        self._facts: list[dict[str, Any]] = []
        self._callers = callers.Callers(run.heard)
        self._alarm = alarm.Alarm()
        self._last = Turn(position=0)
        self._refreshes = 0
        self._holding = ""

    @workflow.run
    async def run(self, run: Run) -> None:
        """Take turns until the journey is over; cancelled, put on record what was said, and then end."""
        try:
            await self._take_turns()
        except asyncio.CancelledError:
            while self._callers:
                await self._turn()
            raise

    async def _take_turns(self) -> None:
        while True:
            await self._turn()
            await workflow.wait_condition(self._has_word_or_nobody_waits)
            if self._callers and not self._is_overdue():
                continue
            if self._last.over and not self._callers:
                return
            if self._is_long():
                workflow.continue_as_new(await self._handed_over())
            await self._word_or_alarm()

    @workflow.update
    async def tell(self, word: dict[str, Any]) -> Receipt:
        """Say something; return once it is on record, or fail with why it may not be said.

        The update's id begins with the word's: safe to repeat, also after continue-as-new.

        Raises:
            ApplicationError: of type `messages.REFUSED`, with a `Refused`; or `messages.LATER`: say it again.
        """
        update = workflow.current_update_info()
        assert update is not None
        answer = await self._callers.tell(Entry(id=messages.word_id(update.id), word=word))
        if answer.refused is not None:
            raise _refusal(answer)
        return Receipt(position=answer.position)

    @workflow.signal
    def hear(self, id: str, word: dict[str, Any]) -> None:
        """Say something without waiting; whether it was refused is not told."""
        self._callers.hear(Entry(id=id, word=word, waits=False))

    @workflow.signal
    def refresh(self) -> None:
        """End a hold, and go on in a new run once nothing waits."""
        self._refreshes += 1

    @workflow.query
    def standing(self) -> Standing:
        """What this run knows, for the audit."""
        return Standing(
            since=self._since,
            position=self._position,
            facts=self._facts,
            alarm=self._last.alarm,
            waiting=len(self._callers),
            holding=self._holding,
        )

    async def _turn(self) -> None:
        """Hand over what was said, answer who said it, and take in what comes next."""
        turn = await self._advance()
        if self._since is None:
            self._since = turn.position - len(turn.facts)
        self._position, self._last = turn.position, turn
        self._facts += turn.facts
        self._callers.answer(turn.answers)
        self._alarm.set(turn.alarm)
        listing.show(turn)

    async def _advance(self) -> Turn:
        """One turn: quickly, else patiently, else hold. Raises nothing but a cancellation."""
        why: FailureError
        while True:
            for take in (self._quickly, self._patiently):
                inbox = self._inbox()
                try:
                    turn = await take(inbox)
                except FailureError as failure:  # a local activity that raised is a bare ApplicationError
                    if workflow.cancellation_reason() is not None:
                        raise asyncio.CancelledError from failure
                    why = failure
                    continue
                if turn.answers or not inbox.entries or turn.position != self._position:
                    return turn
                why = ApplicationError("a turn brought nothing", type="Unanswered")
            await self._hold(why.cause or why)

    def _inbox(self) -> Inbox:
        return Inbox(
            journey=workflow.info().workflow_id,
            after=self._position,
            now=workflow.now(),
            entries=self._callers.first(),
            more=not self._callers.fit,
        )

    async def _quickly(self, inbox: Inbox) -> Turn:
        turn: Turn = await workflow.execute_local_activity(
            messages.ADVANCE,
            inbox,
            result_type=Turn,
            start_to_close_timeout=QUICKLY,
            retry_policy=RetryPolicy(maximum_attempts=1),
            summary=_summary(inbox),
        )
        return turn

    async def _patiently(self, inbox: Inbox) -> Turn:
        turn: Turn = await workflow.execute_activity(
            messages.ADVANCE_ONE_BY_ONE,
            inbox,
            result_type=Turn,
            start_to_close_timeout=PATIENTLY,
            retry_policy=PATIENCE,
            summary=_summary(inbox),
        )
        return turn

    async def _hold(self, why: BaseException) -> None:
        """Wait until somebody refreshes, or an hour."""
        kind = why.type if isinstance(why, ApplicationError) and why.type else type(why).__name__
        self._holding = str(why)
        workflow.logger.error("journey.held", extra={"kind": kind, "position": self._position})
        listing.show_hold(self._position, kind)
        before = self._refreshes
        with suppress(asyncio.TimeoutError):
            await workflow.wait_condition(lambda: self._refreshes > before, timeout=HOLD, timeout_summary="hold")
        self._holding = ""

    def _has_word_or_nobody_waits(self) -> bool:
        return bool(self._callers) or workflow.all_handlers_finished()

    async def _word_or_alarm(self) -> None:
        await workflow.wait_condition(lambda: bool(self._callers) or self._alarm.rang or self._refreshes > 0)

    def _is_long(self) -> bool:
        return self._refreshes > 0 or length.is_long()

    def _is_overdue(self) -> bool:
        """Whether words kept coming for so long that the run must end in the midst of them."""
        return length.is_overdue() and self._callers.fit

    async def _handed_over(self) -> Run:
        """What the next run starts from, once those who still wait were asked to say it again."""
        heard = self._callers.turn_away()
        await workflow.wait_condition(workflow.all_handlers_finished)
        return Run(position=self._position, heard=heard)


def _summary(inbox: Inbox) -> str:
    return f"{len(inbox.entries)} words after {inbox.after}"


def _refusal(answer: Answer) -> ApplicationError:
    refused = answer.refused
    assert refused is not None
    return ApplicationError(refused.code, refused.model_dump(), type=messages.REFUSED, non_retryable=True)
