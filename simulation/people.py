"""Simulated people: simple habits, and what somebody says when something is expected of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from journey import Journey, Said
from journey.expected.expectations import What
from journey.expected.silence import AnswerStillYours, StillYours
from journey.needs.agreement import Accept
from journey.noticing.confidence import Rate, is_sure
from journey.state import SightingAnswer
from journey.steps.activity import ActivityWasDone, PlanActivity
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, Met
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice, Outcome
from journey.who.people import PersonId

LEARNER, COMPANION = PersonId("learner"), PersonId("companion")
"""The companion is the manager, as is the default."""
MENTOR, LND = PersonId("mentor"), PersonId("lnd")
AHEAD = timedelta(weeks=4)
"""How far ahead an activity is planned."""


@dataclass(frozen=True)
class Habit:
    """Answers so many working days after a message; None: never."""

    days: int | None


HABITS: Mapping[str, Habit] = {"steady": Habit(2), "slow": Habit(8), "silent": Habit(None)}


def _spoke(journey: Journey, who: PersonId, today: date) -> Said:
    return Spoke(by=who)


def _tried(journey: Journey, who: PersonId, today: date) -> Said:
    """The first time stiffly."""
    return LogPractice(by=who, outcome=Outcome.WENT_WELL if journey.practices else Outcome.WENT_STIFFLY)


def _looked(journey: Journey, who: PersonId, today: date) -> Said:
    """What was tried twice is seen; before that there was nothing to see, or not yet enough."""
    answers = (SightingAnswer.NO_OCCASION, SightingAnswer.NOT_YET, SightingAnswer.SEEN)
    return CheckIn(by=who, answer=answers[min(journey.practices, 2)])


def _concluded(journey: Journey, who: PersonId, today: date) -> Said:
    """The learner once sure, the companion once it was seen."""
    return Conclude(by=who, yes=is_sure(journey) if who == LEARNER else bool(journey.sightings))


ANSWERS: Mapping[What, Callable[[Journey, PersonId, date], Said]] = {
    What.NEEDS_TALK: _spoke,
    What.BEFORE_TALK: _spoke,
    What.AFTER_TALK: _spoke,
    What.ACCEPT: lambda journey, who, today: Accept(by=who),
    What.PLAN_ACTIVITY: lambda journey, who, today: PlanActivity(by=who, title="an activity", on=today + AHEAD),
    What.ACTIVITY_DONE: lambda journey, who, today: ActivityWasDone(by=who),
    What.PRACTICE: _tried,
    What.MENTOR: lambda journey, who, today: AnswerInvitation(by=who, yes=True),
    What.MENTOR_MEETING: lambda journey, who, today: Met(by=who),
    What.CHECK_IN: _looked,
    What.CONFIDENCE: lambda journey, who, today: Rate(by=who, figure=min(10, 4 + journey.practices)),
    What.CONCLUDE: _concluded,
    What.STILL_YOURS: lambda journey, who, today: AnswerStillYours(by=who, answer=StillYours.BUSY),
}
"""What is said to each thing that may be expected here; to anything else, nothing."""
MINUTES: Mapping[What, int] = {
    What.NEEDS_TALK: 30, What.BEFORE_TALK: 5, What.AFTER_TALK: 5, What.ACCEPT: 3, What.PLAN_ACTIVITY: 5,
    What.ACTIVITY_DONE: 1, What.PRACTICE: 1, What.MENTOR: 3, What.MENTOR_MEETING: 45, What.CHECK_IN: 5,
    What.CONFIDENCE: 1, What.CONCLUDE: 2, What.STILL_YOURS: 1,
}  # fmt: skip
"""A guess at what it takes of each who has a part in it; practising itself is work, and is not counted."""
TOGETHER = {
    What.NEEDS_TALK: COMPANION, What.BEFORE_TALK: COMPANION, What.AFTER_TALK: COMPANION, What.CHECK_IN: COMPANION,
    What.MENTOR_MEETING: MENTOR,
}  # fmt: skip
"""What takes the same minutes of the learner and of this one."""
