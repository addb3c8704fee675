"""Finding: a need that began vague gets its behaviour in a talk; then there is something to agree on, and to try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey.expected import asking
from journey.expected.asking import ACCEPTED_WITHIN, Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Title, Words
from journey.ground import Ground
from journey.needs import agreement, behaviours
from journey.needs.behaviours import others
from journey.needs.need import PACES, Behaviour, Pace, Rhythm
from journey.plans import charter
from journey.state import Journey
from journey.who import roles
from journey.who.people import PersonId

TALKED_AGAIN_WITHIN = 10
"""Working days within which they talk again about a need that a talk has not found."""


class Find(Request):
    """What the need comes down to: what others then see, how often its situation occurs, who could notice."""

    kind: Literal["find"] = "find"
    behaviour: Words
    rhythm: Rhythm = Rhythm.WEEKLY
    noticed_by: tuple[PersonId, ...] = ()
    first_try: date | None = None
    title: Title | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFound(Fact):
    """There is a behaviour; only its speaker has accepted it so far. What its rhythm asks is as it was that day."""

    kind: Literal["need-found"] = "need-found"
    behaviour: Behaviour
    pace: Pace
    watchers: tuple[PersonId, ...] = ()
    title: str | None = None
    side: PersonId | None = None
    """Whose yes it is, where that is not the speaker's own."""
    charter: str | None = None
    """The version of the template whose role charter goes with this yes, where it has one."""


def find(journey: Journey, word: Find, at: datetime, ground: Ground) -> Events:
    """The talk that looked for it is answered; whoever did not say it is asked to accept."""
    if journey.need.behaviours:
        raise Refusal("found-already")
    behaviour = Behaviour("b1", word.behaviour, word.rhythm)
    watchers = others(journey, word.noticed_by) or journey.people.watchers
    side = _side(journey, word.by, at)
    event = NeedFound(
        at=at,
        by=word.by,
        behaviour=behaviour,
        pace=PACES[word.rhythm],
        watchers=watchers,
        title=word.title,
        side=agreement.but(word.by, side),
        charter=charter.offered(journey) if side in journey.people.agreeing() else None,
    )
    yield event
    yield from asking.answered(journey.open(What.NEEDS_TALK), at, by=word.by)
    due = ground.calendar.plus(ground.calendar.day(at), ACCEPTED_WITHIN)
    waiting = [person for person in journey.people.agreeing() if person != side]
    for nth, person in enumerate(waiting, 1):
        yield from asking.asked(journey, What.ACCEPT, person, due, at, ground, by=word.by, nth=nth)
    yield from behaviours.first_tried(found(journey, event), behaviour, word.first_try, at, ground, by=word.by)


def talk_asked(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """As long as there is no behaviour, a talk to find it is expected; one that did not find it is not the last."""
    if journey.need.behaviours or journey.open(What.NEEDS_TALK):
        return
    due = ground.calendar.plus(ground.calendar.day(at), TALKED_AGAIN_WITHIN)
    yield from asking.asked(journey, What.NEEDS_TALK, journey.people.companion, due, at, ground, by=by)


def found(journey: Journey, event: NeedFound) -> Journey:
    """The first behaviour, on an agreement that nobody but its speaker has accepted."""
    need = replace(journey.need, title=event.title or journey.need.title, behaviours=(event.behaviour,))
    side = event.side or event.by
    by = frozenset((side,)) if side in journey.people.agreeing() else frozenset()
    journey = replace(
        journey, need=need, pace=event.pace, paces={event.behaviour.id: event.pace}, accepted=by, agreed=None
    )
    journey = charter.with_yes(journey, event.by, event.charter)
    return behaviours.watched(journey, event.behaviour.id, event.watchers)


def _side(journey: Journey, by: PersonId, at: datetime) -> PersonId:
    """Whose yes it is: who stands in for the frame-holder says theirs; of anybody else it is their own."""
    holder = journey.people.frame_holder
    return holder if holder in roles.absent_for(journey, by, at) else by
