"""Hand-over: frame-holder, companion or mentor changes; all of it arrives with the new one, who first has a talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.expected import asking
from journey.expected.asking import SETTLING_IN, Events
from journey.expected.expectations import BETWEEN_TWO, Expectation, Fact, What
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.grammar.refusals import NotYours, Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.helping import conditions, support
from journey.state import Journey
from journey.who import roles
from journey.who.people import NOBODY, People, PersonId, Role

HANDING = (Role.LEARNER, Role.FRAME_HOLDER, Role.COMPANION, Role.LND)
TALK_WITHIN = 10
"""Working days within which whoever takes over talks with the learner."""


class Handed(Code):
    """What is handed over; the manager is frame-holder and companion in one."""

    MANAGER = "manager"
    FRAME_HOLDER = "frame-holder"
    COMPANION = "companion"
    MENTOR = "mentor"


class HandOver(Request):
    """Somebody else takes this on."""

    kind: Literal["hand-over"] = "hand-over"
    role: Handed = Handed.MANAGER
    to: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Fact):
    """From now on it is somebody else."""

    kind: Literal["handed-over"] = "handed-over"
    role: Handed
    to: PersonId


def hand_over(journey: Journey, word: HandOver, at: datetime, ground: Ground) -> Events:
    """What was expected of the one is expected of the other, who is asked to talk first."""
    before, after = journey.people, _after(journey.people, word.role, word.to)
    _judge(journey, word, after, at)
    handed = HandedOver(at=at, by=word.by, role=word.role, to=word.to)
    yield handed
    now, left = handed_over(journey, handed), _left(before, after)
    heirs = {key: _heir(one, before, after, left, word.to) for key, one in journey.expectations.items()}
    for key, expectation in journey.expectations.items():
        if heirs[key] != expectation.who:
            within = TALK_WITHIN if expectation.what is What.NEEDS_TALK else SETTLING_IN
            yield from asking.passed(now, expectation, heirs[key], at, ground, by=word.by, within=within)
    yield from _accepting(journey, now, word, at, ground)
    # One talk is enough: that about the need, where it was not held yet, is the first with the new one as well.
    talks = (What.HAND_OVER,) if word.role is Handed.MENTOR else (What.HAND_OVER, What.NEEDS_TALK)
    if word.to not in [heirs[talk.id] for what in talks for talk in journey.open(what)]:
        due = ground.calendar.plus(ground.calendar.day(at), TALK_WITHIN)
        yield from asking.asked(now, What.HAND_OVER, word.to, due, at, ground, by=word.by)


def handed_over(journey: Journey, event: HandedOver) -> Journey:
    """No fact is lost: the yes of a side stays that side's, and an agreement stays agreed."""
    before, after = journey.people, _after(journey.people, event.role, event.to)
    renamed = {before.companion: after.companion}
    accepted = (
        journey.accepted - {before.frame_holder} if before.frame_holder != after.frame_holder else journey.accepted
    )
    if journey.agreed:
        accepted |= {after.frame_holder}
    read_before = event.to in (before.frame_holder, before.companion)
    left = {person: event.to for person in _left(before, after)}
    newcomers = {who: since for who, since in journey.newcomers.items() if not _is_gone(who, after)}
    if event.role is not Handed.MENTOR and not read_before:
        newcomers[event.to] = event.at
    return replace(
        journey,
        people=after,
        accepted=accepted,
        yes=frozenset(renamed.get(side, side) for side in journey.yes),
        concluded={renamed.get(side, side): when for side, when in journey.concluded.items()},
        newcomers=newcomers,
        unmanaged=journey.unmanaged and before.frame_holder == after.frame_holder,
        supports={key: support.inherited(one, left) for key, one in journey.supports.items()},
        conditions={key: conditions.inherited(one, left) for key, one in journey.conditions.items()},
    )


def _after(people: People, role: Handed, to: PersonId) -> People:
    match role:
        case Handed.MANAGER:
            # A companion who is somebody else than the manager stays.
            companion = to if people.companion == people.frame_holder else people.companion
            return replace(people, frame_holder=to, companion=companion)
        case Handed.FRAME_HOLDER:
            return replace(people, frame_holder=to, companion=people.companion or to)
        case Handed.COMPANION:
            return replace(people, companion=to)
        case Handed.MENTOR:
            return replace(people, mentor=to, buddy=None)


def _judge(journey: Journey, word: HandOver, after: People, at: datetime) -> None:
    """A mentor hands over the mentoring only; what has changed hands since is not handed over once more."""
    if word.role is not Handed.MENTOR and not roles.is_one_of(journey, word.by, HANDING, at):
        raise NotYours(*HANDING)
    if _having(roles.people_at(journey, at), word.role) != _having(journey.people, word.role):
        raise Refusal("handed-over-since")
    if word.to == journey.people.learner:
        raise Refusal("two-people")
    if word.role is Handed.MENTOR and not journey.mentoring.accepted:
        raise Refusal("no-mentor-yet")
    if journey.people == after:
        raise Refusal("nothing-changed")


def _having(people: People, role: Handed) -> tuple[PersonId | None, ...]:
    """Who would hand it over."""
    match role:
        case Handed.MANAGER:
            return people.frame_holder, people.companion
        case Handed.FRAME_HOLDER:
            return (people.frame_holder,)
        case Handed.COMPANION:
            return (people.companion,)
        case Handed.MENTOR:
            return (people.mentor,)


def may_hand(people: People, person: PersonId, role: Handed) -> bool:
    """A mentor hands over the mentoring, and nothing else."""
    return role is Handed.MENTOR or people.is_one_of(person, HANDING)


def _left(before: People, after: People) -> set[PersonId]:
    """Who had a part in this, and has none any more."""
    had = (before.frame_holder, before.companion, before.mentor)
    return {person for person in had if person and _is_gone(person, after)}


def _is_gone(person: PersonId, after: People) -> bool:
    return person not in (after.learner, after.frame_holder, after.companion, after.mentor)


def _heir(expectation: Expectation, before: People, after: People, left: set[PersonId], to: PersonId) -> PersonId:
    """Of whom it is expected from now on: what goes with a role goes to who has it; promises go with who left."""
    who = expectation.who
    if expectation.what is What.ACCEPT and who == before.frame_holder:
        return after.frame_holder
    if expectation.what in WITH_THE_COMPANION and who == before.companion:
        return after.companion
    if expectation.what is What.MENTOR_MEETING:
        return after.mentor or who
    stays = (What.TAKE_OVER, What.CONFIRM, What.SIGHTING)
    if expectation.what in stays or expectation.what in BETWEEN_TWO:
        return who
    return to if who in left else who


def _accepting(journey: Journey, now: Journey, word: HandOver, at: datetime, ground: Ground) -> Events:
    """A new frame-holder has not accepted yet what the one before had, as long as it is not agreed; nor has one where
    there was nobody.
    """
    before, after = journey.people.frame_holder, now.people.frame_holder
    had = before == NOBODY or before in journey.accepted
    if journey.agreed or after == before or not had or not journey.need.behaviours:
        return
    due = ground.calendar.plus(ground.calendar.day(at), TALK_WITHIN)
    yield from asking.asked(now, What.ACCEPT, after, due, at, ground, by=word.by)


WITH_THE_COMPANION = frozenset(
    {
        What.NEEDS_TALK,
        What.PLAN_ACTIVITY,
        What.BEFORE_TALK,
        What.AFTER_TALK,
        What.CHECK_IN,
        What.CONCLUDE,
        What.RE_PLAN,
    }
)
"""What is expected of the companion because they are the companion."""
