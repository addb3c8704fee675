"""`leerreis goals`: how far journeys have come that serve a goal of the organisation; for its sponsor, in sums."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from journey import Refusal
from starter.cli.errand import Errand, Given, Json
from starter.showing import sums

if TYPE_CHECKING:
    from records.organisation import Goal

COLUMNS = ("key", "goal", "journeys", "applied", "half a year ago or longer", "still applied then", "not known")
NONE = "The organisation has no goals yet: [[goal]] in organisation.toml names them."
AS_OF = "As it stood when {day} began."


async def goals(*, errand: Given, json: Json = False) -> int:
    """Per goal: journeys, how many came to be applied, and how many still were after half a year. Only sums.

    A sponsor sees their own goals, L&D all of them. Sums change once a month: by the day they would show who came in.
    """
    from records import goals as records

    shown, calendar = await _shown(errand), await errand.calendar()
    day = calendar.day(errand.now).replace(day=1)
    found = await records.standings(await errand.pool(), [one.id for one in shown], day, calendar.timezone)
    if json:
        told = [{"key": one.known_as, "goal": one.title, **asdict(found[one.id])} for one in shown]
        errand.output.json({"day": day, "goals": told})
        return 0
    say = errand.say
    if not shown:
        errand.output.line(say(NONE))
        return 0
    rows = [
        (one.known_as, one.title, *(sums.figure(say, figure) for figure in asdict(found[one.id]).values()))
        for one in shown
    ]
    errand.output.table([say(column) for column in COLUMNS], rows)
    errand.output.note(f"{say(AS_OF, day=say.day(day))} {sums.of_whom(say)}")
    return 0


async def _shown(errand: Errand) -> list[Goal]:
    """The goals that whoever asks may know of.

    Raises:
        Refusal: they are the sponsor of none, and not of L&D.
    """
    from starter.showing import lnd

    asker, organisation = await errand.asker(), await errand.organisation()
    if asker is None or (await lnd.desk(await errand.pool(), organisation, asker)).is_lnd:
        return [*organisation.goals]
    own = [one for one in organisation.goals if one.sponsor == asker.id]
    if not own:
        raise Refusal("no-sponsor")
    return own
