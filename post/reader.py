"""Who a message is said to: what they are asked as, and who else is named with it; and what help is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from journey import Journey
from journey.arranged import Lacking, Needed
from journey.expected.expectations import What
from journey.who import roles
from journey.who.people import WEIGHT, PersonId, Role

ASKED_AS: Mapping[What, Role] = {
    What.SIGHTING: Role.WATCHER,
    What.MENTOR: Role.MENTOR,
    What.MENTOR_MEETING: Role.MENTOR,
    What.PRIVATE: Role.LND,
    What.COACHING: Role.LND,
    What.TAKE_OVER: Role.LND,
}
"""What somebody is asked in one role only."""


def role(journey: Journey, person: PersonId, what: What | None, at: datetime) -> Role:
    """What this person is asked as; else the weightiest of what they are here then."""
    if what is not None and what in ASKED_AS and person != journey.people.learner:
        return ASKED_AS[what]
    theirs = roles.of(journey, person, at)
    return next((one for one in WEIGHT if one in theirs), Role.HELPER)


def thing(journey: Journey, of: str | None) -> Needed | Lacking | None:
    """What help is about, or what has to be there first: its sort."""
    arranged = journey.supports.get(of) or journey.conditions.get(of) if of else None
    return arranged.sort if arranged else None


def instead(journey: Journey, person: PersonId, role: Role, at: datetime) -> PersonId | None:
    """For whom this person has that role then: who is away; None: it is their own."""
    if role in journey.people.roles(person):
        return None
    absent = roles.absent_for(journey, person, at)
    return next((one for one in absent if role in journey.people.roles(one)), None)


def other(journey: Journey, person: PersonId, what: What | None, of: str | None) -> PersonId | None:
    """Who else is named with it: who asks, the mentor, or who sits across the table."""
    support = journey.supports.get(of or "")
    if what is What.SUPPORT and support is not None:
        return support.asker
    if what is What.MENTOR_MEETING and person == journey.people.learner:
        return journey.people.mentor
    return journey.people.other_side(person)
