"""Success factors and risks: mapped once in the template, ticked or struck on a journey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.arranged import Mark
from journey.expected.asking import Events
from journey.expected.expectations import Fact
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.state import Journey


class MarkSuccessFactor(Request):
    """It is there or seen to; or it plays no part here."""

    kind: Literal["success-factor"] = "success-factor"
    mark: Mark
    factor: str | None = None
    """Its id; the first that nobody spoke of, if nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessFactorMarked(Fact):
    """Ticked, or struck."""

    kind: Literal["success-factor-marked"] = "success-factor-marked"
    factor: str
    mark: Mark


def mark(journey: Journey, word: MarkSuccessFactor, at: datetime, ground: Ground) -> Events:
    """Said again, it may be said otherwise."""
    factor = word.factor or next((one for one in journey.success_factors if one not in journey.marks), None)
    if factor is None or factor not in journey.success_factors:
        raise Refusal("no-such-success-factor", known=" ".join(journey.success_factors))
    if journey.marks.get(factor) is word.mark:
        raise Refusal("nothing-changed")
    yield SuccessFactorMarked(at=at, by=word.by, factor=factor, mark=word.mark)


def marked(journey: Journey, event: SuccessFactorMarked) -> Journey:
    """As it was said last."""
    return replace(journey, marks={**journey.marks, event.factor: event.mark})
