"""Conditions: what has to be there first, each with an owner; open, met, failed or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journey.arranged import Condition, Lacking, Settled, next_id
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.lnd.reasons import Reason
from journey.state import Journey
from journey.who import roles
from journey.who.people import People, PersonId, Role

FOR_ANYBODY = (Role.LEARNER, Role.FRAME_HOLDER, Role.COMPANION, Role.LND)
"""Who may say of anybody's condition what became of it."""
WITHIN = 10
"""Working days within which a condition without a date is settled."""
WHY = {
    Lacking.TIME: Reason.NO_TIME,
    Lacking.OPPORTUNITY: Reason.NO_OPPORTUNITY,
    Lacking.OTHER: Reason.CONDITION_NOT_MET,
}


class NameCondition(Request):
    """Something has to be there first, and somebody sees to it."""

    kind: Literal["condition"] = "condition"
    what: Words
    owner: PersonId
    sort: Lacking = Lacking.OTHER
    due: date | None = None


class SettleCondition(Request):
    """It is there; or it will not be; or it is not needed any more."""

    kind: Literal["settle"] = "settle"
    outcome: Settled
    condition: str | None = None
    """Its id; the oldest that is open, if nothing is said."""
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionNamed(Fact):
    """Something has to be there first."""

    kind: Literal["condition-named"] = "condition-named"
    condition: str
    sort: Lacking
    owner: PersonId
    what: str | None = None
    """In somebody's words; None: its sort says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSettled(Fact):
    """What became of it."""

    kind: Literal["condition-settled"] = "condition-settled"
    condition: str
    outcome: Settled
    line: str | None = None


def name(journey: Journey, word: NameCondition, at: datetime, ground: Ground) -> Events:
    """Its owner is asked to see to it by a day."""
    id_, today = following(journey), ground.calendar.day(at)
    if word.due is not None and word.due < today:
        raise Refusal("due-has-passed", until=str(word.due), today=str(today))
    yield ConditionNamed(at=at, by=word.by, condition=id_, sort=word.sort, owner=word.owner, what=word.what)
    due = word.due or ground.calendar.plus(today, WITHIN)
    yield from asking.asked(
        journey, What.CONDITION, word.owner, due, at, ground, by=word.by, about=WHY[word.sort], of=id_
    )


def settle(journey: Journey, word: SettleCondition, at: datetime, ground: Ground) -> Events:
    """Met, failed or dropped; what failed may still be met later."""
    as_ = roles.speaks_as(journey, word.by, at)
    condition = _named(journey, word.condition, as_)
    if condition.owner not in as_ and not roles.is_one_of(journey, word.by, FOR_ANYBODY, at):
        raise Refusal("of-somebody-else", may=journey.people.role_awaited(condition.owner))
    if condition.settled is word.outcome:
        raise Refusal("nothing-changed")
    yield ConditionSettled(at=at, by=word.by, condition=condition.id, outcome=word.outcome, line=word.line)
    yield from asking.answered(asked_about(journey, condition.id), at, by=word.by)


def lacked(journey: Journey, sort: Lacking, owner: PersonId, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    """A try showed what is not there: its owner is asked to see to it."""
    id_, today = following(journey), ground.calendar.day(at)
    yield ConditionNamed(at=at, by=by, condition=id_, sort=sort, owner=owner)
    due = ground.calendar.plus(today, WITHIN)
    yield from asking.asked(journey, What.CONDITION, owner, due, at, ground, by=by, about=WHY[sort], of=id_)


def named(journey: Journey, event: ConditionNamed) -> Journey:
    """One more; its owner may speak of it."""
    condition = Condition(event.condition, event.sort, event.owner)
    helpers = tuple(dict.fromkeys((*journey.people.helpers, event.owner)))
    return replace(
        journey,
        conditions={**journey.conditions, condition.id: condition},
        people=replace(journey.people, helpers=helpers),
    )


def settled(journey: Journey, event: ConditionSettled) -> Journey:
    """As it turned out."""
    known = journey.conditions.get(event.condition)
    if known is None:
        return journey
    return replace(journey, conditions={**journey.conditions, known.id: replace(known, settled=event.outcome)})


def failed(journey: Journey) -> Iterable[Reason]:
    """Why, for what failed and was neither met nor dropped since; each reason once."""
    if not journey.conditions:
        return ()
    return dict.fromkeys(WHY[one.sort] for one in journey.conditions.values() if one.settled is Settled.FAILED)


def inherited(condition: Condition, heirs: Mapping[PersonId, PersonId]) -> Condition:
    """What who left saw to, their heir sees to."""
    owner = heirs.get(condition.owner, condition.owner)
    return replace(condition, owner=owner) if pends(condition) else condition


def let_go(condition: Condition) -> Condition:
    """Nobody needs it any more."""
    return replace(condition, settled=Settled.DROPPED) if pends(condition) else condition


def may_settle(people: People, person: PersonId, condition: Condition) -> bool:
    """Its owner; and of anybody's, both sides and L&D."""
    return person == condition.owner or people.is_one_of(person, FOR_ANYBODY)


def lacking(journey: Journey, sort: Lacking) -> Condition | None:
    """One of that sort that is open, or that failed and is L&D's: no second one is opened beside it."""
    return next((one for one in journey.conditions.values() if one.sort is sort and pends(one)), None)


def awaited(journey: Journey, behaviour: str) -> bool:
    """Whether the next try of this behaviour waits for one that is open."""
    if behaviour not in journey.waiting:
        return False
    condition = journey.conditions.get(journey.waiting[behaviour])
    return condition is not None and condition.settled is None


def nothing_can_be_tried(journey: Journey) -> bool:
    """Of every behaviour the next try waits for something that has to be there first."""
    return bool(journey.waiting) and all(awaited(journey, one.id) for one in journey.need.behaviours)


def following(journey: Journey) -> str:
    """The id of the next one."""
    return next_id("c", journey.conditions)


def asked_about(journey: Journey, id_: str) -> list[Expectation]:
    """What its owner is expected to do about it."""
    return [one for one in journey.open(What.CONDITION) if one.of == id_]


def pends(condition: Condition) -> bool:
    """Open; or failed, which is not the last word on it."""
    return condition.settled in (None, Settled.FAILED)


def _named(journey: Journey, id_: str | None, mine: Set[PersonId]) -> Condition:
    """The condition of that id; else the oldest that is open, else the oldest that failed; rather one's own."""
    pending = [one for one in journey.conditions.values() if pends(one)]
    pending.sort(key=lambda one: (one.owner not in mine, one.settled is not None))
    found = journey.conditions.get(id_) if id_ else next(iter(pending), None)
    if found is None:
        raise Refusal("no-such-condition", known=" ".join(journey.conditions))
    return found
