"""A journey as the one who asks may see it, with names: what `show` prints and `tell` ends with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starter.showing.readers import Reader

if TYPE_CHECKING:
    from starter.cli.errand import Errand
    from starter.showing.one_journey import Shown


@dataclass(frozen=True)
class View:
    """What may be seen, and everybody's name in it."""

    shown: Shown
    names: Mapping[str, str]


async def view(errand: Errand, id_: str) -> View:
    """The journey for whoever asks; texts are opened only where there is somebody who may read.

    Raises:
        Refusal: the journey is of others.
    """
    import journey as core
    from records import event_log, people
    from starter.showing import lnd, one_journey

    pool, asker, calendar = await errand.pool(), await errand.asker(), await errand.calendar()
    log = await event_log.after(pool, id_, 0)
    journey = core.fold(one.event for one in log)
    assert journey is not None
    if asker is None:
        reader = Reader()
    else:
        reader = one_journey.reader(
            journey, asker.id, await lnd.desk(pool, await errand.organisation(), asker), errand.now
        )
    shown = one_journey.show(log, reader, errand.say, calendar, errand.now)
    if asker is not None:
        shown = await one_journey.opened(await errand.vault(), shown)
    names = await people.names(pool, shown.persons)
    return View(shown, {who: names.get(who) or errand.say(one_journey.FORGOTTEN) for who in shown.persons})
