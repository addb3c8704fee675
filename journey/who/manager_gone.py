"""The manager is gone: until somebody takes over, what they were asked is L&D's to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.state import Journey
from journey.who import roles


class ManagerIsGone(Request):
    """The manager left, and nobody has taken over."""

    kind: Literal["manager-gone"] = "manager-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerGone(Fact):
    """Nobody gives room just now."""

    kind: Literal["manager-gone"] = "manager-gone"


def leave(journey: Journey, word: ManagerIsGone, at: datetime, ground: Ground) -> Events:
    """L&D looks at once, and nobody is asked in vain; a hand-over settles it."""
    if journey.unmanaged:
        raise Refusal("nothing-changed")
    if roles.people_at(journey, at).frame_holder != journey.people.frame_holder:
        raise Refusal("handed-over-since")
    said = ManagerGone(at=at, by=word.by)
    yield said
    after = gone(journey, said)
    for expectation in journey.expectations.values():
        if expectation.who == journey.people.frame_holder:
            yield from asking.left_to_lnd(after, expectation, at, ground, by=word.by)


def gone(journey: Journey, event: ManagerGone) -> Journey:
    """Until somebody takes over."""
    return replace(journey, unmanaged=True)
