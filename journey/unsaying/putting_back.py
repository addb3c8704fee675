"""The rule of taking back: what may be taken back, and by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from journey.grammar.refusals import Refusal
from journey.ground import Ground
from journey.state import Journey
from journey.unsaying.record import OnRecord, taken
from journey.unsaying.taking_back import TakeBack
from journey.unsaying.undoing import Undoing
from journey.unsaying.word_on_record import WordOnRecord

STAYS: Mapping[str, Callable[[WordOnRecord], bool]] = {
    "opening-stays": lambda said: said.begins,
    "say-it-again": lambda said: said.took_back,
    "before-it-ended": lambda said: said.is_of_before,
    "went-along": lambda said: said.went_along,
    "more-rests-on-it": lambda said: said.bears_more,
}
"""What is not taken back, by the code of the sentence that says what to do instead."""


def take_back(
    journey: Journey, word: TakeBack, at: datetime, ground: Ground, log: Sequence[OnRecord] = ()
) -> Iterator[Any]:
    """Only whoever said it, or entered it, or for whom it was entered; and once. What others said since stays."""
    if journey.ended:
        raise Refusal("reopen-first")
    said = _found(word, at, log)
    undoing = Undoing(journey, at, ground, word.by, said)
    undoing.unsay()
    undoing.put_back()
    return iter(undoing.told)


def _found(word: TakeBack, at: datetime, log: Sequence[OnRecord]) -> WordOnRecord:
    if all(one.word != word.word or one.event.at > at for one in log):
        raise Refusal("no-such-word")
    said = WordOnRecord(word.word, log)
    if word.by not in said.speakers:
        raise Refusal("not-your-word")
    if said.id in taken(log):
        raise Refusal("nothing-changed")
    for code, stays in STAYS.items():
        if stays(said):
            raise Refusal(code)
    return said
