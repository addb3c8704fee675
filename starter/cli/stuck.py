"""`leerreis stuck`: where journeys will not move without somebody doing something, and who."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from cyclopts import Parameter

from journey import Refusal
from journey.plan import StepKind
from journey.reasons import Reason
from starter.cli import naming, narrowing
from starter.cli.errand import Errand, Given, Json
from starter.showing import labels

if TYPE_CHECKING:
    from records.stuck import Only, StuckRow
    from starter.showing.stuck_list import Stuck

Page: TypeAlias = "tuple[list[Stuck], int | None]"
"""Rows, and how many more there are; None: some."""
COLUMNS = ("who", "where it is stuck", "why", "waits on", "since", "first move", "more")
NOBODY_STUCK = "Nothing is stuck."


async def stuck(
    *,
    errand: Given,
    everybody: Annotated[
        bool, Parameter("--all", negative="", show_default=False, help="Also those of other advisers.")
    ] = False,
    team: narrowing.Team = None,
    adviser: Annotated[
        str | None, Parameter(metavar="PERSON", help="Only those that this adviser looks after.")
    ] = None,
    phase: narrowing.Phase = None,
    reason: Annotated[
        str | None, Parameter(metavar="REASON", help="Only those shown for this one: `leerreis reasons` lists them.")
    ] = None,
    template: narrowing.Template = None,
    at: Annotated[
        str | None,
        Parameter(metavar="WHEN", help="As it was known then, without names: a day (its end), or an instant."),
    ] = None,
    first: narrowing.First = None,
    after: narrowing.After = None,
    json: Json = False,
) -> int:
    """Where journeys are stuck, and what could be done first."""
    from records.pages import BadMark
    from records.stuck import Only

    only = Only(
        team=await narrowing.team(errand, team),
        adviser=(await errand.person(adviser, "--adviser")).id if adviser else None,
        phase=narrowing.code("--phase", phase, StepKind),
        reason=narrowing.code("--reason", reason, Reason),
        template=await narrowing.template(errand, template),
    )
    count = narrowing.first(first, json=json)
    only = await _mine(errand, only, everybody)
    try:
        rows, left = await (_now(errand, only, after, count) if at is None else _then(errand, only, at, after, count))
    except BadMark:
        raise narrowing.bad_mark(after or "") from None
    await _print(errand, rows, left, json=json)
    return 0


async def reasons(*, errand: Given, json: Json = False) -> int:
    """Every reason that a journey can be stuck for, the one that is shown first above."""
    if json:
        errand.output.json(list(Reason))
    else:
        for reason in Reason:
            errand.output.line(reason)
    return 0


async def _mine(errand: Errand, only: Only, everybody: bool) -> Only:
    """An adviser's own, unless somebody's are asked for; everybody's for whoever stands in, and where nobody asks.

    Raises:
        Refusal: whoever asks is not of L&D.
    """
    from records import listing
    from starter.showing import lnd

    asker = await errand.asker()
    if asker is None:
        return only
    desk = await lnd.desk(await errand.pool(), await errand.organisation(), asker)
    if not (desk.is_lnd or await listing.is_adviser(await errand.pool(), asker.id)):
        raise Refusal("not-lnd")
    looks_along = desk.stands_in and not desk.teams
    return only if everybody or only.team or only.adviser or looks_along else replace(only, adviser=asker.id)


async def _now(errand: Errand, only: Only, after: str | None, count: int | None) -> Page:
    """What is stuck now, and how many more there are."""
    from records import people, stuck
    from starter.showing import stuck_list

    pool, left = await errand.pool(), 0
    found: list[StuckRow] = []
    while page := await stuck.page(pool, errand.now, only, after, count or narrowing.BATCH):
        found += page
        after = page[-1].mark
        if count is not None:
            left = await stuck.left(pool, errand.now, only, after) if len(page) == count else 0
            break
    composed = stuck_list.StuckList(errand.say, await errand.calendar())
    if await errand.asker() is None:
        return composed.nameless(found, stuck_list.in_roles(found, errand.say)), left
    return composed.now(found, await people.names(pool, stuck_list.persons(found))), left


async def _then(errand: Errand, only: Only, at: str, after: str | None, count: int | None) -> Page:
    """What was stuck then, as it was known then; in a phase, the rest is not counted."""
    from records import stuck
    from starter.showing import stuck_list

    pool, calendar = await errand.pool(), await errand.calendar()
    instant = naming.known(at, calendar, errand.now)
    rows = await stuck.known(pool, instant, only, after)
    one_more = count and count + 1
    found, roles = await stuck_list.as_known(pool, rows, instant, errand.say, only.phase, one_more)
    shown = stuck_list.StuckList(errand.say, calendar).nameless(found[:count], roles)
    if len(shown) == len(found):
        return shown, 0
    return shown, None if only.phase else len(rows) - len(shown)


async def _print(errand: Errand, rows: list[Stuck], left: int | None, *, json: bool) -> None:
    if json:
        teams = await _teams(errand)
        errand.output.json([_json(one, teams) for one in rows])
    elif not rows:
        errand.output.line(errand.say(NOBODY_STUCK))
    else:
        errand.output.table([errand.say(column) for column in COLUMNS], [_row(errand, one) for one in rows])
        narrowing.next_page(errand, left, rows[-1].row.mark)


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
        "what": row.what,
        "last_word": row.last_word.isoformat(),
        "last_kind": row.last_kind,
        "next": row.mark,
    }
