"""`leerreis confirm JOURNEY CODE`: the code on a card stands for the person for whom something was entered."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from journey import Refusal
from letters.tongue import tongue
from starter.cli import naming
from starter.cli.errand import Given
from starter.cli.tell import Journey
from starter.showing import labels

CONFIRMED = "On record, as confirmed: {what}."
NOT_SAID = "On record, as not said: {what}."


async def confirm(
    journey: Journey,
    code: Annotated[str, Parameter(help="As it stands on the card; small letters and dashes do not matter.")],
    /,
    *,
    errand: Given,
    no: Annotated[bool, Parameter("--no", negative="", show_default=False, help="I did not say that.")] = False,
) -> int:
    """Confirm what was entered for you, with the code that you were given."""
    import journey as core
    from journey.who.for_somebody import Confirm, WordEntered
    from records import event_log, people
    from records.codes import TooManyTries

    id_, pool = await naming.journey(errand, journey), await errand.pool()
    entered = {
        event.entry: event
        for event in core.counting(await event_log.after(pool, id_, 0))
        if isinstance(event, WordEntered) and event.by
    }
    try:
        entry = await (await errand.vault()).entry_of(id_, entered, code, errand.now)
    except TooManyTries:
        raise Refusal("too-many-codes") from None
    if entry is None:
        raise Refusal("no-such-code")
    event = entered[entry]
    assert event.by is not None
    if person := await people.find(pool, event.by):
        errand.say = tongue(person.language)
    request = Confirm(by=event.by, entry=entry, yes=not no)
    await (await errand.door()).tell(id_, request, said=errand.now, now=errand.now)
    what = labels.entered(errand.say, event.said)
    errand.output.line(errand.say(NOT_SAID if no else CONFIRMED, what=what))
    return 0
