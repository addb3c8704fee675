"""Random people, words and grounds: whatever can be said, by anybody, sensible or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from journey import Said
from journey.calendar import Calendar, Quiet
from journey.endings import EndJourney, KeepGoing
from journey.ground import DEFAULT_LADDERS, Kind, Policy, RungName
from journey.need import Rhythm
from journey.people import PersonId
from journey.silence import AnswerStillYours, StillYours
from journey.state import Ending, SightingAnswer
from journey.steps.application import Conclude, Rate
from journey.steps.check_ins import CheckIn, LogSighting, Way
from journey.steps.needs_conversation import Accept, Propose, Spoke, StartJourney
from journey.steps.practice import LogPractice, Outcome
from tests.core.telling import BRAM, FEMKE, GROUND, KARIM, MARIEKE, SANNE, START

LOTTE = PersonId("lotte")
"""A project lead: the companion where that is not the manager."""

CLOSED = Calendar(
    days_off=frozenset({date(2026, 4, 6), date(2026, 4, 27), date(2026, 12, 25), date(2027, 1, 1)}),
    quiet=(Quiet(date(2026, 7, 27), date(2026, 8, 14)), Quiet(date(2026, 12, 21), date(2027, 1, 3))),
)
IMPATIENT = Policy(2, {**DEFAULT_LADDERS, Kind.ANSWER: ((RungName.ASK, 0), (RungName.LND, 3))})
GROUNDS = {
    "open": GROUND,
    "closed": replace(GROUND, calendar=CLOSED),
    "impatient": replace(GROUND, calendar=CLOSED, policy=IMPATIENT),
}
"""As the organisation has it, and as it may decide to have it from tomorrow."""

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)

anybody = st.sampled_from((SANNE, KARIM, LOTTE, FEMKE, MARIEKE, BRAM))
learner = st.sampled_from((SANNE, SANNE, SANNE, SANNE)) | anybody
sides = st.sampled_from((SANNE, KARIM, LOTTE)) | anybody
companions = st.sampled_from((KARIM, KARIM, LOTTE)) | anybody
watchers = st.sampled_from((FEMKE, FEMKE, KARIM)) | anybody
dates = st.dates(date(2026, 1, 1), date(2028, 12, 31))
starts = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))
answers = st.sampled_from((SightingAnswer.SEEN, *SightingAnswer))
noticed = st.sampled_from((SightingAnswer.SEEN, SightingAnswer.NOT_YET, SightingAnswer.NO_OCCASION))
endings = st.sampled_from([how for how in Ending if how is not Ending.APPLIED])
lines = st.none() | st.sampled_from(("it went better than I thought", "sealed:1/abc"))


@st.composite
def openings(draw: st.DrawFn) -> StartJourney:
    """Sanne's journey, with any people and rhythm around it."""
    return START.model_copy(
        update={
            "by": draw(st.sampled_from((SANNE, SANNE, KARIM, MARIEKE, FEMKE))),
            "companion": draw(st.sampled_from((KARIM, LOTTE))),
            "adviser": draw(st.sampled_from((MARIEKE, MARIEKE, KARIM))),
            "noticed_by": (FEMKE, *draw(st.lists(st.sampled_from((FEMKE, KARIM, SANNE)), max_size=3))),
            "rhythm": draw(st.sampled_from(Rhythm)),
            "first_try": draw(st.none() | dates),
        }
    )


def words(today: date) -> SearchStrategy[Said]:
    """Anything that anybody may try to say on a journey around this day; the end of it one time in many."""
    some_day = st.none() | st.integers(-40, 90).map(lambda days: today + timedelta(days=days))
    lately = st.none() | st.integers(-35, 1).map(lambda days: today + timedelta(days=days))
    said = (
        st.builds(Accept, by=sides),
        st.builds(Spoke, by=sides, line=lines),
        st.builds(LogPractice, by=learner, outcome=st.sampled_from(Outcome), line=lines),
        st.builds(CheckIn, by=companions, answer=answers, on=lately, way=st.sampled_from(Way), line=lines),
        st.builds(LogSighting, by=watchers, answer=noticed, on=lately, way=st.sampled_from(Way), line=lines),
        st.builds(Rate, by=learner, figure=st.integers(1, 10)),
    )
    seldom = (
        st.builds(Propose, by=sides, hours=st.none() | st.just(2.5), horizon=some_day, aim=st.none() | st.just(6)),
        st.builds(Conclude, by=sides, yes=st.just(True), until=st.none()),
        st.builds(Conclude, by=sides, yes=st.booleans(), until=some_day),
        st.builds(AnswerStillYours, by=learner, answer=st.sampled_from(StillYours), until=some_day),
        st.builds(KeepGoing, by=learner),
        st.builds(EndJourney, by=anybody, how=endings, line=lines),
        st.just(START),
    )
    return st.one_of(*said, *said, *seldom)
