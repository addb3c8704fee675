"""The postman: sends what was sorted, each letter on record before it goes, and writes down what became of it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from temporalio import activity

from activities.channels.addressed import Addressed, addressed
from activities.channels.outcome import Became, Outcome, Why
from activities.draft import Draft
from activities.drafts import Drafts
from activities.leaving import Leave, no_room, unreachable
from activities.metrics import count
from activities.sorting import Sorting, journeys_of
from journey.who.people import PersonId
from letters.writing import write
from post.habits import Habits
from post.holding import Gone
from post.item import Item
from post.letter import Written
from records import letters, people, post
from records.database import Pool
from records.organisation import Organisation, Organisations
from records.people import Address
from workflows.messages import DELIVER_POST, POST_DUE, Batch, Due, Tally

log = structlog.get_logger()
BACKOFF = (timedelta(minutes=25), timedelta(hours=1), timedelta(hours=3), timedelta(hours=6))
GIVEN_UP = timedelta(days=4)
"""After that long a letter is let go, and what it carried waits for another: nobody pays for a server that is down."""
DOWN = 3
"""Letters in a row that the server did not take, after which a batch leaves the rest to the next round."""
IS_DOWN = frozenset({Why.NO_ANSWER, Why.TIMED_OUT, Why.LOG_IN, Why.NOT_SET_UP})
BROKEN = "broken"
"""Why a letter waits, where the fault is ours."""
NO_ADDRESS = Outcome(Became.REFUSED)


class Carrier(Protocol):
    """Every way in which letters leave."""

    async def send(self, written: Written, to: Addressed, *, at: datetime) -> Outcome:
        """Carry it there."""


class Postman:
    """Safe against a second round: a person's post is one transaction's at a time, and a letter is a row first."""

    def __init__(
        self, pool: Pool, organisations: Organisations, drafts: Drafts, carrier: Carrier, leave: Leave
    ) -> None:
        self._pool, self._organisations = pool, organisations
        self._sorting, self._drafts = Sorting(pool), drafts
        self._carrier, self._leave = carrier, leave

    @activity.defn(name=POST_DUE)
    async def due(self, round_: Due) -> list[str]:
        """Who may get something now; nobody, while L&D's switch is at quiet. Writes nothing."""
        organisation = await self._organisations.newest(self._pool)
        if organisation.is_silent:
            return []
        return await post.due(self._pool, round_.now, organisation.ground.calendar.timezone)

    @activity.defn(name=DELIVER_POST)
    async def deliver(self, batch: Batch) -> Tally:
        """See to the post of these persons, one after another. Safe to repeat."""
        became: Counter[Became] = Counter()
        gone = in_a_row = 0
        organisation = await self._organisations.newest(self._pool)
        for person in batch.persons:
            if in_a_row >= DOWN:
                log.warning("post.down")
                break
            sorted_ = await self._sorting.sort(PersonId(person), organisation, batch.now)
            gone += sorted_.let_go
            if sorted_.crowded_out:
                await self._crowded_out(sorted_.crowded_out, batch.now)
            for draft in sorted_.drafts:
                outcome = await self._sent(draft, sorted_.habits, organisation, batch.now)
                became[outcome.became] += 1
                count("leerreis_letters", became=outcome.became)
                in_a_row = in_a_row + 1 if outcome.why in IS_DOWN else 0
        later = became[Became.LATER] + became[Became.UNKNOWN]
        return Tally(sent=became[Became.SENT], later=later, refused=became[Became.REFUSED], gone=gone)

    async def _sent(self, draft: Draft, chosen: Habits, organisation: Organisation, now: datetime) -> Outcome:
        """What became of it; a fault of ours in one letter holds up no other, and that one is tried again."""
        try:
            return await self._send(draft, chosen, organisation, now)
        except Exception as fault:
            # Its text could be somebody's words.
            log.error("letter.broken", letter=draft.id, fault=type(fault).__name__)
            await letters.not_now(self._pool, draft.id, now, BROKEN, BACKOFF, GIVEN_UP)
            return Outcome(Became.LATER)

    async def _send(self, draft: Draft, chosen: Habits, organisation: Organisation, now: datetime) -> Outcome:
        """Outside of any transaction: a mail server may take its time."""
        journey = next(iter(draft.journeys[one.first.journey] for one in draft.bundles))
        async with self._pool.acquire() as db:
            to = await people.address(db, draft.person, journey.people.companion)
            where = _where(chosen, to)
            if to is None or where is None:
                outcome = NO_ADDRESS
            else:
                written = write(await self._drafts.letter(db, draft, to, organisation))
            await letters.try_(db, draft.id, now)
        if to is not None and where is not None:
            outcome = await self._carrier.send(written, where, at=now)
        await self._record(draft, outcome, now, has_address=where is not None)
        log.info("letter.handed-over", letter=draft.id, became=outcome.became, why=outcome.why, code=outcome.code)
        return outcome

    async def _record(self, draft: Draft, outcome: Outcome, now: datetime, *, has_address: bool) -> None:
        items = [item for one in draft.bundles for item in one.items]
        match outcome.became:
            case Became.SENT:
                await letters.sent(self._pool, draft.id, now)
            case Became.REFUSED:
                if has_address:  # said before it is settled: else nobody would, if we died in between
                    await unreachable(self._leave, draft.person, draft.id, journeys_of(items), now)
                await letters.refused(self._pool, draft.id, now, str(outcome.code or ""))
            case _:
                await letters.not_now(self._pool, draft.id, now, outcome.why or outcome.became, BACKOFF, GIVEN_UP)

    async def _crowded_out(self, items: tuple[Item, ...], now: datetime) -> None:
        """L&D hears it before it is settled: whoever dies in between says it again, and it counts once."""
        for one in items:
            await no_room(self._leave, one.journey, one.id, str(one.expectation), now)
        async with self._pool.acquire() as db, db.transaction():
            await post.settle(db, [(one, Gone.NO_ROOM) for one in items], now)


def _where(chosen: Habits, to: Address | None) -> Addressed | None:
    """This person's own address; else that of who prints a card for them."""
    if to is None:
        return None
    return addressed(chosen, to.email) or (addressed(Habits(), to.through_email) if to.through_email else None)
