"""What was decided for all, in words: what it is about, and what holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from letters.tongue import Tongue

WHATS = {
    "name": "name",
    "timezone": "time zone",
    "weekdays": "working days",
    "days_off": "days off",
    "public_holidays": "public holidays",
    "head": "head of L&D",
    "seniors": "senior managers",
    "colleagues": "advisers' colleagues",
    "factors": "factors",
    "silent": "nothing is sent",
    "labels": "words for roles",
    "formal": "letters say u",
    "site": "site",
    "goal": "goal",
    "quiet": "quiet period",
}
"""By the code of what changed; a key of the policy is called what one types for it."""
YES, NO, NONE = "yes", "no", "none"
PERIOD = "{first} up to {last}: {name}"
OF_SOME = "{period} (sites and teams: {count})"


def what(say: Tongue, code: str) -> str:
    """What it is about."""
    return say(WHATS[code]) if code in WHATS else code


def value(say: Tongue, held: Any) -> str:
    """As people read it: a period as its days and its name."""
    match held:
        case None:
            return say(NONE)
        case bool():
            return say(YES if held else NO)
        case str():
            return held
        case {"first": _, "last": _, "name": _}:
            return _period(say, held)
    return json.dumps(held, ensure_ascii=False)


def _period(say: Tongue, held: Mapping[str, Any]) -> str:
    period = say(PERIOD, first=held["first"], last=held["last"], name=held["name"])
    of = [*held["sites"], *held["teams"]]
    return say(OF_SOME, period=period, count=len(of)) if of else period
