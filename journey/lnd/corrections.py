"""Corrections: L&D says what was not right about a row of their list, and the journey is put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.cadence import cadence
from journey.expected.expectations import Expectation, ExpectationAnswered, Fact, What
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.helping import support
from journey.lnd import moves
from journey.lnd.reasons import Move, Reason
from journey.state import Journey
from journey.steps import needs_conversation
from journey.steps.needs_conversation import MomentLogged
from journey.who.people import PersonId


class Because(Code):
    """Why a row of the list was not right."""

    TALKED = "talked"
    """They have talked already."""
    AWAY = "away"
    """Nobody records why."""
    WRONG_PERSON = "wrong-person"
    NOT_STUCK = "not-stuck"


PASSED_ON = frozenset({What.SUPPORT, What.CONDITION})
"""What may be asked of somebody else by naming them; what goes with a role is handed over."""


class NotRight(Request):
    """This should not have been on the list."""

    kind: Literal["not-right"] = "not-right"
    why: Because
    reason: Reason | None = None
    """Which of the reasons; the one that is shown, if nothing is said."""
    until: date | None = None
    """Away: until when."""
    to: PersonId | None = None
    """Wrong person: who it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCorrected(Fact):
    """It was not right, and why. `of`: the support or condition that is somebody else's now."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["row-corrected"] = "row-corrected"
    reason: Reason
    why: Because
    until: date | None = None
    to: PersonId | None = None
    of: str | None = None


def correct(journey: Journey, word: NotRight, at: datetime, ground: Ground) -> Events:
    """One of four, each with what it needs and no more."""
    rows = moves.listed(journey, word.reason, at)
    stuck = rows[0].stuck
    assert stuck is not None
    if (word.until is not None) != (word.why is Because.AWAY) or (word.to is not None) != (
        word.why is Because.WRONG_PERSON
    ):
        raise Refusal("not-right-needs")
    if word.to is not None:
        yield from _passed_on(journey, rows[0], stuck.reason, word, word.to, at, ground)
        return
    until = moves.until_day(word.until, at, ground) or _back(journey, word.why, at, ground)
    yield RowCorrected(at=at, by=word.by, reason=stuck.reason, why=word.why, until=until)
    if word.why is Because.TALKED:
        told = list(_talked(journey, at, ground, by=word.by))
        yield from told
        answered = {one.id for one in told if isinstance(one, ExpectationAnswered)}
        rows = [one for one in rows if one.id not in answered]
    yield from moves.rested(journey, rows, until, at, ground, by=word.by)


def corrected(journey: Journey, event: RowCorrected) -> Journey:
    """What was asked of the wrong person is somebody else's."""
    if event.to is None or event.of is None:
        return journey
    supports, conditions = journey.supports, journey.conditions
    if event.of in supports:
        supports = {**supports, event.of: replace(supports[event.of], of=event.to)}
    if event.of in conditions:
        conditions = {**conditions, event.of: replace(conditions[event.of], owner=event.to)}
    helpers = tuple(dict.fromkeys((*journey.people.helpers, event.to)))
    people = replace(journey.people, helpers=helpers)
    return replace(journey, supports=supports, conditions=conditions, people=people)


def _back(journey: Journey, why: Because, at: datetime, ground: Ground) -> date:
    """When it is shown again, if it is still so: after a talk as after a call; else when it would be silent."""
    days = moves.USUALLY[Move.CALL] if why is Because.TALKED else cadence(journey).silence
    return ground.calendar.plus(ground.calendar.day(at), days)


def _talked(journey: Journey, at: datetime, ground: Ground, *, by: PersonId) -> Events:
    """As a moment by either side; but it is L&D who says it, and the event says so."""
    yield MomentLogged(at=at, by=by, heard_of=True)
    yield from asking.answered(needs_conversation.talks(journey, at, ground), at, by=by)
    yield from support.talked(journey, at, by=by)


def _passed_on(
    journey: Journey, row: Expectation, reason: Reason, word: NotRight, to: PersonId, at: datetime, ground: Ground
) -> Events:
    if row.what not in PASSED_ON:
        raise Refusal("goes-with-a-role")
    if to == row.who:
        raise Refusal("nothing-changed")
    asked = journey.supports.get(row.of or "")
    if asked is not None and to == asked.asker:
        raise Refusal("of-who-asked")
    yield RowCorrected(at=at, by=word.by, reason=reason, why=word.why, to=to, of=row.of)
    yield from asking.passed(journey, row, to, at, ground, by=word.by)
