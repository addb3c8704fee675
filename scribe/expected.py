"""The table of expectations, read off what the rules did with the tales."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from journey import Event, Refusal, Said, decide
from journey.expected.expectations import (
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationId,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
    Rung,
    RungClimbed,
    What,
)
from journey.ground import RungName
from journey.lnd.reasons import Stuck
from journey.who.people import Role
from scribe import trying
from scribe.dates import Seen, rule
from scribe.tales import tales
from scribe.telling import SETTINGS, Heard, Setting, Telling, noon

LONG = timedelta(days=300)
"""Longer than any ladder."""
Words = set[type[Said] | None]
"""None: time."""


@dataclass
class Expected:
    """What is known of one expectation."""

    who: set[Role] = field(default_factory=set)
    opened_by: Words = field(default_factory=set)
    by_when: list[str] = field(default_factory=list)
    answered_by: Words = field(default_factory=set)
    moved_by: Words = field(default_factory=set)
    closed_by: Words = field(default_factory=set)
    stuck: dict[str, Stuck] = field(default_factory=dict)
    """What L&D reads, by reason."""
    told_in: str = ""
    """The first tale that opens it."""


@cache
def expected() -> dict[What, Expected]:
    """Each of them, in the order of `What`; one that no tale opens knows nothing."""
    found = {what: Expected() for what in What}
    here = Setting()
    for name in tales(here):
        told = [(setting, Telling(setting).tell(tales(setting)[name])) for setting in SETTINGS]
        _opened(found, name, told)
        _dates(found, told)
        _tried(found, Telling(here).tell(tales(here)[name]))
        _reasons(found, Telling(here).tell(tales(here)[name]))
    return found


def _opened(found: dict[What, Expected], name: str, told: Iterable[tuple[Setting, Telling]]) -> None:
    for _, telling in told:
        for heard, event in _openings(telling.heard):
            known = found[event.what]
            known.who.add(heard.journey.people.role_awaited(event.who))
            known.opened_by.add(heard.word)
            known.told_in = known.told_in or name


def _dates(found: dict[What, Expected], told: Iterable[tuple[Setting, Telling]]) -> None:
    """The same opening in all settings has one rule. What time opened in some only, is told of elsewhere."""
    seen = defaultdict(list)
    told = list(told)
    for setting, telling in told:
        nth: dict[tuple[What, bool], int] = defaultdict(int)
        for heard, event in _openings(telling.heard):
            sort = (event.what, heard.word is None)
            nth[sort] += 1
            day, applied = setting.ground.calendar.day, heard.journey.applied
            seen[*sort, nth[sort]].append(Seen(setting, day(event.at), event.due, applied and day(applied)))
    for (what, _, _), openings in seen.items():
        if len(openings) == len(told):
            said = rule(openings)
            if said not in found[what].by_when:
                found[what].by_when.append(said)


def _tried(found: dict[What, Expected], telling: Telling) -> None:
    """When all that the last word opened is due, everybody on the journey says everything that they may."""
    ids, last = {event.id: event.what for _, event in _openings(telling.heard)}, telling.heard[-1].event.at
    day = max((event.due for _, event in _openings(telling.heard) if event.at == last), default=telling.today)
    journey, ground = telling.until(noon(day)).now, telling.setting.ground
    for word in trying.words(journey, day):
        with suppress(Refusal):
            for event in decide(journey.id, journey, word, noon(day), ground).events:
                _noted(found, ids, type(word), event, paused=journey.paused is not None)


def _noted(
    found: dict[What, Expected], ids: dict[ExpectationId, What], word: type[Said], event: Event, *, paused: bool
) -> None:
    match event:
        case ExpectationOpened():
            found[event.what].opened_by.add(word)
        case ExpectationAnswered() if event.id in ids:
            found[ids[event.id]].answered_by.add(word)
        case ExpectationClosed() if event.id in ids:
            found[ids[event.id]].closed_by.add(word)
        case ExpectationMoved(rung=Rung(name=RungName.LND, at=now)) if now <= event.at:
            return  # it came to L&D at once, and its day stayed
        case ExpectationMoved() if event.id in ids and not paused:
            found[ids[event.id]].moved_by.add(word)


def _reasons(found: dict[What, Expected], telling: Telling) -> None:
    """Nobody answers, and time goes on."""
    telling.until(noon(telling.setting.first) + LONG)
    ids = {event.id: event.what for _, event in _openings(telling.heard)}
    for heard in telling.heard:
        event = heard.event
        if isinstance(event, ExpectationOpened | ExpectationMoved | ExpectationPassed | RungClimbed) and event.stuck:
            found[ids[event.id]].stuck[event.stuck.reason] = event.stuck


def _openings(heard: Iterable[Heard]) -> Iterator[tuple[Heard, ExpectationOpened]]:
    return ((one, one.event) for one in heard if isinstance(one.event, ExpectationOpened))
