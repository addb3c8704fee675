"""What one person said, and what was said to them, on journeys of others: own words stay readable, whatever changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import journey as core
from journey.days.calendar import Calendar
from journey.grammar.words import SEALED
from journey.who.people import PersonId
from letters.tongue import Tongue
from records.event_log import Recorded
from records.vault import Sealed, Vault
from starter.showing import timeline
from starter.showing.readers import UNREADABLE, Reader
from starter.showing.timeline import Line


@dataclass(frozen=True)
class Part:
    """A person's own part in a journey of somebody else."""

    journey: str
    learner: str
    lines: Sequence[Line]


def part(log: Sequence[Recorded], person: str, say: Tongue, calendar: Calendar) -> Part:
    """Their own lines of a log that is not empty, also where they have no role on it any more."""
    journey = core.fold(one.event for one in log)
    assert journey is not None
    reader = Reader(journey, PersonId(person))
    lines = timeline.lines(log, reader, say, calendar)
    theirs = [line for line in lines if person in (line.by, line.to)]
    return Part(journey.id, journey.people.learner, theirs)


async def opened(vault: Vault, own: Part) -> Part:
    """The same, with every sealed text in it opened."""
    tokens = sorted({line.text for line in own.lines if line.text and line.text.startswith(SEALED)})
    texts = await vault.open_many([Sealed(token, own.learner) for token in tokens])
    found = {token: UNREADABLE if text is None else text for token, text in zip(tokens, texts, strict=True)}
    return replace(own, lines=[replace(line, text=found.get(line.text or "", line.text)) for line in own.lines])
