"""Random people, words and grounds: whatever can be said, by anybody, sensible or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from journey import Journey, Said, sayable
from journey.arranged import Around, Lacking, Mark, Needed, Reins, Settled, Sort
from journey.days.calendar import Calendar, Quiet
from journey.endings import EndJourney, KeepGoing
from journey.expected.later import Later
from journey.expected.silence import AnswerStillYours, StillYours
from journey.ground import DEFAULT_LADDERS, Kind, Policy, RungName, Template
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, DeclineSupport, Promise, SupportWasGiven
from journey.helping.thanks import Celebrate, Thank
from journey.lnd.at_once import NoRoom, NotMine
from journey.lnd.corrections import Because, NotRight
from journey.lnd.moves import PickUp
from journey.lnd.reasons import Move, Reason
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour, MakeIfThen, NameWatchers
from journey.needs.finding import Find
from journey.needs.need import Rhythm
from journey.needs.occasions import DateOccasion
from journey.needs.replanning import RePlan
from journey.needs.team_need import LeaveTeam
from journey.noticing.confidence import Rate, ShareFigure
from journey.noticing.sightings import LogSighting, Way
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, PauseReason, Resume
from journey.plans.charter import AcceptCharter
from journey.plans.plan import StepKind
from journey.plans.reins import TakeReins
from journey.plans.rounds import Override, RepeatStep
from journey.plans.success_factors import MarkSuccessFactor
from journey.plans.tailoring import AddStep, DropStep, MoveStep
from journey.plans.upgrading import Upgrade
from journey.reading.between_two import AnswerPrivately, AskCoaching, CoachingWasGiven, SayPrivately
from journey.state import Ending, SightingAnswer
from journey.steps.activity import ActivityWasDone, DropActivity, MoveActivity, PlanActivity
from journey.steps.application import Conclude
from journey.steps.buddies import NameBuddy
from journey.steps.check_ins import CheckIn
from journey.steps.diary import PlanTalk
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met, StopMentoring
from journey.steps.needs_conversation import Spoke, StartJourney
from journey.steps.practice import LogPractice, Outcome
from journey.steps.talks import DropTalk
from journey.steps.watch import Otherwise, StillDoing
from journey.who.another_job import ChangeJob
from journey.who.for_somebody import Confirm
from journey.who.hand_over import Handed, HandOver
from journey.who.letting_read import LetRead
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import POST, PersonId
from journey.who.reaching import IsReachable, IsUnreachable
from journey.who.stand_ins import NameStandIn
from tests.core.telling import BRAM, DAY, FEMKE, GROUND, HELEEN, JOB, KARIM, LOTTE, LUC, MARIEKE, SANNE, START, noon

CLOSED = Calendar(
    days_off=frozenset({date(2026, 4, 6), date(2026, 4, 27), date(2026, 12, 25), date(2027, 1, 1)}),
    quiet=(Quiet(date(2026, 7, 27), date(2026, 8, 14)), Quiet(date(2026, 12, 21), date(2027, 1, 3))),
)
IMPATIENT = Policy(2, {**DEFAULT_LADDERS, Kind.ANSWER: ((RungName.ASK, 0), (RungName.LND, 3))})
MANAGERS = {KARIM: HELEEN, LOTTE: HELEEN, BRAM: SANNE, LUC: SANNE, JOB: SANNE}
"""Three report to the learner; the manager of the two sides is on no journey."""
NEWER = Template(
    "standard@2",
    ("needs-conversation", "activity", "mentoring", "check-ins", "practice", "confident-application"),
    aim=6,
    practices=5,
    meetings=4,
    charter=True,
    success_factors=("room", "silence"),
)
NEWEST = Template("standard@3", ("needs-conversation", "check-ins", "confident-application"), practices=1, meetings=1)
GROUNDS = {
    "open": replace(GROUND, managers=MANAGERS),
    "closed": replace(GROUND, calendar=CLOSED),
    "impatient": replace(GROUND, calendar=CLOSED, policy=IMPATIENT, managers=MANAGERS),
    "newer": replace(GROUND, templates={"standard": NEWER}),
    "newest": replace(GROUND, templates={"standard": NEWEST}),
}
"""As the organisation has it, and as it may decide to have it from tomorrow."""

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)

EVERYBODY = (SANNE, KARIM, LOTTE, FEMKE, LUC, MARIEKE, BRAM)
LEARNER = (*[SANNE] * 12, *EVERYBODY)
SIDES = (*[SANNE, KARIM] * 5, *EVERYBODY)
COMPANION = (*[KARIM] * 9, *[LOTTE] * 3, *EVERYBODY)
WATCHER = (*[FEMKE] * 9, *[KARIM] * 3, *EVERYBODY)
ENTERERS = (KARIM, KARIM, MARIEKE, LOTTE, LUC, FEMKE)
LINES = (None, "it went better than I thought", "sealed:1/abc")
LATELY = (None, None, 0, -1, -31, -32, 1)
ENDS = (EndJourney, Conclude)
"""What would soon end every journey, if it were said as often as anything else."""
ENDINGS = tuple(how for how in Ending if how is not Ending.APPLIED)

Asks = tuple[tuple[str, PersonId], ...]
"""Ids of what is open, each with whom it is asked of."""

dates = st.dates(date(2026, 1, 1), date(2028, 12, 31))
starts = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))


@st.composite
def openings(draw: st.DrawFn) -> StartJourney:
    """Sanne's journey, with any people and rhythm around it; now and then vague, or of a team."""
    vague = draw(st.integers(0, 5)) == 0
    return START.model_copy(
        update={
            "by": draw(st.sampled_from((SANNE, SANNE, KARIM, MARIEKE, FEMKE))),
            "companion": draw(st.sampled_from((KARIM, LOTTE))),
            "adviser": draw(st.sampled_from((MARIEKE, MARIEKE, KARIM))),
            "noticed_by": (FEMKE, *draw(st.lists(st.sampled_from((FEMKE, KARIM, SANNE)), max_size=3))),
            "rhythm": draw(st.sampled_from(Rhythm)),
            "first_try": None if vague else draw(st.none() | dates),
            "behaviour": None if vague else START.behaviour,
            "team_need": draw(st.sampled_from((None, None, None, "team-need-1"))),
            "horizon": draw(st.none() | dates),
        }
    )


