"""Random histories of a journey: words of anybody and rungs of time, each event with whom it was put to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from hypothesis import assume
from hypothesis import strategies as st

from journey import Brought, Event, Ground, Journey, Refusal, Said, agenda, decide, elapse, retold
from journey.helping.thanks import Celebrate, Thank
from journey.needs.agreement import Accept
from journey.needs.need import Rhythm
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers
from journey.reading.audience import put_to
from journey.reading.between_two import AnswerPrivately, AskCoaching, CoachingWasGiven, SayPrivately
from journey.state import SightingAnswer
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met
from journey.unsaying.record import Told
from journey.unsaying.taking_back import TakeBack
from journey.who.another_job import ChangeJob
from journey.who.people import PersonId
from tests.core.saying import EVERYBODY, GROUNDS, fitting, openings, starts
from tests.core.telling import BRAM, DAY, FEMKE, HELEEN, ID, JOB, KARIM, LOTTE, LUC, MARIEKE, SANNE

PERSONS = (*EVERYBODY, JOB, HELEEN, PersonId("somebody"))
"""Of the journey, of the organisation, and of nowhere."""
DETOURS: tuple[tuple[Said, ...], ...] = (
    (),
    (
        SayPrivately(by=SANNE, line="between us"),
        AnswerPrivately(by=MARIEKE, line="heard"),
        SayPrivately(by=SANNE, line="and this"),
        ChangeJob(by=SANNE, comes_along=True, frame_holder=LOTTE, adviser=JOB),
    ),
    (
        SayPrivately(by=SANNE, line="between us"),
        ChangeJob(by=SANNE, comes_along=True, frame_holder=LOTTE, adviser=LOTTE),
    ),
    (AskCoaching(by=KARIM, line="how do I ask?"), CoachingWasGiven(by=MARIEKE, line="like this")),
    (AskWatchers(by=SANNE, of=(BRAM, LUC, JOB)), LogSighting(by=BRAM, answer=SightingAnswer.SEEN)),
    (LogSighting(by=BRAM, answer=SightingAnswer.SEEN),),
    (InviteMentor(by=SANNE, mentor=LUC), AnswerInvitation(by=LUC, yes=True), Met(by=LUC, line="we met")),
    (Celebrate(by=SANNE), Thank(by=SANNE, to=FEMKE, line="thanks")),
)
"""What random people seldom say one after the other."""
AGREED = (Accept(by=SANNE), Accept(by=KARIM))
GAPS = (0, 0, 0, 1, 3, 8, 15, 40)
"""Days between two words."""


@dataclass(frozen=True)
class Heard:
    """Something that happened, and whom it was put to as things stood then."""

    event: Event
    to: PersonId | None

    def is_own(self, person: PersonId) -> bool:
        """Whether this person said it, entered it, or had it said to them."""
        return person in (self.event.by, self.event.entered_by, self.to)


@dataclass
class History:
    """What was said and what time did, from the first word on."""

    ground: Ground = field(repr=False)
    now: datetime
    record: list[Told] = field(default_factory=list, repr=False)
    heard: list[Heard] = field(default_factory=list, repr=False)
    stood: list[Journey] = field(default_factory=list, repr=False)
    """The journey after each event."""

    @property
    def journey(self) -> Journey:
        """As it stands."""
        return self.stood[-1]

    def say(self, word: Said) -> None:
        """Somebody says it, and may be refused."""
        try:
            brought = decide(ID, self.stood[-1] if self.stood else None, word, self.now, self.ground, self.record)
        except Refusal:
            return
        self._bring(brought, f"word-{len(self.record)}")

    def wait(self, until: datetime) -> None:
        """Alarm by alarm."""
        while (alarm := agenda(self.journey).alarm) is not None and alarm <= until:
            self.now = max(self.now, alarm)
            self._bring(elapse(self.journey, self.now, self.ground), None)
        self.now = until

    def without(self, left_out: set[int]) -> Journey:
        """The journey as it would stand if these of its events, by their place, had not happened."""
        found = retold([one for place, one in enumerate(self.record) if place not in left_out])
        assert found is not None
        return found

    def _bring(self, brought: Brought, word: str | None) -> None:
        for one in brought.events:
            before = self.stood[-1] if self.stood else None
            self.heard.append(Heard(one, put_to(one, before) if before else None))
            self.record.append(Told(one, word))
            after = retold(self.record, before, len(self.record) - 1)
            assert after is not None
            self.stood.append(after)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A journey of some months, told by chance: with many words or with hardly any, and long silences."""
    opening, at, chance = draw(openings()), draw(starts), Random(draw(st.integers(0, 2**32 - 1)))
    opening = opening.model_copy(update={"noticed_by": (*opening.noticed_by, BRAM)})
    if opening.rhythm is Rhythm.RARE and opening.behaviour:
        opening = opening.model_copy(update={"first_try": at.date() + 9 * DAY})
    history = History(GROUNDS[chance.choice(sorted(GROUNDS))], at)
    history.say(opening)
    assume(history.stood)
    for word in (*chance.choice(((), AGREED, AGREED)), *chance.choice(DETOURS)):
        history.say(word)
    for _ in range(chance.randint(5, 60)):
        history.wait(history.now + chance.choice(GAPS) * DAY)
        history.say(_next(chance, history))
    return history


def _next(chance: Random, history: History) -> Said:
    """Mostly what fits; now and then the last word is taken back."""
    last = next(one for one in reversed(history.record) if one.word)
    if chance.random() < 0.1 and last.event.by and last.word:
        return TakeBack(by=last.event.by, word=last.word)
    return fitting(chance, history.now.date(), history.journey)
