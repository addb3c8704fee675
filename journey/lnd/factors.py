"""Factors of the organisation's learning system: what each stuck reason and each sort of condition is a sign of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journey.arranged import Lacking
from journey.lnd.reasons import Reason


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the things that have to be in balance for people to learn."""

    name: str
    reasons: tuple[Reason, ...] = ()
    conditions: tuple[Lacking, ...] = ()


DEFAULT: tuple[Factor, ...] = (
    Factor(
        "Managers and support",
        (
            Reason.NO_MANAGER,
            Reason.NOT_HELD,
            Reason.NOT_ACCEPTED,
            Reason.CHECK_IN_MISSED,
            Reason.NOT_CONCLUDED,
        ),
    ),
    Factor("Continuous support", (Reason.HELP_UNANSWERED,)),
    Factor("Realistic goals and workload", (Reason.NO_TIME, Reason.DATE_PASSED), (Lacking.TIME,)),
    Factor("Room to practise", (Reason.NO_OPPORTUNITY, Reason.NO_PRACTICE), (Lacking.OPPORTUNITY,)),
    Factor("Means", (Reason.CONDITION_NOT_MET, Reason.UNREACHABLE), (Lacking.OTHER,)),
    Factor("Social surroundings", (Reason.NO_MENTOR, Reason.MENTOR_SILENT, Reason.NOT_SEEN)),
    Factor("Culture", (Reason.PROMISE_NOT_KEPT, Reason.PICTURES_DIFFER)),
    Factor("Learning activities", (Reason.NOT_STARTED,)),
    Factor("Learning need", (Reason.FLAT,)),
    Factor("Ownership", (Reason.SEEN_NOT_CONFIDENT, Reason.SILENCE)),
)
"""What the sources name as mattering. Of the ten spokes of source 000 they give one by name, the first: an organisation
that works with all ten writes its own list."""


def of_reasons(factors: Iterable[Factor]) -> dict[str, str]:
    """The name of the factor that each reason belongs to."""
    return {reason: factor.name for factor in factors for reason in factor.reasons}


def of_conditions(factors: Iterable[Factor]) -> dict[str, str]:
    """The name of the factor that each sort of condition belongs to."""
    return {sort: factor.name for factor in factors for sort in factor.conditions}
