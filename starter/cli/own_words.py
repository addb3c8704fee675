"""The words that somebody may take back: listed with a short id, and found by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from starter.cli.faults import BadWord
from starter.showing import labels

if TYPE_CHECKING:
    from journey import Event
    from records.event_log import Recorded
    from starter.cli.errand import Errand

MAY_TAKE_BACK = "What you may take back, the last first:"
LINE = "{id}  {day}: {what}"
LISTED = 10
SHORTEST = 4
"""Characters of an id that stand for all of it, where they stand for one only."""


async def lines(errand: Errand, log: Sequence[Recorded], person: str) -> list[str]:
    """The last of them, each with the day and what it was; nothing, for who said nothing."""
    from starter.showing import in_full

    say, calendar = errand.say, await errand.calendar()
    own = _own(log, person)
    short = _short([*own])
    told = [
        "  "
        + say(
            LINE,
            id=short[id_],
            day=say.day(calendar.day(first.at), short=True),
            what=in_full.told(first, say) or say(in_full.SHORT.get(type(first), labels.SOME_WORD)),
        )
        for id_, first in reversed(own.items())
    ]
    return [say(MAY_TAKE_BACK), *told[:LISTED]] if told else []


def named(log: Sequence[Recorded], person: str, typed: str) -> str:
    """The one word of theirs whose id begins like this; one that is no word of theirs stays as it was typed.

    Raises:
        BadWord: it stands for several.
    """
    own = {id_.partition(":")[2]: id_ for id_ in _own(log, person)}
    if typed in own:
        return own[typed]
    found = [key for key in own if key.startswith(typed)] if len(typed) >= SHORTEST else []
    if len(found) > 1:
        raise BadWord(f"--word: “{typed}” stands for more than one word; write more characters of its id.")
    return own[found[0]] if found else typed


def _own(log: Sequence[Recorded], person: str) -> dict[str, Event]:
    """By id, the first event of each that they said or entered, and that was neither a start nor taken back."""
    import journey as core
    from journey.steps.needs_conversation import JourneyStarted
    from journey.unsaying.taking_back import WordTakenBack

    unsaid, first = core.taken(log), dict[str, "Event"]()
    for one in log:
        if one.word is not None:
            first.setdefault(one.word, one.event)
    return {
        id_: event
        for id_, event in first.items()
        if person in (event.by, event.entered_by)
        and id_ not in unsaid
        and not isinstance(event, JourneyStarted | WordTakenBack)
    }


def _short(ids: Sequence[str]) -> dict[str, str]:
    """As few characters of each as stand for it alone."""
    keys = {id_: id_.partition(":")[2] for id_ in ids}
    return {
        id_: next(filter(lambda start: _is_alone(start, key, keys), _starts(key)), key) for id_, key in keys.items()
    }


def _starts(key: str) -> list[str]:
    return [key[:length] for length in range(SHORTEST, len(key))]


def _is_alone(start: str, key: str, keys: Mapping[str, str]) -> bool:
    return all(other == key or not other.startswith(start) for other in keys.values())
