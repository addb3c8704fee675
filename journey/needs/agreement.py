"""The agreement: need, frame and plan, accepted by two different people; until then the journey is provisional."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from journey.arranged import Change, Tailored
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Title, Words
from journey.ground import Ground
from journey.needs.need import Frame, Need
from journey.plans import charter
from journey.plans.plan import StepKind, theirs
from journey.state import Journey
from journey.who import roles
from journey.who.people import NOBODY, PersonId


class Accept(Request):
    """Yes to need, frame and plan as they stand."""

    kind: Literal["accept"] = "accept"


class Propose(Request):
    """A counter-proposal: what is named here is changed, and the other is asked to accept."""

    kind: Literal["propose"] = "propose"
    title: Title | None = None
    want: Words | None = None
    behaviour: Words | None = None
    hours: float | None = Field(default=None, gt=0, le=40)
    horizon: date | None = None
    aim: int | None = Field(default=None, ge=1, le=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementChanged(Fact):
    """A counter-proposal; only its speaker has accepted it so far."""

    kind: Literal["agreement-changed"] = "agreement-changed"
    need: Need
    frame: Frame
    aim: int
    side: PersonId | None = None
    """Whose yes it is, where that is not the speaker's own."""
    charter: str | None = None
    """The version of the template whose role charter goes with this yes, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementAccepted(Fact):
    """One of the two said yes."""

    kind: Literal["agreement-accepted"] = "agreement-accepted"
    side: PersonId | None = None
    """Whose yes it is, where that is not the speaker's own."""
    charter: str | None = None
    """The version of the template whose role charter goes with this yes, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(Fact):
    """Both have said yes: hours, money and the end no longer wait."""

    kind: Literal["agreed"] = "agreed"


def accept(journey: Journey, word: Accept, at: datetime, ground: Ground) -> Events:
    """The second yes makes the agreement, and opens the first check-in."""
    if not journey.need.behaviours:
        raise Refusal("no-behaviour-yet")
    side = _side(journey, word.by, at)
    if side in journey.accepted:
        raise Refusal("already-accepted")
    mine = [expectation for expectation in journey.open(What.ACCEPT) if expectation.who == side]
    if side == NOBODY or any(expectation.opened > at for expectation in mine):
        raise Refusal("agreement-changed-since")
    yield AgreementAccepted(at=at, by=word.by, side=but(word.by, side), charter=charter.offered(journey))
    yield from asking.answered(mine, at, by=word.by)
    if journey.accepted.union((side,)).issuperset(journey.people.agreeing()):
        yield Agreed(at=at, by=word.by)
        yield from asking.closed(journey.open(What.NEEDS_TALK), at, by=word.by)


def propose(journey: Journey, word: Propose, at: datetime, ground: Ground) -> Events:
    """A change turns the question: who proposed has accepted, the other is asked."""
    if not journey.need.behaviours:
        raise Refusal("no-behaviour-yet")
    need, frame, aim = _changed(journey.need, word), _framed(journey.frame, word), word.aim or journey.aim
    if (need, frame, aim) == (journey.need, journey.frame, journey.aim):
        raise Refusal("nothing-changed")
    side = changing(journey, word.by, at)
    yield AgreementChanged(
        at=at,
        by=word.by,
        need=need,
        frame=frame,
        aim=aim,
        side=but(word.by, side),
        charter=charter.offered(journey),
    )
    yield from asking.turned(journey, side, at, ground, by=word.by)
    if frame.horizon != journey.frame.horizon:
        yield from asking.closed(journey.open(What.RE_PLAN), at, by=word.by)


def changing(journey: Journey, by: PersonId, at: datetime) -> PersonId:
    """Of the two sides, the one that changes the agreement by this word.

    Raises:
        Refusal: its speaker has handed that over since, and whoever took over was not there.
    """
    if by != journey.people.learner and roles.people_at(journey, at).frame_holder != journey.people.frame_holder:
        raise Refusal("handed-over-since")
    return by if by == journey.people.learner else journey.people.frame_holder


def accepted(journey: Journey, event: AgreementAccepted) -> Journey:
    """One more yes; to the role charter too, where there is one: that is the speaker's own."""
    journey = charter.with_yes(journey, event.by, event.charter)
    return replace(journey, accepted=journey.accepted | _yes(event))


def agreed(journey: Journey, event: Agreed) -> Journey:
    """From now on."""
    return replace(journey, agreed=event.at, first_agreed=journey.first_agreed or event.at)


def changed(journey: Journey, event: AgreementChanged) -> Journey:
    """Until the other accepts too, the journey is provisional again; a yes to what it was before has lapsed."""
    journey = charter.with_yes(journey, event.by, event.charter)
    tailored = journey.tailored
    if event.aim != journey.aim:
        tailored = theirs(journey, StepKind.APPLICATION, Tailored(Change.OVERRIDE, event.by, event.at))
    return replace(
        journey,
        tailored=tailored,
        need=event.need,
        frame=event.frame,
        aim=event.aim,
        accepted=_yes(event),
        agreed=None,
        yes=frozenset(),
    )


def _side(journey: Journey, by: PersonId, at: datetime) -> PersonId:
    """Whose yes this is: who stands in says the frame-holder's. One that came late, of who has handed over since, is
    their successor's where it made the agreement; else it was their own.
    """
    learner, holder = journey.people.agreeing()
    if by == learner:
        return learner
    then = roles.people_at(journey, at).frame_holder
    return holder if then == holder or learner in journey.accepted else then


def but(by: PersonId, side: PersonId) -> PersonId | None:
    """The side, where its yes is not the speaker's own."""
    return None if side == by else side


def _yes(event: AgreementAccepted | AgreementChanged) -> frozenset[PersonId]:
    return frozenset(side for side in (event.side or event.by,) if side)


def _changed(need: Need, word: Propose) -> Need:
    behaviours = need.behaviours
    if word.behaviour:
        behaviours = (replace(behaviours[0], text=word.behaviour), *behaviours[1:])
    return replace(need, title=word.title or need.title, want=word.want or need.want, behaviours=behaviours)


def _framed(frame: Frame, word: Propose) -> Frame:
    return replace(frame, hours=word.hours or frame.hours, horizon=word.horizon or frame.horizon)
