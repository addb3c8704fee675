"""Printing: a card goes to whoever prints it for somebody without an address, and so in their hours too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from activities.channels.addressed import addressed
from journey import Journey
from journey.who.people import PersonId
from post.habits import Habits
from records import people
from records.database import Connection
from records.organisation import Organisation


async def held_back(
    db: Connection,
    person: PersonId,
    chosen: Habits,
    journeys: Mapping[str, Journey],
    organisation: Organisation,
    now: datetime,
) -> set[str]:
    """The journeys about which no card may go now: whoever would print it is not at work."""
    if not journeys or addressed(chosen, None) is not None:
        return set()
    companion_of = {id_: journey.people.companion for id_, journey in journeys.items()}
    printer_of = await people.printers(db, person, {*companion_of.values()})
    weeks = await people.weeks(db, printer_of.values(), organisation.ground) if printer_of else {}
    away = {companion for companion, one in printer_of.items() if weeks[one].next_moment(now) != now}
    return {id_ for id_, companion in companion_of.items() if companion in away}
