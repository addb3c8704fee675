"""Looking at one person's post: what holds, what does not and why, and the letters that it makes. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from activities import printing
from activities.draft import Draft
from activities.folded import Folded, FoldedJourneys
from journey import Journey
from journey.days.week import Week
from journey.ground import RungName
from journey.who.people import PersonId
from post import habits as moments
from post.composing import Budget, Composed, bundled, compose
from post.habits import Habits
from post.holding import Gone, gone
from post.item import Item
from post.subjects import Goes
from records import event_log, habits, letters, post
from records.database import Connection
from records.letters import Open
from records.organisation import Organisation


@dataclass(frozen=True)
class Looked:
    """What becomes of one person's post, if a round came at this moment."""

    composed: Composed
    over: Sequence[tuple[Item, Gone]]
    """What does not hold, or is asked already; beside what `composed` says is gone."""
    quiet: Sequence[Item]
    """For these, clocks stand still."""
    unprinted: Sequence[Item]
    """Whoever prints the card for these is not at work."""
    unsent: Mapping[Open, Sequence[Item]]
    """Letters that were not sent, and may be tried again: with what of each still holds, and may go now."""
    stopped: Sequence[Item]
    """What such a letter carries, and may not go now: clocks stand still for it, or nobody prints it."""
    journeys: Mapping[str, Journey]
    habits: Habits
    """What this person chose."""

    def again(self, person: PersonId, now: datetime) -> list[Draft]:
        """Letters that are to be tried again, with what of them still holds."""
        tried = ((one, still) for one, still in self.unsent.items() if still)
        return [Draft(one.id, one.goes, person, bundled(still), self.journeys, now) for one, still in tried]


class Looking:
    """Remembers journeys that it folded."""

    def __init__(self) -> None:
        self._folded = FoldedJourneys()

    async def look(
        self, db: Connection, person: PersonId, organisation: Organisation, week: Week, now: datetime
    ) -> Looked:
        """Everything of this person that may go now, judged against the journeys as they stand."""
        chosen = (await habits.of(db, [person]))[person]
        waiting = await post.of_person(db, person, now)
        if moments.is_letters_day(week, chosen, now) or any(one.goes is Goes.DIGEST for one in waiting):
            known = {one.id for one in waiting}
            waiting += [one for one in await post.soon(db, person, now) if one.id not in known]
        open_ = {one: await post.carried(db, one.id) for one in await letters.open_(db, person, now)}
        journeys = await self._journeys(db, [*waiting, *(item for items in open_.values() for item in items)])
        judged = _Judged(journeys, organisation, now)
        unprinted_about = await printing.held_back(db, person, chosen, journeys, organisation, now)
        quiet = [one for one in waiting if judged.is_quiet(one)]
        unprinted = [one for one in waiting if one not in quiet and one.journey in unprinted_about]
        kept = judged.kept(one for one in waiting if one not in quiet and one not in unprinted)
        early = {one.id: _early(journeys[one.journey], one) for one in kept if _is_first_ask(one)}
        asked = await post.asked(db, early.values())
        strangers = await post.never_invited(db, person, kept)
        judged.over += [(one, Gone.OVERTAKEN) for one in kept if early.get(one.id) in asked]
        judged.over += [(one, Gone.NOT_INVITED) for one in strangers]
        composed = compose(
            [one for one in kept if early.get(one.id) not in asked and one not in strangers],
            await letters.latest(db, person, now),
            Budget(organisation.budget.asks, organisation.budget.minutes),
            chosen.practice,
            week,
            now,
        )
        still = {one: judged.kept(items) for one, items in open_.items()}
        carried = [item for items in still.values() for item in items]
        stopped = [item for item in carried if judged.is_quiet(item) or item.journey in unprinted_about]
        unsent = {one: [item for item in items if item not in stopped] for one, items in still.items()}
        return Looked(composed, judged.over, quiet, unprinted, unsent, stopped, journeys, chosen)

    async def judge(
        self, db: Connection, items: Sequence[Item], organisation: Organisation, now: datetime
    ) -> list[Gone | None]:
        """Of each of these, why it would not be sent as its journey stands now; None: it holds."""
        judged = _Judged(await self._journeys(db, items), organisation, now)
        return [judged.gone(one) for one in items]

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
            why = self.gone(one)
            if why is None:
                kept.append(one)
            else:
                self.over.append((one, why))
        return kept

    def gone(self, item: Item) -> Gone | None:
        """Why it does not hold; None: it does."""
        journey = self._journeys.get(item.journey)
        ground = self._ground.of(journey.people.team) if journey else self._ground
        return gone(journey, item, self._now, ground)

    def is_quiet(self, item: Item) -> bool:
        """Whether clocks stand still for its journey: then it waits, as they do."""
        journey = self._journeys.get(item.journey)
        calendar = self._ground.of(journey.people.team).calendar if journey else self._ground.calendar
        return calendar.is_quiet(calendar.day(self._now))


def _is_first_ask(item: Item) -> bool:
    return item.rung is RungName.ASK and item.goes is Goes.DIGEST and item.expectation is not None


def _early(journey: Journey, item: Item) -> str:
    """What this ask was called, if it went before its own day."""
    assert item.expectation is not None
    return post.early(journey.id, item.expectation, journey.expectations[item.expectation].due)
