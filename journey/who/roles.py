"""Who is what on a journey at an instant: as it was then, with whoever stood in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from journey.grammar.copies import replace
from journey.state import Formerly, Journey
from journey.who.people import People, PersonId, Role

SIDES = (Role.FRAME_HOLDER, Role.COMPANION)
"""What somebody can stand in for."""


def people_at(journey: Journey, at: datetime) -> People:
    """Who was who then. Who was asked for help since may answer: that role begins with a question, and never ends."""
    was = _formerly(journey, at) if journey.formerly else None
    return journey.people if was is None else replace(was.people, helpers=journey.people.helpers)


def was_mentored(journey: Journey, at: datetime) -> bool:
    """Whether the mentor of then had said yes."""
    was = _formerly(journey, at)
    return journey.mentoring.accepted if was is None else was.mentored


def is_one_of(journey: Journey, person: PersonId, roles: Iterable[Role], at: datetime) -> bool:
    """Whether this person was any of these then."""
    return people_at(journey, at).is_one_of(person, roles) or not of(journey, person, at).isdisjoint(roles)


def of(journey: Journey, person: PersonId, at: datetime) -> frozenset[Role]:
    """What this person was here then; nothing, for a stranger."""
    people = people_at(journey, at)
    found = people.roles(person)
    for absent in absent_for(journey, person, at):
        found |= people.roles(absent) & {*SIDES}
    return found | {Role.WATCHER} if is_receiver(journey, person) else found


def acting(journey: Journey, person: PersonId, at: datetime) -> PersonId:
    """Who acts for this person then: whoever stands in, else they themselves."""
    for one in journey.stand_ins:
        if one.of == person and one.since <= at < one.over:
            return one.who
    return person


def absent_for(journey: Journey, person: PersonId, at: datetime) -> list[PersonId]:
    """For whom this person stands in then."""
    return [one.of for one in journey.stand_ins if one.who == person and one.since <= at < one.over]


def speaks_as(journey: Journey, person: PersonId, at: datetime) -> set[PersonId]:
    """Whose answers this person's word may give: their own; those of whom they stand in for; and, of a word that
    came late, those of whoever has their role by now.
    """
    found = {person, *absent_for(journey, person, at)} if journey.stand_ins else {person}
    then, now = people_at(journey, at), journey.people
    if then is now:
        return found
    if then.frame_holder in found:
        found.add(now.frame_holder)
    if then.companion in found:
        found.add(now.companion)
    if then.mentor in found and now.mentor:
        found.add(now.mentor)
    return found


def is_receiver(journey: Journey, person: PersonId) -> bool:
    """Whether this person reports to the learner, and was asked what they noticed."""
    return bool(journey.receiving) and any(person in people for people in journey.receiving.values())


def watches(journey: Journey, person: PersonId) -> list[str]:
    """The behaviours that this person was named or asked to notice."""
    both = (journey.watching, journey.receiving)
    return [one.id for one in journey.need.behaviours if any(person in people.get(one.id, ()) for people in both)]


def changing(consequence: Callable[[Journey, Any], Journey]) -> Callable[[Journey, Any], Journey]:
    """The consequence of an event that may change who is who: what was so before it is kept."""
    return lambda journey, event: _remembered(journey, consequence(journey, event), event.at)


def _remembered(before: Journey, after: Journey, at: datetime) -> Journey:
    """With who was who until then; a change that came late counts from the newest before it on."""
    if _hands(before) == _hands(after):
        return after
    until = max(at, after.formerly[-1].until) if after.formerly else at
    return replace(after, formerly=(*after.formerly, Formerly(before.people, before.mentoring.accepted, until)))


def _hands(journey: Journey) -> tuple[object, ...]:
    people = journey.people
    sides = (people.frame_holder, people.companion, people.adviser)
    return *sides, people.mentor, journey.mentoring.accepted, people.watchers


def _formerly(journey: Journey, at: datetime) -> Formerly | None:
    return next((one for one in journey.formerly if at < one.until), None)
