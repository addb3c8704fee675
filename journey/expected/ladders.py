"""Which rung comes first, and which comes after it: on the ground of the day on which that is decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from journey.expected.cadence import cadence
from journey.expected.expectations import KINDS, Expectation, Rung, What
from journey.ground import Ground, Kind, Ladder, Policy, RungName
from journey.lnd.reasons import FIRST_MOVE, Reason, Stuck
from journey.needs.need import HARD_STOP, Pace
from journey.state import Journey, JourneyId
from journey.who.people import NOBODY, PersonId

SPREAD = 600
"""Seconds over which the rings of different journeys are spread."""
PLACE = {name: place for place, name in enumerate(RungName)}
PREPARE = frozenset({RungName.PLAN, RungName.GUIDE})
"""What comes before a talk, and says nothing any more once its day has come."""
LAST = (RungName.LND, RungName.LET_GO)
"""Where a ladder goes when nobody answers."""
ASKED_EARLY = 5
"""*Still yours?* is asked this many working days before its D."""
ANSWERED_WITHIN = 2
"""Working days within which L&D answers what was asked between two: it hears of it at once, and only once."""
BETWEEN_TWO = ((RungName.ASK, -ANSWERED_WITHIN), (RungName.LND, 0))
OF_ITS_OWN: Mapping[What, Ladder] = {
    What.PRIVATE: BETWEEN_TWO,
    What.COACHING: BETWEEN_TWO,
    What.OCCASION: (),
    What.STILL_DOING: ((RungName.ASK, 0), (RungName.AGAIN, 10), (RungName.LET_GO, 20)),
    What.SIGHTING: ((RungName.ASK, -5), (RungName.AGAIN, 0), (RungName.LET_GO, 5)),
}
"""What is between two, and what ends with nobody, does not climb the ladder of its kind."""
BY_RHYTHM = frozenset({What.PRACTICE, What.CONFIDENCE, What.STILL_YOURS})
"""Whose ladder the pace says."""


class Next(NamedTuple):
    """The next rung, and what L&D will read when that rung is theirs."""

    rung: Rung | None
    stuck: Stuck | None


@lru_cache(maxsize=100_000)
def spread(journey: JourneyId) -> timedelta:
    """This journey's own seconds after 09:00, so that not everybody's alarm rings at once."""
    return timedelta(seconds=int.from_bytes(sha256(journey.encode()).digest()[:4], "big") % SPREAD)


def ladder_of(what: What, pace: Pace, policy: Policy, *, in_diary: bool = False, with_senior: bool = False) -> Ladder:
    """The rungs of an expectation: those of its kind, unless it has a ladder of its own, or its rhythm says it. What is
    in the diary is a talk, be it a check-in, and planned; with a senior at the table, the day itself is a rung too.
    """
    if in_diary:
        planned = [rung for rung in policy.ladders[Kind.TALK] if rung[0] is not RungName.PLAN]
        on_the_day = [(RungName.MORNING, 0)] if with_senior else []
        return tuple(sorted(planned + on_the_day, key=lambda rung: PLACE[rung[0]]))
    if what in OF_ITS_OWN:
        return OF_ITS_OWN[what]
    rungs = policy.ladders[KINDS[what]]
    if what not in BY_RHYTHM:
        return rungs
    if what is What.STILL_YOURS:
        last = HARD_STOP - pace.silence - ASKED_EARLY
        return ((RungName.ASK, -ASKED_EARLY), *((n, min(d, last)) for n, d in rungs if n is RungName.LND))
    return ((RungName.ASK, 0), (RungName.AGAIN, pace.first_try))


def first(
    journey: Journey,
    what: What,
    who: PersonId,
    due: date,
    about: Reason | None,
    at: datetime,
    ground: Ground,
    of: str | None = None,
    *,
    in_diary: bool = False,
) -> Next:
    """The first rung that does not lie before the opening, nor before the last working day up to it, where that was
    a day off; L&D's is never skipped. Of a manager who is gone it is the only one: nobody else is there to be asked.
    """
    calendar, opened = ground.calendar, ground.calendar.day(at)
    gone = journey.unmanaged and is_gone(journey, who)
    for name, offset in _rungs(journey, what, who, of, ground, in_diary=in_diary):
        if gone and name not in LAST:
            continue
        day = calendar.plus(due, offset) if offset else due
        if day >= opened or name is RungName.LND or day >= calendar.plus(calendar.plus(opened, 1), -1):
            instant = max(at, calendar.nine(max(day, opened), spread(journey.id)))
            return _next(journey, what, who, due, about, Rung(name, instant))
    return Next(None, None)


def after(journey: Journey, expectation: Expectation, climbed: RungName, at: datetime, ground: Ground) -> Next:
    """The rung above the one just climbed, by the ladder's own gap from today: nobody pays for an outage."""
    above = _above(_rungs_of(journey, expectation, ground), ground.policy, climbed)
    if above is None:
        return Next(None, expectation.stuck)
    name, gap = above
    calendar, today = ground.calendar, ground.calendar.day(at)
    day = calendar.plus(today, gap)
    if name in PREPARE and day >= expectation.due > today:
        day = calendar.plus(expectation.due, -1)
        if day <= today:  # there is no day left to prepare on
            return after(journey, expectation, name, at, ground)
    if name is RungName.MORNING:
        day = expectation.due
        if day <= today:
            return after(journey, expectation, name, at, ground)
    instant = calendar.nine(day, spread(journey.id))
    return _following(journey, expectation, expectation.due, Rung(name, instant))


