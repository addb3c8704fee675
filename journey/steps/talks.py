"""The short talks around a formal activity: no template leaves one out, only a person does, and says why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.arranged import Activity, Around, Sort
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.grammar.words import Words
from journey.ground import Ground
from journey.state import Journey


class DropTalk(Request):
    """The talk before or after one activity is left out; and why."""

    kind: Literal["drop-talk"] = "drop-talk"
    talk: Around
    line: Words
    activity: str | None = None
    """Its id; the next one that has that talk to come, if nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDropped(Fact):
    """It is not expected any more, or will not be."""

    kind: Literal["talk-dropped"] = "talk-dropped"
    activity: str
    talk: Around
    line: str


def drop(journey: Journey, word: DropTalk, at: datetime, ground: Ground) -> Events:
    """Of one activity; every other keeps its own."""
    coming = [one for one in journey.activities.values() if is_to_come(journey, one, word.talk)]
    coming.sort(key=lambda one: (one.on, one.id))
    activity = next((one for one in coming if word.activity in (None, one.id)), None)
    if activity is None:
        raise Refusal("no-such-talk", known=" ".join(one.id for one in coming))
    yield TalkDropped(at=at, by=word.by, activity=activity.id, talk=word.talk, line=word.line)
    theirs = [one for one in journey.open(What(word.talk)) if one.of == activity.id]
    yield from asking.answered(theirs, at, by=word.by)


def dropped(journey: Journey, event: TalkDropped) -> Journey:
    """That activity goes without it."""
    known = journey.activities.get(event.activity)
    if known is None:
        return journey
    without = replace(known, without=known.without | {event.talk})
    return replace(journey, activities={**journey.activities, known.id: without})


def are_to_come(journey: Journey) -> bool:
    """Whether there is any talk that could be left out."""
    return any(is_to_come(journey, one, talk) for one in journey.activities.values() for talk in Around)


def is_to_come(journey: Journey, activity: Activity, talk: Around) -> bool:
    """Whether it is expected; or, after an activity that is still to be done, will be."""
    if activity.sort is not Sort.FORMAL or talk in activity.without:
        return False
    is_open = any(one.of == activity.id for one in journey.open(What(talk)))
    return is_open or (talk is Around.AFTER and not activity.settled)
