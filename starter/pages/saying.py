"""Saying what a form says, on each journey that it is for; and what became of it on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journey import Refusal, Said
from journey.unsaying.taking_back import TakeBack
from post.choices import Choice
from records import event_log
from starter import together
from starter.courier import NotYetOnRecord
from starter.pages import answers, texts
from starter.pages.resources import Resources
from starter.pages.standing import Ask
from starter.showing import labels
from starter.showing.sentences import sentence

USED = "id-was-used"
"""The refusal of another word under the id of the first."""

Word = tuple[Ask, str, Said]
"""Of which ask it is, the key under which it counts once, and the word."""


@dataclass
class Outcome:
    """What became of it, of each ask in one of these."""

    told: list[Ask] = field(default_factory=list)
    known: list[Ask] = field(default_factory=list)
    """Said before, just so: this changed nothing."""
    late: list[Ask] = field(default_factory=list)
    """Handed over, and perhaps not on record yet."""
    otherwise: list[Ask] = field(default_factory=list)
    """Something else was said by this link before."""
    over: list[Ask] = field(default_factory=list)
    """It can't be answered any more."""
    refused: list[tuple[Ask, str]] = field(default_factory=list)
    """With why."""

    @property
    def on_record(self) -> list[Ask]:
        """Now or before."""
        return [*self.told, *self.known]

    @property
    def is_refused(self) -> bool:
        """Whether all of it was: then something else may be said."""
        return bool(self.refused) and not self.done_with

    @property
    def done_with(self) -> set[str]:
        """The journeys that need no other answer by now."""
        return {one.link.journey for one in (*self.on_record, *self.late, *self.otherwise, *self.over)}


async def answer(resources: Resources, asks: Sequence[Ask], choice: Choice, form: Mapping[str, str]) -> Outcome:
    """Put this answer on record, once however often it is said; an ask that is over gets none.

    Raises:
        Wrong: something that the form asked for is missing, or not right.
    """
    outcome, words, known = Outcome(), dict[str, Word](), []
    for one in asks:
        key = answers.key(one, choice, form)
        id_ = f"{one.person.id}:{key}"
        if id_ in await event_log.words_known(resources.pool, one.journey.id, [id_]):
            known.append(one.journey.id)
        elif not one.is_open:
            outcome.over.append(one)
            continue
        words[one.journey.id] = (one, key, answers.said(one, choice, form))
    await _tell(resources, words, known, outcome)
    return outcome


async def take_back(resources: Resources, asks: Sequence[Ask]) -> Outcome:
    """What was said by this link does not count any more; a second click changes nothing."""
    outcome = Outcome()
    words: dict[str, Word] = {
        one.journey.id: (one, f"{one.link.nonce}-back", TakeBack(by=one.link.person, word=one.word)) for one in asks
    }
    await _tell(resources, words, (), outcome)
    return outcome


async def _tell(resources: Resources, words: Mapping[str, Word], known: Sequence[str], outcome: Outcome) -> None:
    if not words:
        return
    now = resources.now()
    told = await together.tell(
        resources.door,
        {journey: (journey, word) for journey, (_, _, word) in words.items()},
        {journey: key for journey, (_, key, _) in words.items()},
        said=now,
        now=now,
    )
    for journey, (one, _, _) in words.items():
        fault = told.refused.get(journey)
        if fault is None:
            (outcome.known if journey in known else outcome.told).append(one)
        elif isinstance(fault, NotYetOnRecord):
            outcome.late.append(one)
        elif isinstance(fault, Refusal) and fault.code == USED:
            outcome.otherwise.append(one)
        else:
            outcome.refused.append((one, _why(one, fault)))


def _why(one: Ask, fault: Exception) -> str:
    return sentence(one.say, fault) if isinstance(fault, Refusal) else one.say(texts.NOTHING_TO_DO)


def why_over(one: Ask) -> str:
    """Of one of several, why it needs no answer any more, as far as this person may know it."""
    ended, shown = one.journey.ended, one.shown
    if ended:
        return one.say(texts.ENDED, how=labels.ending(one.say, ended))
    is_others = shown is not None and any(other.what == one.link.what for other in shown.asked)
    return one.say(texts.WITH_ANOTHER if is_others else texts.SETTLED_MEANWHILE)