def leads_to_lnd(journey: Journey, expectation: Expectation, policy: Policy) -> bool:
    """Whether it comes to L&D if nobody ever answers."""
    pace = _pace(journey, expectation.what, expectation.of)
    return RungName.LND in dict(ladder_of(expectation.what, pace, policy, in_diary=expectation.in_diary))


def is_before_lnd(expectation: Expectation) -> bool:
    """Whether the next rung asks somebody else than L&D."""
    return expectation.rung is not None and PLACE[expectation.rung.name] < PLACE[RungName.LND]


def is_gone(journey: Journey, person: PersonId) -> bool:
    """Whether this is the manager who left, and from whom nobody has taken over."""
    return journey.unmanaged and person == journey.people.frame_holder


def or_lnd(journey: Journey, person: PersonId) -> PersonId:
    """This person; L&D where nobody is known, or where they have left: nobody asks them in vain."""
    return journey.people.adviser if person == NOBODY or is_gone(journey, person) else person


def _pace(journey: Journey, what: What, of: str | None) -> Pace:
    """The rhythm that a ladder goes by: a try's is that of its behaviour, that of silence the liveliest."""
    if what not in BY_RHYTHM:
        return journey.pace
    if what is What.STILL_YOURS:
        return cadence(journey)
    return journey.paces.get(of, journey.pace) if what is What.PRACTICE and of else journey.pace


def out_of_quiet(journey: Journey, expectation: Expectation, due: date, at: datetime, ground: Ground) -> Next:
    """The rung that may not be climbed as it was named, on the third working day after the quiet period; or on its day
    before or after `due`, where the date itself has moved there. What only prepares a talk is left out when it comes
    too late for that.
    """
    rung, calendar, today = expectation.rung, ground.calendar, ground.calendar.day(at)
    assert rung is not None
    name = rung.name
    day = earliest = calendar.lands(today if calendar.is_quiet(today) else calendar.day(rung.at))
    has_moved = due != expectation.due
    for name, offset in _from(rung.name, _rungs_of(journey, expectation, ground)):
        on = calendar.plus(due, offset) if offset else due
        if name is RungName.MORNING:  # a talk in a diary keeps its day
            continue
        if name not in PREPARE:
            day = max(on, earliest) if has_moved or name is not rung.name else earliest
            break
        day = on if has_moved and on >= today else earliest
        if day < due:
            break
    instant = calendar.nine(day, spread(journey.id))
    return _following(journey, expectation, due, Rung(name, instant))


