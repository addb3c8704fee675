"""A word on record, seen from the day on which it is taken back: whose it was, and what it did to what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from journey.evolution import fold
from journey.expected.expectations import (
    Expectation,
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationId,
    ExpectationMoved,
    ExpectationOpened,
    ExpectationPassed,
)
from journey.language import Event
from journey.needs.agreement import AgreementAccepted, AgreementChanged
from journey.needs.behaviours import BehaviourAdded
from journey.needs.finding import NeedFound
from journey.noticing.confidence import ConfidenceRated
from journey.state import Journey
from journey.steps.check_ins import CheckedIn
from journey.steps.mentoring import MentorMet
from journey.steps.needs_conversation import JourneyStarted, MomentLogged
from journey.steps.watch import Reopened
from journey.unsaying.record import OnRecord, kept, taken
from journey.unsaying.taking_back import WordTakenBack
from journey.who.another_job import CameAlong
from journey.who.people import PersonId

CHANGES = (AgreementChanged, BehaviourAdded, NeedFound, CameAlong)
CONTACTS = (MomentLogged, CheckedIn, MentorMet)


@dataclass(frozen=True)
class WordOnRecord:
    """A word of a log in which something stands under its id."""

    id: str
    log: Sequence[OnRecord]

    @cached_property
    def events(self) -> list[Event]:
        """What it brought."""
        return [one.event for one in self.log if one.word == self.id]

    @property
    def at(self) -> datetime:
        """When it was said."""
        return self.events[0].at

    @property
    def speakers(self) -> tuple[PersonId, ...]:
        """Whose word it is, and who entered it for them."""
        first = self.events[0]
        return tuple(person for person in (first.by, first.entered_by) if person)

    @property
    def begins(self) -> bool:
        """Whether a journey began with it, or began again."""
        return any(isinstance(one, JourneyStarted | Reopened) for one in self.events)

    @property
    def took_back(self) -> bool:
        """Whether it took another word back."""
        return isinstance(self.events[0], WordTakenBack)

    @property
    def is_of_before(self) -> bool:
        """Whether the journey ended, and began again, since."""
        return any(isinstance(event, Reopened) for event in self.since)

    @property
    def bears_more(self) -> bool:
        """Whether it named a behaviour of which something was said since, or that went into another agreement."""
        added = {one.behaviour.id for one in self.events if isinstance(one, BehaviourAdded | NeedFound)}
        return bool(added) and any(
            isinstance(event, AgreementChanged | AgreementAccepted) or getattr(event, "behaviour", None) in added
            for event in self.since
        )

    @property
    def went_along(self) -> bool:
        """Whether the need came along to another job with it."""
        return any(isinstance(one, CameAlong) for one in self.events)

    @cached_property
    def before(self) -> Journey | None:
        """The journey just before it."""
        return fold(kept(self.log[: self._first], self._unsaid))

    @cached_property
    def since(self) -> list[Event]:
        """What came on record after it and still counts."""
        return list(kept(self.log[self._first :], {*self._unsaid, self.id}))

    @cached_property
    def opened(self) -> set[ExpectationId]:
        """What it asked for; once more, too."""
        mine = {one.id for one in self.events if isinstance(one, ExpectationOpened)}
        for one in self.log:
            if isinstance(one.event, ExpectationOpened) and one.event.again in mine:
                mine.add(one.event.id)
        return mine

    def answered(self) -> Iterator[Expectation]:
        """What it answered, or closed, as it stood before."""
        for one in self.events:
            if isinstance(one, ExpectationAnswered | ExpectationClosed) and (known := self.known(one.id)):
                yield known

    def moved(self) -> Iterator[Expectation]:
        """What it moved or passed on, and nobody since, as it stood before."""
        last: dict[ExpectationId, str | None] = {}
        for one in self.log:
            if isinstance(one.event, ExpectationMoved | ExpectationPassed):
                last[one.event.id] = one.word
        for id_, word in last.items():
            if word == self.id and (known := self.known(id_)):
                yield known

    def known(self, id_: ExpectationId) -> Expectation | None:
        """An expectation as it stood before."""
        return self.before.expectations.get(id_) if self.before else None

    def contact_since(self) -> datetime | None:
        """When they spoke, as was said later."""
        return max((one.at for one in self.since if isinstance(one, CONTACTS)), default=None)

    def rated_since(self) -> bool:
        """Whether the learner said once more how sure it feels."""
        return any(isinstance(one, ConfidenceRated) for one in self.since)

    @cached_property
    def without(self) -> Journey:
        """The journey as it stands, and as if this had not been said."""
        journey = fold(kept(self.log, {*self._unsaid, self.id}))
        assert journey is not None, "an opening is not taken back"
        return journey

    def lapses(self) -> tuple[PersonId, ...] | None:
        """Whose yes was to what it changed, where the agreement does not stand without it; None: it does."""
        theirs, without = frozenset[PersonId](), self.without
        if self._changed and not any(isinstance(one, CHANGES) for one in self.since):
            said_yes = {one.by for one in self.since if isinstance(one, AgreementAccepted) and one.by}
            theirs = without.accepted & (said_yes - (self.before.accepted if self.before else frozenset()))
        if theirs or (without.agreed and not without.accepted.issuperset(without.people.agreeing())):
            return tuple(sorted(theirs))
        return None

    @property
    def _changed(self) -> bool:
        return any(isinstance(one, CHANGES) for one in self.events)

    @cached_property
    def _unsaid(self) -> set[str]:
        return taken(self.log)

    @cached_property
    def _first(self) -> int:
        return next(place for place, one in enumerate(self.log) if one.word == self.id)
