"""`leerreis away PERSON`: until when somebody is not there. Nobody records why."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from cyclopts import Parameter

from journey import Refusal
from records.people import Person
from starter.cli.errand import Errand, Given
from starter.cli.faults import BadWord


async def away(
    person: Annotated[str, Parameter(help="An id of people.csv.")],
    /,
    *,
    errand: Given,
    until: Annotated[str | None, Parameter("--until", metavar="DAY", help="The last day that they are away.")] = None,
    back: Annotated[bool, Parameter("--back", negative="", show_default=False, help="They are there again.")] = False,
) -> int:
    """Until when somebody is away: their messages wait for the second day that they are back."""
    from records import outbox, people

    one, speaker = await errand.person(person, "PERSON"), await errand.speaker()
    await _may_tell(errand, one, speaker)
    pool, ground, today = await errand.pool(), (await errand.organisation()).ground, await _today(errand)
    last = _last(until, back, today)
    async with pool.acquire() as db, db.transaction():
        await people.is_away(db, one.id, last, today=today)
        await outbox.put_off(db, one.id, ground)
    errand.output.line(f"{one.name} is away until {last}." if last else f"{one.name} is there.")
    return 0


async def _may_tell(errand: Errand, one: Person, speaker: Person) -> None:
    """Nothing, for this person, their manager and L&D.

    Raises:
        Refusal: it is for others to tell.
    """
    from starter.showing import lnd

    if speaker.id in (one.id, one.manager):
        return
    if not (await lnd.desk(await errand.pool(), await errand.organisation(), speaker)).is_lnd:
        raise Refusal("away-is-theirs")


async def _today(errand: Errand) -> date:
    return (await errand.calendar()).day(errand.now)


def _last(until: str | None, back: bool, today: date) -> date | None:
    if back == (until is not None):
        raise BadWord("Say until when with --until DAY, or that they are there again with --back.")
    if until is None:
        return None
    try:
        last = date.fromisoformat(until)
    except ValueError:
        raise BadWord(f"--until: “{until}” is not right; write a day such as 2027-07-26.") from None
    if not today <= last:
        raise BadWord(f"--until: {until} has passed; write today or a later day.")
    return last
