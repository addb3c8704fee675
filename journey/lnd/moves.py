"""Moves: what L&D does about a stuck journey. What is picked up is off their list until its day, and is back then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, Literal

from journey import endings, pause
from journey.endings import EndJourney
from journey.expected.asking import Events
from journey.expected.expectations import BETWEEN_TWO, Expectation, ExpectationClosed, ExpectationMoved, Fact, Rung
from journey.expected.ladders import spread
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground, RungName
from journey.lnd.reasons import MOVES, ORDER, Move, Reason, Stuck, next_move
from journey.pause import Pause, PauseReason
from journey.state import Ending, Journey
from journey.who.people import PersonId

USUALLY: Mapping[Move, int] = {
    Move.CALL: 5,
    Move.ARRANGE: 5,
    Move.SIT_IN: 10,
    Move.PLAN: 5,
    Move.NEW_MENTOR: 10,
    Move.MAKE_ROOM: 10,
    Move.TAKE_OVER: 10,
    Move.REST: 20,
    Move.PAUSE: 20,
    Move.END: 10,
}
"""Working days after which each should have made a difference, if L&D names no day."""
LONGEST = timedelta(weeks=13)
"""How long something may be off the list without a new word; as long as a pause."""


class PickUp(Request):
    """I picked this up: what I do about it, and when to show it again if that made no difference."""

    kind: Literal["pick-up"] = "pick-up"
    move: Move
    reason: Reason | None = None
    """Which of the reasons; the one that is shown, if nothing is said."""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PickedUp(Fact):
    """L&D does something about it: off the list until this day."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["picked-up"] = "picked-up"
    reason: Reason
    move: Move
    until: date


def pick_up(journey: Journey, word: PickUp, at: datetime, ground: Ground) -> Events:
    """The stuck of that reason begins again at that day, and L&D's own ladder goes on from there."""
    rows = listed(journey, word.reason, at)
    reason = _reason(rows[0])
    if word.move not in MOVES[reason]:
        raise Refusal("not-this-move", known=" ".join(MOVES[reason]))
    until = until_day(word.until, at, ground) or ground.calendar.plus(ground.calendar.day(at), USUALLY[word.move])
    yield PickedUp(at=at, by=word.by, reason=reason, move=word.move, until=until)
    if word.move is Move.PAUSE:
        stop = Pause(by=word.by, why=PauseReason.OTHER, until=until)
        yield from pause.pause(journey, stop, at, ground)
        return
    told = list(_proposed(journey, word, at, ground))
    yield from told
    gone = {one.id for one in told if isinstance(one, ExpectationClosed)}
    rows = [one for one in rows if one.id not in gone]
    yield from rested(journey, rows, until, at, ground, by=word.by, tried=word.move)


def listed(journey: Journey, reason: Reason | None, at: datetime) -> list[Expectation]:
    """What stands on L&D's list at this instant for one reason; for the one that is shown, if none is named.

    Raises:
        Refusal: nothing does.
    """
    begun = [one for one in journey.expectations.values() if one.stuck and one.stuck.from_ <= at]
    begun = [one for one in begun if one.what not in BETWEEN_TWO]
    if not begun:
        raise Refusal("not-stuck")
    reasons = sorted({_reason(one) for one in begun}, key=lambda one: ORDER[one])
    if reason is not None and reason not in reasons:
        raise Refusal("not-stuck-for-that", known=" ".join(reasons))
    return [one for one in begun if _reason(one) is (reason or reasons[0])]


def until_day(until: date | None, at: datetime, ground: Ground) -> date | None:
    """The day that L&D named: one to come, and not further than a pause may last.

    Raises:
        Refusal: it is not.
    """
    first = ground.calendar.day(at) + timedelta(days=1)
    last = ground.calendar.day(at) + LONGEST
    if until is not None and not first <= until <= last:
        raise Refusal("day-out-of-reach", on=str(until), oldest=str(first), newest=str(last))
    return until


def rested(
    journey: Journey,
    rows: Iterable[Expectation],
    until: date,
    at: datetime,
    ground: Ground,
    *,
    by: PersonId,
    tried: Move | None = None,
) -> Events:
    """D stays as it was; L&D has it again on this day, with another move first than the one that was tried."""
    instant = ground.calendar.nine(ground.calendar.lands(until), spread(journey.id))
    for one in rows:
        assert one.stuck is not None
        move = next_move(one.stuck.reason, tried) if tried else one.stuck.move
        stuck = Stuck(one.stuck.reason, one.stuck.on, one.stuck.since, instant, move)
        yield ExpectationMoved(at=at, by=by, id=one.id, due=one.due, rung=Rung(RungName.LND, instant), stuck=stuck)


def picked_up(journey: Journey, event: PickedUp) -> Journey:
    """On record; what comes of it is told by events of its own."""
    return journey


def _proposed(journey: Journey, word: PickUp, at: datetime, ground: Ground) -> Events:
    """The learner is asked; where L&D is the learner as well, there is nobody to propose it to."""
    if word.move is Move.END:
        if word.by == journey.people.learner:
            raise Refusal("takes-two")
        yield from endings.end(journey, EndJourney(by=word.by, how=Ending.LAPSED), at, ground)


def _reason(one: Expectation) -> Reason:
    assert one.stuck is not None
    return one.stuck.reason
