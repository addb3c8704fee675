"""Keeps the log. The only place where rules run: a turn decides and records in one transaction."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import structlog
from temporalio import activity

import journey as core
from activities.faults import is_the_words, later
from activities.folded import Folded, FoldedJourneys
from activities.metrics import count
from activities.sitting import Sitting
from activities.words import Unreadable
from journey import JourneyId
from records import event_log, set_aside
from records.database import Pool
from records.organisation import Organisations
from workflows.messages import ADVANCE, ADVANCE_ONE_BY_ONE, Answer, Entry, Inbox, Refused, Turn

SPINNING = timedelta(hours=1)
"""An alarm that is not later than now would ring at once, for ever; it rings after this instead."""
FACTS_OF_A_TURN = 64_000
"""Characters of facts after which a turn takes no further entry; facts themselves are never cut."""
SET_ASIDE = Refused(code="set-aside")

log = structlog.get_logger()


class Registrar:
    """Answers words and alarms, and puts what follows on record."""

    def __init__(self, pool: Pool, organisations: Organisations) -> None:
        self._pool = pool
        self._organisations = organisations
        self._folded = FoldedJourneys()

    @activity.defn(name=ADVANCE)
    async def advance(self, inbox: Inbox) -> Turn:
        """Answer every entry, let time speak, and put what follows on record; all of it, or nothing.

        Safe to repeat: an entry whose id is on record is not decided again.
        """
        answers: dict[int, Answer] = {}
        async with self._sitting(inbox) as sitting:
            for place, entry in in_order_said(inbox.entries):
                if sitting.size > FACTS_OF_A_TURN:
                    break
                answers[place] = await sitting.answer(entry)
            if not _someone_waits(inbox, answers):
                await sitting.let_time_speak(sitting.now)
        return await self._turn(inbox, sitting, answers)

    @activity.defn(name=ADVANCE_ONE_BY_ONE)
    async def advance_one_by_one(self, inbox: Inbox) -> Turn:
        """The same, each entry in a transaction of its own: one that fails alone is set aside, and the others go on.

        Raises:
            ApplicationError: the database is not there; to be tried again.
        """
        try:
            return await self._one_by_one(inbox)
        except Exception as fault:
            log.warning("turn.postponed", journey=inbox.journey, fault=type(fault).__name__)
            raise later(fault, activity.info().attempt) from fault

    async def _one_by_one(self, inbox: Inbox) -> Turn:
        answers: dict[int, Answer] = {}
        for place, entry in in_order_said(inbox.entries):
            answer = await self._alone(inbox, entry)
            if answer is None:
                break
            answers[place] = answer
        async with self._sitting(inbox, patient=True) as sitting:
            if not _someone_waits(inbox, answers):
                await sitting.let_time_speak(sitting.now)
        return await self._turn(inbox, sitting, answers)

    async def _alone(self, inbox: Inbox, entry: Entry) -> Answer | None:
        """None: this turn has no room for its consequences."""
        try:
            async with self._sitting(inbox, patient=True) as sitting:
                return await sitting.answer(entry) if sitting.size <= FACTS_OF_A_TURN else None
        except Exception as fault:
            if not is_the_words(fault):
                raise
            await self._set_aside(inbox, entry, fault)
            return Answer(refused=SET_ASIDE)

    async def _set_aside(self, inbox: Inbox, entry: Entry, fault: Exception) -> None:
        count("leerreis_faults", what="word")
        log.error("word.set_aside", journey=inbox.journey, entry=entry.id, fault=type(fault).__name__, exc_info=True)
        await set_aside.put(self._pool, inbox.journey, entry.id, entry.word, _why(fault), inbox.now)

    @asynccontextmanager
    async def _sitting(self, inbox: Inbox, *, patient: bool = False) -> AsyncIterator[Sitting]:
        """The journey, locked and folded, in one transaction that closes with what was told."""
        async with self._pool.acquire() as db:
            async with db.transaction():
                position = await event_log.lock(db, inbox.journey)
                ground = await self._organisations.ground(db)
                journey, last = await self._folded.at(db, inbox.journey, position)
                # The clocks of Temporal's hosts may differ: what we knew later is never recorded as known earlier.
                now = max(inbox.now, last or inbox.now)
                sitting = Sitting(
                    db, JourneyId(inbox.journey), now, ground, journey, position, last=last, patient=patient
                )
                if last is None or last == now:
                    sitting.is_new = await event_log.recorded(db, inbox.journey, 1) in (None, now)
                if inbox.after is not None and inbox.after < position:
                    sitting.size = await event_log.width(db, inbox.journey, inbox.after)
                yield sitting
                await sitting.close()
            if sitting.journey is not None and sitting.last is not None:
                self._folded.remember(inbox.journey, Folded(sitting.position, sitting.journey, sitting.last))

    async def _turn(self, inbox: Inbox, sitting: Sitting, answers: Mapping[int, Answer]) -> Turn:
        """What the workflow is told: every fact beyond the position that it knew, however it came there."""
        facts = []
        if inbox.after is not None and inbox.after < sitting.position:
            told = sitting.told
            if inbox.after != sitting.position - len(told):
                told = await event_log.after(self._pool, inbox.journey, inbox.after)
            facts = [one.fact for one in told if one.position <= sitting.position]
        agenda = core.agenda(sitting.journey)
        alarm = agenda.alarm
        if alarm is not None and alarm <= inbox.now and not _someone_waits(inbox, answers):
            count("leerreis_faults", what="spin")
            log.error("alarm.spins", journey=inbox.journey, alarm=alarm.isoformat())
            alarm = inbox.now + SPINNING
        count("leerreis_turns")
        log.info("turn.taken", journey=inbox.journey, position=sitting.position, words=len(answers))
        journey = sitting.journey
        return Turn(
            position=sitting.position,
            facts=facts,
            answers=list(_first_in_a_row(answers)),
            alarm=alarm,
            over=agenda.over,
            phase=agenda.phase,
            reason=next((one.reason for one in agenda.stuck if one.from_ <= inbox.now), ""),
            template=journey.template if journey else "",
            team=journey.people.team if journey else "",
        )


def in_order_said(entries: Sequence[Entry]) -> list[tuple[int, Entry]]:
    """The entries with their places, by the instant at which each was said; those without one come last."""
    return sorted(enumerate(entries), key=lambda one: (_said(one[1]), one[0]))


def _said(entry: Entry) -> datetime:
    try:
        return datetime.fromisoformat(entry.word["said"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        return datetime.max.replace(tzinfo=UTC)


def _someone_waits(inbox: Inbox, answers: Mapping[int, Answer]) -> bool:
    """Whether a word was left for the next turn: time may not speak before it, to somebody who answered in it."""
    return inbox.more or len(answers) < len(inbox.entries)


def _first_in_a_row(answers: Mapping[int, Answer]) -> Iterator[Answer]:
    """Answers from the first entry on, up to one that was left; those beyond it are answered again, from the record."""
    place = 0
    while place in answers:
        yield answers[place]
        place += 1


def _why(fault: Exception) -> str:
    """For an operator: never the text of a database's message, which may repeat somebody's words."""
    return str(fault) if isinstance(fault, Unreadable) else type(fault).__name__
