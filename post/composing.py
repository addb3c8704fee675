"""What one person gets now: letters with their lines in order, within what may be asked of anybody in a week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from journey.days.week import Week
from post.holding import Gone
from post.item import Item
from post.subjects import LADDER, PLACE, Goes, minutes

APART = timedelta(days=5)
"""Between the days of two letters of the week, at least."""
TWICE = 2
"""How many letters of the week an ask waits for; then L&D has it."""


@dataclass(frozen=True)
class Budget:
    """What may be asked of one person in a week, over all that they are on."""

    asks: int = 5
    minutes: int = 10


@dataclass(frozen=True)
class Sent:
    """What a person got lately, by how it went: when the last one was, and how many in the last seven days. One that
    is still on its way is the last one: nothing goes beside it.
    """

    last: datetime
    lately: int


@dataclass(frozen=True)
class Bundle:
    """One line of a letter: one ask, on one journey or on several of a team need."""

    items: tuple[Item, ...]

    @property
    def first(self) -> Item:
        """The one that stands for all."""
        return self.items[0]

    @property
    def minutes(self) -> int:
        """What it asks."""
        return minutes(self.first.subject)

    @property
    def passed_over(self) -> int:
        """How many letters had no room for the one of these that has waited longest."""
        return max(one.passed_over for one in self.items)


@dataclass(frozen=True)
class Drawn:
    """A letter as it is drawn up: its lines, in order."""

    goes: Goes
    bundles: tuple[Bundle, ...]

    @property
    def asks(self) -> int:
        """How many things it asks."""
        return sum(bool(one.minutes) for one in self.bundles)

    @property
    def minutes(self) -> int:
        """What they take together."""
        return sum(one.minutes for one in self.bundles)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every message that it carries."""
        return tuple(item for one in self.bundles for item in one.items)


@dataclass(frozen=True)
class Composed:
    """What becomes of everything that waited for one person."""

    letters: tuple[Drawn, ...] = ()
    gone: tuple[tuple[Item, Gone], ...] = ()
    waits: tuple[Item, ...] = ()
    """For another day, for nothing but that."""
    passed_over: tuple[Item, ...] = ()
    """The week's letter had no room."""
    crowded_out: tuple[Item, ...] = field(default=())
    """Nor had the one before it: L&D has it, or would, had it been said."""


def compose(
    waiting: Sequence[Item], sent: Mapping[Goes, Sent], budget: Budget, practice: int, week: Week, at: datetime
) -> Composed:
    """Draw up what goes now. `waiting`: what holds, of one person; `practice`: nudges a week that they chose.

    To be asked within the hours of their `week`: it is only asked for its days here.
    """
    kept, overtaken = _latest(waiting)
    gone = [(one, Gone.OVERTAKEN) for one in overtaken]
    if practice == 0:
        gone += [(one, Gone.NOT_CHOSEN) for one in kept if one.goes is Goes.PRACTICE]
        kept = [one for one in kept if one.goes is not Goes.PRACTICE]
    lnds = [one for one in kept if one.passed_over >= TWICE]
    kept = [one for one in kept if one.passed_over < TWICE]
    now = [one for one in kept if _may_go(one.goes, sent.get(one.goes), practice, week, at)]
    letters = [_drawn(goes, [one for one in now if one.goes is goes]) for goes in Goes if goes is not Goes.DIGEST]
    fitting, left = _fitting(bundled(one for one in now if one.goes is Goes.DIGEST), budget)
    letters.append(Drawn(Goes.DIGEST, fitting))
    return Composed(
        letters=tuple(letter for letter in letters if letter.bundles),
        gone=tuple(gone),
        waits=tuple(one for one in kept if one not in now),
        passed_over=tuple(item for item in left if item.passed_over + 1 < TWICE),
        crowded_out=(*lnds, *(item for item in left if item.passed_over + 1 >= TWICE)),
    )


def _may_go(goes: Goes, sent: Sent | None, practice: int, week: Week, at: datetime) -> bool:
    """Help goes once a day, the week's letter once a week, and practice as often as was chosen."""
    if sent is None:
        return True
    if goes is Goes.PRACTICE and sent.lately >= practice:
        return False
    since = week.days.day(at) - week.days.day(sent.last)
    return since >= APART if goes in (Goes.DIGEST, Goes.DESK) else bool(since)


def _latest(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Of the messages about one expectation to one person, the one of the highest rung; and the others.

    What a diary is told is no rung: it stands beside what is asked, and the last of it counts.
    """
    best: dict[tuple[str, str, bool], Item] = {}
    others: list[Item] = []
    for one in sorted(items, key=lambda one: (one.written, one.id)):
        key = (one.journey, one.expectation or one.id, one.talk is None)
        known = best.get(key)
        if known is not None and LADDER[known.rung] > LADDER[one.rung]:
            others.append(one)
            continue
        if known is not None:
            others.append(known)
        best[key] = one
    return [*best.values()], others


def bundled(items: Iterable[Item]) -> list[Bundle]:
    """In the order in which a letter has them: what waited once first of its sort, then the oldest."""
    together: dict[tuple[str, ...], list[Item]] = {}
    for one in items:
        together.setdefault(one.asked_together, []).append(one)
    bundles = [Bundle(tuple(same)) for same in together.values()]
    return sorted(bundles, key=lambda one: (PLACE[one.first.subject], one.first.written, one.first.id))


def _drawn(goes: Goes, items: Iterable[Item]) -> Drawn:
    return Drawn(goes, tuple(bundled(items)))


def _fitting(bundles: Sequence[Bundle], budget: Budget) -> tuple[tuple[Bundle, ...], list[Item]]:
    """What fits: first what was passed over once, then in order. One ask always fits, however long it takes."""
    taken: set[str] = set()
    asks = spent = 0
    for one in sorted(bundles, key=lambda one: -one.passed_over):
        if not one.minutes or asks == 0 or (asks < budget.asks and spent + one.minutes <= budget.minutes):
            taken.add(one.first.id)
            asks, spent = asks + bool(one.minutes), spent + one.minutes
    fitting = tuple(one for one in bundles if one.first.id in taken)
    return fitting, [item for one in bundles if one.first.id not in taken for item in one.items]
