"""One sitting over one journey: its stream locked, its log folded, its words judged one after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from pydantic import ValidationError

import journey as core
from activities.metrics import count
from journey import Brought, Ground, Journey, JourneyId, Refusal, Said
from records import event_log, read_models, set_aside
from records.database import Connection
from records.event_log import KnownWord, Recorded
from workflows.messages import Answer, Entry, Refused

log = structlog.get_logger()


class Unreadable(Exception):
    """A word that this build cannot read, or that came unsealed: it is set aside, for a later build or a person."""


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

    def __post_init__(self) -> None:
        """What was known when the sitting began."""
        self.before = self.journey

    async def answer(self, entry: Entry) -> Answer:
        """Hear one entry; a refusal that nobody waits for is set aside, so that it is not lost.

        Raises:
            Unreadable: this is no word that could be judged.
        """
        answer = await self._hear(entry)
        if answer.refused and not entry.waits:
            await set_aside.put(self.db, self.id, entry.id, entry.word, answer.refused.code, self.now)
        return answer

    async def _hear(self, entry: Entry) -> Answer:
        """Judge one word at the instant at which it was said; or answer as before, when it is on record."""
        said, request = read(entry.word)
        word_digest = event_log.digest(entry.word)
        known = self.words.get(entry.id) or (await event_log.words_known(self.db, self.id, [entry.id])).get(entry.id)
        if known is not None:
            if (known.by, known.digest) == (request.by, word_digest):
                return Answer(position=known.position)
            return Answer(position=self.position, refused=Refused(code="id-was-used"))
        at = min(said, self.now)
        await self.let_time_speak(at)
        try:
            brought = core.decide(self.id, self.journey, request, at, self.ground)
        except Refusal as refusal:
            return Answer(position=self.position, refused=Refused(code=refusal.code, about=refusal.about))
        self._tell(brought, entry.id)
        self.words[entry.id] = KnownWord(request.by, word_digest, self.position)
        return Answer(position=self.position)

    async def let_time_speak(self, to: datetime) -> None:
        """Tell what time alone does up to an instant.

        A journey that is opened at this instant brings its own past: that passes alarm by alarm. For all others
        a late alarm is an outage of ours, and climbs one rung.
        """
        try:
            while self.is_new and (alarm := core.agenda(self.journey).alarm) is not None and alarm < to:
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
        await read_models.write_post(self.db, self.journey, self._rung_today(), self.ground.calendar)
        first = self.position - len(self.told)
        if first // event_log.SNAPSHOT_EVERY != self.position // event_log.SNAPSHOT_EVERY:
            await event_log.save_snapshot(self.db, self.journey, self.position)
        self.last = self.now if self.told else self.last

    def _rung_today(self) -> list[Recorded]:
        """Nobody gets post about the past that a new journey brought along."""
        day = self.ground.calendar.day
        return [one for one in self.told if not self.is_new or day(one.event.at) == day(self.now)]

    def _tell(self, brought: Brought, word: str | None) -> None:
        for event in brought.events:
            self.position += 1
            self.told.append(Recorded(self.position, event, self.now, word))
            self.size += len(str(self.told[-1].body))
        self.journey = brought.journey


def read(word: dict[str, Any]) -> tuple[datetime, Said]:
    """The instant at which a word was said, and its request, with all free text sealed.

    Raises:
        Unreadable: a field is missing or wrong, or a free text is open.
    """
    try:
        said = datetime.fromisoformat(word["said"])
        request = core.request({key: value for key, value in word.items() if key != "said"})
    except (KeyError, TypeError, ValueError) as fault:
        raise Unreadable(_where(fault)) from None  # its text would repeat what was said
    if said.tzinfo is None:
        raise Unreadable("said: an instant without a time zone")
    if open_texts := core.unsealed(request):
        raise Unreadable(f"{', '.join(open_texts)}: came unsealed")
    return said, request


def _where(fault: Exception) -> str:
    """Which field, and never what it held, nor a name that no field of ours has: that may be somebody's words."""
    if isinstance(fault, ValidationError):
        return "; ".join(
            f"{'.'.join(map(set_aside.plain, one['loc']))}: {one['type']}" for one in fault.errors(include_input=False)
        )
    return f"said: {type(fault).__name__}"
