"""Silence: before it goes anywhere, the learner is asked whether this is still theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from journey.arranged import Needed
from journey.days.calendar import Calendar
from journey.endings import Ended
from journey.expected import asking, cadence
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.expected.ladders import ASKED_EARLY, spread
from journey.grammar.codes import Code
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.helping import conditions, support
from journey.lnd.reasons import Reason
from journey.needs.need import Pace
from journey.plans.plan import StepKind
from journey.state import Ending, Journey
from journey.who.people import PersonId


class StillYours(Code):
    """Four good answers."""

    BUSY = "busy"
    LATER = "later"
    HELP = "help"
    NOT_NEEDED = "not-needed"


class AnswerStillYours(Request):
    """Busy with it; later, ask me on a day; I could use help; no longer needed."""

    kind: Literal["still-yours"] = "still-yours"
    answer: StillYours
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StillYoursAnswered(Fact):
    """The learner said how it stands."""

    kind: Literal["still-yours-answered"] = "still-yours-answered"
    answer: StillYours
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceWatched(Fact):
    """At this instant somebody looks whether it is silent; None: it is being asked about."""

    breaks_silence: ClassVar[bool] = False
    kind: Literal["silence-watched"] = "silence-watched"
    watch: datetime | None = None


def still_yours(journey: Journey, word: AnswerStillYours, at: datetime, ground: Ground) -> Events:
    """The learner's answer; asked or not."""
    today = ground.calendar.day(at)
    if (word.answer is StillYours.LATER) != (word.until is not None):
        raise Refusal("later-needs-a-day")
    if word.until is not None and word.until <= today:
        raise Refusal("until-must-be-later", until=str(word.until), today=str(today))
    yield StillYoursAnswered(at=at, by=word.by, answer=word.answer, until=word.until)
    yield from asking.answered(journey.open(What.STILL_YOURS), at, by=word.by)
    if word.answer is StillYours.NOT_NEEDED:
        yield Ended(at=at, by=word.by, how=Ending.LAPSED)
    if word.answer is StillYours.HELP and not support.waits_for_a_talk(journey, word.by):
        yield from support.asked(journey, Needed.TALK, journey.people.asked_for_help(), None, at, ground, by=word.by)


def still_yours_answered(journey: Journey, event: StillYoursAnswered) -> Journey:
    """The clocks of practice and silence begin again; not before the day that was asked for."""
    return replace(journey, last_practice=max(journey.last_practice, event.at), resting=event.until)


def silence_watched(journey: Journey, event: SilenceWatched) -> Journey:
    """The instant at which to ask."""
    return replace(journey, watch=event.watch)


def watched(journey: Journey, at: datetime, ground: Ground, by: PersonId | None) -> Events:
    """Asks when the silence has lasted; closes what a word overtook. The instant moves lazily: earlier at once,
    later only once it has come, so that not every word moves it.
    """
    due, about = _due(journey, ground)
    asked = journey.open(What.STILL_YOURS)
    if asked and due > asked[0].opened:
        yield from asking.closed(asked, at, by=by)
        asked = ()
    if asked or journey.paused or journey.open(What.CONFIRM_END) or journey.open(What.COMES_ALONG):
        wanted = None
    elif due <= at:
        wanted = None
        learner, today = journey.people.learner, ground.calendar.plus(ground.calendar.day(at), 0)
        day = ground.calendar.plus(today, ASKED_EARLY)
        yield from asking.asked(journey, What.STILL_YOURS, learner, day, at, ground, by=by, about=about)
    else:
        wanted = journey.watch if journey.watch and at < journey.watch <= due else due
    if wanted != journey.watch:
        yield SilenceWatched(at=at, by=by, watch=wanted)


def _due(journey: Journey, ground: Ground) -> tuple[datetime, Reason]:
    calendar, pace = ground.calendar, cadence.cadence(journey)
    practice, last_word = _practised(journey, calendar, pace), calendar.day(journey.last_word)
    since, about = min(practice, last_word), Reason.NO_PRACTICE if practice < last_word else Reason.SILENCE
    if pace.after_occasion is not None and (days := cadence.occasions(journey)):
        since, about = max(since, days[-1]), Reason.NO_PRACTICE if practice < days[-1] else Reason.SILENCE
    day = calendar.plus(since, pace.silence)
    if journey.resting:
        day = max(day, calendar.lands(journey.resting))
    return calendar.nine(day, spread(journey.id)), about


def _practised(journey: Journey, calendar: Calendar, pace: Pace) -> date:
    """Since when a try stays out. Where none is expected (no behaviour yet, a plan without practice, or it waits for
    others), only silence counts.
    """
    if (
        not journey.need.behaviours
        or StepKind.PRACTICE in journey.dropped
        or (journey.waiting and any(conditions.awaited(journey, one) for one in journey.waiting))
    ):
        return calendar.day(journey.last_word)
    practice = calendar.day(journey.last_practice)
    floating = [one.due for one in journey.open(What.PRACTICE) if not one.fixed]
    return max(practice, calendar.plus(min(floating), -pace.first_try)) if floating else practice