def _from(name: RungName, rungs: Ladder) -> Ladder:
    """This rung and those above it; L&D's own are no part of a ladder, and stay what they are."""
    return tuple(rung for rung in rungs if PLACE[rung[0]] >= PLACE[name]) or ((name, 0),)


def _rungs(journey: Journey, what: What, who: PersonId, of: str | None, ground: Ground, *, in_diary: bool) -> Ladder:
    """The ladder of what is asked of this person, on this ground."""
    with_senior = in_diary and not ground.seniors.isdisjoint((who, journey.people.other_side(who)))
    return ladder_of(what, _pace(journey, what, of), ground.policy, in_diary=in_diary, with_senior=with_senior)


def _rungs_of(journey: Journey, one: Expectation, ground: Ground) -> Ladder:
    return _rungs(journey, one.what, one.who, one.of, ground, in_diary=one.in_diary)


def _above(rungs: Ladder, policy: Policy, climbed: RungName) -> tuple[RungName, int] | None:
    """A rung that this policy no longer has counts as the one that it still has below it."""
    if PLACE[climbed] >= PLACE[RungName.LND] and (theirs := dict(rungs).get(RungName.LND)) is not None:
        rungs = (*rungs, *((name, theirs + days) for name, days in policy.lnd))
    here = 0
    for name, days in rungs:
        if PLACE[name] > PLACE[climbed]:
            return name, max(1, days - here)
        here = days
    return None


def _next(journey: Journey, what: What, who: PersonId, due: date, about: Reason | None, rung: Rung) -> Next:
    if rung.name is not RungName.LND:
        return Next(rung, None)
    reason = about or REASONS[what]
    on = journey.people.role_awaited(who)
    return Next(rung, Stuck(reason, on, since=due, from_=rung.at, move=FIRST_MOVE[reason]))


def _following(journey: Journey, expectation: Expectation, due: date, rung: Rung) -> Next:
    """A rung further; what L&D had of it already stays theirs."""
    if rung.name is not RungName.LND:
        return Next(rung, expectation.stuck)
    return _next(journey, expectation.what, expectation.who, due, expectation.about, rung)


REASONS: dict[What, Reason] = {
    What.NEEDS_TALK: Reason.NOT_HELD,
    What.ACCEPT: Reason.NOT_ACCEPTED,
    What.PLAN_ACTIVITY: Reason.NOT_STARTED,
    What.BEFORE_TALK: Reason.NOT_HELD,
    What.ACTIVITY_DONE: Reason.NOT_STARTED,
    What.AFTER_TALK: Reason.NOT_HELD,
    What.MENTOR: Reason.NO_MENTOR,
    What.MENTOR_MEETING: Reason.MENTOR_SILENT,
    What.CHECK_IN: Reason.CHECK_IN_MISSED,
    What.CONCLUDE: Reason.NOT_CONCLUDED,
    What.STILL_YOURS: Reason.SILENCE,
    What.CONDITION: Reason.CONDITION_NOT_MET,
    What.SUPPORT: Reason.HELP_UNANSWERED,
    What.PROMISE: Reason.PROMISE_NOT_KEPT,
    What.PAUSE_REVIEW: Reason.SILENCE,
    What.RE_PLAN: Reason.DATE_PASSED,
    What.HAND_OVER: Reason.NOT_HELD,
    What.CONFIRM_END: Reason.SILENCE,
    What.COMES_ALONG: Reason.SILENCE,
    What.CONFIRM: Reason.SILENCE,
    What.PRIVATE: Reason.HELP_UNANSWERED,
    What.COACHING: Reason.HELP_UNANSWERED,
}
"""What L&D reads when nobody answered, unless the opening knew better."""
