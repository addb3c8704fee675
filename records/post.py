"""The outbox: messages that a turn causes, each with the moment at which it suits whoever gets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from journey import Event, Journey
from journey.days.calendar import Calendar
from journey.expected import climbing
from journey.expected.expectations import ExpectationId, RungClimbed, What
from journey.ground import Ground, RungName
from journey.helping.thanks import Celebrated, Thanked
from journey.state import JourneyId
from journey.unsaying.taking_back import WordTakenBack
from journey.who.people import NOBODY, PersonId
from journey.who.stand_ins import BackAgain, StandInNamed
from post import diaries, subjects
from post import habits as moments
from post.composing import APART, Composed
from post.diaries import Talk
from post.holding import AHEAD, Gone
from post.item import Item
from post.subjects import Goes, Subject
from records import habits, statements
from records.database import Connection, Database
from records.event_log import Recorded
from records.people import weeks

SQL = statements.load("post")
TAKEN_BACK = "word.taken-back"
"""The message to who entered a word, or for whom it was entered, when the other took it back."""
THANKED = "word.thanked"
CELEBRATED = "word.celebrated"
INVITED = "talk.invited"
CALLED_OFF = "talk.called-off"
TOLD: dict[str, Subject] = {
    TAKEN_BACK: Subject.TAKEN_BACK,
    THANKED: Subject.THANK_YOU,
    CELEBRATED: Subject.CELEBRATE,
    INVITED: Subject.INVITED,
    CALLED_OFF: Subject.CALLED_OFF,
}
"""What is told rather than asked."""
CODES = {subject: code for code, subject in TOLD.items()}
AT_A_TIME = 5_000
"""Persons that one round looks at."""


class Message(NamedTuple):
    """To whom, about what, and which expectation it is about."""

    id: str
    to: str
    what: str
    expectation: str | None
    talk: Talk | None = None


class Ahead(NamedTuple):
    """What may not go yet; `next_try`: of the letter that carries it, if one does."""

    item: Item
    next_try: datetime | None


class Kind(NamedTuple):
    """What a message says, read from its code, such as `check-in.again`."""

    subject: Subject
    goes: Goes
    what: What | None = None
    rung: RungName | None = None


def kind(code: str) -> Kind:
    """What a code of the outbox stands for."""
    if code in TOLD:
        return Kind(TOLD[code], subjects.goes(TOLD[code], None))
    asked, _, rung = code.partition(".")
    what, name = What(asked), RungName(rung)
    about = subjects.subject(what, name)
    return Kind(about, subjects.goes(about, what), what, name)


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
        *(found for one in told if (found := _message(f"{journey.id}/{one.position}/1", one.event, journey))),
        *_of_diaries(before, journey, told[-1], ground.of(journey.people.team).calendar),
    ]
    if not messages:
        return
    written = told[-1].recorded
    due = await _moments(db, [(one.to, one.what, written) for one in messages], ground)
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
    for one in map(_item, map(dict, rows)):
        expectation = journey.expectations.get(one.expectation) if one.expectation else None
        if expectation is None or one.rung is None or one.rung in subjects.LNDS_OWN:
            continue
        asked = climbing.asks(journey, expectation, one.rung, at, ground)
        if asked != one.person:
            moved.append((one.id, asked, code(one)))
    due = await _moments(db, [(to, said, at) for _, to, said in moved], ground)
    await db.execute(SQL["hand_on"], [id_ for id_, _, _ in moved], [to for _, to, _ in moved], due)


async def put_off(db: Connection, person: str, ground: Ground) -> None:
    """Every message to this person goes at the first moment after it was written that suits. Safe to repeat."""
    rows = await db.fetch(SQL["waiting"], person)
    due = await _moments(db, [(person, row["what"], row["written"]) for row in rows], ground)
    await db.execute(SQL["put_off"], [row["id"] for row in rows], due)


async def due(db: Database, at: datetime, timezone: str) -> list[str]:
    """Who may get something now, up to `AT_A_TIME` persons. `timezone`: of who has none of their own."""
    usual = moments.Habits().day
    rows = await db.fetch(SQL["due"], at, at + AHEAD, usual, timezone, at - APART, AT_A_TIME)
    return [row["person"] for row in rows]


async def hold(db: Connection, person: str) -> bool:
    """Whether this transaction is the only one that looks after this person's post."""
    return bool(await db.fetchval(SQL["hold"], person))


