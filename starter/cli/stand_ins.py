"""`leerreis stand-in PERSON`: who acts for somebody who is away, on all their journeys at once."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Annotated

from cyclopts import Parameter

from journey import Refusal
from journey.who.stand_ins import NameStandIn
from starter.cli import faults, naming, options
from starter.cli.errand import Errand, Given
from starter.cli.tell import Key
from starter.showing.sentences import sentence

SAID = "{acts} stands in for {who} up to {day}, on {count} journeys."
SAID_OF_ONE = "{acts} stands in for {who} up to {day}, on 1 journey."
BACK = "{who} is back, on {count} journeys."
BACK_ON_ONE = "{who} is back, on 1 journey."
AS_IT_STANDS = ("stands-in-already", "nobody-stands-in")
"""It was said before, in other words or by somebody else: nothing is wrong."""

Away = Annotated[str, Parameter(help="Who is away, or back: an id of people.csv, such as p004.")]
To = Annotated[str | None, Parameter("--to", metavar="PERSON", help="Who acts for them.")]
Until = Annotated[str | None, Parameter("--until", metavar="DAY", help="The last day of it.")]


async def stand_in(who: Away, /, *, to: To = None, until: Until = None, id: Key = None, errand: Given) -> int:
    """Somebody acts for who is away, on every journey where they give room or go along; without --to, they are back.

    Safe to say twice: on each journey it counts once.
    """
    from records import listing

    speaker = await errand.speaker()
    absent = await errand.person(who, "PERSON")
    acts = await errand.person(to, "--to") if to else None
    said = {"who": absent.id, "to": acts.id if acts else None, "until": until}
    word = options.read(NameStandIn, said, by=speaker.id)
    if (word.to is None) != (word.until is None):
        raise Refusal("to-needs-until")
    journeys = await listing.beside(await errand.pool(), absent.id)
    key = naming.key(id) or _key(word, (await errand.calendar()).day(errand.now))
    done, refused = await _said(errand, journeys, word, key)
    _tell(errand, word, done, who=absent.name, acts=acts.name if acts else "")
    for journey, refusal in refused:
        errand.output.note(f"{journey[: naming.SHOWN]}: {sentence(errand.say, refusal)}")
    return faults.REFUSED if refused else faults.DONE


async def _said(
    errand: Errand, journeys: list[str], word: NameStandIn, key: str
) -> tuple[int, list[tuple[str, Refusal]]]:
    """On how many journeys it stands so now, and which refused."""
    door, refused = await errand.door(), []
    for journey in journeys:
        try:
            await door.tell(journey, word, said=errand.now, now=errand.now, key=key)
        except Refusal as refusal:
            if refusal.code not in AS_IT_STANDS:
                refused.append((journey, refusal))
    return len(journeys) - len(refused), refused


def _tell(errand: Errand, word: NameStandIn, count: int, *, who: str, acts: str) -> None:
    say = errand.say
    if word.until is None:
        errand.output.line(say(BACK_ON_ONE if count == 1 else BACK, who=who, count=count))
    else:
        text = SAID_OF_ONE if count == 1 else SAID
        errand.output.line(say(text, acts=acts, who=who, day=say.day(word.until), count=count))


def _key(word: NameStandIn, today: date) -> str:
    """The id under which it counts once on each journey: of what is said, and the day. Who is away again another day
    says the same, and means something new.
    """
    content = f"{word.who}/{word.to}/{word.until}/{today}"
    return f"stand-in-{sha256(content.encode()).hexdigest()[:24]}"
