"""Who reports to whom, as far as a word asks for it: the ground of its turn looks it up for these persons only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from journey.language import Said
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers, whom
from journey.state import Journey
from journey.who.people import PersonId
from journey.who.stand_ins import NameStandIn

ABOUT: Mapping[type[Said], Callable[[Journey, Any], tuple[PersonId, ...]]] = {
    NameStandIn: lambda journey, word: (word.who,),
    AskWatchers: whom,
    LogSighting: lambda journey, word: (word.by,),
}


def asked_about(journey: Journey | None, word: Said) -> tuple[PersonId, ...]:
    """The persons whose managers the rule of this word wants to know; nobody, for most words."""
    if journey is None or type(word) not in ABOUT:
        return ()
    return ABOUT[type(word)](journey, word)