async def of_person(db: Connection, person: str, at: datetime) -> list[Item]:
    """What waits for this person and may go now, oldest first."""
    return [_item(dict(row)) for row in await db.fetch(SQL["of_person"], person, at)]


async def ahead(db: Connection, person: str, at: datetime) -> list[Ahead]:
    """What waits for this person and may not go yet, first what may go first."""
    rows = [dict(row) for row in await db.fetch(SQL["ahead"], person, at)]
    return [Ahead(next_try=row.pop("next_try"), item=_item(row)) for row in rows]


async def soon(db: Connection, person: str, at: datetime) -> list[Item]:
    """What this person is asked in the days to come: a letter of the week takes it along. Nothing twice."""
    rows = await db.fetch(SQL["soon"], person, at, at + AHEAD)
    return [
        _item(
            {
                "id": early(row["journey"], row["expectation"], row["due"]),
                "journey": row["journey"],
                "person": person,
                "what": f"{row['what']}.{RungName.ASK}",
                "expectation": row["expectation"],
                "written": at,
                "due": at,
                "passed_over": 0,
                "team_need": row["team_need"],
                "talk_on": None,
            }
        )
        for row in rows
    ]


def early(journey: str, expectation: str, due: date) -> str:
    """The id of an ask that went before its own day: the same ask has it when that day comes."""
    return f"{journey}/{expectation}/{due}"


def is_early(item: Item) -> bool:
    """Whether it is asked before its own day, and is no row yet."""
    return item.id.count("/") == 2 and not item.id.rpartition("/")[2].isdigit()


async def asked(db: Connection, early: Iterable[str]) -> set[str]:
    """Of these asks before their own day, those that a letter carried, or carries."""
    return {row["id"] for row in await db.fetch(SQL["asked"], [*early])}


async def never_invited(db: Connection, person: str, items: Sequence[Item]) -> list[Item]:
    """Of what is called off, what this person was never invited to: no letter with it went, nor may have gone."""
    off = [one for one in items if one.subject is Subject.CALLED_OFF]
    if not off:
        return []
    rows = await db.fetch(
        SQL["invited"], person, INVITED, [one.journey for one in off], [one.expectation for one in off]
    )
    invited = {(row["journey"], row["expectation"]) for row in rows}
    return [one for one in off if (one.journey, one.expectation) not in invited]


async def carried(db: Connection, letter: str) -> list[Item]:
    """What a letter carries that is not settled."""
    return [_item(dict(row)) for row in await db.fetch(SQL["carried"], letter)]


async def settle(db: Connection, gone: Iterable[tuple[Item, Gone]], at: datetime) -> None:
    """What is not sent any more, and why."""
    rows = [(one.id, why) for one, why in gone]
    if rows:
        await db.execute(SQL["settle"], at, [id_ for id_, _ in rows], [str(why) for _, why in rows])


async def carry(db: Connection, items: Sequence[Item], letter: str, at: datetime) -> None:
    """These go with that letter; what is asked before its own day is put on record with it."""
    early = [one for one in items if is_early(one)]
    if early:
        await db.execute(
            SQL["ask_early"],
            early[0].person,
            at,
            letter,
            [one.id for one in early],
            [one.journey for one in early],
            [f"{one.what}.{one.rung}" for one in early],
            [one.expectation for one in early],
        )
    await db.execute(SQL["carry"], [one.id for one in items], letter)


async def let_go(db: Connection, items: Sequence[Item]) -> None:
    """These wait for another letter."""
    if items:
        await db.execute(SQL["let_go"], [one.id for one in items])