def words(today: date, journey: Journey | None) -> SearchStrategy[Said]:
    """Anything that anybody may try to say on a journey around this day; mostly what makes sense on it now."""
    return st.integers(0, 2**32 - 1).map(lambda seed: fitting(Random(seed), today, journey))


def fitting(chance: Random, today: date, journey: Journey | None) -> Said:
    """One of them."""
    asks = () if journey is None else tuple((one.id, one.who) for one in journey.expectations.values())
    word = a_word(chance, today, asks)
    tries = 0 if journey is None or chance.random() < 0.25 else 20
    for _ in range(tries):
        if type(word) in sayable(journey, word.by, noon(today)) and (type(word) not in ENDS or chance.random() < 0.1):
            break
        word = a_word(chance, today, asks)
    return word.model_copy(update={"entered_by": chance.choice(ENTERERS)}) if chance.random() < 0.1 else word


def a_word(chance: Random, today: date, asks: Asks = ()) -> Said:
    """Mostly what moves a journey, mostly by somebody who may; an end or an oddity one time in many."""
    if chance.random() < 0.08:
        return _about_an_ask(chance, today, asks)
    talk = (_by_the_learner, _by_the_learner, _by_others, _by_others, _by_others, _around_it, _around_it)
    return chance.choice((*talk, _along_the_way, _of_the_plan, _by_lnd, _seldom))(chance, today)


