"""Sorting one person's post, in one transaction: what still holds is drawn up as letters, rows before they are sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from activities.draft import Draft
from activities.looking import Looked, Looking
from journey import Journey
from journey.days.week import Week
from journey.expected import ladders
from journey.who.people import PersonId
from post.composing import bundled
from post.habits import Habits
from post.holding import Gone
from post.item import Item
from post.subjects import Goes
from records import letters, outbox, people, post
from records.database import Connection, Pool
from records.organisation import Organisation


@dataclass(frozen=True)
class Sorted:
    """What is to be sent to one person, and what L&D is to have instead."""

    drafts: tuple[Draft, ...] = ()
    crowded_out: tuple[Item, ...] = ()
    habits: Habits = field(default_factory=Habits)
    """What this person chose."""
    let_go: int = 0
    """Letters of which nothing held any more."""


class Sorting:
    """Writes down what is decided by looking."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._looking = Looking()

    async def sort(self, person: PersonId, organisation: Organisation, now: datetime) -> Sorted:
        """Everything of this person that may go now. Nothing, where another round is at it or it suits them later."""
        async with self._pool.acquire() as db, db.transaction():
            if not await post.hold(db, person):
                return Sorted()
            week = (await people.weeks(db, [person], organisation.ground))[person]
            if week.next_moment(now) != now:
                return Sorted()
            looked = await self._looking.look(db, person, organisation, week, now)
            return await _put_on_record(db, person, organisation, looked, week, now)


async def _put_on_record(
    db: Connection, person: PersonId, organisation: Organisation, looked: Looked, week: Week, now: datetime
) -> Sorted:
    composed = looked.composed
    drafts = [*await _new(db, person, looked, week, now), *looked.again(person, now)]
    await post.let_go(db, looked.stopped)
    gone_letters = [one for one, still in looked.unsent.items() if not still]
    for one in gone_letters:
        await letters.settle(db, one.id, letters.GONE, now)
    crowded = [one for one in composed.crowded_out if leads_to_lnd(looked.journeys, one, organisation, now)]
    let_go = [(one, Gone.NO_ROOM) for one in composed.crowded_out if one not in crowded]
    over = [*looked.over, *composed.gone, *let_go]
    handed = [one for one, why in over if why is Gone.HANDED_OVER]
    await _hand_on(db, handed, looked.journeys, organisation, now)
    await post.settle(db, [(one, why) for one, why in over if why is not Gone.HANDED_OVER], now)
    await post.after(db, composed, week, looked.habits, now)
    return Sorted(tuple(drafts), tuple(crowded), looked.habits, len(gone_letters))


async def _hand_on(
    db: Connection, items: Sequence[Item], journeys: Mapping[str, Journey], organisation: Organisation, now: datetime
) -> None:
    """What another is asked now goes with their letters; no rung is lost when somebody comes to stand in."""
    await post.let_go(db, items)
    persons = {one.person for one in items}
    for id_ in journeys_of(items):
        await outbox.hand_on(db, journeys[id_], persons, organisation.ground.of(journeys[id_].people.team), now)


async def _new(db: Connection, person: PersonId, looked: Looked, week: Week, now: datetime) -> list[Draft]:
    drafts = []
    for draft, letter in zip(drafted(person, looked, week, now), looked.composed.letters, strict=True):
        if await letters.add(db, person, letter, week.days.day(now), now) is not None:
            await post.carry(db, letter.items, draft.id, now)
            drafts.append(draft)
    return drafts


def drafted(person: PersonId, looked: Looked, week: Week, now: datetime) -> list[Draft]:
    """The new letters, as they would be put on record; in the order in which they were composed."""
    waiting, day = len(bundled(looked.composed.passed_over)), week.days.day(now)
    return [
        Draft(
            letters.id_of(person, letter.goes, day),
            letter.goes,
            person,
            letter.bundles,
            looked.journeys,
            now,
            waiting if letter.goes is Goes.DIGEST else 0,
        )
        for letter in looked.composed.letters
    ]


def leads_to_lnd(journeys: Mapping[str, Journey], item: Item, organisation: Organisation, now: datetime) -> bool:
    """Whether L&D would have it in the end, and has not yet; of what would be let go, nobody needs to hear."""
    journey = journeys.get(item.journey)
    expectation = journey.expectations.get(item.expectation) if journey and item.expectation else None
    if journey is None or expectation is None or (expectation.stuck and expectation.stuck.from_ <= now):
        return False
    return ladders.leads_to_lnd(journey, expectation, organisation.ground.policy)


def journeys_of(items: Sequence[Item]) -> list[str]:
    """The journeys that these are about, each once."""
    return list(dict.fromkeys(one.journey for one in items))
