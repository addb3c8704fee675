"""Behaviours: one to three per need, each with its rhythm and its watchers; and the learner's own if-then plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey.arranged import next_id
from journey.expected import asking, catching_up
from journey.expected.asking import Events
from journey.expected.expectations import Fact
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.needs import agreement, occasions
from journey.needs.need import PACES, Behaviour, Nth, Pace, Rhythm
from journey.plans import charter
from journey.state import Journey
from journey.who.people import PersonId

MOST = 3
"""Behaviours of one need."""


class AddBehaviour(Request):
    """A second or a third behaviour; it is a change of the agreement."""

    kind: Literal["add-behaviour"] = "add-behaviour"
    behaviour: Words
    rhythm: Rhythm = Rhythm.WEEKLY
    noticed_by: tuple[PersonId, ...] = ()
    first_try: date | None = None
    """When to try it first; of what is rare, the day of the next occasion."""


class NameWatchers(Request):
    """Who is in a position to notice a behaviour; those named before are not any more."""

    kind: Literal["watchers"] = "watchers"
    noticed_by: tuple[PersonId, ...]
    nth: Nth = 1
    """Which behaviour, in the order in which they were named."""


class MakeIfThen(Request):
    """If that situation comes, then I do this: in the learner's own words."""

    kind: Literal["if-then"] = "if-then"
    plan: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourAdded(Fact):
    """One more; only its speaker has accepted it so far. What its rhythm asks is as it was that day."""

    kind: Literal["behaviour-added"] = "behaviour-added"
    behaviour: Behaviour
    pace: Pace
    watchers: tuple[PersonId, ...] = ()
    side: PersonId | None = None
    """Whose yes it is, where that is not the speaker's own."""
    charter: str | None = None
    """The version of the template whose role charter goes with this yes, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchersNamed(Fact):
    """Who may be asked to notice a behaviour from now on."""

    kind: Literal["watchers-named"] = "watchers-named"
    behaviour: str
    watchers: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IfThenMade(Fact):
    """The learner's own plan; the newest counts."""

    kind: Literal["if-then-made"] = "if-then-made"
    plan: str


def add(journey: Journey, word: AddBehaviour, at: datetime, ground: Ground) -> Events:
    """The question turns: who adds it has accepted, the other is asked."""
    if not journey.need.behaviours:
        raise Refusal("no-behaviour-yet")
    if len(journey.need.behaviours) == MOST:
        raise Refusal("enough-behaviours")
    id_ = next_id("b", [one.id for one in journey.need.behaviours])
    behaviour = Behaviour(id_, word.behaviour, word.rhythm)
    watchers, side = others(journey, word.noticed_by), agreement.changing(journey, word.by, at)
    event = BehaviourAdded(
        at=at,
        by=word.by,
        behaviour=behaviour,
        pace=PACES[word.rhythm],
        watchers=watchers,
        side=agreement.but(word.by, side),
        charter=charter.offered(journey),
    )
    yield event
    after = added(journey, event)
    yield from asking.turned(journey, side, at, ground, by=word.by)
    yield from first_tried(after, behaviour, word.first_try, at, ground, by=word.by)
    yield from catching_up.sooner(journey, after, at, ground, by=word.by)


def first_tried(
    journey: Journey, behaviour: Behaviour, on: date | None, at: datetime, ground: Ground, *, by: PersonId
) -> Events:
    """What is rare needs the day of its next occasion; else a day may be named, and the rhythm gives one."""
    pace, today = journey.paces[behaviour.id], ground.calendar.day(at)
    if pace.after_occasion is not None:
        yield from occasions.dated(journey, behaviour, on, at, ground, by=by)
        return
    due = max(on, today) if on else ground.calendar.plus(today, pace.first_try)
    yield from occasions.tried(journey, behaviour.id, due, at, ground, by=by)


def name_watchers(journey: Journey, word: NameWatchers, at: datetime, ground: Ground) -> Events:
    """The learner's own choice."""
    watchers = others(journey, word.noticed_by)
    if not watchers:
        raise Refusal("nobody-named")
    yield WatchersNamed(at=at, by=word.by, behaviour=nth(journey, word.nth).id, watchers=watchers)


def make_if_then(journey: Journey, word: MakeIfThen, at: datetime, ground: Ground) -> Events:
    """Shown back when it is time to practise."""
    yield IfThenMade(at=at, by=word.by, plan=word.plan)


def added(journey: Journey, event: BehaviourAdded) -> Journey:
    """One more behaviour, on a provisional agreement."""
    behaviours, side = (*journey.need.behaviours, event.behaviour), event.side or event.by
    journey = replace(
        charter.with_yes(journey, event.by, event.charter),
        need=replace(journey.need, behaviours=behaviours),
        paces={**journey.paces, event.behaviour.id: event.pace},
        accepted=frozenset((side,)) if side else frozenset(),
        agreed=None,
        yes=frozenset(),
    )
    return watched(journey, event.behaviour.id, event.watchers)


def watchers_named(journey: Journey, event: WatchersNamed) -> Journey:
    """Others may notice it now."""
    return watched(journey, event.behaviour, event.watchers)


def if_then_made(journey: Journey, event: IfThenMade) -> Journey:
    """The newest plan."""
    return replace(journey, if_then=event.plan)


def nth(journey: Journey, which: int) -> Behaviour:
    """The first, second or third behaviour."""
    if not journey.need.behaviours:
        raise Refusal("no-behaviour-yet")
    if which > len(journey.need.behaviours):
        raise Refusal("no-such-behaviour", known=str(len(journey.need.behaviours)))
    return journey.need.behaviours[which - 1]


def others(journey: Journey, named: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """Those who were named, each once, and the learner not among them."""
    return tuple(person for person in dict.fromkeys(named) if person != journey.people.learner)


def watched(journey: Journey, behaviour: str, watchers: tuple[PersonId, ...]) -> Journey:
    """Who may notice this behaviour; everybody who may notice any is a watcher."""
    watching = {**journey.watching, behaviour: watchers}
    everybody = tuple(dict.fromkeys(person for people in watching.values() for person in people))
    return replace(journey, watching=watching, people=replace(journey.people, watchers=everybody))
