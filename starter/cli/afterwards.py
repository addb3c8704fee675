"""What a word brought that its speaker needs to know at once: what is asked again, and the code of what was entered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from starter.showing import labels

if TYPE_CHECKING:
    from datetime import date

    from records.event_log import Recorded
    from starter.cli.errand import Errand

ASKED_AGAIN = "{what} of {before} is asked again, by {day}."
WAITS = "It counts once {who} confirms it. Give them this code: {code}"
HOW = "leerreis confirm {journey} {code}"


async def tell(errand: Errand, id_: str, word: str) -> None:
    """Nothing, for most words."""
    from records import event_log

    log = await event_log.after(await errand.pool(), id_, 0)
    for one in asked_again(errand, log, word):
        errand.output.line(one)
    await _code(errand, id_, log, word)


def asked_again(errand: Errand, log: Sequence[Recorded], word: str) -> list[str]:
    """A sentence for each."""
    from journey.expected.expectations import ExpectationOpened

    say, due = errand.say, dict[str, "date"]()
    found = []
    for one in log:
        event = one.event
        if one.word == word and isinstance(event, ExpectationOpened) and event.again:
            what, before = say(labels.ASKED[event.what]), say.day(due[event.again])
            found.append(labels.capital(say(ASKED_AGAIN, what=what, before=before, day=say.day(event.due))))
        if day := getattr(event, "due", None):
            due[str(getattr(event, "id", ""))] = day
    return found


async def _code(errand: Errand, id_: str, log: Sequence[Recorded], word: str) -> None:
    from journey.who.for_somebody import WordEntered
    from records import people

    for one in log:
        if one.word == word and isinstance(one.event, WordEntered):
            code = (await errand.vault()).code(id_, one.event.entry)
            names = await people.names(await errand.pool(), [one.event.by or ""])
            who = names.get(one.event.by or "", "")
            errand.output.line(errand.say(WAITS, who=who, code=code))
            errand.output.line("  " + HOW.format(journey=id_[:8], code=code))
