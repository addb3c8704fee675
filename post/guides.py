"""Who gets the guide of a talk: whom the rung asks; and a sponsor or senior on either side of the table, in person."""

from __future__ import annotations

from collections.abc import Collection

from journey.ground import RungName
from journey.state import Journey
from journey.who.people import PersonId
from post.subjects import GUIDES


def readers(journey: Journey, asked: PersonId, rung: RungName, seniors: Collection[str]) -> tuple[PersonId, ...]:
    """Who gets the message of this rung, each once. `asked`: whom the rung asks; `seniors`: their ids."""
    if rung not in GUIDES:
        return (asked,)
    sides = dict.fromkeys((asked, journey.people.other_side(asked)))
    return tuple(one for one in sides if one in seniors or (one == asked and rung is RungName.GUIDE))
