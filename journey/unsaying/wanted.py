"""Whether something is still to be expected as things stand, and of whom: asked when a word was taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journey.arranged import Around
from journey.expected.expectations import Expectation, What
from journey.helping import conditions
from journey.plans.plan import StepKind
from journey.state import Journey
from journey.steps import activity
from journey.who.people import NOBODY, PersonId

Wanted = Callable[[Journey, Expectation], bool]


def _is_to_come(journey: Journey, one: Expectation) -> bool:
    known = journey.activities.get(one.of or "")
    return known is not None and not known.settled and Around.BEFORE not in known.without


def _is_to_be_done(journey: Journey, one: Expectation) -> bool:
    known = journey.activities.get(one.of or "")
    return known is not None and not known.settled


def _took_place(journey: Journey, one: Expectation) -> bool:
    known = journey.activities.get(one.of or "")
    return known is not None and known.settled and Around.AFTER not in known.without


def _is_tried(journey: Journey, one: Expectation) -> bool:
    """Of a behaviour that there is, in a plan with practice, and of one that waits for nothing."""
    known = [behaviour.id for behaviour in journey.need.behaviours]
    of = one.of or next(iter(known), "")
    return of in known and StepKind.PRACTICE not in journey.dropped and not conditions.awaited(journey, of)


def _is_to_be_planned(journey: Journey, one: Expectation) -> bool:
    planned, rounds = len(journey.activities), journey.rounds.get(StepKind.ACTIVITY, 1)
    return bool(journey.agreed) and planned < rounds and not activity.is_left_out(journey)


def _is_lacking(journey: Journey, one: Expectation) -> bool:
    known = journey.conditions.get(one.of or "")
    return known is not None and known.settled is None


def _is_asked_for(journey: Journey, one: Expectation) -> bool:
    known = journey.supports.get(one.of or "")
    return known is not None and not known.settled and not known.promised


def _is_promised(journey: Journey, one: Expectation) -> bool:
    known = journey.supports.get(one.of or "")
    return known is not None and not known.settled and known.promised


WANTED: Mapping[What, Wanted] = {
    What.NEEDS_TALK: lambda journey, one: journey.agreed is None,
    What.ACCEPT: lambda journey, one: (
        bool(journey.need.behaviours) and journey.agreed is None and holder(journey, one) not in journey.accepted
    ),
    What.PRACTICE: _is_tried,
    What.OCCASION: lambda journey, one: one.of in journey.paces,
    What.PLAN_ACTIVITY: _is_to_be_planned,
    What.BEFORE_TALK: _is_to_come,
    What.ACTIVITY_DONE: _is_to_be_done,
    What.AFTER_TALK: _took_place,
    What.MENTOR: lambda journey, one: journey.people.mentor is not None and not journey.mentoring.accepted,
    What.MENTOR_MEETING: lambda journey, one: (
        journey.mentoring.accepted and journey.mentoring.meetings < journey.meetings_asked
    ),
    What.CHECK_IN: lambda journey, one: journey.first_agreed is not None,
    What.CONCLUDE: lambda journey, one: journey.agreed is not None and holder(journey, one) not in journey.yes,
    What.STILL_YOURS: lambda journey, one: journey.paused is None and journey.end_proposed is None,
    What.STILL_DOING: lambda journey, one: journey.applied is not None,
    What.CONDITION: _is_lacking,
    What.SUPPORT: _is_asked_for,
    What.PROMISE: _is_promised,
    What.PAUSE_REVIEW: lambda journey, one: journey.paused is not None,
    What.RE_PLAN: lambda journey, one: journey.agreed is not None and journey.frame.horizon is not None,
    What.HAND_OVER: lambda journey, one: one.who in journey.people.responsible(),
    What.CONFIRM: lambda journey, one: one.of in journey.entries,
    What.CONFIRM_END: lambda journey, one: journey.end_proposed is not None,
    What.COMES_ALONG: lambda journey, one: journey.end_proposed is not None,
    What.TAKE_OVER: lambda journey, one: False,
}
"""What is not named is always wanted. What L&D looks at is never asked again here: it follows from how things stand."""


def is_wanted(journey: Journey, one: Expectation) -> bool:
    """Whether it makes sense as things stand, and there is somebody to do it."""
    return holder(journey, one) != NOBODY and (one.what not in WANTED or WANTED[one.what](journey, one))


def holder(journey: Journey, one: Expectation) -> PersonId:
    """Of whom it is to be expected: of who has that part in it now."""
    people, of = journey.people, one.of or ""
    match one.what:
        case What.NEEDS_TALK | What.BEFORE_TALK | What.AFTER_TALK | What.CHECK_IN | What.RE_PLAN:
            return people.companion
        case What.ACCEPT:
            return people.learner if one.who == people.learner else people.frame_holder
        case What.CONCLUDE:
            return people.learner if one.who == people.learner else people.companion
        case What.PLAN_ACTIVITY:
            return activity.planner(people, journey.reins)
        case What.MENTOR | What.MENTOR_MEETING:
            return people.mentor or one.who
        case What.SUPPORT | What.PROMISE if of in journey.supports:
            return journey.supports[of].of
        case What.CONDITION if of in journey.conditions:
            return journey.conditions[of].owner
    return one.who
