"""How much of a step: once more, or another figure; each time with who and why."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from journey.arranged import Change
from journey.expected.asking import Events
from journey.grammar.refusals import NotYours, Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.needs import agreement
from journey.needs.agreement import Propose
from journey.plans.plan import StepKind, stands
from journey.plans.tailoring import FIGURES, PlanTailored, tailored
from journey.state import Journey
from journey.steps import activity, mentoring
from journey.who import roles
from journey.who.people import Role

HIGHEST = {StepKind.APPLICATION: 10}
OF_THE_AIM = (Role.LEARNER, Role.FRAME_HOLDER)


class RepeatStep(Request):
    """Once more of that; and why."""

    kind: Literal["repeat-step"] = "repeat-step"
    step: StepKind
    line: Words


class Override(Request):
    """Another figure for a step: tries, meetings, or the confidence to aim at; and why."""

    kind: Literal["override"] = "override"
    step: StepKind
    number: int = Field(ge=1, le=20)
    line: Words


def repeat(journey: Journey, word: RepeatStep, at: datetime, ground: Ground) -> Events:
    """As many tries or meetings more as it had in one round; an activity is asked to be planned again."""
    if word.step not in (StepKind.ACTIVITY, StepKind.PRACTICE, StepKind.MENTORING):
        raise Refusal("not-repeated")
    if not stands(journey, word.step):
        raise Refusal("no-such-step")
    number, before = None, journey.rounds.get(word.step, 1)
    if word.step is StepKind.ACTIVITY:
        before = max(before, activity.rounds_known(journey))
    else:
        asked: int = getattr(journey, FIGURES[word.step])
        number = asked + asked // before
    said = PlanTailored(
        at=at,
        by=word.by,
        change=Change.REPEAT,
        step=word.step,
        steps=journey.steps,
        line=word.line,
        number=number,
        rounds=before + 1,
    )
    yield said
    if word.step is StepKind.MENTORING:
        yield from mentoring.as_agreed(tailored(journey, said), at, ground, by=word.by)


def override(journey: Journey, word: Override, at: datetime, ground: Ground) -> Events:
    """Another figure. The aim is a matter of the two: the other is asked to say yes to it."""
    if word.step not in FIGURES or word.number > HIGHEST.get(word.step, word.number):
        raise Refusal("no-such-figure")
    if not stands(journey, word.step):
        raise Refusal("no-such-step")
    if word.number == getattr(journey, FIGURES[word.step]):
        raise Refusal("nothing-changed")
    if word.step is StepKind.APPLICATION and not roles.is_one_of(journey, word.by, OF_THE_AIM, at):
        raise NotYours(*OF_THE_AIM)
    said = PlanTailored(
        at=at,
        by=word.by,
        change=Change.OVERRIDE,
        step=word.step,
        steps=journey.steps,
        line=word.line,
        number=word.number,
        rounds=1,
    )
    yield said
    if word.step is StepKind.APPLICATION:
        yield from agreement.propose(journey, Propose(by=word.by, aim=word.number), at, ground)
    if word.step is StepKind.MENTORING:
        yield from mentoring.as_agreed(tailored(journey, said), at, ground, by=word.by)
