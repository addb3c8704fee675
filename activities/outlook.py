"""The outlook of one person's post: what would go now, and why everything else does not. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from activities.draft import Draft
from activities.looking import Looked, Looking
from activities.sorting import drafted
from journey.days.week import Week
from journey.who.people import PersonId
from post import waiting
from post.habits import Habits, after_today
from post.holding import Gone
from post.item import Item
from post.waiting import Waits
from records import people, post
from records.database import Connection
from records.organisation import Organisation


@dataclass(frozen=True)
class Fate:
    """What would become of one message; it goes, where `why` is None."""

    item: Item
    why: Gone | Waits | None = None
    until: datetime | None = None
    """When it may go, of what waits; None: that depends on others."""

    @property
    def goes(self) -> bool:
        """Whether a letter of now has it."""
        return self.why is None

    @property
    def waits(self) -> bool:
        """Whether it may still go later."""
        return isinstance(self.why, Waits)


@dataclass(frozen=True)
class Outlook:
    """What a round would find; `begins`: the first moment, not before now, at which anything reaches this person."""

    fates: Sequence[Fate]
    drafts: Sequence[Draft]
    begins: datetime


async def outlook(db: Connection, person: PersonId, organisation: Organisation, now: datetime) -> Outlook:
    """By the same looking as a round's. Outside this person's hours nothing goes: what would, waits for them."""
    week = (await people.weeks(db, [person], organisation.ground))[person]
    begins, looking = week.next_moment(now), Looking()
    looked = await looking.look(db, person, organisation, week, now)
    composed = looked.composed
    fates = [*_now(looked, begins, now)]
    for why, items in ((Waits.LATELY, composed.waits), (Waits.FULL, composed.passed_over)):
        fates += [Fate(one, why, after_today(one.goes, week, looked.habits, now)) for one in items]
    ahead = await post.ahead(db, person, now)
    judged = await looking.judge(db, [one.item for one in ahead], organisation, now)
    fates += [
        Fate(one.item, gone) if gone else _ahead(one, week, looked.habits)
        for one, gone in zip(ahead, judged, strict=True)
    ]
    is_now = begins == now
    drafts = [*drafted(person, looked, week, now), *looked.again(person, now)] if is_now else []
    return Outlook(fates, drafts, begins)


def _now(looked: Looked, begins: datetime, now: datetime) -> Iterator[Fate]:
    going = [item for letter in looked.composed.letters for item in letter.items]
    going += [item for still in looked.unsent.values() for item in still]
    yield from (Fate(one) if begins == now else Fate(one, Waits.HOURS, begins) for one in going)
    yield from (Fate(one, gone) for one, gone in (*looked.over, *looked.composed.gone))
    yield from (Fate(one, Gone.NO_ROOM) for one in looked.composed.crowded_out)
    yield from (Fate(one, Waits.QUIET) for one in looked.quiet)
    yield from (Fate(one, Waits.CARD) for one in looked.unprinted)


def _ahead(one: post.Ahead, week: Week, chosen: Habits) -> Fate:
    if one.next_try is not None:
        return Fate(one.item, Waits.UNSENT, one.next_try)
    return Fate(one.item, waiting.why(one.item, week, chosen), one.item.due)
