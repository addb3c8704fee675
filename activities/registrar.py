"""Keeps the log. The only place where rules run: a turn decides and records in one transaction."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog
from temporalio import activity

import journey as core
from activities.faults import is_the_words, later
from activities.sitting import Sitting, Unreadable
from journey import Journey, JourneyId
from records import event_log, set_aside
from records.database import Connection, Pool
from records.organisation import Organisations
from workflows.messages import ADVANCE, ADVANCE_ONE_BY_ONE, Answer, Entry, Inbox, Refused, Turn

REMEMBERED = 2_000
"""Journeys kept folded, by position; a wrong one is never used, because the position is checked under the lock."""
SPINNING = timedelta(hours=1)
"""An alarm that is not later than now would ring at once, for ever; it rings after this instead."""
FACTS_OF_A_TURN = 64_000
"""Characters of facts that a turn aims to stay under; facts are never cut, a turn takes fewer entries instead."""
FACTS_OF_A_WORD = 1_500
"""What a word's consequences come to, beside the word itself."""
SET_ASIDE = Refused(code="set-aside")

log = structlog.get_logger()


class Registrar:
    """Answers words and alarms, and puts what follows on record."""

    def __init__(self, pool: Pool, organisations: Organisations) -> None:
        self._pool = pool
        self._organisations = organisations
        self._folded: OrderedDict[str, tuple[int, Journey]] = OrderedDict()

    @activity.defn(name=ADVANCE)
    async def advance(self, inbox: Inbox) -> Turn:
        """Answer every entry, let time speak, and put what follows on record; all of it, or nothing.

        Safe to repeat: an entry whose id is on record is not decided again.
        """
        answers: dict[int, Answer] = {}
        async with self._sitting(inbox) as sitting:
            for place, entry in in_order_said(taken(inbox.entries)):
                answers[place] = await sitting.answer(entry)
            sitting.elapse(inbox.now)
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
        for place, entry in in_order_said(taken(inbox.entries)):
            answers[place] = await self._alone(inbox, entry)
        async with self._sitting(inbox) as sitting:
            await self._let_time_speak(sitting)
        return await self._turn(inbox, sitting, answers)

    async def _alone(self, inbox: Inbox, entry: Entry) -> Answer:
        try:
            async with self._sitting(inbox) as sitting:
                answer = await sitting.answer(entry)
                if sitting.is_new:
                    sitting.elapse(inbox.now)
                return answer
        except Exception as fault:
            if not is_the_words(fault):
                raise
            await self._set_aside(inbox, entry, fault)
            return Answer(refused=SET_ASIDE)

    async def _let_time_speak(self, sitting: Sitting) -> None:
        """Time that trips over a bug is set aside too: the words of a journey still count."""
        try:
            sitting.elapse(sitting.now)
        except Exception as fault:
            count("leerreis_faults", what="alarm")
            log.error("alarm.set_aside", journey=sitting.id, fault=type(fault).__name__, exc_info=True)
            await set_aside.put(sitting.db, sitting.id, None, None, _why(fault), sitting.now)

    async def _set_aside(self, inbox: Inbox, entry: Entry, fault: Exception) -> None:
        count("leerreis_faults", what="word")
        log.error("word.set_aside", journey=inbox.journey, entry=entry.id, fault=type(fault).__name__, exc_info=True)
        await set_aside.put(self._pool, inbox.journey, entry.id, entry.word, _why(fault), inbox.now)

    @asynccontextmanager
    async def _sitting(self, inbox: Inbox) -> AsyncIterator[Sitting]:
        """The journey, locked and folded, in one transaction that closes with what was told."""
        async with self._pool.acquire() as db:
            async with db.transaction():
                position = await event_log.lock(db, inbox.journey)
                ground = await self._organisations.ground(db)
                journey = await self._fold(db, inbox.journey, position)
                sitting = Sitting(db, JourneyId(inbox.journey), inbox.now, ground, journey, position)
                yield sitting
                await sitting.close()
            if sitting.journey is not None:
                self._remember(inbox.journey, sitting.position, sitting.journey)

    async def _fold(self, db: Connection, journey: str, position: int) -> Journey | None:
        if position == 0:
            return None
        known = self._folded.get(journey)
        if known is None or known[0] > position:
            return await event_log.fold(db, journey)
        return known[1] if known[0] == position else await event_log.fold(db, journey, known[1], known[0])

    def _remember(self, journey: str, position: int, folded: Journey) -> None:
        self._folded[journey] = (position, folded)
        self._folded.move_to_end(journey)
        if len(self._folded) > REMEMBERED:
            self._folded.popitem(last=False)

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
        if alarm is not None and alarm <= inbox.now:
            count("leerreis_faults", what="spin")
            log.error("alarm.spins", journey=inbox.journey, alarm=alarm.isoformat())
            alarm = inbox.now + SPINNING
        count("leerreis_turns")
        log.info("turn.taken", journey=inbox.journey, position=sitting.position, words=len(answers))
        journey = sitting.journey
        return Turn(
            position=sitting.position,
            facts=facts,
            answers=[answers[place] for place in range(len(answers))],
            alarm=alarm,
            over=agenda.over,
            phase=agenda.phase,
            reason=next((one.reason for one in agenda.stuck if one.from_ <= inbox.now), ""),
            template=journey.template if journey else "",
            team=journey.people.team if journey else "",
        )


def taken(entries: Sequence[Entry]) -> Sequence[Entry]:
    """As many entries, from the first on, as keep the facts of one turn within bounds; at least one."""
    size = 0
    for place, entry in enumerate(entries):
        size += FACTS_OF_A_WORD + len(str(entry.word))
        if place and size > FACTS_OF_A_TURN:
            return entries[:place]
    return entries


def in_order_said(entries: Sequence[Entry]) -> list[tuple[int, Entry]]:
    """The entries with their places, by the instant at which each was said; those without one come last."""
    return sorted(enumerate(entries), key=lambda one: (str(one[1].word.get("said", "~")), one[0]))


def count(name: str, **labels: str) -> None:
    """One more, in the worker's metrics."""
    meter = activity.metric_meter()
    meter.create_counter(name, "").add(1, labels or None)


def _why(fault: Exception) -> str:
    """For an operator: never the text of a database's message, which may repeat somebody's words."""
    return str(fault) if isinstance(fault, Unreadable) else type(fault).__name__
