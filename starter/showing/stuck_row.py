"""One row of the stuck list in full: why, where it stands, what could be done, whom to call and how to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import journey as core
from journey import Journey
from journey.days.calendar import Calendar
from journey.expected.expectations import BETWEEN_TWO
from journey.lnd.reasons import MOVES, Move, Reason
from journey.who import reaching
from letters.tongue import Tongue
from records import event_log, people, stuck
from records.database import Database
from records.people import Person
from records.stuck import StuckRow
from starter.showing import labels, stuck_list
from starter.showing.one_journey import FORGOTTEN
from starter.showing.opening import opening
from starter.showing.stuck_list import StuckList

STANDS = "It began on {day}, and stands at: {phase}."
AGREED = "Both said yes to it on {day}."
PROVISIONAL = "Not both have said yes to it yet."
NEXT = "{who} is next: {what}, by {day}."
NOBODY_NEXT = "Nobody else is asked for anything now."


@dataclass(frozen=True)
class Row:
    """All of it, in words. `address` None: none is known, or whoever reads is not of L&D."""

    stuck: stuck_list.Stuck
    others: Sequence[str]
    """Codes of the other reasons that hold."""
    stands: Sequence[str]
    """Three lines."""
    moves: Sequence[tuple[Move, str]]
    """In order: the first one first."""
    called: str
    address: str | None
    opening: str


async def read(
    db: Database, journey: str, at: datetime, say: Tongue, calendar: Calendar, *, is_lnd: bool
) -> Row | None:
    """What there is to say of one journey; None: it is not stuck."""
    row = await stuck.of_journey(db, at, journey)
    folded = await event_log.fold(db, journey)
    if row is None or folded is None:
        return None
    persons = stuck_list.persons([row]) | {one.who for one in folded.expectations.values()}
    names = {who: name or say(FORGOTTEN) for who, name in (await people.names(db, persons)).items()}
    (composed,) = StuckList(say, calendar).now([row], names, await people.through(db, {(row.who, row.companion)}))
    lost = next(reaching.unreachable(folded), None) if row.reason == Reason.UNREACHABLE else None
    person = await people.find(db, lost or stuck_list.to_call(row))
    called = person.name if person and person.name else labels.role(say, row.on_role)
    first_name = called.split()[0] if person else called
    reason = Reason(row.reason)
    return Row(
        stuck=composed,
        others=_others(folded, at, reason),
        stands=_stands(folded, at, names, say, calendar),
        moves=_moves(row, composed, names, called, say),
        called=called,
        address=_address(person) if is_lnd else None,
        opening=opening(say, reason, called=first_name, learner=names.get(row.learner, "")),
    )


def _others(journey: Journey, at: datetime, shown: Reason) -> list[str]:
    reasons = dict.fromkeys(one.reason for one in core.agenda(journey).stuck if one.from_ <= at)
    return [reason for reason in reasons if reason is not shown]


def _stands(journey: Journey, at: datetime, names: dict[str, str], say: Tongue, calendar: Calendar) -> list[str]:
    """Three lines: what L&D may know, and no word that anybody wrote."""
    phase, agreed, today = core.agenda(journey).phase, journey.agreed, calendar.day(at)
    coming = [one for one in journey.expectations.values() if one.what not in BETWEEN_TWO and not one.held]
    coming = sorted((one for one in coming if one.due >= today), key=lambda one: (one.due, one.id))[:1]
    nexts = [
        say(NEXT, who=names.get(one.who, ""), what=labels.what(say, one.what), day=say.day(one.due)) for one in coming
    ]
    return [
        say(STANDS, day=say.day(calendar.day(journey.started)), phase=labels.phase(say, phase)),
        say(AGREED, day=say.day(calendar.day(agreed))) if agreed else say(PROVISIONAL),
        *(nexts or [say(NOBODY_NEXT)]),
    ]


def _moves(
    row: StuckRow, composed: stuck_list.Stuck, names: dict[str, str], called: str, say: Tongue
) -> list[tuple[Move, str]]:
    """The one that the list proposes comes first."""
    first = Move(row.move)
    moves = (first, *(move for move in MOVES[Reason(row.reason)] if move is not first))
    about = {
        "who": called,
        "learner": names.get(row.learner, ""),
        "companion": names.get(row.companion, ""),
        "holder": names.get(row.frame_holder, ""),
    }
    return [(move, labels.capital(say(labels.MOVES[move], **about))) for move in moves]


def _address(person: Person | None) -> str | None:
    return person.email if person else None
