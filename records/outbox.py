"""The outbox: messages that a turn causes, each with the moment at which it suits whoever gets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from journey import Event, Journey
from journey.days.calendar import Calendar
from journey.expected import climbing
from journey.expected.expectations import RungClimbed
from journey.ground import Ground, RungName
from journey.helping.thanks import Celebrated, Thanked
from journey.unsaying.taking_back import WordTakenBack
from journey.who.people import NOBODY
from journey.who.stand_ins import BackAgain, StandInNamed
from post import diaries, guides, subjects
from post import habits as chosen
from post.diaries import Talk
from records import habits, statements
from records.database import Connection
from records.event_log import Recorded
from records.message_kinds import CELEBRATED, CODES, TAKEN_BACK, THANKED, code, item, kind
from records.people import weeks

SQL = statements.load("outbox")
OF_DIARIES = 3
"""Where those of diaries begin among the messages of one event: a rung has two at most."""


class Message(NamedTuple):
    """To whom, about what, and which expectation it is about."""

    id: str
    to: str
    what: str
    expectation: str | None
    talk: Talk | None = None


async def write(
    db: Connection, before: Journey | None, journey: Journey, told: Sequence[Recorded], ground: Ground
) -> None:
    """A message for each that somebody is to get, for the moment that suits them; what waited for who is away now,
    waits for who stands in.
    """
    if not told:
        return
    if any(isinstance(one.event, StandInNamed | BackAgain) for one in told):
        persons = {*journey.people.everybody(), *(one.who for one in journey.stand_ins)}
        await hand_on(db, journey, persons, ground, told[-1].recorded)
    messages = [
        *(found for one in told for found in _messages(f"{journey.id}/{one.position}", one.event, journey, ground)),
        *_of_diaries(before, journey, told[-1], ground.of(journey.people.team).calendar),
    ]
    if not messages:
        return
    written = told[-1].recorded
    due = await moments(db, [(one.to, one.what, written) for one in messages], ground)
    await db.execute(
        SQL["write"],
        journey.id,
        written,
        [one.id for one in messages],
        [one.to for one in messages],
        [one.what for one in messages],
        [one.expectation for one in messages],
        due,
        [one.talk.on if one.talk else None for one in messages],
        [one.talk.starts if one.talk else None for one in messages],
        [one.talk.minutes if one.talk else None for one in messages],
    )


async def hand_on(db: Connection, journey: Journey, persons: Iterable[str], ground: Ground, at: datetime) -> None:
    """What of this journey waits for these, and is asked of another now, waits for that one. Safe to repeat."""
    rows = await db.fetch(SQL["of_journey"], journey.id, [*persons])
    moved = []
    for one in map(item, map(dict, rows)):
        expectation = journey.expectations.get(one.expectation) if one.expectation else None
        if expectation is None or one.rung is None or one.rung in subjects.LNDS_OWN:
            continue
        asked = climbing.asks(journey, expectation, one.rung, at, ground)
        if one.person not in guides.readers(journey, asked, one.rung, ground.seniors):
            moved.append((one.id, asked, code(one)))
    due = await moments(db, [(to, said, at) for _, to, said in moved], ground)
    await db.execute(SQL["hand_on"], [id_ for id_, _, _ in moved], [to for _, to, _ in moved], due)


async def put_off(db: Connection, person: str, ground: Ground) -> None:
    """Every message to this person goes at the first moment after it was written that suits. Safe to repeat."""
    rows = await db.fetch(SQL["waiting"], person)
    due = await moments(db, [(person, row["what"], row["written"]) for row in rows], ground)
    await wait(db, [row["id"] for row in rows], due)


async def wait(db: Connection, ids: Sequence[str], due: Sequence[datetime]) -> None:
    """Each of these goes at its moment, and not before."""
    await db.execute(SQL["wait"], ids, due)


async def moments(db: Connection, messages: Sequence[tuple[str, str, datetime]], ground: Ground) -> list[datetime]:
    """When each goes: to whom, what, and from when on."""
    persons = [to for to, _, _ in messages]
    week_of, habits_of = await weeks(db, persons, ground), await habits.of(db, persons)
    return [chosen.moment(kind(what).goes, week_of[to], habits_of[to], written) for to, what, written in messages]


def _of_diaries(before: Journey | None, journey: Journey, last: Recorded, calendar: Calendar) -> Iterator[Message]:
    """Who is to put a talk into their diary, or to take it out, after all that was told."""
    changes = diaries.changes(before, journey, last.recorded, calendar)
    for nth, one in enumerate(changes, start=OF_DIARIES):
        id_ = f"{journey.id}/{last.position}/{nth}"
        yield Message(id_, one.place.person, CODES[one.about], one.place.expectation, one.talk)


def _messages(id_: str, event: Event, journey: Journey, ground: Ground) -> Iterator[Message]:
    """What somebody gets of it: for a rung that was climbed, thanks, and where another took their word back."""
    match event:
        case RungClimbed() if event.rung is not RungName.LET_GO:
            code = f"{str(event.id).rpartition('-')[0]}.{event.rung}"
            for nth, to in enumerate(guides.readers(journey, event.to, event.rung, ground.seniors), start=1):
                yield Message(f"{id_}/{nth}", to, code, event.id)
        case WordTakenBack(to=str() as other):
            yield Message(f"{id_}/1", other, TAKEN_BACK, None)
        case Thanked():
            yield Message(f"{id_}/1", event.to, THANKED, None)
        case Celebrated() if journey.people.companion not in (NOBODY, journey.people.learner):
            yield Message(f"{id_}/1", journey.people.companion, CELEBRATED, None)
