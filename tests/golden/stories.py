"""The journeys that are kept as golden files: who said what, on which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journey import Ground, Said
from journey.arranged import Lacking, Needed, Reins, Settled
from journey.days.calendar import Calendar, Quiet
from journey.endings import EndJourney, KeepGoing
from journey.expected.silence import AnswerStillYours, StillYours
from journey.ground import Template
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, Promise, SupportWasGiven
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import MakeIfThen
from journey.needs.need import Origin, Rhythm
from journey.needs.replanning import RePlan
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting, Way
from journey.pause import Pause, PauseReason, Resume
from journey.plans.reins import TakeReins
from journey.state import Ending, SightingAnswer
from journey.steps.activity import ActivityWasDone, PlanActivity
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice, Outcome
from journey.steps.watch import Otherwise, StillDoing
from journey.who.hand_over import Handed, HandOver
from journey.who.letting_read import LetRead
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import PersonId, TeamId

SANNE, KARIM, FEMKE = PersonId("sanne"), PersonId("karim"), PersonId("femke")
LOTTE, LUC = PersonId("lotte"), PersonId("luc")
MARIEKE, JOB, HELEEN = PersonId("marieke"), PersonId("job"), PersonId("heleen")
GROUND = Ground(
    calendar=Calendar(
        days_off=frozenset(map(date.fromisoformat, ("2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25"))),
        quiet=(Quiet(date(2026, 7, 27), date(2026, 8, 14)), Quiet(date(2026, 12, 24), date(2027, 1, 3))),
    ),
    templates={
        "standard": Template(
            "standard@1", ("needs-conversation", "practice", "check-ins", "confident-application"), aim=8, practices=2
        ),
        "main-line": Template(
            "main-line@1",
            ("needs-conversation", "activity", "practice", "mentoring", "check-ins", "confident-application"),
        ),
    },
    head=HELEEN,
    colleagues={MARIEKE: JOB},
)
FIRST = date(2026, 3, 2)
START = StartJourney(
    by=SANNE,
    learner=SANNE,
    frame_holder=KARIM,
    companion=KARIM,
    adviser=MARIEKE,
    team=TeamId("north"),
    title="Saying it in time",
    want="say what I think before it is too late",
    behaviour="in a meeting where I disagree, I say so",
    noticed_by=(FEMKE,),
    origin=Origin.FEEDBACK,
    hours=2,
    horizon=date(2027, 3, 1),
)
Told = tuple[date, Said | None]
"""A day, and what was said on it; None: nobody said anything up to then."""


def tried(outcome: Outcome) -> LogPractice:
    """Sanne tried."""
    return LogPractice(by=SANNE, outcome=outcome)


def checked(answer: SightingAnswer, on: date | None = None) -> CheckIn:
    """Karim checked in."""
    return CheckIn(by=KARIM, answer=answer, on=on)


def noticed(answer: SightingAnswer, way: Way = Way.SAW) -> LogSighting:
    """Femke noticed something."""
    return LogSighting.model_validate({"by": FEMKE, "answer": answer, "way": way})


def a_year() -> Iterator[Told]:
    """Sixty words: from a need to confident application, with a summer and a setback in between."""
    yield from _spring()
    for nth, (outcome, answer, figure) in enumerate(MONTHS):
        month = FIRST + timedelta(weeks=5 + 4 * nth)
        yield month + timedelta(days=1), checked(answer)
        yield month + timedelta(days=3), Rate(by=SANNE, figure=figure)
        yield month + timedelta(days=8), tried(outcome)
        if nth % 2:
            yield month + timedelta(days=10), noticed(SightingAnswer.SEEN, Way.RECEIVED)
        yield month + timedelta(days=22), tried(Outcome.WENT_WELL)
    yield date(2027, 2, 9), Spoke(by=SANNE, line="sealed:1/b3VyIHRhbGs")
    yield date(2027, 2, 10), Conclude(by=KARIM, yes=False, until=date(2027, 2, 22))
    yield date(2027, 2, 15), noticed(SightingAnswer.SEEN)
    yield date(2027, 2, 18), Conclude(by=SANNE, yes=True)
    yield date(2027, 2, 24), Conclude(by=KARIM, yes=True)


MONTHS = (
    (Outcome.WENT_STIFFLY, SightingAnswer.NO_OCCASION, 4),
    (Outcome.WENT_STIFFLY, SightingAnswer.NOT_YET, 5),
    (Outcome.WENT_WELL, SightingAnswer.SEEN, 5),
    (Outcome.NO_OCCASION, SightingAnswer.SPOKE, 5),
    (Outcome.DIDNT_GET_ROUND, SightingAnswer.NOT_YET, 5),
    (Outcome.WENT_STIFFLY, SightingAnswer.SEEN, 6),
    (Outcome.WENT_WELL, SightingAnswer.SEEN, 6),
    (Outcome.WENT_WELL, SightingAnswer.SPOKE, 7),
    (Outcome.WENT_WELL, SightingAnswer.SEEN, 7),
    (Outcome.WENT_WELL, SightingAnswer.SEEN, 8),
)


def _spring() -> Iterator[Told]:
    yield FIRST, START
    yield date(2026, 3, 5), Propose(by=KARIM, hours=1.5)
    yield date(2026, 3, 6), Accept(by=SANNE)
    yield date(2026, 3, 12), tried(Outcome.WENT_STIFFLY)
    yield date(2026, 3, 19), Spoke(by=KARIM)
    yield date(2026, 3, 24), noticed(SightingAnswer.NO_OCCASION)
    yield date(2026, 3, 26), AnswerStillYours(by=SANNE, answer=StillYours.HELP)
    yield date(2026, 3, 27), Spoke(by=KARIM, line="sealed:1/aGVscCBpcyBjb21pbmc")
    yield date(2026, 3, 31), tried(Outcome.WENT_WELL)
    yield date(2026, 4, 2), noticed(SightingAnswer.NOT_YET)


def silence() -> Iterator[Told]:
    """Two agree, one tries once, and then nobody says anything for a year; every ladder is climbed to its end."""
    yield FIRST, START.model_copy(update={"by": MARIEKE, "rhythm": Rhythm.MONTHLY})
    yield date(2026, 3, 4), Accept(by=KARIM)
    yield date(2026, 3, 9), Accept(by=SANNE)
    yield date(2026, 3, 20), tried(Outcome.WENT_WELL)
    yield date(2027, 3, 2), None


def another_way() -> Iterator[Told]:
    """A counter-proposal, an end that is proposed and declined, an end that is proposed and wanted."""
    yield FIRST, START.model_copy(update={"by": KARIM, "rhythm": Rhythm.DAILY, "first_try": date(2026, 3, 7)})
    yield date(2026, 3, 3), Propose(by=SANNE, behaviour="in the Monday meeting, I say so", hours=3, aim=7)
    yield date(2026, 3, 17), Propose(by=KARIM, hours=2)
    yield date(2026, 4, 8), Accept(by=SANNE)
    yield date(2026, 4, 9), tried(Outcome.DIDNT_GET_ROUND)
    yield date(2026, 5, 20), EndJourney(by=KARIM, how=Ending.LAPSED)
    yield date(2026, 6, 17), KeepGoing(by=SANNE)
    yield date(2026, 6, 18), AnswerStillYours(by=SANNE, answer=StillYours.LATER, until=date(2026, 8, 1))
    yield date(2026, 8, 26), AnswerStillYours(by=SANNE, answer=StillYours.BUSY)
    yield date(2026, 8, 27), checked(SightingAnswer.SEEN, on=date(2026, 8, 20))
    yield date(2026, 8, 28), Rate(by=SANNE, figure=7)
    yield date(2026, 9, 1), noticed(SightingAnswer.NOT_YET)
    yield date(2026, 10, 26), EndJourney(by=MARIEKE, how=Ending.MOVED, stays_behind=True)
    yield date(2026, 10, 29), EndJourney(by=SANNE, how=Ending.MOVED, stays_behind=True, line="sealed:1/bmV3IGpvYg")


def the_main_line() -> Iterator[Told]:
    """A course, a mentor, what had to be there first, a pause, a manager who left; applied, and picked up again."""
    yield FIRST, START.model_copy(update={"template": "main-line", "horizon": date(2026, 6, 1)})
    yield date(2026, 3, 4), Spoke(by=KARIM)
    yield date(2026, 3, 5), Accept(by=KARIM)
    yield date(2026, 3, 6), MakeIfThen(by=SANNE, plan="sealed:1/aWYgdGhlbg")
    yield from _learning()
    yield from _interrupted()
    yield date(2026, 6, 24), checked(SightingAnswer.SEEN).model_copy(update={"by": LOTTE})
    yield date(2026, 7, 1), Rate(by=SANNE, figure=8)
    yield date(2026, 7, 2), Conclude(by=SANNE, yes=True)
    yield date(2026, 7, 6), Conclude(by=LOTTE, yes=True)
    yield date(2026, 10, 8), StillDoing(by=SANNE, yes=True)
    yield date(2027, 2, 8), StillDoing(by=SANNE, yes=False, otherwise=Otherwise.AGAIN)
    yield date(2027, 2, 15), tried(Outcome.WENT_WELL)


def _learning() -> Iterator[Told]:
    """One talk is held and the other is not; the first promise is late."""
    yield date(2026, 3, 17), PlanActivity(by=SANNE, title="Having your say", on=date(2026, 4, 9), cost=450, hours=8)
    yield date(2026, 3, 18), InviteMentor(by=KARIM, mentor=LUC)
    yield date(2026, 3, 23), AnswerInvitation(by=LUC, yes=True)
    yield date(2026, 3, 25), NameCondition(by=SANNE, what="sealed:1/YSByb29t", owner=KARIM, sort=Lacking.TIME)
    yield date(2026, 3, 26), AskSupport(by=SANNE, sort=Needed.SWAP)
    yield date(2026, 3, 30), Promise(by=KARIM, due=date(2026, 4, 3))
    yield date(2026, 4, 1), tried(Outcome.WENT_STIFFLY)
    yield date(2026, 4, 8), Spoke(by=SANNE)
    yield date(2026, 4, 10), ActivityWasDone(by=SANNE)
    yield date(2026, 4, 15), SupportWasGiven(by=KARIM)
    yield date(2026, 4, 16), SettleCondition(by=KARIM, outcome=Settled.MET)
    yield date(2026, 4, 21), Met(by=LUC)
    yield date(2026, 4, 22), noticed(SightingAnswer.SEEN)


def _interrupted() -> Iterator[Told]:
    """Three weeks of standing still, and then a manager who is gone."""
    yield date(2026, 4, 24), Pause(by=KARIM, why=PauseReason.WORK_FIRST)
    yield date(2026, 5, 18), Resume(by=SANNE)
    yield date(2026, 5, 20), ManagerIsGone(by=SANNE)
    yield date(2026, 5, 28), HandOver(by=MARIEKE, role=Handed.MANAGER, to=LOTTE)
    yield date(2026, 5, 29), LetRead(by=SANNE, who=LOTTE)
    yield date(2026, 6, 3), Spoke(by=LOTTE)
    yield date(2026, 6, 4), TakeReins(by=LOTTE, lead=Reins.LEARNER)
    yield date(2026, 6, 10), Met(by=SANNE)
    yield date(2026, 6, 23), RePlan(by=SANNE, horizon=date(2026, 9, 1))


STORIES = {"a-year": a_year, "silence": silence, "another-way": another_way, "the-main-line": the_main_line}
