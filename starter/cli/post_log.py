"""`leerreis post log`: which letters went, and what became of each; never who answered, or opened one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from journey import Refusal
from starter.cli import naming, narrowing
from starter.cli.errand import Errand, Given, Json
from starter.showing import going

if TYPE_CHECKING:
    from records.letters import Logged

COLUMNS = ("when", "to", "letter", "asks", "minutes", "what became of it")
YOU = "you"
NONE = "No letter was written yet."
MOST = 10_000
Who = Annotated[str | None, Parameter(help="Whose letters: an id of people.csv; everybody's, if nothing is said.")]


async def log(person: Who = None, /, *, errand: Given, first: narrowing.First = None, json: Json = False) -> int:
    """Letters and what became of them, the newest first. With --as, one's own.

    Whether somebody opened or answered one is nowhere.
    """
    from records import letters

    asker = await errand.asker()
    whose = await errand.person(person, "PERSON") if person else asker
    if whose and asker and whose.id != asker.id:
        raise Refusal("letters-are-theirs")
    count = narrowing.first(first, json=json) or MOST
    found = await letters.log(await errand.pool(), whose.id if whose else None, count)
    if json:
        errand.output.json([_json(one) for one in found])
    elif found:
        rows = [await _row(errand, one, is_theirs=asker is not None) for one in found]
        errand.output.table([errand.say(column) for column in COLUMNS], rows)
    else:
        errand.output.line(errand.say(NONE))
    return 0


async def _row(errand: Errand, one: Logged, *, is_theirs: bool) -> tuple[str, ...]:
    from post.subjects import Goes

    say = errand.say
    return (
        going.instant(say, one.composed, (await errand.calendar()).timezone),
        say(YOU) if is_theirs else one.person[: naming.SHOWN],
        say(going.SORTS[Goes(one.goes)]),
        str(one.asks),
        str(one.minutes),
        going.became(say, one.settled, one.attempts, one.why),
    )


def _json(one: Logged) -> dict[str, Any]:
    return {
        "id": one.id,
        "to": one.person,
        "goes": one.goes,
        "asks": one.asks,
        "minutes": one.minutes,
        "composed": one.composed,
        "attempts": one.attempts,
        "became": one.settled,
        "at": one.settled_at,
        "why": one.why,
    }