async def after(db: Connection, composed: Composed, ground: Ground, at: datetime) -> None:
    """What did not go waits for the next moment that suits; what is L&D's, until they have it."""
    if composed.crowded_out:
        await db.execute(SQL["pass_over"], [one.id for one in composed.crowded_out], at)
    when = await later(db, [*composed.waits, *composed.passed_over], ground, at)
    if composed.waits:
        ids = [one.id for one in composed.waits]
        await db.execute(SQL["wait"], ids, [when[id_] for id_ in ids])
    if composed.passed_over:
        await db.execute(SQL["pass_over"], [one.id for one in composed.passed_over], when[composed.passed_over[0].id])


async def later(db: Connection, items: Sequence[Item], ground: Ground, at: datetime) -> dict[str, datetime]:
    """By id, the next moment that suits for what does not go now."""
    if not items:
        return {}
    tomorrow = await _tomorrow(db, items[0].person, ground, at)
    due = await _moments(db, [(one.person, code(one), tomorrow) for one in items], ground)
    return dict(zip((one.id for one in items), due, strict=True))


async def _tomorrow(db: Connection, person: str, ground: Ground, at: datetime) -> datetime:
    """When the next day of this person begins."""
    days = (await weeks(db, [person], ground))[person].days
    return datetime.combine(days.day(at) + timedelta(days=1), time(), ZoneInfo(days.timezone)).astimezone(UTC)


async def _moments(db: Connection, messages: Sequence[tuple[str, str, datetime]], ground: Ground) -> list[datetime]:
    persons = [to for to, _, _ in messages]
    week_of, habits_of = await weeks(db, persons, ground), await habits.of(db, persons)
    return [moments.moment(kind(what).goes, week_of[to], habits_of[to], written) for to, what, written in messages]


def _of_diaries(before: Journey | None, journey: Journey, last: Recorded, calendar: Calendar) -> Iterator[Message]:
    """Who is to put a talk into their diary, or to take it out, after all that was told."""
    for nth, one in enumerate(diaries.changes(before, journey, last.recorded, calendar), start=2):
        id_ = f"{journey.id}/{last.position}/{nth}"
        yield Message(id_, one.place.person, CODES[one.about], one.place.expectation, one.talk)


def _message(id_: str, event: Event, journey: Journey) -> Message | None:
    """What somebody gets of it: for a rung that was climbed, thanks, and where another took their word back."""
    match event:
        case RungClimbed() if event.rung is not RungName.LET_GO:
            return Message(id_, event.to, f"{str(event.id).rpartition('-')[0]}.{event.rung}", event.id)
        case WordTakenBack(to=str() as other):
            return Message(id_, other, TAKEN_BACK, None)
        case Thanked():
            return Message(id_, event.to, THANKED, None)
        case Celebrated() if journey.people.companion not in (NOBODY, journey.people.learner):
            return Message(id_, journey.people.companion, CELEBRATED, None)
    return None


def _item(row: dict[str, object]) -> Item:
    said = kind(str(row.pop("what")))
    expectation = row.pop("expectation")
    return Item(
        id=str(row["id"]),
        journey=JourneyId(str(row["journey"])),
        person=PersonId(str(row["person"])),
        subject=said.subject,
        goes=said.goes,
        written=row["written"],  # type: ignore[arg-type]
        due=row["due"],  # type: ignore[arg-type]
        what=said.what,
        rung=said.rung,
        expectation=ExpectationId(str(expectation)) if expectation is not None else None,
        team_need=row["team_need"],  # type: ignore[arg-type]
        passed_over=row["passed_over"],  # type: ignore[arg-type]
        talk=Talk(row["talk_on"], row["talk_starts"], row["talk_minutes"]) if row.get("talk_on") else None,  # type: ignore[arg-type]
        sequence=row.get("sequence") or 0,  # type: ignore[arg-type]
    )


def code(item: Item) -> str:
    """How the outbox calls it; `kind` read the other way."""
    return CODES[item.subject] if item.what is None else f"{item.what}.{item.rung}"
