"""The laws of `domain.md`, on random journeys: random people saying random words, and a clock that jumps."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from pydantic import TypeAdapter

from journey import (
    Brought,
    Event,
    Ground,
    Journey,
    Refusal,
    Said,
    agenda,
    body,
    counting,
    decide,
    elapse,
    event,
    evolve,
    fold,
    retold,
)
from journey.arranged import Change
from journey.endings import Ended, EndJourney
from journey.expected import cadence
from journey.expected.expectations import (
    BETWEEN_TWO,
    NEVER_HELD,
    Expectation,
    ExpectationAnswered,
    ExpectationClosed,
    ExpectationMoved,
    ExpectationOpened,
    RungClimbed,
    What,
)
from journey.expected.later import PutOff
from journey.expected.silence import AnswerStillYours
from journey.grammar.refusals import NotYours
from journey.ground import RungName
from journey.helping import conditions
from journey.helping.support import SupportGiven
from journey.helping.thanks import Celebrated, Thanked
from journey.lnd.at_once import CrowdedOut
from journey.lnd.moves import PickedUp
from journey.lnd.reasons import Move
from journey.needs import occasions
from journey.needs.agreement import Accept, Agreed, AgreementAccepted, AgreementChanged
from journey.needs.behaviours import BehaviourAdded
from journey.needs.finding import NeedFound
from journey.needs.need import Rhythm
from journey.noticing.sightings import Sighting
from journey.pause import JourneyResumed, Resume
from journey.plans.plan import StepKind
from journey.plans.tailoring import FIGURES, PlanTailored
from journey.plans.upgrading import PlanUpgraded
from journey.speaking import LOOKING_ALONG, MAY
from journey.steps.application import Applied
from journey.steps.needs_conversation import JourneyStarted, StartJourney
from journey.steps.watch import Reopened, StillDoingSaid
from journey.unsaying.record import EXPECTING, Told
from journey.unsaying.taking_back import TakeBack, WordTakenBack
from journey.who import roles
from journey.who.another_job import CameAlong, ChangeJob
from journey.who.for_somebody import Confirm, EntryAnswered, WordEntered
from journey.who.hand_over import Handed, HandedOver
from journey.who.people import NOBODY, People, PersonId, Role
from journey.who.reaching import Reached
from journey.who.stand_ins import BackAgain, NameStandIn, StandInNamed
from tests.core.saying import GROUNDS, NEW_YEAR, openings, starts, words
from tests.core.telling import GROUND, ID, KARIM, SANNE

JOURNEYS = TypeAdapter(Journey)
AFTER_IT_WAS_APPLIED = (
    StillDoingSaid,
    WordEntered,
    EntryAnswered,
    Reopened,
    Thanked,
    Celebrated,
    PutOff,
    CrowdedOut,
    Reached,
    ExpectationOpened,
    ExpectationMoved,
    ExpectationAnswered,
    ExpectationClosed,
    RungClimbed,
)
KEPT = (
    "need",
    "frame",
    "agreed",
    "practices",
    "sightings",
    "ratings",
    "activities",
    "counted",
)
"""Of a journey that is handed over."""
FACTS = sorted({one.name for one in fields(Journey)} - {"expectations", "counted", "watch", "last_word", "planning"})
"""What words make of a journey, but for what is expected."""
AN_END_SETS = ("ended", "applied", "paused", "end_proposed")
"""By a yes that stands again, where the no after it was taken back."""
NOT_TAKEN_BACK = {
    "nothing-changed", "opening-stays", "say-it-again", "before-it-ended", "more-rests-on-it", "reopen-first",
    "went-along",
}  # fmt: skip
CHANGES = (Agreed, AgreementChanged, BehaviourAdded, NeedFound, CameAlong, WordTakenBack)
OF_THE_COMPANION = (What.NEEDS_TALK, What.BEFORE_TALK, What.AFTER_TALK, What.CHECK_IN, What.RE_PLAN)
OF_THE_LEARNER = (
    What.ACTIVITY_DONE,
    What.PRACTICE,
    What.OCCASION,
    What.CONFIDENCE,
    What.STILL_YOURS,
    What.STILL_DOING,
    What.PAUSE_REVIEW,
    What.CONFIRM_END,
    What.COMES_ALONG,
)
LND_RUNGS = {RungName.LND, RungName.COLLEAGUE, RungName.HEAD}
grounds = st.sampled_from(sorted(GROUNDS))
GAPS = st.sampled_from([timedelta(days=days) for days in (0, 0, 1, 3, 8, 15)])
OUTAGES = st.timedeltas(timedelta(0), timedelta(days=12))
LATENESS = st.just(timedelta(0)) | st.timedeltas(timedelta(0), timedelta(days=31))
ZONES = st.sampled_from((ZoneInfo("UTC"), ZoneInfo("Europe/Amsterdam"), ZoneInfo("Pacific/Auckland")))


class Journeys(RuleBasedStateMachine):
    """One journey, told at random. Every step ends with every law."""

    def __init__(self) -> None:
        """Nothing on record."""
        super().__init__()
        self.ground: Ground = GROUND
        self.journey: Journey | None = None
        self.read_back: Journey | None = None
        self.log: list[Event] = []
        self.record: list[Told] = []
        self.back: list[Told] = []
        self.spoken: dict[str, tuple[PersonId | None, ...]] = {}
        """The words on record by id: whose each is, and who entered it."""
        self.ids: set[str] = set()
        self.with_lnd: dict[str, datetime] = {}
        self.now = NEW_YEAR
        self.hands: list[tuple[datetime, People]] = []
        self.away: list[StandInNamed | BackAgain] = []

    @property
    def open(self) -> bool:
        """Whether there is anything left to say."""
        return self.journey is not None and not agenda(self.journey).over

    @initialize(at=starts, opening=openings(), ground=grounds, agreed=st.booleans())
    def start(self, at: datetime, opening: StartJourney, ground: str, agreed: bool) -> None:
        self.now, self.ground = at, GROUNDS[ground]
        if opening.rhythm is Rhythm.RARE and opening.behaviour:
            opening = opening.model_copy(update={"first_try": at.date() + timedelta(days=1 + at.minute)})
        self._say(opening, at)
        for person in (opening.learner, opening.frame_holder):
            if agreed and person != opening.by:
                self._say(Accept(by=person), at)

    @rule(data=st.data(), late=LATENESS, zone=ZONES)
    def say(self, data: st.DataObject, late: timedelta, zone: ZoneInfo) -> None:
        said = (self.now - late).astimezone(zone)
        self._say(data.draw(words(said.date(), self.journey)), said)

    @precondition(lambda self: self.open)
    @rule(data=st.data(), gaps=st.lists(GAPS, min_size=10, max_size=20))
    def say_things_for_weeks(self, data: st.DataObject, gaps: list[timedelta]) -> None:
        for gap in gaps:
            self._pass(gap)
            self._say(data.draw(words(self.now.date(), self.journey)), self.now)

    @precondition(lambda self: self.spoken)
    @rule(data=st.data(), back=st.integers(1, 5), late=st.sampled_from([timedelta(0)] * 6 + [timedelta(days=3)]))
    def take_back(self, data: st.DataObject, back: int, late: timedelta) -> None:
        id_ = [*self.spoken][-min(back, len(self.spoken))]
        speakers = [person for person in self.spoken[id_] if person]
        by = data.draw(st.sampled_from((*speakers, *speakers, *speakers, SANNE, KARIM)))
        self._say(TakeBack(by=by, word=id_), self.now - late)

    @precondition(lambda self: self.open)
    @rule()
    def ring(self) -> None:
        self._pass((agenda(self.journey).alarm or self.now) - self.now)

    @precondition(lambda self: self.open)
    @rule(outage=OUTAGES)
    def be_down_when_it_rings(self, outage: timedelta) -> None:
        self._pass((agenda(self.journey).alarm or self.now) - self.now + outage)

    @rule(by=st.timedeltas(timedelta(0), timedelta(days=30)))
    def wait_alarm_by_alarm(self, by: timedelta) -> None:
        until = self.now + by
        while (alarm := agenda(self.journey).alarm) is not None and alarm <= until:
            self._pass(alarm - self.now)
        self._pass(until - self.now)

    @rule(ground=grounds)
    def the_organisation_decides_otherwise(self, ground: str) -> None:
        """Law 14: a new rule changes nothing by itself, and asks nothing of what was decided."""
        self.ground = GROUNDS[ground]
        alarm = agenda(self.journey).alarm
        if alarm is None or alarm > self.now:
            assert elapse(self.journey, self.now, self.ground) == ((), self.journey)

    def _pass(self, by: timedelta) -> None:
        self.now += max(by, timedelta(0))
        before, brought = self.journey, elapse(self.journey, self.now, self.ground)
        self._bring(brought, by=None)
        climbed = [one.id for one in brought.events if isinstance(one, RungClimbed)]
        assert len(climbed) == len(set(climbed)), "an outage is charged to nobody"
        if agenda(before).over:
            assert brought.events == ()
        self._quiet_now()

    def _quiet_now(self) -> None:
        """Time has said all that it had to say up to now."""
        assert elapse(self.journey, self.now, self.ground) == ((), self.journey)
        assert elapse(self.journey, self.now - timedelta(hours=7), self.ground) == ((), self.journey)
        coming = agenda(self.journey)
        if coming.alarm is None:
            assert coming.over or any(stuck.from_ <= self.now for stuck in coming.stuck), "nobody would notice"
        else:
            assert coming.alarm > self.now, "an idle journey would spin"

    def _say(self, word: Said, said: datetime) -> None:
        self._bring(elapse(self.journey, said, self.ground), by=None)
        before = self.journey
        try:
            brought = decide(ID, before, word, said, self.ground, self.record)
        except NotYours as refusal:
            may = {Role(role) for role in refusal.about["may"].split()}
            assert may, "whom to ask instead"
            assert before is None or not roles.of(before, word.by, max(said, before.started)) & may
        except Refusal as refusal:
            assert refusal.code
            self._refused(word, said, refusal)
        else:
            opened = (said if before is None else max(said, before.started)).astimezone(UTC)
            assert brought.events
            if not isinstance(word, TakeBack):
                assert self._had_a_role(before, word, opened, brought.events[0]), "said by somebody who may"
            assert word.entered_by is None or {one.entered_by for one in brought.events} <= {word.entered_by, None}
            assert {one.at for one in brought.events} == {opened}, "a late word is judged at the moment it was said"
            id_ = f"word-{len(self.spoken) + 1}"
            record = list(self.record)
            self._bring(brought, by=word.by, word=id_)
            self.spoken[id_] = (word.by, word.entered_by)
            if isinstance(word, TakeBack):
                assert word.by in self.spoken[word.word], "nobody else takes it back"
                self._as_if_not_said(word, record, brought)
            self._said(before, word, brought)
        self._pass(timedelta(0))

    def _said(self, before: Journey | None, word: Said, brought: Brought) -> None:
        if any(isinstance(one, Ended) for one in brought.events):
            assert isinstance(word, EndJourney | AnswerStillYours | ChangeJob | Confirm), "law 2: in so many words"
        if isinstance(word, Resume):
            self._resumed(before, brought)
        self._picked_up(before, brought)
        if isinstance(brought.events[0], PlanUpgraded) and before:
            self._stays_theirs(before, evolve(before, brought.events[0]))

    def _refused(self, word: Said, said: datetime, refusal: Refusal) -> None:
        if isinstance(word, TakeBack) and word.by in self.spoken.get(word.word, ()) and said == self.now:
            assert refusal.code in NOT_TAKEN_BACK, "law 21: whoever said it can take it back"

    def _had_a_role(self, before: Journey | None, word: Said, at: datetime, opening: Event) -> bool:
        """Laws 7 and 8: at the moment at which it was said; as whoever they stood in for; or as somebody's manager."""
        if before is None:
            assert isinstance(opening, JourneyStarted)
            return bool(opening.people.roles(word.by))
        if type(word) in LOOKING_ALONG and self.ground.stands_in(word.by, before.people.adviser):
            return True
        had = self._then(before, at).roles(word.by)
        for absent, acts in self._standing_in(at).items():
            if acts == word.by:
                had |= self._then(before, at).roles(absent) & {Role.FRAME_HOLDER, Role.COMPANION}
        if word.by in {who for people in before.receiving.values() for who in people}:
            had |= {Role.WATCHER}
        if isinstance(word, NameStandIn) and self.ground.managers.get(word.who) == word.by:
            had |= {Role.MANAGER}
        return bool(had & set(MAY[type(word)]))

    def _standing_in(self, at: datetime) -> dict[PersonId, PersonId]:
        """Who acts for whom at an instant, read off the log: the last word about somebody that is not later than it."""
        last = {one.who: one for one in sorted(self.away, key=lambda one: one.at) if one.at <= at}
        return {who: one.to for who, one in last.items() if isinstance(one, StandInNamed) and at < one.over}

    def _then(self, journey: Journey, at: datetime) -> People:
        """Who was who at an instant, read off the log: the last change that is not later than it."""
        then = [people for when, people in self.hands if when <= at]
        return replace(then[-1], helpers=journey.people.helpers)

    def _as_if_not_said(self, word: TakeBack, record: list[Told], brought: Brought) -> None:
        """Law 21: every fact is as if the word had not been said; only a yes that was to it is asked for anew."""
        first = brought.events[0]
        assert isinstance(first, WordTakenBack) and brought.journey is not None
        unsaid = {one.event.word for one in record if isinstance(one.event, WordTakenBack)} | {word.word}
        without = fold(one.event for one in record if one.word not in unsaid or isinstance(one.event, EXPECTING))
        for name in FACTS:
            if name in AN_END_SETS and brought.journey.applied:
                continue
            if name in ("accepted", "agreed") and (first.lapsed is not None or Agreed in map(type, brought.events)):
                continue
            if name == "supports" and SupportGiven in map(type, brought.events):
                continue
            facts = getattr(without, name)
            if name == "unreachable":
                facts -= {one.who for one in brought.events if isinstance(one, Reached)}
            assert getattr(brought.journey, name) == facts, name

    def _bring(self, brought: Brought, by: PersonId | None, word: str | None = None) -> None:
        for one in brought.events:
            before = self.journey
            self._event(before, one, by)
            self.record.append(Told(one, word))
            self.journey = retold(self.record, before, len(self.record) - 1)
            assert self.journey is not None
            if isinstance(one, CameAlong) and before:
                self._comes_along(before, self.journey)
            if isinstance(one, HandedOver) and before:
                self._loses_nothing(before, self.journey)
                sides = (before.people.frame_holder, before.people.companion)
                new = one.role is not Handed.MENTOR and one.to not in sides
                assert not new or self.journey.newcomers[one.to] == one.at, (
                    "free text moves with the learner's yes only"
                )
            if before is None or self.journey.people is not before.people:
                self.hands.append((max([one.at, *(when for when, _ in self.hands)]), self.journey.people))
            if isinstance(one, StandInNamed | BackAgain):
                self.away.append(one)
            self.back.append(Told(event(json.loads(json.dumps(body(one)))), word))
            self.read_back = retold(self.back, self.read_back, len(self.back) - 1)
            self.log.append(one)
        assert brought.journey == self.journey, "what was brought is what its events make"
        assert self.read_back == self.journey, "what the log gives back makes the same journey"
        if brought.events and self.journey is not None:
            self._standing(self.journey)

    def _event(self, before: Journey | None, one: Event, by: PersonId | None) -> None:
        """What holds of every event, on the journey as it was just before it."""
        assert event(json.loads(json.dumps(body(one)))) == one
        assert one.by == by, "somebody said it, or time did"
        assert str(one.at.tzinfo) == "UTC", "one instant, one text"
        if before is None:
            assert isinstance(one, JourneyStarted)
            return
        assert not before.ended or (before.applied and isinstance(one, AFTER_IT_WAS_APPLIED))
        if isinstance(one, Ended | Applied):
            assert one.by is not None, "no journey ends by time"
        if isinstance(one, Sighting):
            assert one.by != before.people.learner
            assert one.on <= self.ground.calendar.day(one.at)
        if isinstance(one, Applied):
            assert len(before.yes) == 2
            assert before.agreed
            assert before.sightings
        self._two_people(before, one)
        if isinstance(one, ExpectationOpened):
            assert one.id not in self.ids
            self.ids.add(one.id)
        if isinstance(one, RungClimbed):
            assert before.paused is None or before.expectations[one.id].what in NEVER_HELD, "law 3: paused"
            calendar = self.ground.of(before.people.team).calendar
            assert not calendar.is_quiet(calendar.day(one.at)), "law 4: nothing is sent in a quiet period"
            self._rung(before.expectations[one.id], one)

    def _two_people(self, before: Journey, one: Event) -> None:
        """Law 5: nobody says yes for both sides, not even while somebody is away."""
        learner = before.people.learner
        if isinstance(one, AgreementAccepted | AgreementChanged | BehaviourAdded | NeedFound):
            assert (one.by == learner) == ((one.side or one.by) == learner)
        if isinstance(one, StandInNamed):
            assert learner not in (one.to, one.who)
        if isinstance(one, Agreed):
            assert learner != before.people.frame_holder
            assert before.accepted == {*before.people.agreeing()}

    def _stays_theirs(self, before: Journey, after: Journey) -> None:
        """Law 16: a tailored step survives any template upgrade until a person changes it."""
        theirs = {one.step for one in self.log if isinstance(one, PlanTailored)}
        for step in theirs:
            assert step in after.steps
            assert (step in after.dropped) == (step in before.dropped)
            assert after.rounds.get(step) == before.rounds.get(step)
            figure = FIGURES.get(step, "id")
            assert getattr(after, figure) == getattr(before, figure)
        if any(isinstance(one, PlanTailored) and one.change is Change.MOVE for one in self.log):
            stayed = [step for step in after.steps if step in before.steps]
            assert stayed == [step for step in before.steps if step in stayed]
        if before.agreed:
            assert after.aim == before.aim, "two agreed on it"
        assert before.without_activity == after.without_activity

    def _loses_nothing(self, before: Journey, after: Journey) -> None:
        """Law 11: a hand-over changes who it is, and no fact."""
        for kept in KEPT:
            assert getattr(after, kept) == getattr(before, kept)
        assert {(one.id, one.sort, one.promised, one.settled) for one in after.supports.values()} == {
            (one.id, one.sort, one.promised, one.settled) for one in before.supports.values()
        }
        assert {(one.id, one.sort, one.settled) for one in after.conditions.values()} == {
            (one.id, one.sort, one.settled) for one in before.conditions.values()
        }
        assert len(after.yes) == len(before.yes)
        assert (after.agreed is None) or after.accepted == set(after.people.agreeing())
        came = after.newcomers.keys() - before.newcomers.keys()
        assert came <= {after.people.frame_holder, after.people.companion}
        assert not came & {before.people.frame_holder, before.people.companion, before.people.learner}

    def _comes_along(self, before: Journey, after: Journey) -> None:
        """Law 11, and law 5: the need and what was seen of it stay, and a new agreement takes two."""
        for kept in ("need", "frame", "practices", "sightings", "ratings", "activities", "counted", "occasions"):
            assert getattr(after, kept) == getattr(before, kept)
        assert after.agreed is None
        assert after.accepted == {after.people.learner}
        assert after.unmanaged == (after.people.frame_holder == NOBODY)

    def _resumed(self, before: Journey | None, brought: Brought) -> None:
        """Law 15: a pause of N working days moves every floating date by N and no fixed one.

        What follows may move a date once more: the talk about a horizon that was agreed meanwhile, a new quiet period.
        And *still yours?* is answered by the word itself.
        """
        assert before is not None and before.paused is not None and brought.journey is not None
        calendar, opening = self.ground.calendar, brought.events[0]
        assert isinstance(opening, JourneyResumed)
        held = {key: one for key, one in before.expectations.items() if one.held}
        moves = {one.id: one for one in reversed(brought.events) if isinstance(one, ExpectationMoved)}
        assert moves.keys() >= held.keys()
        for key, expectation in held.items():
            after = brought.journey.expectations.get(key)
            assert expectation.held and (after is None or after.held is None), "silence may be over by then"
            days = calendar.between(calendar.day(expectation.held.since), calendar.day(opening.at))
            later = calendar.plus(expectation.due, days) if days else expectation.due
            assert moves[key].due == (expectation.due if expectation.fixed else later)

    def _picked_up(self, before: Journey | None, brought: Brought) -> None:
        """What L&D picked up is off the list up to its day, and on it again from then on; nothing else changed."""
        said = [one for one in brought.events if isinstance(one, PickedUp)]
        if not said or before is None or brought.journey is None or brought.journey.paused != before.paused:
            return
        (picked,) = said
        after, calendar = brought.journey.expectations, self.ground.calendar
        begun = [one for one in before.expectations.values() if one.stuck and one.stuck.from_ <= picked.at]
        rows = [one for one in begun if one.what not in BETWEEN_TWO and one.stuck and one.stuck.reason is picked.reason]
        assert rows, "something is picked up"
        for row in [one for one in rows if one.id in after]:
            now = after[row.id]
            assert now.stuck and now.rung and now.rung.name is RungName.LND
            assert calendar.day(now.stuck.from_) == calendar.lands(picked.until) > calendar.day(picked.at)
            assert (now.due, now.who, now.stuck.reason) == (row.due, row.who, picked.reason)
        assert brought.journey.last_word == before.last_word or picked.move is Move.END, "L&D's word breaks no silence"

    def _rung(self, expectation: Expectation, one: RungClimbed) -> None:
        assert expectation.held is None, "nobody is nudged while it is paused"
        assert expectation.rung is not None
        assert expectation.rung.name == one.rung
        assert expectation.rung.at <= one.at, "no rung before its time"
        assert one.rung is not RungName.PLAN or not expectation.in_diary, "it is planned already"
        if one.next is not None:
            calendar = self.ground.calendar
            assert calendar.is_working(calendar.day(one.next.at))
            assert one.next.at > one.at
        assert self.journey is not None
        self._asked(self.journey, expectation, one)
        theirs = {one.rung, one.next.name if one.next else None} & LND_RUNGS
        assert bool(one.stuck) == bool(theirs), "stuck from the rung on that is L&D's"
        if one.rung in LND_RUNGS:
            self.with_lnd[one.id] = one.at

    def _asked(self, journey: Journey, expectation: Expectation, one: RungClimbed) -> None:
        """Who is away is not asked while somebody acts for them, and who is gone is not asked at all."""
        people, acting = journey.people, self._standing_in(one.at)
        if one.rung in LND_RUNGS or expectation.what in (What.MENTOR, What.MENTOR_MEETING, What.SIGHTING):
            return
        assert one.to not in acting or one.to in (*acting.values(), people.adviser)
        assert not journey.unmanaged or one.to in (people.adviser, *acting.values()) or one.to != people.frame_holder

    def _standing(self, journey: Journey) -> None:
        """What holds of a journey whenever everything that follows has been said."""
        over = agenda(journey).over
        assert over == (journey.ended is not None and not journey.expectations)
        assert bool(journey.expectations) != over, "an open journey expects something of somebody"
        people, days = journey.people, [(seen.behaviour, seen.on) for seen in journey.sightings]
        assert len(days) == len(set(days))
        assert people.learner not in {seen.by for seen in journey.sightings}
        self._whose(journey)
        if journey.paused:
            assert journey.open(What.PAUSE_REVIEW), "a pause has a day on which it is looked at"
        for one in journey.open(What.SUPPORT) + journey.open(What.PROMISE):
            assert one.who == journey.supports[one.of or ""].of, "who is asked may answer"
        for what in BETWEEN_TWO:
            assert {one.who for one in journey.open(what)} <= {people.adviser}, "between two, whoever leaves"
        for one in journey.open(What.CONDITION):
            assert one.who == journey.conditions[one.of or ""].owner, "who is asked may answer"
        if not journey.ended:
            self._asks(journey)
            self._stuck(journey)

    def _asks(self, journey: Journey) -> None:
        """Law 1: one check-in from the agreement on, and one try of each behaviour; or what they wait for."""
        asked = journey.people.companion != NOBODY and journey.first_agreed is not None
        dated = cadence.between_check_ins(journey) is None
        check_ins = journey.open(What.CHECK_IN)
        assert len(check_ins) == asked or (dated and len(check_ins) < 2), "exactly one check-in, from the agreement on"
        assert journey.need.behaviours or not journey.people.companion or journey.open(What.NEEDS_TALK)
        for one in journey.need.behaviours:
            days = [other for other in journey.open(What.OCCASION) if other.of == one.id]
            tries = occasions.tries(journey, one.id)
            waits = StepKind.PRACTICE in journey.dropped or conditions.awaited(journey, one.id)
            assert len(days) + len(tries) == 1 or waits
            rare = journey.paces[one.id].after_occasion is not None
            assert all(other.fixed == rare for other in tries), "law 15: an occasion is fixed, and a rhythm floats"
            assert rare or not days

    def _whose(self, journey: Journey) -> None:
        """Laws 3, 5 and 11: what goes with a role is expected of who has it now, and two people are two."""
        people = journey.people
        assert people.learner not in (people.frame_holder, people.companion, people.mentor)
        assert people.learner not in people.watchers
        theirs = {
            What.ACCEPT: people.agreeing(),
            What.CONCLUDE: (people.learner, people.companion),
            What.PLAN_ACTIVITY: (people.learner, people.companion),
            What.MENTOR: (people.mentor,),
            What.MENTOR_MEETING: (people.mentor,),
            **dict.fromkeys(OF_THE_COMPANION, (people.companion,)),
            **dict.fromkeys(OF_THE_LEARNER, (people.learner,)),
        }
        for one in journey.expectations.values():
            assert one.who in theirs.get(one.what, (one.who,))
            assert one.who != NOBODY, "somebody is asked"

    def _stuck(self, journey: Journey) -> None:
        """Stuck is what L&D's rungs say, and nothing else."""
        known = [one for one in journey.expectations.values() if one.what not in BETWEEN_TWO]
        stuck = {one.id: one.stuck for one in known if one.stuck}
        assert sorted(stuck.values(), key=repr) == sorted(agenda(journey).stuck, key=repr)
        for one in journey.expectations.values():
            if one.rung and one.rung.name is RungName.LND:
                assert one.stuck and one.stuck.from_ == one.rung.at
            elif one.stuck:
                assert one.stuck.from_ <= self.with_lnd[one.id]

    def teardown(self) -> None:
        """The log alone gives the journey back, however it is cut; so does a snapshot."""
        journey = retold(self.record)
        for place in range(0, len(self.record), 16):
            assert retold(self.record, retold(self.record[:place]), place) == self.journey
        assert journey == self.journey
        if journey is not None:
            assert JOURNEYS.validate_python(JOURNEYS.dump_python(journey, mode="json")) == journey
            changes = [one for one in counting(self.record) if isinstance(one, CHANGES)]
            changes = [one for one in changes if not isinstance(one, WordTakenBack) or one.lapsed is not None]
            assert bool(journey.agreed) == bool(changes and isinstance(changes[-1], Agreed))


TestLaws = pytest.mark.timeout(3_600)(Journeys.TestCase)