def _about_an_ask(chance: Random, today: date, asks: Asks) -> Said:
    """Somebody answers a letter with another word than what it asks; or the post could not bring it."""
    pick, (id_, who) = chance.choice, chance.choice((*asks, ("check-in-9", KARIM)))
    by, day = pick((*[who] * 6, *SIDES)), today + pick((-1, 1, 6, 12, 20, 40)) * DAY
    return pick(
        (
            Later(by=by, expectation=id_, until=day),
            Later(by=by, expectation=id_, until=today + pick((9, 12, 15)) * DAY),
            NotMine(by=by, expectation=id_, line=pick(LINES)),
            NoRoom(by=pick((*[POST] * 9, who)), expectation=id_),
            PlanTalk(by=by, expectation=pick((None, id_)), on=day, minutes=pick((5, 30))),
            PlanTalk(by=by, on=day, at=pick((None, time(9), time(16, 30)))),
            IsUnreachable(by=POST, who=who),
        )
    )


def _by_the_learner(chance: Random, today: date) -> Said:
    by, pick = chance.choice(LEARNER), chance.choice
    day, nth = today + pick((-1, 0, 3, 30, 90)) * DAY, pick((1, 1, 1, 2))
    not_done = {"outcome": Outcome.DIDNT_GET_ROUND, "no_time": True}
    return pick(
        (
            LogPractice(by=by, outcome=pick(tuple(Outcome)), line=pick(LINES), nth=nth),
            LogPractice(by=by, outcome=pick(tuple(Outcome)), next_occasion=pick((None, None, day)), nth=nth),
            LogPractice.model_validate({"by": by, "nth": nth} | pick((not_done, {"outcome": pick(tuple(Outcome))}))),
            DateOccasion(by=pick((by, KARIM)), on=day, nth=pick((None, None, nth))),
            Rate(by=by, figure=pick(range(1, 11))),
            ShareFigure(by=by, yes=pick((True, False))),
            Conclude(by=by, yes=True),
            AnswerStillYours(by=by, answer=pick((StillYours.BUSY, StillYours.HELP))),
            KeepGoing(by=by),
            Confirm(by=pick((by, by, KARIM)), yes=pick((True, True, True, False))),
            MakeIfThen(by=by, plan="if they go quiet, then I ask"),
            StillDoing(by=by, yes=pick((True, False)), otherwise=pick((None, *Otherwise))),
            SayPrivately(by=by, line="he has no time for me"),
            Thank(by=by, to=pick(EVERYBODY), line=pick(LINES)),
            Celebrate(by=by),
        )
    )


def _by_others(chance: Random, today: date) -> Said:
    pick, ways, back = chance.choice, tuple(Way), chance.choice(LATELY)
    on = None if back is None else today + back * DAY
    seen = pick((SightingAnswer.SEEN, SightingAnswer.SEEN, SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION))
    noticed = {"by": pick(WATCHER), "answer": seen, "on": on, "way": pick(ways), "line": pick(LINES)}
    return pick(
        (
            Accept(by=pick(SIDES)),
            Spoke(by=pick(SIDES), line=pick(LINES)),
            AskWatchers(by=pick(LEARNER), of=pick(((), (FEMKE,), (BRAM, LUC, JOB), (FEMKE, BRAM)))),
            CheckIn(by=pick(COMPANION), answer=pick(tuple(SightingAnswer)), on=on, way=pick(ways), line=pick(LINES)),
            LogSighting.model_validate(noticed),
            LogSighting.model_validate(noticed),
            Conclude(by=pick(COMPANION), yes=True),
        )
    )


