"""Everything that is held about one person, as one document: gathered, and printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starter.cli import naming, own, show
from starter.cli.errand import Errand
from starter.cli.view import View, view
from starter.showing import labels, messages

if TYPE_CHECKING:
    from records.access import Look
    from records.held import AskedOf
    from records.listing import Message
    from records.people import Person
    from starter.showing.own_copy import Part

TITLE = "What is held about {name}, on {day}"
HEADINGS = {
    "person": "You",
    "parts": "What you said, and what was put to you, on journeys of others",
    "asked": "What was asked of you, and by when",
    "looked-at": "Who looked closer at a journey of yours",
    "looked": "What you looked at closer",
    "post": "Messages that were written to you",
}
NOTHING = "nothing"
FIELDS = {
    "known_as": "id",
    "name": "name",
    "email": "address",
    "manager": "manager",
    "team": "team",
    "language": "language",
    "timezone": "time zone",
    "working_days": "working days",
}


@dataclass(frozen=True)
class Held:
    """What is held about one person."""

    person: Mapping[str, str | None]
    journeys: Sequence[View]
    parts: Sequence[Part]
    asked: Sequence[AskedOf]
    looked_at: Sequence[Mapping[str, Any]]
    looked: Sequence[Look]
    post: Sequence[Message]


async def held(errand: Errand, person: Person) -> Held:
    """All of it, with every text opened that is their own to read."""
    from records import access, event_log, held, listing
    from starter.showing import own_copy

    pool, vault, calendar = await errand.pool(), await errand.vault(), await errand.calendar()
    journeys, parts = [], []
    for id_ in await held.journeys_of(pool, person.id):
        if await listing.learner(pool, id_) == person.id:
            journeys.append(await view(errand, id_))
            continue
        part = own_copy.part(await event_log.after(pool, id_, 0), person.id, errand.say, calendar)
        if part.lines:
            parts.append(await own_copy.opened(vault, part))
    return Held(
        await _row(errand, person),
        journeys,
        parts,
        await held.asked_of(pool, person.id),
        await own.looks(errand, person.id),
        await access.looks_by(pool, person.id),
        await listing.post_to(pool, person.id),
    )


def put(errand: Errand, found: Held) -> None:
    """Print it, for a person."""
    say, out = errand.say, errand.output
    out.title(say(TITLE, name=found.person["name"], day=say.day(errand.now.date())))
    _section(errand, "person", [f"{say(FIELDS[name])}: {value}" for name, value in found.person.items() if value])
    for journey in found.journeys:
        out.line()
        show.put(errand, journey)
    _section(errand, "parts", [line for part in found.parts for line in _part(errand, part)])
    _section(errand, "asked", [_asked(errand, one) for one in found.asked])
    _section(
        errand,
        "looked-at",
        [
            f"{say.day(one['week'], short=True)}  {one['who']}: {one['in_words']} ({one['times']})"
            for one in found.looked_at
        ],
    )
    _section(errand, "looked", [f"{one.at:%Y-%m-%d}  {one.journey[: naming.SHOWN]}" for one in found.looked])
    _section(errand, "post", [f"{one.due:%Y-%m-%d}  {messages.about(say, one.what)}" for one in found.post])


def as_json(found: Held) -> dict[str, Any]:
    """The same, for a program."""
    return {
        "person": found.person,
        "journeys": [show.as_json(journey) for journey in found.journeys],
        "on_journeys_of_others": [
            {
                "journey": part.journey,
                "lines": [{"on": line.on, "what": line.what, "text": line.text} for line in part.lines],
            }
            for part in found.parts
        ],
        "asked": [vars(one) for one in found.asked],
        "looked_at": found.looked_at,
        "looked": [{"journey": one.journey, "what": one.what, "at": one.at} for one in found.looked],
        "post": [{"id": one.id, "journey": one.journey, "what": one.what, "due": one.due} for one in found.post],
    }


async def _row(errand: Errand, person: Person) -> dict[str, str | None]:
    """Everything of the row that is about this person, with names where it holds ids."""
    from records import people

    pool = await errand.pool()
    manager = (await people.names(pool, [person.manager])).get(person.manager) if person.manager else None
    team = await people.team(pool, person.team) if person.team else None
    named = {"manager": manager, "team": team.name if team else None}
    return {name: named[name] if name in named else getattr(person, name) for name in FIELDS}


def _part(errand: Errand, part: Part) -> list[str]:
    say = errand.say
    return [
        f"{say.day(line.on, short=True):<12}  {part.journey[: naming.SHOWN]}  {line.what}"
        + (f" — “{line.text}”" if line.text else "")
        for line in part.lines
    ]


def _asked(errand: Errand, one: AskedOf) -> str:
    say = errand.say
    return f"{say.day(one.due, short=True):<12}  {one.journey[: naming.SHOWN]}  {labels.what(say, one.what)}"


def _section(errand: Errand, heading: str, lines: Sequence[str]) -> None:
    errand.output.line()
    errand.output.title(errand.say(HEADINGS[heading]))
    for line in lines or [errand.say(NOTHING)]:
        errand.output.line(f"  {line}")
