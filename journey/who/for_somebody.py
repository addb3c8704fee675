"""For somebody: what another said, entered by who heard it. A rating, a yes or an end counts once they confirm it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as stamped
from datetime import datetime
from typing import Any, Literal

from journey.arranged import Entered
from journey.endings import EndJourney
from journey.expected import asking
from journey.expected.asking import Events
from journey.expected.expectations import Expectation, Fact, What
from journey.expected.silence import AnswerStillYours, StillYours
from journey.grammar.copies import replace
from journey.grammar.refusals import Refusal
from journey.grammar.request import Request
from journey.ground import Ground
from journey.lnd.reasons import Reason
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour
from journey.noticing.confidence import Rate
from journey.state import Journey
from journey.steps.application import Conclude
from journey.steps.needs_conversation import StartJourney
from journey.steps.watch import StillDoing
from journey.unsaying.taking_back import TakeBack
from journey.who.letting_read import LetRead
from journey.who.people import PersonId, Role

ENTERING = (Role.COMPANION, Role.MENTOR, Role.LND)
"""Who may enter what another said; what L&D says, nobody enters for them."""
CONFIRMED_WITHIN = 5
"""Working days within which somebody confirms what was entered for them."""


class Confirm(Request):
    """What was entered for me, I said; or I did not."""

    kind: Literal["confirm"] = "confirm"
    yes: bool
    entry: str | None = None
    """Its id; the oldest that waits for this person, if nothing is said."""


ONE_S_OWN = (StartJourney, TakeBack, Confirm)
"""Said by oneself only: the first two are open to who would enter them, and on the third all of this rests."""
ABOUT: Mapping[type[Request], Reason] = {
    Accept: Reason.NOT_ACCEPTED,
    Propose: Reason.NOT_ACCEPTED,
    AddBehaviour: Reason.NOT_ACCEPTED,
    Conclude: Reason.NOT_CONCLUDED,
}
"""What L&D reads if nobody confirms it; silence, of all else."""
CONFIRMED = (Accept, Propose, AddBehaviour, Rate, Conclude, EndJourney, LetRead, StillDoing)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEntered(Fact):
    """It waits for the person whose word it is."""

    kind: Literal["word-entered"] = "word-entered"
    entry: str
    said: Mapping[str, Any]
    """The request as plain data, its free text sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAnswered(Fact):
    """The person whose word it is confirmed it, or did not say it."""

    kind: Literal["entry-answered"] = "entry-answered"
    entry: str
    yes: bool


def allowed(journey: Journey, word: Request) -> None:
    """The one place that says who may enter for whom.

    Raises:
        Refusal: this person may not, or not this, or not for them.
    """
    people, enterer = journey.people, word.entered_by
    if isinstance(word, ONE_S_OWN):
        raise Refusal("say-it-yourself")
    if enterer == word.by:
        raise Refusal("not-for-yourself")
    if people.role_awaited(word.by) is Role.LND:
        raise Refusal("not-for-lnd")
    roles = people.roles(enterer) if enterer else frozenset[Role]()
    if not journey.mentoring.accepted:
        roles -= {Role.MENTOR}
    if not roles.intersection(ENTERING):
        raise Refusal("not-yours-to-enter", may=" ".join(ENTERING))


def must_be_confirmed(word: Request) -> bool:
    """Whether it counts only once the person whose word it is confirms it."""
    return isinstance(word, CONFIRMED) or (isinstance(word, AnswerStillYours) and word.answer is StillYours.NOT_NEEDED)


def stamp(events: Iterable[Any], entered_by: PersonId | None) -> Events:
    """Both names are on every event of it."""
    for event in events:
        yield stamped(event, entered_by=entered_by) if entered_by else event


def entered(journey: Journey, word: Request, at: datetime, ground: Ground) -> Events:
    """On record as it was entered; the person whose word it is is asked to confirm it."""
    id_ = f"{What.CONFIRM}-{journey.counted.get(What.CONFIRM, 0) + 1}"
    said = word.model_dump(mode="json", exclude_defaults=True, exclude={"entered_by"})
    yield WordEntered(at=at, by=word.by, entry=id_, said=said | {"kind": getattr(word, "kind", ""), "by": word.by})
    about = next((reason for kind, reason in ABOUT.items() if isinstance(word, kind)), None)
    due = ground.calendar.plus(ground.calendar.day(at), CONFIRMED_WITHIN)
    yield from asking.asked(journey, What.CONFIRM, word.by, due, at, ground, by=word.by, about=about, of=id_)


def answered(journey: Journey, word: Confirm, entry: Entered, at: datetime) -> Events:
    """Yes or no: nobody is asked any more."""
    yield EntryAnswered(at=at, by=word.by, entry=entry.id, yes=word.yes)
    yield from asking.answered(_waiting(journey, entry.id), at, by=word.by)


def found(journey: Journey, word: Confirm) -> Entered:
    """What was entered for this person.

    Raises:
        Refusal: nothing, or it was said by somebody else.
    """
    entry = journey.entries.get(word.entry) if word.entry else None
    if word.entry is None:
        entry = next((one for one in journey.entries.values() if one.by == word.by), None)
    if entry is None:
        raise Refusal("nothing-to-confirm")
    if entry.by != word.by:
        raise Refusal("of-somebody-else", may=journey.people.role_awaited(entry.by))
    return entry


def was_entered(journey: Journey, event: WordEntered) -> Journey:
    """One more waits."""
    entry = Entered(event.entry, event.by or PersonId(""), event.entered_by or PersonId(""), event.said)
    return replace(journey, entries={**journey.entries, entry.id: entry})


def was_answered(journey: Journey, event: EntryAnswered) -> Journey:
    """It waits no longer; what it says is told by events of its own."""
    return replace(journey, entries={key: one for key, one in journey.entries.items() if key != event.entry})


def _waiting(journey: Journey, id_: str) -> list[Expectation]:
    return [one for one in journey.open(What.CONFIRM) if one.of == id_]
