"""Upgrading: a journey takes over the newest version of its template; what people made their own stays theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground, Template
from journey.plans.plan import StepKind, merged
from journey.state import Journey
from journey.steps import mentoring

BEGUN: Mapping[StepKind, Callable[[Journey], bool]] = {
    StepKind.ACTIVITY: lambda journey: bool(journey.activities),
    StepKind.PRACTICE: lambda journey: journey.practices > 0,
    StepKind.MENTORING: lambda journey: journey.people.mentor is not None or journey.mentoring.meetings > 0,
    StepKind.CHECK_INS: lambda journey: bool(journey.sightings),
}
"""Whether something was done in a step: then no template takes it out of the plan."""


class Upgrade(Request):
    """The newest version of the template holds from now on, where nobody decided otherwise."""

    kind: Literal["upgrade"] = "upgrade"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanUpgraded(Fact):
    """Steps and figures from now on."""

    kind: Literal["plan-upgraded"] = "plan-upgraded"
    template: str
    steps: tuple[str, ...]
    aim: int
    practices_asked: int
    meetings_asked: int
    charter: Literal[True] | None = None
    success_factors: tuple[str, ...] | None = None


def upgrade(journey: Journey, word: Upgrade, at: datetime, ground: Ground) -> Events:
    """A step that a person tailored stays as it is, with its place, its figure and its rounds (law 16)."""
    name = journey.template.partition("@")[0]
    template = ground.templates.get(name)
    if template is None:
        raise Refusal("no-such-template", template=name, known=" ".join(sorted(ground.templates)))
    if _version(template.label) <= _version(journey.template):
        raise Refusal("newest-already")
    said = PlanUpgraded(
        at=at,
        by=word.by,
        template=template.label,
        steps=_steps(journey, template),
        aim=journey.aim if _is_theirs(journey, StepKind.APPLICATION) or journey.agreed else template.aim,
        practices_asked=(journey.practices_asked if _is_theirs(journey, StepKind.PRACTICE) else template.practices),
        meetings_asked=journey.meetings_asked if _is_theirs(journey, StepKind.MENTORING) else template.meetings,
        charter=True if template.charter else None,
        success_factors=template.success_factors or None,
    )
    yield said
    after = upgraded(journey, said)
    if StepKind.ACTIVITY not in after.steps:
        yield from asking.closed(journey.open(What.PLAN_ACTIVITY), at, by=word.by)
    yield from mentoring.as_agreed(after, at, ground, by=word.by)


def upgraded(journey: Journey, event: PlanUpgraded) -> Journey:
    """As the event says; a yes to an older role charter stays a yes to that one."""
    return replace(
        journey,
        template=event.template,
        steps=event.steps,
        aim=event.aim,
        practices_asked=event.practices_asked,
        meetings_asked=event.meetings_asked,
        charter=bool(event.charter),
        success_factors=event.success_factors or (),
    )


def _steps(journey: Journey, template: Template) -> tuple[str, ...]:
    """Those of the template, those that are people's, those that were begun; in people's order, where they made one."""
    kept = [step for step in journey.steps if step in template.steps or _stays(journey, StepKind(step))]
    if journey.reordered:
        return merged(kept, template.steps)
    return merged(template.steps, kept)


def _stays(journey: Journey, kind: StepKind) -> bool:
    return _is_theirs(journey, kind) or (kind in BEGUN and BEGUN[kind](journey))


def _is_theirs(journey: Journey, kind: StepKind) -> bool:
    return kind in journey.tailored


def _version(label: str) -> int:
    return int(label.rpartition("@")[2])
