"""One sitting over one journey: its stream locked, its log folded, its words judged one after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

import structlog

import journey as core
from activities import histories
from activities.metrics import count
from activities.words import read
from journey import Brought, Ground, Journey, JourneyId, Refusal, Said
from journey.unsaying.taking_back import TakeBack
from journey.who.reporting import asked_about
from records import event_log, outbox, people, read_models, set_aside
from records.database import Connection
from records.event_log import KnownWord, Recorded
from workflows.messages import Answer, Entry, Refused

log = structlog.get_logger()


class Mark(NamedTuple):
    """Where a sitting stood, to go back to."""

    journey: Journey | None
    position: int
    told: int
    words: dict[str, KnownWord]
    size: int


@dataclass
class Sitting:
    """Lives as long as its transaction. `journey` moves on as events are told; nothing is written before `close`."""

    db: Connection
    id: JourneyId
    now: datetime
    ground: Ground
    journey: Journey | None
    position: int
    before: Journey | None = None
    known: Journey | None = None
    """As those on it know it: as it was before, or as a history brought it along."""
    told: list[Recorded] = field(default_factory=list)
    words: dict[str, KnownWord] = field(default_factory=dict)
    last: datetime | None = None
    """When the log was last added to; None: never."""
    is_new: bool = False
    """Whether nothing was on record before this instant."""
    patient: bool = False
    """Whether time that trips over a bug is set aside: the words of such a journey still count."""
    size: int = 0
    """Characters of the facts that this turn will give back."""
    passing: bool = False
    """Whether what is told now is a past that a history brings along: it passes alarm by alarm."""
    past: set[int] = field(default_factory=set)
    """Positions of what a history brought of days before today."""

    def __post_init__(self) -> None:
        """What was known when the sitting began."""
        self.before = self.known = self.journey

    async def answer(self, entry: Entry) -> Answer:
        """Hear one entry; a refusal that nobody waits for is set aside, so that it is not lost.

        Raises:
            Unreadable: this is no word that could be judged.
        """
        hear = self._hear_history if histories.is_one(entry) else self._hear
        answer = await hear(entry)
        if answer.refused and not entry.waits:
            await set_aside.put(self.db, self.id, entry.id, entry.word, answer.refused.code, self.now)
        return answer

    async def _hear(self, entry: Entry) -> Answer:
        return await self._judge(entry, await event_log.words_known(self.db, self.id, [entry.id]))

    async def _judge(self, entry: Entry, on_record: Mapping[str, KnownWord]) -> Answer:
        """Judge one word at the instant at which it was said; or answer as before, when it is on record."""
        said, request = read(entry.word)
        word_digest = event_log.digest(entry.word)
        known = self.words.get(entry.id) or on_record.get(entry.id)
        if known is not None:
            if (known.by, known.digest) == (request.by, word_digest):
                return Answer(position=known.position)
            return Answer(position=self.position, refused=Refused(code="id-was-used"))
        at = min(said, self.now)
        await self.let_time_speak(at)
        try:
            ground, log = await self._ground_of(request), await self._log(request)
            brought = core.decide(self.id, self.journey, request, at, ground, log)
        except Refusal as refusal:
            return Answer(position=self.position, refused=Refused(code=refusal.code, about=refusal.about))
        self._tell(brought, entry.id)
        self.words[entry.id] = KnownWord(request.by, word_digest, self.position)
        return Answer(position=self.position)

    async def _log(self, request: Said) -> Sequence[Recorded]:
        """The whole log, for the one word that is judged by it; no other pays for the reading."""
        if not isinstance(request, TakeBack):
            return ()
        return [*await event_log.after(self.db, self.id, 0), *self.told]

    async def _ground_of(self, request: Said) -> Ground:
        """What this word stands on: who the managers are is looked up only for words that ask for it."""
        persons = asked_about(self.journey, request)
        return replace(self.ground, managers=await people.managers(self.db, persons)) if persons else self.ground

    async def _hear_history(self, entry: Entry) -> Answer:
        """Judge what was said before it came here, each word at its own instant: all of it counts, or nothing.

        Time then passes up to now, so that the journey stands as if it had always been here.
        """
        undo = self._mark()
        alarm = core.agenda(self.journey).alarm
        # An alarm that is late is an outage of ours: then nothing is charged to people, and rungs climb one by one.
        self.passing = alarm is None or alarm > self.now
        refused = await self._first_refusal(histories.words(entry))
        if refused is None:
            await self.let_time_speak(self.now)
            refused = histories.too_long(self.size - undo.size)
        self.passing = False
        if refused is not None:
            self._go_back(undo)
            return Answer(position=self.position, refused=refused)
        self.known = self.journey
        today = self.ground.calendar.day(self.now)
        brought = self.told[undo.told :]
        self.past |= {one.position for one in brought if self.ground.calendar.day(one.event.at) < today}
        return Answer(position=self.position)

    async def _first_refusal(self, entries: Sequence[Entry]) -> Refused | None:
        """Hear them in order; what the first one that is refused was refused for, and which one that is."""
        on_record = await event_log.words_known(self.db, self.id, [entry.id for entry in entries])
        for entry in entries:
            answer = await self._judge(entry, on_record)
            if answer.refused is not None:
                return answer.refused.model_copy(update={"about": {**answer.refused.about, "word": entry.id}})
        return None

    def _mark(self) -> Mark:
        return Mark(self.journey, self.position, len(self.told), dict(self.words), self.size)

    def _go_back(self, to: Mark) -> None:
        """As if nothing had been heard since: of a journey, what was said comes on record whole or not at all."""
        self.journey, self.position, self.words, self.size = to.journey, to.position, to.words, to.size
        del self.told[to.told :]

    async def let_time_speak(self, to: datetime) -> None:
        """Tell what time alone does up to an instant.

        A journey that is opened at this instant, or a history, brings its own past: that passes alarm by alarm.
        For all others a late alarm is an outage of ours, and climbs one rung.
        """
        try:
            while self._brings_its_past and (alarm := core.agenda(self.journey).alarm) is not None and alarm < to:
                self._tell(core.elapse(self.journey, alarm, self.ground), None)
            self._tell(core.elapse(self.journey, to, self.ground), None)
        except Exception as fault:
            if not self.patient:
                raise
            count("leerreis_faults", what="alarm")
            log.error("alarm.set_aside", journey=self.id, fault=type(fault).__name__, exc_info=True)
            await set_aside.put(self.db, self.id, None, None, type(fault).__name__, self.now)

    async def close(self) -> None:
        """Put everything that was told on record: events, ids, read models, post."""
        await event_log.append(self.db, self.id, self.told)
        await event_log.append_words(self.db, self.id, self.words)
        if self.journey is None:
            await event_log.unlock_empty(self.db, self.id)
            return
        if self.told and self.last == self.now:
            await read_models.update_within_an_instant(self.db, self.journey, self.now)
        else:
            await read_models.update(self.db, self.before, self.journey, self.told)
        await outbox.write(self.db, self.known, self.journey, self._rung_today(), self.ground)
        first = self.position - len(self.told)
        if first // event_log.SNAPSHOT_EVERY != self.position // event_log.SNAPSHOT_EVERY:
            await event_log.save_snapshot(self.db, self.journey, self.position)
        self.last = self.now if self.told else self.last

    @property
    def _brings_its_past(self) -> bool:
        return self.is_new or self.passing

    def _rung_today(self) -> list[Recorded]:
        """Nobody gets post about the past that a new journey, or a history, brought along."""
        day = self.ground.calendar.day
        told = [one for one in self.told if one.position not in self.past]
        return [one for one in told if not self.is_new or day(one.event.at) == day(self.now)]

    def _tell(self, brought: Brought, word: str | None) -> None:
        for event in brought.events:
            self.position += 1
            self.told.append(Recorded(self.position, event, self.now, word))
            self.size += len(str(self.told[-1].body))
        self.journey = brought.journey
