"""What may be said on a journey now, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starter.cli import own_words
from starter.cli.vocabulary import WORDS
from starter.showing import labels

if TYPE_CHECKING:
    from datetime import datetime

    from journey import Journey
    from journey.who.people import PersonId
    from starter.cli.errand import Errand

WHO = "{roles}:"
NOTHING = "Nothing can be said on it any more."
NOT_YOURS = "Nothing here is yours to say."


async def lines(errand: Errand, id_: str) -> list[str]:
    """With what each word means for the one who asks; where nobody says who asks, the words of each role on it."""
    import journey as core
    from journey.who.people import PersonId
    from records import event_log

    log = await event_log.after(await errand.pool(), id_, 0)
    journey = core.retold(log)
    assert journey is not None
    asker = await errand.asker()
    if asker is not None:
        words = _words(journey, PersonId(asker.id), errand.now)
        found = [f"{name:<15} {errand.say(WORDS[name].means)}" for name in words]
        back = [] if journey.ended else await own_words.lines(errand, log, asker.id)
        return [*found, *back] or [errand.say(NOT_YOURS)]
    everybody = journey.people.everybody()
    told = [
        line
        for person in everybody
        if (words := _words(journey, person, errand.now))
        for line in (_who(errand, journey, person), f"  {', '.join(words)}")
    ]
    return told or [errand.say(NOTHING)]


def _words(journey: Journey, person: PersonId, now: datetime) -> list[str]:
    """As they are typed."""
    import journey as core

    may = core.sayable(journey, person, now)
    return [name for name, word in WORDS.items() if word.request in may]


def _who(errand: Errand, journey: Journey, person: PersonId) -> str:
    from journey.who import roles

    theirs = [labels.role(errand.say, role) for role in sorted(roles.of(journey, person, errand.now))]
    return errand.say(WHO, roles=errand.say.all(theirs))
