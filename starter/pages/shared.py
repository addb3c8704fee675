"""A shared ask: what a link asks of somebody, for everybody of whom the same is asked of them by now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from journey.expected.expectations import (
    KINDS,
    Expectation,
    ExpectationAnswered,
    ExpectationId,
    ExpectationOpened,
    What,
)
from journey.state import JourneyId
from letters.links import Answer
from letters.tongue import Tongue
from post import holding
from post.item import SHARED
from records import team_needs
from starter.pages.resources import Resources
from starter.pages.standing import Ask, ask
from starter.showing.readers import HIDDEN, UNREADABLE

NONE_OPEN = ExpectationId("")


@dataclass(frozen=True)
class Shared:
    """The same ask on one journey or more, by first name; each as it stands now, and as this person may read it."""

    own: Ask
    """The link's."""
    asks: Sequence[Ask]
    """Those that are open, or were answered by this link; the link's own, where none is. Never empty."""
    gone: Sequence[Ask]
    """Of those that a form named, what can't be answered any more."""

    @property
    def open(self) -> list[Ask]:
        """What can be answered by this link."""
        return [one for one in self.asks if one.is_open]

    @property
    def said(self) -> list[Ask]:
        """What was answered by it, taken back or not."""
        return [one for one in self.asks if one.said() is not None]

    @property
    def lead(self) -> Ask:
        """One that stands for all: what is offered is the same on each."""
        return next(iter(self.open), self.asks[0])

    @property
    def behaviours(self) -> Sequence[str]:
        """As they read, where this person may read them, and they are the same for all."""
        known = {tuple(one.shown.behaviours) for one in self.open if one.shown}
        theirs = known.pop() if len(known) == 1 else ()
        return () if {HIDDEN, UNREADABLE} & {*theirs} else theirs

    @property
    def is_alone(self) -> bool:
        """Whether there is nobody to tell apart."""
        return len(self.asks) == 1

    @property
    def say(self) -> Tongue:
        """The language of this person."""
        return self.own.say

    def on(self, journey: str) -> Ask:
        """The one on that journey; the link's own, where there is none any more."""
        return next((one for one in (*self.asks, *self.gone) if one.link.journey == journey), self.own)

    def called(self, one: Ask) -> str:
        """By first name; by the whole one, where two have the same."""
        same = [other for other in (*self.asks, *self.gone) if other.learner == one.learner]
        return one.learner if len(same) <= 1 else one.names[one.journey.people.learner]

    def names(self, asks: Iterable[Ask]) -> str:
        """Bo, Cas and Dee."""
        return self.say.all([self.called(one) for one in asks])


async def shared(resources: Resources, link: Answer, named: Collection[str] = ()) -> Shared:
    """As it stands now. `named`: journeys that a form names; one that does not share this need is nobody's business.

    Raises:
        NotALink: there is no such person or journey any more.
    """
    own, others = await ask(resources, link), []
    if KINDS[link.what] in SHARED:
        for one in await team_needs.shared(resources.pool, link.journey, link.person, link.what, own.word):
            if one.journey != link.journey and (one.asked or one.said or one.journey in named):
                others.append(await _on(resources, link, one.journey))
    theirs = [one for one in (own, *others) if one.shown is not None and one.learner]
    asks = [one for one in theirs if one.is_open or one.said() is not None] or [own]
    known = {one.link.journey for one in asks}
    gone = [one for one in theirs if one.link.journey in {*named} - known]
    return Shared(own, _by_name(asks), _by_name(gone))


async def _on(resources: Resources, link: Answer, journey: str) -> Ask:
    """The same ask on another journey: the one that this link answered there, else the one that is asked now."""
    found = await ask(resources, replace(link, journey=JourneyId(journey)))
    one = _answered(found) or _asked(found)
    where = (one.id, one.of) if one else (NONE_OPEN, None)
    return replace(found, link=replace(found.link, expectation=where[0], of=where[1]))


def _answered(found: Ask) -> ExpectationOpened | None:
    """What was answered by this link, so that the same said twice is the same word."""
    ids = {one.event.id for one in found.log if isinstance(one.event, ExpectationAnswered) and one.word == found.word}
    opened = (one.event for one in found.log if isinstance(one.event, ExpectationOpened))
    return next((one for one in opened if one.id in ids and one.what is found.link.what), None)


def _asked(found: Ask) -> Expectation | None:
    """What is asked of this person by now: a letter would name it. An ask of a behaviour is the same of that one only.

    One that is open and whose turn has yet to come is left out: nobody waits for the check-in of next month.
    """
    link = found.link
    asked = [one for one in found.journey.open(link.what) if one.who == link.person]
    now = [one for one in asked if holding.is_asked(one, found.now)]
    same = [one for one in now if link.what is not What.SIGHTING or one.of == link.of]
    return min(same, key=lambda one: (one.due, one.id), default=None)


def _by_name(asks: Iterable[Ask]) -> list[Ask]:
    return sorted(asks, key=lambda one: (one.learner.casefold(), one.link.journey))
