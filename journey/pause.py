"""Pause and resume: clocks stand still until a day, and then everything goes on as many working days later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from journey.arranged import Paused
from journey.days.calendar import Calendar
from journey.expected import asking, expecting
from journey.expected.asking import Events
from journey.expected.expectations import NEVER_HELD, Expectation, ExpectationMoved, Fact, Rung, What
from journey.expected.ladders import spread
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground, RungName
from journey.lnd.reasons import Stuck
from journey.state import Journey

USUALLY = timedelta(weeks=4)
LONGEST = timedelta(weeks=13)
"""Without a new word."""


class PauseReason(Code):
    """A closed list, and never more than this."""

    WORK_FIRST = "work-first"
    LEAVE = "leave"
    ROLE_CHANGE = "role-change"
    OTHER = "other"


class Pause(Request):
    """Not now; and when to look at it again. On a paused journey: a new day for that."""

    kind: Literal["pause"] = "pause"
    why: PauseReason
    until: date | None = None
    """Four weeks, if nothing is said; at most thirteen."""


class Resume(Request):
    """It goes on."""

    kind: Literal["resume"] = "resume"


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPaused(Fact):
    """Nothing is expected until it is resumed; on its day, it is looked at again."""

    kind: Literal["paused"] = "paused"
    why: PauseReason
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyResumed(Fact):
    """It goes on."""

    kind: Literal["resumed"] = "resumed"
    days: int
    """Working days for which it stood still."""
    horizon: date | None = None
    """The day that is aimed at now, where one was."""


def pause(journey: Journey, word: Pause, at: datetime, ground: Ground) -> Events:
    """It stands still at once; its review is the learner's."""
    today = ground.calendar.day(at)
    until = word.until or today + USUALLY
    if not today < until <= today + LONGEST:
        raise Refusal("pause-out-of-reach", until=str(until), newest=str(today + LONGEST))
    yield JourneyPaused(at=at, by=word.by, why=word.why, until=until)
    if review := journey.open(What.PAUSE_REVIEW):
        yield from asking.moved(journey, review[0], until, at, ground, by=word.by)
    else:
        yield from asking.asked(journey, What.PAUSE_REVIEW, journey.people.learner, until, at, ground, by=word.by)


def resume(journey: Journey, word: Resume, at: datetime, ground: Ground) -> Events:
    """Every floating date moves by the working days of the pause; one in a diary stays, and is asked about."""
    if journey.paused is None or at < journey.paused.since:
        raise Refusal("not-paused")
    calendar = ground.calendar
    days = calendar.between(calendar.day(journey.paused.since), calendar.day(at))
    yield JourneyResumed(at=at, by=word.by, days=days, horizon=_aimed(journey, days, at, calendar))
    yield from asking.answered(journey.open(What.PAUSE_REVIEW), at, by=word.by)
    for expectation in journey.expectations.values():
        if expectation.held is not None:
            yield _gone_on(journey, expectation, word, at, calendar)


def paused(journey: Journey, event: JourneyPaused) -> Journey:
    """Every ladder is held back. A pause that is prolonged began when it began."""
    since = journey.paused.since if journey.paused else event.at
    expectations = {
        key: one if one.what in NEVER_HELD else expecting.held(one, event.at)
        for key, one in journey.expectations.items()
    }
    return replace(journey, paused=Paused(since, event.until), expectations=expectations)


def resumed(journey: Journey, event: JourneyResumed) -> Journey:
    """The clocks of practice and silence begin again."""
    frame = replace(journey.frame, horizon=event.horizon)
    return replace(journey, paused=None, frame=frame, last_practice=max(journey.last_practice, event.at))


def _aimed(journey: Journey, days: int, at: datetime, calendar: Calendar) -> date | None:
    """The horizon moves as the talk about it does: one that was chosen during the pause, from then on."""
    horizon = journey.frame.horizon
    for talk in journey.open(What.RE_PLAN):
        days = _stood(talk, at, calendar)
    return calendar.plus(horizon, days) if horizon and days else horizon


def _stood(expectation: Expectation, at: datetime, calendar: Calendar) -> int:
    """Working days for which its date waited: from the pause on, or from when it got that date in the pause."""
    assert expectation.held is not None
    return calendar.between(calendar.day(expectation.held.since), calendar.day(at))


def _gone_on(
    journey: Journey, expectation: Expectation, word: Resume, at: datetime, calendar: Calendar
) -> ExpectationMoved:
    assert expectation.held is not None
    rung, stuck = expectation.held.rung, expectation.held.stuck
    days = 0 if expectation.fixed else _stood(expectation, at, calendar)
    later = _Later(calendar, spread(journey.id), at, days)
    return ExpectationMoved(
        at=at,
        by=word.by,
        id=expectation.id,
        due=later.day(expectation.due),
        rung=later.rung(rung) if rung else None,
        stuck=later.stuck(stuck, rung) if stuck else None,
    )


@dataclass(frozen=True)
class _Later:
    """So many working days later; and never before the journey went on."""

    calendar: Calendar
    spread: timedelta
    now: datetime
    days: int

    def day(self, day: date) -> date:
        return self.calendar.plus(day, self.days) if self.days else day

    def instant(self, at: datetime) -> datetime:
        day = self.day(self.calendar.day(at))
        moved = self.calendar.nine(day, self.spread) if self.days else at
        return (
            moved
            if moved > self.now
            else self.calendar.nine(self.calendar.plus(self.calendar.day(self.now), 1), self.spread)
        )

    def rung(self, rung: Rung) -> Rung:
        return Rung(rung.name, self.instant(rung.at))

    def stuck(self, stuck: Stuck, rung: Rung | None) -> Stuck:
        """What was to come to L&D comes with its rung; what they had already, they have again."""
        awaited = rung is not None and rung.name is RungName.LND
        from_ = self.instant(stuck.from_) if awaited else stuck.from_
        return Stuck(stuck.reason, stuck.on, self.day(stuck.since), from_, stuck.move, stuck.rules)
