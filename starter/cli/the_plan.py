"""The plan in `show`: steps, the role charter, and what helps or may come in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journey.arranged import Mark
from journey.plans.plan import StepKind
from letters.tongue import Tongue
from starter.cli.view import View
from starter.showing import labels
from starter.showing.plan import Made, Standing, Step
from starter.showing.readers import HIDDEN

STANDINGS = {
    Standing.DONE: "done",
    Standing.NOW: "now",
    Standing.TO_COME: "to come",
    Standing.DROPPED: "left out",
}
FIGURES = {
    StepKind.PRACTICE: "{step} ({number} tries)",
    StepKind.MENTORING: "{step} ({number} meetings)",
    StepKind.APPLICATION: "{step} (aims at {number})",
}
MADE = "{how} by {who}, {day}"
CHARTER = "Role charter of {template}: yes from {who}"


def lines(found: View, say: Tongue) -> Iterator[str]:
    """A line for each step, and one for the charter."""
    for step in found.shown.plan:
        made = "".join(f" · {_made(one, found, say)}" for one in step.made)
        yield f"{say(STANDINGS[step.standing]):<10} {_named(step, say)}{made}"
    if found.shown.charter:
        who = say.all([found.names[person] for person in found.shown.charter])
        yield say(CHARTER, template=found.shown.template, who=who)


def success_factors(found: View, texts: Mapping[str, str], say: Tongue) -> Iterator[str]:
    """A line for each factor; its id, where the template is gone."""
    for factor, mark in found.shown.success_factors:
        yield texts.get(factor, factor) + (f" · {say(labels.MARKS[Mark(mark)])}" if mark else "")


def as_json(found: View) -> list[dict[str, Any]]:
    """The steps, for a program."""
    return [
        {
            "step": step.kind,
            "standing": step.standing,
            "number": step.number,
            "tailored": [
                {"change": made.change, "by": found.names.get(made.by or ""), "on": made.on, "text": made.text}
                for made in step.made
            ],
        }
        for step in found.shown.plan
    ]


def _named(step: Step, say: Tongue) -> str:
    name = labels.phase(say, step.kind)
    return say(FIGURES[step.kind], step=name, number=step.number) if step.number else name


def _made(made: Made, found: View, say: Tongue) -> str:
    who = found.names.get(made.by or "", "")
    told = say(MADE, how=say(labels.CHANGES[made.change]), who=who, day=say.day(made.on, short=True))
    if made.text is None:
        return told
    return f"{told} — {made.text if made.text == HIDDEN else f'“{made.text}”'}"
