"""What comes next on a journey, said after a word was put on record."""

from __future__ import annotations

from journey import Refusal
from starter.cli.errand import Errand
from starter.cli.view import View, view
from starter.showing import labels
from starter.showing.one_journey import reached

NEXT = "{who}: {what}, by {day}"
NEXT_NO_DAY = "{who}: {what}"
CHARTER = "The role charter goes with this yes: `leerreis template show {template}` lets you read it."


async def tell(errand: Errand, id_: str, *, accepting: str | None = None) -> None:
    """Who is asked for what, as far as the speaker may know it; nothing, to who handed it over and reads no more.

    `accepting`: whose word may have been a yes to the agreement.
    """
    try:
        found = await view(errand, id_)
    except Refusal:
        return
    if found.shown.ended:
        errand.output.line(labels.capital(labels.ending(errand.say, found.shown.ended)) + ".")
    for line in lines(errand, found):
        errand.output.line(f"  {line}")
    if accepting in found.shown.charter:
        errand.output.line(errand.say(CHARTER, template=found.shown.template.partition("@")[0]))


def lines(errand: Errand, found: View) -> list[str]:
    """A line for each thing that somebody is asked."""
    say = errand.say
    return [
        say(
            NEXT if one.by else NEXT_NO_DAY,
            who=reached(say, found.names[one.who], found.through.get(one.who)),
            what=labels.what(say, one.what),
            day=one.by and say.day(one.by),
        )
        for one in found.shown.asked
    ]
