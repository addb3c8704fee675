"""What was said arrives whole: each part of a word is on record as it was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from journey import Refusal, agenda, evolve
from journey.arranged import Needed
from journey.expected.expectations import ExpectationAnswered, What
from journey.expected.silence import AnswerStillYours, StillYours
from journey.grammar.refusals import NotYours
from journey.ground import Template
from journey.helping.support import AskSupport
from journey.needs.agreement import AgreementAccepted
from journey.needs.behaviours import AddBehaviour
from journey.noticing.sightings import LogSighting, Sighting, Way
from journey.state import SightingAnswer
from journey.steps.application import Conclude, ConclusionSaid
from journey.steps.check_ins import CheckedIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.steps.needs_conversation import JourneyStarted
from journey.steps.practice import PracticeLogged
from journey.who.people import TeamId
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    GROUND,
    KARIM,
    LUC,
    MAIN_LINE,
    MONDAY,
    NOT_YET,
    SANNE,
    SPOKE,
    START,
    STEPS,
    TRIED,
    WEEK,
    agreed,
    nothing_yet,
    started,
)

HASTY = replace(GROUND, templates={"standard": Template("standard@1", STEPS, meetings=4)})


def test_an_opening_holds_whose_it_is_and_what_it_serves() -> None:
    opening = started(goal="g-1", sponsor="s-1", team_need="t-1").only(JourneyStarted)
    assert (opening.need.goal, opening.need.sponsor, opening.need.team_need) == ("g-1", "s-1", "t-1")
    assert opening.people.team == TeamId("north")
    assert opening.template == started().now.template == "standard@1"


def test_and_what_its_template_asked_that_day() -> None:
    journey = started(HASTY)
    assert journey.only(JourneyStarted).meetings_asked == journey.now.meetings_asked == 4


def test_a_template_that_is_not_there_is_answered_with_those_that_are() -> None:
    ground = replace(GROUND, templates={"a-day": HASTY.templates["standard"], **GROUND.templates})
    refusal = nothing_yet(ground).refuses(START.model_copy(update={"template": "slow"}), MONDAY)
    assert refusal.about == {"template": "slow", "known": "a-day standard"}


def test_a_try_with_its_line() -> None:
    word = TRIED.model_copy(update={"line": "I began too late"})
    journey = agreed().when(word, MONDAY + WEEK)
    assert journey.only(PracticeLogged).line == "I began too late"
    assert journey.open(What.PRACTICE).who == SANNE


def test_an_occasion_with_the_way_it_was_noticed_and_its_line() -> None:
    word = LogSighting(by=FEMKE, answer=SightingAnswer.SEEN, way=Way.RECEIVED, line="she asked me first")
    sighting = agreed().when(word, MONDAY + WEEK).only(Sighting)
    assert (sighting.way, sighting.line) == ("received", "she asked me first")


def test_a_check_in_with_its_answer() -> None:
    assert agreed().when(NOT_YET, MONDAY + WEEK).only(CheckedIn).answer == "not-yet"


def test_not_yet_with_its_day() -> None:
    day = date(2026, 4, 15)
    assert agreed().when(Conclude(by=SANNE, yes=False, until=day), MONDAY + WEEK).only(ConclusionSaid).until == day


def test_the_question_whether_it_is_still_theirs_is_answered_and_not_only_closed() -> None:
    journey = agreed().until(date(2026, 4, 20))
    assert journey.open(What.STILL_YOURS)
    journey.when(AnswerStillYours(by=SANNE, answer=StillYours.BUSY), date(2026, 4, 20))
    assert "still-yours-1" in [event.id for event in journey.fresh if isinstance(event, ExpectationAnswered)]


def test_a_day_that_is_too_early_is_named_with_today() -> None:
    word = AnswerStillYours(by=SANNE, answer=StillYours.LATER, until=MONDAY)
    assert agreed().refuses(word, MONDAY + WEEK).about == {"until": "2026-03-02", "today": "2026-03-09"}


def test_nobody_tells_of_their_own_occasion() -> None:
    word = LogSighting(by=SANNE, answer=SightingAnswer.SEEN)
    assert agreed(noticed_by=(FEMKE,)).refuses(word, MONDAY + WEEK).code == "not-yours"
    mentored = agreed()
    mentored.journey = replace(mentored.now, people=replace(mentored.now.people, mentor=SANNE))
    assert mentored.refuses(word, MONDAY + WEEK).code == "not-your-own-sighting"


def test_who_only_watches_one_behaviour_tells_of_no_other_and_who_is_more_does() -> None:
    journey = agreed(noticed_by=(FEMKE, KARIM)).when(AddBehaviour(by=SANNE, behaviour="I ask first"), MONDAY + WEEK)
    second = LogSighting(by=FEMKE, answer=SightingAnswer.SEEN, nth=2)
    assert isinstance(journey.refuses(second, MONDAY + WEEK), NotYours)
    journey.when(AskSupport(by=SANNE, sort=Needed.SWAP, of=FEMKE), MONDAY + WEEK)
    assert isinstance(journey.refuses(second, MONDAY + WEEK), NotYours), "a helper notices no more than before"
    journey.when(second.model_copy(update={"by": KARIM}), MONDAY + WEEK)
    assert journey.only(Sighting).behaviour == "b2"
    journey.when(second.model_copy(update={"nth": 1}), MONDAY + WEEK)
    assert journey.only(Sighting).behaviour == "b1"


def test_seeing_it_once_ends_a_row_of_not_having_seen_it() -> None:
    journey = agreed().when(NOT_YET, MONDAY + WEEK)
    assert journey.now.unseen == 1
    journey.when(LogSighting(by=FEMKE, answer=SightingAnswer.NOT_YET), MONDAY + WEEK)
    assert journey.now.unseen == 1
    journey.when(LogSighting(by=FEMKE, answer=SightingAnswer.SEEN), MONDAY + WEEK)
    assert journey.now.unseen == 0


def test_every_instant_on_record_is_in_utc() -> None:
    elsewhere = timezone(timedelta(hours=9))
    journey = nothing_yet().when(START, datetime(2026, 3, 2, 20, tzinfo=elsewhere))
    assert {event.at.tzinfo for event in journey.fresh} == {UTC}
    journey.until(datetime(2026, 3, 20, 20, tzinfo=elsewhere))
    assert {event.at.tzinfo for event in journey.fresh} == {UTC}


def test_a_log_begins_with_its_opening() -> None:
    with pytest.raises(LookupError, match=r"^a log begins with its opening$"):
        evolve(None, AgreementAccepted(at=datetime(2026, 3, 2, tzinfo=UTC), by=KARIM))


def test_where_nothing_is_on_record_it_is_over() -> None:
    nothing = agenda(None)
    assert (nothing.alarm, nothing.over, nothing.phase, nothing.stuck) == (None, True, "", ())


def test_what_ended_with_nothing_to_watch_is_over() -> None:
    journey = agreed().when(AnswerStillYours(by=SANNE, answer=StillYours.NOT_NEEDED), MONDAY + WEEK)
    assert (journey.agenda.over, journey.agenda.alarm, journey.agenda.stuck) == (True, None, ())
    assert journey.now.watch is None


def test_everybody_on_a_journey_once_and_the_learner_first() -> None:
    people = started(companion=LUC).now.people
    assert people.everybody() == (SANNE, LUC, KARIM, FEMKE, START.adviser)
    assert people.role_awaited(BRAM) == "lnd", "who has no part in it yet was asked by L&D"


def test_a_refusal_is_known_by_its_code() -> None:
    assert str(Refusal("nothing-changed")) == "nothing-changed"


def test_the_talk_that_is_near_is_any_talk_and_the_one_after_is_not() -> None:
    """The needs talk is due within ten working days of the start: any contact may have been it."""
    on_the_edge = started().when(SPOKE, MONDAY)
    assert on_the_edge.now.open(What.NEEDS_TALK) == ()
    assert started().open(What.NEEDS_TALK).due == MONDAY + 14 * DAY


def test_a_mentor_who_says_yes_adds_the_step_only_where_it_was_not_planned() -> None:
    for ground in (GROUND, MAIN_LINE):
        journey = agreed(ground).when(InviteMentor(by=SANNE, mentor=LUC), MONDAY + WEEK)
        journey.when(AnswerInvitation(by=LUC, yes=True), MONDAY + WEEK)
        assert journey.now.steps.count("mentoring") == 1
