"""Watching: the learner asks who may have noticed it. Nobody else asks them, and who does not answer is let be.

Who reports to the learner is a *receiver*: asked by the learner only, at least three at once, and shown without a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Fact, What
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.needs.behaviours import nth, watched
from journey.needs.need import Nth
from journey.state import Journey
from journey.who import roles
from journey.who.people import PersonId

FEWEST = 3
"""Receivers that are asked at once: of fewer, everybody could tell who said what."""
WITHIN = 5
"""Working days within which they say what they noticed."""


class AskWatchers(Request):
    """What did you notice of it? Who is named here is a watcher from now on."""

    kind: Literal["ask-watchers"] = "ask-watchers"
    of: tuple[PersonId, ...] = ()
    """Whom; everybody who was named to notice it, if nothing is said."""
    nth: Nth = 1
    """Which behaviour, in the order in which they were named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchersAsked(Fact):
    """The learner asked them. `receivers`: who reports to the learner, as it was that day."""

    kind: Literal["watchers-asked"] = "watchers-asked"
    behaviour: str
    watchers: tuple[PersonId, ...]
    receivers: tuple[PersonId, ...] = ()


def ask(journey: Journey, word: AskWatchers, at: datetime, ground: Ground) -> Events:
    """Each of them is asked once more at most, and not while the last question is open."""
    behaviour = nth(journey, word.nth).id
    open_ = {one.who for one in journey.open(What.SIGHTING) if one.of == behaviour}
    found = whom(journey, word)
    if not found:
        raise Refusal("nobody-named")
    anew = [person for person in found if person not in open_]
    if not anew:
        raise Refusal("asked-already")
    learner = journey.people.learner
    receivers = tuple(
        person for person in anew if ground.managers.get(person) == learner or roles.is_receiver(journey, person)
    )
    if 0 < len(receivers) < FEWEST:
        raise Refusal("three-at-once")
    watchers = tuple(person for person in anew if person not in receivers)
    yield WatchersAsked(at=at, by=word.by, behaviour=behaviour, watchers=watchers, receivers=receivers)
    due = ground.calendar.plus(ground.calendar.day(at), WITHIN)
    for count, person in enumerate(anew, 1):
        yield from asking.asked(journey, What.SIGHTING, person, due, at, ground, by=word.by, of=behaviour, nth=count)


def whom(journey: Journey, word: AskWatchers) -> tuple[PersonId, ...]:
    """Those whom the word names; else who was named, or asked, about that behaviour before."""
    behaviour = nth(journey, word.nth).id
    named = word.of or (*journey.watching.get(behaviour, ()), *journey.receiving.get(behaviour, ()))
    return tuple(person for person in dict.fromkeys(named) if person != journey.people.learner)


def asked(journey: Journey, event: WatchersAsked) -> Journey:
    """They watch it from now on; receivers beside the others, and not among them."""
    receivers = tuple(dict.fromkeys((*journey.receiving.get(event.behaviour, ()), *event.receivers)))
    if receivers:
        journey = replace(journey, receiving={**journey.receiving, event.behaviour: receivers})
    watchers = dict.fromkeys((*journey.watching.get(event.behaviour, ()), *event.watchers))
    return watched(journey, event.behaviour, tuple(who for who in watchers if who not in receivers))
