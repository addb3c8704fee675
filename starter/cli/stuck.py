"""`leerreis stuck`: where journeys will not move without somebody doing something, and who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from journey import Refusal
from journey.reasons import Reason
from starter.cli import naming
from starter.cli.errand import Errand, Given, Json
from starter.showing import labels

if TYPE_CHECKING:
    from starter.showing.stuck_list import Stuck

COLUMNS = ("who", "where it is stuck", "why", "waits on", "since", "first move", "more")
NOBODY_STUCK = "Nothing is stuck."


async def stuck(
    *,
    errand: Given,
    everybody: Annotated[
        bool, Parameter("--all", negative="", show_default=False, help="Also those of other advisers.")
    ] = False,
    at: Annotated[
        str | None,
        Parameter(metavar="WHEN", help="As it was known then, without names: a day (its end), or an instant."),
    ] = None,
    json: Json = False,
) -> int:
    """Where journeys are stuck, and what could be done first."""
    rows = await _mine(errand, await _rows(errand, at), everybody)
    if json:
        errand.output.json([_json(one, await _teams(errand)) for one in rows])
    elif not rows:
        errand.output.line(errand.say(NOBODY_STUCK))
    else:
        errand.output.table([errand.say(column) for column in COLUMNS], [_row(errand, one) for one in rows])
    return 0


async def reasons(*, errand: Given, json: Json = False) -> int:
    """Every reason that a journey can be stuck for, the one that is shown first above."""
    if json:
        errand.output.json(list(Reason))
    else:
        for reason in Reason:
            errand.output.line(reason)
    return 0


async def _rows(errand: Errand, at: str | None) -> list[Stuck]:
    from records import listing, people
    from starter.showing import stuck_list

    pool, calendar = await errand.pool(), await errand.calendar()
    await errand.asker()
    composed = stuck_list.StuckList(errand.say, calendar)
    if at is None:
        rows = await listing.stuck(pool, errand.now)
        return composed.now(rows, await people.names(pool, stuck_list.persons(rows)))
    return composed.past(*await stuck_list.as_known(pool, naming.known(at, calendar, errand.now), errand.say))


async def _mine(errand: Errand, rows: list[Stuck], everybody: bool) -> list[Stuck]:
    """An adviser's own; everybody's for the head of L&D, for a colleague, and where nobody says who asks.

    Raises:
        Refusal: whoever asks is not of L&D.
    """
    from starter.showing import lnd

    asker = await errand.asker()
    if asker is None:
        return rows
    desk = await lnd.desk(await errand.pool(), await errand.organisation(), asker)
    mine = [one for one in rows if desk.advises(one.row.team, one.row.adviser)]
    if not (desk.is_lnd or mine):
        raise Refusal("not-lnd")
    return rows if everybody or (desk.stands_in and not desk.teams) else mine


async def _teams(errand: Errand) -> dict[str, str]:
    from records import people

    return {team.id: team.name for team in await people.teams(await errand.pool())}


def _row(errand: Errand, one: Stuck) -> tuple[str, ...]:
    say, row = errand.say, one.row
    role = labels.role(say, row.on_role)
    return (
        one.learner or row.journey[: naming.SHOWN],
        labels.reason(say, row.reason),
        one.sentence,
        f"{one.waiting_on} ({role})" if one.waiting_on else role,
        say.day(row.since, short=True),
        one.move,
        f"+{row.more}" if row.more else "",
    )


def _json(one: Stuck, teams: dict[str, str]) -> dict[str, Any]:
    row = one.row
    return {
        "journey": row.journey,
        "learner": one.learner or None,
        "reason": row.reason,
        "sentence": one.sentence,
        "waiting_on": one.waiting_on or None,
        "role": row.on_role,
        "since": row.since,
        "from": row.from_.isoformat(),
        "move": row.move,
        "move_in_words": one.move,
        "more": row.more,
        "phase": row.phase,
        "team": teams.get(row.team, row.team),
    }
