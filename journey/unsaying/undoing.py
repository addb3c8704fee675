"""What a word did to what is expected is put back: the journey is told again without it, and then set right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from journey.arranged import Needed
from journey.evolution import evolve
from journey.expected import asking, ladders
from journey.expected.expectations import Expectation, ExpectationMoved, ExpectationPassed, What
from journey.ground import Ground
from journey.helping.support import SupportGiven
from journey.language import Event
from journey.lnd.at_once import CrowdedOut, TurnedAway
from journey.needs.agreement import Agreed
from journey.pause import JourneyResumed
from journey.state import Journey
from journey.steps.needs_conversation import NEAR, TALKS
from journey.unsaying.taking_back import WordTakenBack
from journey.unsaying.wanted import holder, is_wanted
from journey.unsaying.word_on_record import WordOnRecord
from journey.who.people import PersonId

NOT_BEFORE = 3
"""Working days from now, at the least, within which what is asked again is answered."""
READ_OFF = frozenset({What.TAKE_OVER, What.STILL_YOURS})
"""What follows from how things stand opens and closes by itself."""
ONE_AT_A_TIME = frozenset({What.CHECK_IN, What.PAUSE_REVIEW})


@dataclass
class Undoing:
    """The journey as it is being told again, and what is told meanwhile."""

    journey: Journey
    at: datetime
    ground: Ground
    by: PersonId
    said: WordOnRecord
    told: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        """As it stood with the word."""
        self.with_it = self.journey
        calendar = self.ground.calendar
        self.today = calendar.day(self.at)
        self.soonest = calendar.plus(self.today, NOT_BEFORE)

    def unsay(self) -> None:
        """From here on the journey is the one without the word."""
        other = next((person for person in self.said.speakers if person != self.by), None)
        self.journey = self.said.without
        self._tell([WordTakenBack(at=self.at, by=self.by, word=self.said.id, to=other, lapsed=self.said.lapses())])

    def put_back(self) -> None:
        """What it opened closes, what it moved or passed on goes back, what it answered is asked again."""
        again = [one for one in self.said.answered() if self._is_asked_again(one)]
        self._each(self._closed(again))
        self._each(map(self._passed_back, self._open()))
        self._each(map(self._moved_back, self.said.moved()))
        self._each(map(self._goes_on, self._open()))
        self._each(map(self._asked_again, again))
        self._each(map(self._talked_since, self.said.answered()))
        self._agreement()

    def _closed(self, again: Sequence[Expectation]) -> Iterator[Iterable[Any]]:
        kinds = {one.what for one in again}
        for one in self._open():
            pointless = is_wanted(self.with_it, one) and not is_wanted(self.journey, one)
            stays = one.what in ONE_AT_A_TIME and one.what not in kinds
            if pointless or (one.id in self.said.opened and not stays):
                yield asking.closed((one,), self.at, by=self.by)

    def _passed_back(self, one: Expectation) -> Iterator[Any]:
        to = holder(self.journey, one)
        if to != one.who and holder(self.with_it, one) == one.who:
            before = next((was for was in self.said.moved() if was.id == one.id), one)
            due = self._later(before)
            first = ladders.first(self.journey, one.what, to, due, one.about, self.at, self.ground)
            yield ExpectationPassed(
                at=self.at, by=self.by, id=one.id, who=to, due=due, rung=first.rung, stuck=first.stuck
            )

    def _moved_back(self, before: Expectation) -> Iterator[Any]:
        """The days for which it stood still have passed all the same: a pause that goes on after all keeps them."""
        one = self.journey.expectations.get(before.id)
        resumed = any(isinstance(event, JourneyResumed) for event in self.said.events)
        at_once = any(isinstance(event, TurnedAway | CrowdedOut) for event in self.said.events)
        if one is None or (resumed and self.journey.paused):
            return
        if at_once or (one.due, one.fixed) != (before.due, before.fixed):
            due = self._later(before)
            fixed = self._stays(before, due)
            yield self._moved(one, due, None if fixed == one.fixed else fixed)

    def _goes_on(self, one: Expectation) -> Iterator[Any]:
        """A pause that was none held it back: its ladder goes on, and not with what would have come meanwhile."""
        was = self.with_it.expectations.get(one.id)
        is_with_lnd = one.stuck is not None and one.stuck.from_ <= self.at
        if was is None or was.held is None or one.held is not None or is_with_lnd:
            return
        if one.rung is not None and one.rung.at <= self.at:
            yield self._moved(one, self._later(one))

    def _asked_again(self, one: Expectation) -> Iterator[Any]:
        who = holder(self.journey, one)
        if any(_are_the_same(known, one, who) for known in self._open()):
            return iter(())
        due = self._later(one)
        return asking.asked(
            self.journey,
            one.what,
            who,
            due,
            self.at,
            self.ground,
            by=self.by,
            about=one.about,
            of=one.of,
            fixed=self._stays(one, due),
            again=one.id,
            planned=one.planned,
        )

    def _talked_since(self, one: Expectation) -> Iterator[Any]:
        """They spoke later: that was the talk which was asked for."""
        support = self.journey.supports.get(one.of or "")
        if support and not support.settled and one.what is What.SUPPORT and self._is_overtaken(one):
            yield SupportGiven(at=self.at, by=self.by, support=support.id)

    def _agreement(self) -> None:
        """Whoever has not said yes to what now stands is asked to."""
        if not self.journey.need.behaviours:
            return
        agreeing = self.journey.people.agreeing()
        if self.journey.agreed is None and self.journey.accepted.issuperset(agreeing):
            self._tell([Agreed(at=self.at, by=self.by)])
        if self.journey.agreed is not None:
            return
        asked = {one.who for one in self.journey.open(What.ACCEPT)}
        due = self.ground.calendar.plus(self.today, asking.ACCEPTED_WITHIN)
        for who in agreeing:
            if who not in self.journey.accepted and who not in asked:
                self._tell(asking.asked(self.journey, What.ACCEPT, who, due, self.at, self.ground, by=self.by))

    def _is_asked_again(self, one: Expectation) -> bool:
        return is_wanted(self.journey, one) and not self._is_overtaken(one)

    def _is_overtaken(self, one: Expectation) -> bool:
        """What others said since has answered it as well."""
        if one.what is What.CONFIDENCE:
            return self.said.rated_since()
        contact = self.said.contact_since()
        if contact is None or contact <= one.opened:
            return False
        if one.what is What.CHECK_IN:
            return contact >= self.said.at
        if one.what is What.SUPPORT:
            known = self.journey.supports.get(one.of or "")
            return known is not None and known.sort is Needed.TALK
        near = self.ground.calendar.plus(one.due, -NEAR)
        return one.what in TALKS and self.ground.calendar.day(contact) >= near

    def _later(self, one: Expectation) -> date:
        """Its own day, if there is time enough until then; one in a diary stays, if it is still to come."""
        if one.fixed and one.due >= self.today:
            return one.due
        return max(one.due, self.soonest)

    def _stays(self, one: Expectation, due: date) -> bool:
        """Whether no pause moves it: a talk on another day than that in the diary can be planned again."""
        return one.fixed and (due == one.due or not one.in_diary)

    def _moved(self, one: Expectation, due: date, fixed: bool | None = None) -> ExpectationMoved:
        in_diary = one.is_planned_on(due, fixed)
        first = ladders.first(self.journey, one.what, one.who, due, one.about, self.at, self.ground, in_diary=in_diary)
        return ExpectationMoved(
            at=self.at, by=self.by, id=one.id, due=due, rung=first.rung, stuck=first.stuck, fixed=fixed
        )

    def _open(self) -> list[Expectation]:
        return [one for one in self.journey.expectations.values() if one.what not in READ_OFF]

    def _each(self, steps: Iterable[Iterable[Any]]) -> None:
        """One after another, each on the journey that the one before left."""
        for step in steps:
            self._tell(step)

    def _tell(self, events: Iterable[Any]) -> None:
        for event in events:
            self.journey = evolve(self.journey, event)
            self.told.append(event)


def _are_the_same(known: Expectation, one: Expectation, who: PersonId) -> bool:
    if (known.what, known.of) != (one.what, one.of):
        return False
    return known.who == who or one.what not in (What.ACCEPT, What.CONCLUDE, What.HAND_OVER)
