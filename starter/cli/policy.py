"""`leerreis policy`: what holds for all, who decided it and when; and to decide it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from starter.cli.errand import Errand, Given, Json
from starter.showing import decided as shown

if TYPE_CHECKING:
    from letters.tongue import Tongue
    from records.decisions import Decided, Decision

COLUMNS = ("key", "value", "read by")
HISTORY = ("when", "what", "was", "is", "by", "why")
NOTHING = "That is so already."
VERSION = "The organisation is now version {version}."
SHOWN = 40
"""Decisions of the past that are listed."""
EXAMPLES = """Examples:

  leerreis policy
  leerreis policy set answer.again 4 --as p101 --why "a week is long"
  leerreis policy set answer.other none --as p101
  leerreis policy set help ask=0,again=1,lnd=3 --as p101
  leerreis policy set hours from=8,to=16 --as p101
  leerreis policy set talk default --as p101

A rung is a number of working days after the date. What is decided holds at once for all journeys, from the next rung
on; dates that were set before stay as they are.
"""
policy = App(name="policy", help="What the organisation decides for all.", help_epilogue=EXAMPLES)
Why = Annotated[str | None, Parameter("--why", metavar="TEXT", help="Why; everybody may read it.")]


@policy.default
async def show(*, errand: Given, json: Json = False) -> int:
    """What holds, and who decided it when."""
    from records import organisation, people
    from starter.deciding import keys, read_by

    pool = await errand.pool()
    await errand.asker()
    now, past = await organisation.body(pool), await organisation.history(pool, SHOWN)
    names = await people.names(pool, {one.by for one in past if one.by})
    if json:
        errand.output.json({"policy": keys(now), "history": [_json(one, names) for one in past]})
        return 0
    say = errand.say
    rows = [(key, str(value), say(read_by(key))) for key, value in keys(now).items()]
    errand.output.table([say(column) for column in COLUMNS], rows)
    if past:
        errand.output.line()
        errand.output.table([say(column) for column in HISTORY], [_row(say, one, names) for one in past])
    return 0


@policy.command(name="set", help_epilogue=EXAMPLES)
async def set_(
    key: Annotated[str, Parameter(help="What: `leerreis policy` lists every key.")],
    value: Annotated[str, Parameter(allow_leading_hyphen=True, help="A whole number, none, default, or a table.")],
    /,
    *,
    errand: Given,
    why: Why = None,
) -> int:
    """Decide one thing at once for all."""
    from starter.deciding import altered

    return await decide(errand, lambda body: altered(body, key, value), why)


async def decide(errand: Errand, alter: Any, why: str | None) -> int:
    """Put on record what somebody of L&D decides, and say what changed."""
    from starter import deciding

    speaker, pool = await errand.speaker(), await errand.pool()
    await deciding.may_decide(pool, await errand.organisation(), speaker)
    version, decided = await deciding.decide(pool, alter, by=speaker, why=why, at=errand.now)
    tell(errand, version, decided)
    return 0


def tell(errand: Errand, version: int, decided: list[Decision]) -> None:
    """A line for each thing that is different now."""
    for one in decided:
        what, was, now = _said(errand.say, one)
        errand.output.line(f"{what}: {was} -> {now}")
    errand.output.line(errand.say(VERSION, version=version) if decided else errand.say(NOTHING))


def _said(say: Tongue, one: Decision | Decided) -> tuple[str, str, str]:
    return shown.what(say, one.what), shown.value(say, one.was), shown.value(say, one.now)


def _row(say: Tongue, one: Decided, names: dict[str, str]) -> tuple[str, ...]:
    when = one.at.isoformat(timespec="minutes", sep=" ")[:16]
    return when, *_said(say, one), names.get(one.by or "", ""), one.why or ""


def _json(one: Decided, names: dict[str, str]) -> dict[str, Any]:
    return {
        "version": one.version,
        "what": one.what,
        "was": one.was,
        "is": one.now,
        "by": names.get(one.by or ""),
        "why": one.why,
        "at": one.at.isoformat(),
    }
