"""Behaviours: one to three per need, each with its rhythm and its watchers; and the learner's own if-then plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey import agreement, asking
from journey.asking import Events
from journey.copies import replace
from journey.expectations import Fact
from journey.ground import Ground
from journey.need import PACES, Behaviour, Nth, Pace, Rhythm
from journey.people import PersonId
from journey.refusals import Refusal
from journey.request import Request
from journey.state import Journey
from journey.words import Words

MOST = 3
"""Behaviours of one need."""


class AddBehaviour(Request):
    """A second or a third behaviour; it is a change of the agreement."""

    kind: Literal["add-behaviour"] = "add-behaviour"
    behaviour: Words
    rhythm: Rhythm = Rhythm.WEEKLY
    noticed_by: tuple[PersonId, ...] = ()


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
    if len(journey.need.behaviours) == MOST:
        raise Refusal("enough-behaviours")
    behaviour = Behaviour(f"b{len(journey.need.behaviours) + 1}", word.behaviour, word.rhythm)
    watchers, side = _others(journey, word.noticed_by), agreement.changing(journey, word.by, at)
    yield BehaviourAdded(
        at=at,
        by=word.by,
        behaviour=behaviour,
        pace=PACES[word.rhythm],
        watchers=watchers,
        side=agreement.but(word.by, side),
    )
    yield from asking.turned(journey, side, at, ground, by=word.by)


def name_watchers(journey: Journey, word: NameWatchers, at: datetime, ground: Ground) -> Events:
    """The learner's own choice."""
    watchers = _others(journey, word.noticed_by)
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
        journey,
        need=replace(journey.need, behaviours=behaviours),
        paces={**journey.paces, event.behaviour.id: event.pace},
        accepted=frozenset((side,)) if side else frozenset(),
        agreed=None,
        yes=frozenset(),
    )
    return named_for(journey, event.behaviour.id, event.watchers)


def watchers_named(journey: Journey, event: WatchersNamed) -> Journey:
    """Others may notice it now."""
    return named_for(journey, event.behaviour, event.watchers)


def if_then_made(journey: Journey, event: IfThenMade) -> Journey:
    """The newest plan."""
    return replace(journey, if_then=event.plan)


def nth(journey: Journey, which: int) -> Behaviour:
    """The first, second or third behaviour."""
    if which > len(journey.need.behaviours):
        raise Refusal("no-such-behaviour", known=str(len(journey.need.behaviours)))
    return journey.need.behaviours[which - 1]


def seen_often_enough(journey: Journey, behaviour: Behaviour) -> bool:
    """The sightings of its rhythm are there, spread as the rhythm asks."""
    pace = journey.paces[behaviour.id]
    days = [seen.on for seen in journey.sightings if seen.behaviour == behaviour.id]
    return len(days) >= pace.sightings and max(days) - min(days) >= pace.spread


def cadence(journey: Journey) -> Pace:
    """The liveliest rhythm among those not yet seen often enough: it times check-ins, and silence."""
    if len(journey.need.behaviours) == 1:
        return journey.pace
    lively = [one for one in journey.need.behaviours if not seen_often_enough(journey, one)]
    return min((journey.paces[one.id] for one in lively or journey.need.behaviours), key=lambda pace: pace.silence)


def _others(journey: Journey, named: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    return tuple(person for person in dict.fromkeys(named) if person != journey.people.learner)


def named_for(journey: Journey, behaviour: str, watchers: tuple[PersonId, ...]) -> Journey:
    """These watch that behaviour, and nobody else does."""
    watching = {**journey.watching, behaviour: watchers}
    everybody = tuple(dict.fromkeys(person for people in watching.values() for person in people))
    return replace(journey, watching=watching, people=replace(journey.people, watchers=everybody))
