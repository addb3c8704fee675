"""At once: what comes to L&D without a ladder before it; it is not for who was asked, or nobody could be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from journey.expected import addressed, ladders
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, ExpectationId, ExpectationMoved, Fact, Rung, What
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground, Kind, RungName
from journey.lnd.reasons import FIRST_MOVE, MOVES, Move, Stuck
from journey.state import Journey
from journey.who import reaching
from journey.who.people import PersonId

ABOUT_ONESELF = frozenset({What.CONFIRM, What.CONFIRM_END, What.COMES_ALONG})
"""Beside what is one's own: a yes or a no that only one person can say."""


class NotMine(Request):
    """This is not for me."""

    kind: Literal["not-me"] = "not-me"
    expectation: str
    """Its id."""
    line: Words | None = None


class NoRoom(Request):
    """Said by the post: in two weekly letters of that person there was no room to ask this."""

    kind: Literal["no-room"] = "no-room"
    expectation: str
    """Its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway(Fact):
    """Who was asked says that it is not for them. Nothing is handed over by that."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["turned-away"] = "turned-away"
    expectation: ExpectationId
    to: PersonId
    """The adviser, who alone reads the line."""
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrowdedOut(Fact):
    """Nobody was asked: the letters of this person were full."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["crowded-out"] = "crowded-out"
    expectation: ExpectationId
    who: PersonId


def turn_away(journey: Journey, word: NotMine, at: datetime, ground: Ground) -> Events:
    """L&D looks for somebody else; what is about oneself, nobody else can answer."""
    expectation = addressed.to(journey, word.expectation, word.by, at)
    if _is_about_oneself(expectation):
        raise Refusal("only-yours")
    _judge(journey, expectation, at, ground)
    yield TurnedAway(at=at, by=word.by, expectation=expectation.id, to=journey.people.adviser, line=word.line)
    yield _with_lnd(journey, expectation, (Move.TAKE_OVER,), at, ground, by=word.by)
    yield from reaching.there(journey, word.by, at)


def crowd_out(journey: Journey, word: NoRoom, at: datetime, ground: Ground) -> Events:
    """L&D has it now, and who would have been asked is charged with nothing."""
    expectation = addressed.found(journey, word.expectation)
    _judge(journey, expectation, at, ground)
    yield CrowdedOut(at=at, by=word.by, expectation=expectation.id, who=expectation.who)
    yield _with_lnd(journey, expectation, (Move.MAKE_ROOM, Move.TAKE_OVER), at, ground, by=word.by)


def on_record(journey: Journey, event: TurnedAway | CrowdedOut) -> Journey:
    """What comes of it is told by an event of its own."""
    return journey


def may_turn_away(journey: Journey, person: PersonId) -> bool:
    """Whether something is asked of this person that might be for somebody else."""
    return any(
        one.who == person and one.what in ladders.REASONS and one.what not in addressed.OF_LND
        for one in journey.expectations.values()
        if not _is_about_oneself(one)
    )


def _is_about_oneself(one: Expectation) -> bool:
    return one.kind is Kind.OWN or one.what in ABOUT_ONESELF


def _judge(journey: Journey, expectation: Expectation, at: datetime, ground: Ground) -> None:
    """What ends with nobody never comes to L&D; and what is there already comes no second time."""
    if not ladders.leads_to_lnd(journey, expectation, ground.policy):
        raise Refusal("nothing-to-do")
    stuck = expectation.held.stuck if expectation.held else expectation.stuck
    if stuck is not None and stuck.from_ <= at:
        raise Refusal("nothing-changed")


def _with_lnd(
    journey: Journey, expectation: Expectation, moves: tuple[Move, ...], at: datetime, ground: Ground, *, by: PersonId
) -> ExpectationMoved:
    """Its day stays; its next rung is L&D's, now. `moves`: what is proposed first, where it helps at all."""
    reason = expectation.about or ladders.REASONS[expectation.what]
    move = next((one for one in moves if one in MOVES[reason]), FIRST_MOVE[reason])
    since = min(expectation.due, ground.calendar.day(at))
    stuck = Stuck(reason, journey.people.role_awaited(expectation.who), since=since, from_=at, move=move)
    return ExpectationMoved(
        at=at, by=by, id=expectation.id, due=expectation.due, rung=Rung(RungName.LND, at), stuck=stuck
    )