def _seldom(chance: Random, today: date) -> Said:
    pick, by = chance.choice, chance.choice(LEARNER)
    until = pick((None, today - DAY, today + DAY, today + 40 * DAY))
    return pick(
        (
            Propose(by=pick(SIDES), hours=pick((None, 2.5)), horizon=until, aim=pick((None, 6))),
            AnswerStillYours(by=by, answer=pick(tuple(StillYours)), until=until),
            EndJourney(by=pick(SIDES), how=pick(ENDINGS), stays_behind=pick((True, False)), line=pick(LINES)),
            ChangeJob.model_validate({"by": pick(SIDES), "comes_along": pick((True, True, False)), **_a_job(chance)}),
            ChangeJob.model_validate({"by": pick(LEARNER), "comes_along": True, **_a_job(chance)}),
            Conclude(by=pick(SIDES), yes=pick((True, False)), until=until),
            START,
        )
    )


def _around_it(chance: Random, today: date) -> Said:
    """Activities, mentoring, support and conditions."""
    pick, by, day = chance.choice, chance.choice(SIDES), today + chance.choice((-3, 0, 1, 9, 40, 90)) * DAY
    mentor, some = pick((*[LUC] * 14, *EVERYBODY)), pick((None, None, "1", "2"))
    return pick(
        (
            PlanActivity(by=by, title="a course", on=day, sort=pick(tuple(Sort))),
            MoveActivity(by=by, on=day, activity=some and f"a{some}"),
            ActivityWasDone(by=by, activity=some and f"a{some}"),
            DropActivity(by=by, activity=some and f"a{some}", line="full"),
            InviteMentor(by=by, mentor=mentor),
            AnswerInvitation(by=mentor, yes=pick((True, True, False))),
            Met(by=mentor),
            NameBuddy(by=pick((by, mentor)), buddy=pick(EVERYBODY)),
            Met(by=by),
            NameCondition(by=by, what="a quiet room", owner=mentor, sort=pick(tuple(Lacking)), due=pick((None, day))),
            SettleCondition(by=pick((by, mentor)), outcome=pick(tuple(Settled)), condition=some and f"c{some}"),
            AskSupport(by=by, sort=pick(tuple(Needed)), of=pick((None, mentor))),
            Promise(by=pick((by, mentor)), due=day, support=some and f"s{some}"),
            SupportWasGiven(by=pick((by, mentor)), support=some and f"s{some}"),
            DeclineSupport(by=pick((by, mentor)), support=some and f"s{some}", line="no room in April"),
        )
    )


def _away(chance: Random, today: date) -> Said:
    """Somebody is away, or back."""
    pick, who = chance.choice, chance.choice((KARIM, KARIM, LOTTE, *EVERYBODY))
    to, until = pick((LOTTE, LUC, BRAM, KARIM, SANNE)), today + pick((-1, 0, 5, 20, 40)) * DAY
    to_and_until = pick(({"to": to, "until": until}, {"to": to, "until": until}, {}, {"to": to}))
    return NameStandIn.model_validate({"by": pick((who, who, HELEEN, MARIEKE, *EVERYBODY)), "who": who, **to_and_until})


def _along_the_way(chance: Random, today: date) -> Said:
    """Pauses, hand-overs, new dates and new hands."""
    pick, by, day = chance.choice, chance.choice(SIDES), today + chance.choice((-1, 8, 30, 80, 120)) * DAY
    return pick(
        (
            Pause(by=by, why=pick(tuple(PauseReason)), until=pick((None, day))),
            Resume(by=by),
            Resume(by=by),
            HandOver(by=by, role=pick(tuple(Handed)), to=pick((*[LOTTE] * 8, *[SANNE] * 6, LUC, *EVERYBODY))),
            HandOver(by=by, role=pick(tuple(Handed)), to=pick((KARIM, LOTTE, LUC))),
            HandOver(by=by, role=Handed.MANAGER, to=pick((KARIM, LOTTE))),
            LetRead(by=pick(LEARNER), who=pick((LOTTE, LOTTE, LUC))),
            ManagerIsGone(by=by),
            _away(chance, today),
            _away(chance, today),
            RePlan(by=by, horizon=day),
            TakeReins(by=by, lead=pick(tuple(Reins))),
            StopMentoring(by=by),
            AddBehaviour.model_validate(_a_behaviour(by, pick(tuple(Rhythm)), day)),
            AddBehaviour.model_validate(_a_behaviour(by, Rhythm.RARE, day)),
            Find.model_validate(_a_behaviour(by, pick(tuple(Rhythm)), day)),
            LeaveTeam(by=by),
            NameWatchers(by=pick(LEARNER), noticed_by=pick(((FEMKE,), (LUC, BRAM), (SANNE,))), nth=pick((1, 1, 2))),
            CheckIn(by=by, answer=SightingAnswer.SEEN, second=pick((None, SightingAnswer.SEEN)), blocked=True),
        )
    )


