"""A journey as the one who asks may see it, with names: what `show` prints and `tell` ends with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from journey import Refusal
from journey.reading.readers import Act, Cell
from journey.who.people import POST, Role

if TYPE_CHECKING:
    from journey import Journey
    from records.event_log import Recorded
    from records.people import Person
    from starter.cli.errand import Errand
    from starter.showing.one_journey import Shown
    from starter.showing.readers import Reader


@dataclass(frozen=True)
class View:
    """What may be seen, and everybody's name in it; a role where no names are read."""

    shown: Shown
    names: Mapping[str, str]
    through: Mapping[str, str] = field(default_factory=dict)
    """By whom somebody without an address is reached."""
    team_need: str = ""
    """Its id, where the need is shared and this reader may know with whom."""
    beside: Sequence[str] = ()
    """Names of who shares it; nothing of how they stand."""


async def view(errand: Errand, id_: str, *, closer: bool = False, at: datetime | None = None) -> View:
    """The journey for whoever asks; texts are opened only where there is somebody who may read.

    `closer`: need and behaviours as well; L&D's look is put on record first. `at`: as it was known then.

    Raises:
        Refusal: the journey is of others, or that part of it.
    """
    from records import event_log
    from starter.showing import one_journey

    pool, asker = await errand.pool(), await errand.asker()
    log: Sequence[Recorded] = await event_log.after(pool, id_, 0)
    reader = await _reader(errand, _folded(log), asker)
    if closer:
        reader = await _closer(errand, reader)
    if at is not None:
        log = await _past(errand, reader, at)
    shown = one_journey.show(log, reader, errand.say, await errand.calendar(), at or errand.now)
    if asker is None:
        return View(shown, one_journey.in_roles(_folded(log), shown.persons, errand.say, at or errand.now))
    shown = await one_journey.opened(await errand.vault(), shown)
    names = await _names(errand, shown)
    if at is not None:
        names |= one_journey.in_roles(_folded(log), shown.persons - {asker.id}, errand.say, at)
        return View(shown, names)
    journey = reader.journey
    need = (journey.need.team_need or "") if reader.may(Act.PHASE) else ""
    through = await _through(errand, shown, journey.people.companion)
    return View(shown, names, through, need, await _beside(errand, journey) if need else ())


def _folded(log: Sequence[Recorded]) -> Journey:
    import journey as core

    journey = core.retold(log)
    assert journey is not None
    return journey


async def _reader(errand: Errand, journey: Journey, asker: Person | None) -> Reader:
    from starter.showing import lnd, one_journey
    from starter.showing.readers import Reader

    if asker is None:
        return Reader(journey)
    desk = await lnd.desk(await errand.pool(), await errand.organisation(), asker)
    return one_journey.reader(journey, asker.id, desk, errand.now)


async def _closer(errand: Errand, reader: Reader) -> Reader:
    """Who reads need and behaviours anyway looks at nothing; L&D's look is on record before anything is shown."""
    from journey.reading import readers
    from records import access

    if reader.may(Act.NEED):
        return reader
    if reader.cell(Act.NEED) is not Cell.AFTER_A_CLICK or reader.person is None:
        raise Refusal("need-not-yours", may=" ".join(readers.whose(Act.NEED)))
    journey = reader.journey
    about = journey.people.learner
    await access.look(await errand.pool(), reader.person, about=about, journey=journey.id, what=Act.NEED, at=errand.now)
    return replace(reader, clicked=True)


async def _past(errand: Errand, reader: Reader, at: datetime) -> Sequence[Recorded]:
    """Their own: of the two sides. L&D's list of an earlier day says reason and role."""
    from records import event_log

    if reader.cell(Act.PAST) not in (Cell.OWN, Cell.OWN_JOURNEYS):
        raise Refusal("past-not-yours")
    log = await event_log.until(await errand.pool(), reader.journey.id, at)
    if not log:
        raise Refusal("not-known-then")
    return log


async def _names(errand: Errand, shown: Shown) -> dict[str, str]:
    from records import people
    from starter.showing import labels
    from starter.showing.one_journey import FORGOTTEN

    names = await people.names(await errand.pool(), shown.persons) | {POST: labels.role(errand.say, Role.POST)}
    return {who: names.get(who) or errand.say(FORGOTTEN) for who in shown.persons}


async def _through(errand: Errand, shown: Shown, companion: str) -> dict[str, str]:
    from records import people

    found = await people.through(await errand.pool(), {(one.who, companion) for one in shown.asked})
    return {who: name for (who, _), name in found.items()}


async def _beside(errand: Errand, journey: Journey) -> list[str]:
    from records import people, team_needs

    pool = await errand.pool()
    names = await people.names(pool, await team_needs.beside(pool, journey.id))
    return sorted(filter(None, names.values()))
