"""Sorting one person's post, in one transaction: what still holds is drawn up as letters, rows before they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from activities.drafts import Draft
from activities.folded import Folded, FoldedJourneys
from journey import Journey
from journey.days.week import Week
from journey.expected import ladders
from journey.who.people import PersonId
from post.composing import Budget, Composed, bundled, compose
from post.habits import Habits
from post.holding import Gone, gone
from post.item import Item
from post.subjects import Goes
from records import event_log, habits, letters, people, post
from records.database import Connection, Pool
from records.organisation import Organisation

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Sorted:
    """What is to be sent to one person, and what L&D is to have instead."""

    drafts: tuple[Draft, ...] = ()
    crowded_out: tuple[Item, ...] = ()
    let_go: int = 0
    """Letters of which nothing held any more."""


class Sorting:
    """Remembers journeys that it folded."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._folded = FoldedJourneys()

    async def sort(self, person: PersonId, organisation: Organisation, now: datetime) -> Sorted:
        """Everything of this person that may go now. Nothing, where another round is at it or it suits them later."""
        async with self._pool.acquire() as db, db.transaction():
            if not await post.hold(db, person):
                return Sorted()
            week = (await people.weeks(db, [person], organisation.ground))[person]
            if week.next_moment(now) != now:
                return Sorted()
            return await self._sorted(db, person, organisation, week, now)

    async def _sorted(
        self, db: Connection, person: PersonId, organisation: Organisation, week: Week, now: datetime
    ) -> Sorted:
        chosen = (await habits.of(db, [person]))[person]
        waiting = await post.of_person(db, person, now)
        if _is_letters_day(week, chosen, now) or any(one.goes is Goes.DIGEST for one in waiting):
            waiting += await post.soon(db, person, now)
        open_ = {one: await post.carried(db, one.id) for one in await letters.open_(db, person, now)}
        everything = [*waiting, *(item for items in open_.values() for item in items)]
        journeys = await self._journeys(db, everything)
        judged = _Judged(journeys, organisation, now)
        asked = await post.asked_lately(db, person, waiting, now - A_WEEK)
        kept = judged.kept(one for one in waiting if not judged.is_quiet(one))
        twice = [
            one
            for one in kept
            if one.talk is None and one.id.count("/") == 2 and (one.journey, one.expectation) in asked
        ]
        strangers = await post.never_invited(db, person, kept)
        kept = [one for one in kept if one not in twice and one not in strangers]
        judged.over += [(one, Gone.OVERTAKEN) for one in twice]
        judged.over += [(one, Gone.NOT_INVITED) for one in strangers]
        composed = compose(
            kept,
            await letters.latest(db, person, now),
            Budget(organisation.budget.asks, organisation.budget.minutes),
            chosen.practice,
            week,
            now,
        )
        drafts = await _put_on_record(db, person, composed, journeys, week, now)
        drafts += [
            Draft(one.id, one.goes, person, bundled(still), journeys, now)
            for one, items in open_.items()
            if (still := judged.kept(items))
        ]
        gone_letters = [one for one in open_ if one.id not in {draft.id for draft in drafts}]
        for one in gone_letters:
            await letters.settle(db, one.id, letters.GONE, now)
        crowded = [one for one in composed.crowded_out if leads_to_lnd(journeys, one, organisation)]
        over = [*judged.over, *composed.gone, *((one, Gone.NO_ROOM) for one in composed.crowded_out)]
        await post.settle(db, over, now)
        await post.after(db, composed, organisation.ground, now)
        return Sorted(tuple(drafts), tuple(crowded), len(gone_letters))

    async def _journeys(self, db: Connection, items: Iterable[Item]) -> dict[str, Journey]:
        """As they stand now, by their logs."""
        found: dict[str, Journey] = {}
        for id_ in sorted({one.journey for one in items}):
            position = await event_log.position(db, id_)
            journey, last = await self._folded.at(db, id_, position or 0)
            if journey is not None and position is not None and last is not None:
                self._folded.remember(id_, Folded(position, journey, last))
                found[id_] = journey
        return found


class _Judged:
    """Which messages hold, against the journeys as they stand; and `over`: those that do not, with why."""

    def __init__(self, journeys: Mapping[str, Journey], organisation: Organisation, now: datetime) -> None:
        self._journeys, self._ground, self._now = journeys, organisation.ground, now
        self.over: list[tuple[Item, Gone]] = []

    def kept(self, items: Iterable[Item]) -> list[Item]:
        """Those that hold."""
        kept = []
        for one in items:
            journey = self._journeys.get(one.journey)
            why = gone(journey, one, self._now, self._ground.of(journey.people.team) if journey else self._ground)
            if why is None:
                kept.append(one)
            else:
                self.over.append((one, why))
        return kept

    def is_quiet(self, item: Item) -> bool:
        """Whether clocks stand still for its journey: then it waits, as they do."""
        journey = self._journeys.get(item.journey)
        calendar = self._ground.of(journey.people.team).calendar if journey else self._ground.calendar
        return calendar.is_quiet(calendar.day(self._now))


def leads_to_lnd(journeys: Mapping[str, Journey], item: Item, organisation: Organisation) -> bool:
    """Whether L&D would have it in the end; of what would be let go, nobody needs to hear."""
    journey = journeys.get(item.journey)
    expectation = journey.expectations.get(item.expectation) if journey and item.expectation else None
    if journey is None or expectation is None or expectation.stuck is not None:
        return False
    return ladders.leads_to_lnd(journey, expectation, organisation.ground.policy)


async def _put_on_record(
    db: Connection,
    person: PersonId,
    composed: Composed,
    journeys: Mapping[str, Journey],
    week: Week,
    now: datetime,
) -> list[Draft]:
    drafts = []
    waiting = len(bundled(composed.passed_over))
    for letter in composed.letters:
        id_ = await letters.add(db, person, letter, week.days.day(now), now)
        if id_ is not None:
            await post.carry(db, letter.items, id_, now)
            left = waiting if letter.goes is Goes.DIGEST else 0
            drafts.append(Draft(id_, letter.goes, person, letter.bundles, journeys, now, left))
    return drafts


def _is_letters_day(week: Week, chosen: Habits, now: datetime) -> bool:
    """Whether the week's letter goes today, or went."""
    here = now.astimezone(ZoneInfo(week.days.timezone))
    busy = chosen.busy_until is not None and here.date() <= chosen.busy_until
    return here.isoweekday() == chosen.day and here.hour >= min(chosen.hour, week.hours[1] - 1) and not busy


def journeys_of(items: Sequence[Item]) -> list[str]:
    """The journeys that these are about, each once."""
    return list(dict.fromkeys(one.journey for one in items))