def _a_job(chance: Random) -> dict[str, object]:
    """Sometimes nobody is known there yet."""
    holder = chance.choice((None, None, *[LOTTE] * 4, KARIM, LUC, SANNE))
    there = {"companion": chance.choice((None, None, LUC)), "frame_holder": holder} if holder else {}
    return there | {"adviser": chance.choice((None, BRAM)), "let_read": chance.choice((True, False))}


def _a_behaviour(by: PersonId, rhythm: Rhythm, day: date) -> dict[str, object]:
    """What is rare has the day of its next occasion."""
    said = {"by": by, "behaviour": "and then I wait", "rhythm": rhythm, "noticed_by": (FEMKE, LUC)}
    return said | ({"first_try": day} if rhythm is Rhythm.RARE else {})


def _of_the_plan(chance: Random, today: date) -> Said:
    """Steps that are added, left out, repeated, changed and moved; and what comes with a template."""
    pick, by, why = chance.choice, chance.choice(SIDES), "it fits better"
    step, other = pick(tuple(StepKind)), pick(tuple(StepKind))
    return pick(
        (
            AddStep(by=by, step=step, before=pick((None, other)), line=why),
            DropStep(by=by, step=step, line=why),
            DropStep(by=by, step=step, line=why),
            RepeatStep(by=by, step=step, line=why),
            Override(by=by, step=step, number=pick(range(1, 12)), line=why),
            MoveStep(by=by, step=step, before=other, line=why),
            DropTalk(by=by, talk=pick(tuple(Around)), line=why, activity=pick((None, "a1"))),
            AcceptCharter(by=by),
            MarkSuccessFactor(by=by, mark=pick(tuple(Mark)), factor=pick((None, "room", "tea"))),
            Upgrade(by=by),
            Upgrade(by=by),
        )
    )


def _by_lnd(chance: Random, today: date) -> Said:
    """What L&D does about its list, and what it hears from one person alone."""
    pick, by = chance.choice, chance.choice((*[MARIEKE] * 12, KARIM, JOB, SANNE))
    day, who = today + chance.choice((-1, 1, 8, 30, 100)) * DAY, chance.choice(EVERYBODY)
    return pick(
        (
            PickUp(by=by, move=pick(tuple(Move))),
            PickUp(by=by, move=pick(tuple(Move)), reason=pick((None, *Reason)), until=pick((None, day))),
            NotRight(by=by, why=pick((Because.TALKED, Because.NOT_STUCK))),
            NotRight(by=by, why=pick((Because.TALKED, Because.NOT_STUCK)), reason=pick((None, *Reason))),
            NotRight(by=by, why=Because.AWAY, until=pick((None, day))),
            NotRight(by=by, why=Because.WRONG_PERSON, to=pick((LUC, BRAM, who))),
            IsUnreachable(by=by, who=who),
            IsReachable(by=by, who=who),
            AnswerPrivately(by=by, line="shall I call you?"),
            AskCoaching(by=pick(COMPANION), line=pick(LINES)),
            CoachingWasGiven(by=by, to=pick((None, who))),
            Promise(by=by, due=day),
        )
    )
