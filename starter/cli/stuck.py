"""`leerreis stuck`: where journeys will not move without somebody doing something, and who."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from cyclopts import Parameter

from journey.lnd.reasons import Reason
from journey.plans.plan import StepKind
from starter.cli import naming, narrowing, stuck_row
from starter.cli.errand import Errand, Given, Json
from starter.showing import labels
from starter.showing.one_journey import reached

if TYPE_CHECKING:
    from records.stuck import Only, StuckRow
    from starter.showing.stuck_list import Stuck

Page: TypeAlias = "tuple[list[Stuck], int | None]"
"""Rows, and how many more there are; None: some."""
COLUMNS = ("who", "where it is stuck", "why", "waits on", "since", "first move", "more")
NOBODY_STUCK = "Nothing is stuck."
WERE_RIGHT = "{right} of the last {rows} rows were right"


async def stuck(
    journey: Annotated[
        str | None, Parameter(help="One of them in full: whom to call, how to begin, and what else could be done.")
    ] = None,
    /,
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
    """Where journeys are stuck, and what could be done first; with a journey, all that could be done about that one."""
    if journey is not None:
        return await stuck_row.show(errand, journey, json=json)
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
    if at is None and after is None:
        rows = [*await _between_two(errand), *rows]
    await _print(errand, rows, left, json=json)
    if not json and at is None:
        await _score(errand)
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
    asker = await errand.asker()
    if asker is None:
        return only
    desk = await stuck_row.desk(errand, asker)
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
    through = await people.through(pool, {(row.who, row.companion) for row in found})
    return composed.now(found, await people.names(pool, stuck_list.persons(found)), through), left


async def _between_two(errand: Errand) -> list[Stuck]:
    """What was asked of L&D between two: for the adviser of whom, and for whom L&D's own ladder then leads to."""
    from records import people, stuck
    from starter.showing import stuck_list

    asker = await errand.asker()
    if asker is None:
        return []
    organisation = await errand.organisation()
    theirs = [adviser for adviser, colleague in organisation.colleagues.items() if colleague == asker.id]
    is_head = asker.id == organisation.head
    found = await stuck.between_two(await errand.pool(), errand.now, [asker.id, *theirs], all_=is_head)
    names = await people.names(await errand.pool(), stuck_list.persons(found))
    return stuck_list.StuckList(errand.say, await errand.calendar()).now(found, names, {})


async def _score(errand: Errand) -> None:
    """The list's own score; of nobody alone, and nothing where there is too little to say."""
    from records import stuck

    if score := await stuck.were_right(await errand.pool(), errand.now):
        right, rows = score
        errand.output.note(errand.say(WERE_RIGHT, right=right, rows=rows))


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
        f"{reached(say, one.waiting_on, one.through)} ({role})" if one.waiting_on else role,
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
        "through": one.through,
        "role": row.on_role,
        "since": row.since,
        "from": row.from_.isoformat(),
        "move": row.move,
        "move_in_words": one.move,
        "more": row.more,
        "others": row.others,
        "phase": row.phase,
        "team": teams.get(row.team, row.team),
        "what": row.what,
        "last_word": row.last_word.isoformat(),
        "last_kind": row.last_kind,
        "next": row.mark,
    }
