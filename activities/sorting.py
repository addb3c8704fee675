"""Sorting one person's post, in one transaction: what still holds is drawn up as letters, rows before they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from activities.drafts import Draft
from activities.folded import Folded, FoldedJourneys
from journey import Journey
from journey.days.week import Week
from journey.expected import ladders
from journey.ground import RungName
from journey.who.people import PersonId
from post import habits as moments
from post.composing import Budget, Composed, bundled, compose
from post.holding import Gone, gone
from post.item import Item
from post.subjects import Goes
from records import event_log, habits, letters, people, post
from records.database import Connection, Pool
from records.letters import Open
from records.organisation import Organisation


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
        if moments.is_letters_day(week, chosen, now) or any(one.goes is Goes.DIGEST for one in waiting):
            known = {one.id for one in waiting}
            waiting += [one for one in await post.soon(db, person, now) if one.id not in known]
        open_ = {one: await post.carried(db, one.id) for one in await letters.open_(db, person, now)}
        everything = [*waiting, *(item for items in open_.values() for item in items)]
        journeys = await self._journeys(db, everything)
        judged = _Judged(journeys, organisation, now)
        kept = judged.kept(one for one in waiting if not judged.is_quiet(one))
        early = {one.id: _early(journeys[one.journey], one) for one in kept if _is_first_ask(one)}
        asked = await post.asked(db, early.values())
        judged.over += [(one, Gone.OVERTAKEN) for one in kept if early.get(one.id) in asked]
        strangers = await post.never_invited(db, person, kept)
        judged.over += [(one, Gone.NOT_INVITED) for one in strangers]
        kept = [one for one in kept if early.get(one.id) not in asked and one not in strangers]
        composed = compose(
            kept,
            await letters.latest(db, person, now),
            Budget(organisation.budget.asks, organisation.budget.minutes),
            chosen.practice,
            week,
            now,
        )
        drafts = await _put_on_record(db, person, composed, journeys, week, now)
        again, quiet = judged.again(person, open_)
        await post.let_go(db, quiet)
        gone_letters = {one.id for one in open_} - {one.id for one in again}
        for id_ in gone_letters:
            await letters.settle(db, id_, letters.GONE, now)
        crowded = [one for one in composed.crowded_out if leads_to_lnd(journeys, one, organisation, now)]
        let_go = [(one, Gone.NO_ROOM) for one in composed.crowded_out if one not in crowded]
        over = [*judged.over, *composed.gone, *let_go]
        await self._hand_on(db, [one for one, why in over if why is Gone.HANDED_OVER], journeys, organisation, now)
        await post.settle(db, [(one, why) for one, why in over if why is not Gone.HANDED_OVER], now)
        await post.after(db, composed, organisation.ground, now)
        return Sorted((*drafts, *again), tuple(crowded), len(gone_letters))

    async def _hand_on(
        self,
        db: Connection,
        items: Sequence[Item],
        journeys: Mapping[str, Journey],
        organisation: Organisation,
        now: datetime,
    ) -> None:
        """What another is asked now goes with their letters; no rung is lost when somebody comes to stand in."""
        await post.let_go(db, items)
        persons = {one.person for one in items}
        for id_ in journeys_of(items):
            await post.hand_on(db, journeys[id_], persons, organisation.ground.of(journeys[id_].people.team), now)

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

    def again(self, person: PersonId, open_: Mapping[Open, list[Item]]) -> tuple[list[Draft], list[Item]]:
        """The letters that are sent once more, with what still holds of them; and what waits for another letter, as the
        clocks of its journey stand still.
        """
        drafts, quiet = [], []
        for one, items in open_.items():
            still = self.kept(items)
            quiet += [item for item in still if self.is_quiet(item)]
            if now := [item for item in still if item not in quiet]:
                drafts.append(Draft(one.id, one.goes, person, bundled(now), self._journeys, self._now))
        return drafts, quiet

    def is_quiet(self, item: Item) -> bool:
        """Whether clocks stand still for its journey: then it waits, as they do."""
        journey = self._journeys.get(item.journey)
        calendar = self._ground.of(journey.people.team).calendar if journey else self._ground.calendar
        return calendar.is_quiet(calendar.day(self._now))


def leads_to_lnd(journeys: Mapping[str, Journey], item: Item, organisation: Organisation, now: datetime) -> bool:
    """Whether L&D would have it in the end, and has not yet; of what would be let go, nobody needs to hear."""
    journey = journeys.get(item.journey)
    expectation = journey.expectations.get(item.expectation) if journey and item.expectation else None
    if journey is None or expectation is None or (expectation.stuck and expectation.stuck.from_ <= now):
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


def _is_first_ask(item: Item) -> bool:
    return item.rung is RungName.ASK and item.goes is Goes.DIGEST and item.expectation is not None


def _early(journey: Journey, item: Item) -> str:
    """What this ask was called, if it went before its own day."""
    assert item.expectation is not None
    return post.early(journey.id, item.expectation, journey.expectations[item.expectation].due)


def journeys_of(items: Sequence[Item]) -> list[str]:
    """The journeys that these are about, each once."""
    return list(dict.fromkeys(one.journey for one in items))
