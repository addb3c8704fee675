"""The made tables of docs/glossary.md: every code, in English and in Dutch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from journey.expected.expectations import What
from journey.expected.silence import StillYours
from journey.ground import RungName
from journey.lnd.reasons import Move, Reason
from journey.pause import PauseReason
from journey.plans.plan import StepKind
from journey.state import Ending, SightingAnswer
from journey.who.people import Role
from letters.tongue import Tongue, tongue
from scribe import naming
from scribe.markdown import code, heading, table
from starter.showing import labels

HEAD = ("code", "English", "Nederlands")
SPOKEN = ("en", "nl")
HEADINGS: Mapping[type[StrEnum], str] = {
    Role: "Roles",
    StepKind: "Phases",
    Reason: "Why a journey is stuck, in the order in which one is shown",
    What: "What is expected",
    PauseReason: "Why a journey is paused",
    Ending: "How a journey ends",
    RungName: "How far it has come if nobody answers",
    SightingAnswer: "What somebody else noticed",
    StillYours: "How things stand with it",
}
"""Where what the list says of itself is no heading."""


def codes() -> str:
    """A table per list of codes that has labels."""
    return "\n".join(part for group in _groups() for part in _group(group)).strip()


def _groups() -> Iterator[Mapping[StrEnum, str]]:
    for group in labels.ALL:
        if all(isinstance(one, StrEnum) for one in group):
            yield group  # type: ignore[misc]


def _group(group: Mapping[StrEnum, str]) -> Iterator[str]:
    kind = type(next(iter(group)))
    yield heading(HEADINGS.get(kind) or naming.first_sentence(kind.__doc__).rstrip("."))
    yield table(
        HEAD, ((code([one]), *(_label(tongue(each), one, text) for each in SPOKEN)) for one, text in group.items())
    )


def _label(say: Tongue, one: StrEnum, text: str) -> str:
    return naming.move(say, one) if isinstance(one, Move) else say(text)
