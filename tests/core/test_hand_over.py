"""Hand-over: frame-holder, companion or mentor changes, and all of it arrives with the new one."""

from __future__ import annotations

from datetime import date

import pytest

from journey.arranged import Needed, Settled
from journey.expected.expectations import ExpectationMoved, ExpectationOpened, ExpectationPassed, What
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, Promise, SupportWasGiven
from journey.needs.agreement import Accept
from journey.pause import Pause, PauseReason, Resume
from journey.state import Ending
from journey.steps.activity import PlanActivity
from journey.steps.application import Conclude
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice, Outcome
from journey.who.hand_over import Handed, HandedOver, HandOver
from journey.who.letting_read import LetRead, ReadingLet
from journey.who.manager_gone import ManagerGone, ManagerIsGone
from journey.who.people import PersonId, Role
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    HELEEN,
    JOB,
    KARIM,
    KARIM_SAYS_YES,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    noon,
    started,
    sure,
)

NEXT = MONDAY + WEEK
IN_FIVE_DAYS, IN_TEN_DAYS = date(2026, 3, 16), date(2026, 3, 23)


def handing(to: PersonId = LOTTE, role: Handed = Handed.MANAGER, by: PersonId = KARIM) -> HandOver:
    return HandOver(by=by, role=role, to=to)


def handed(journey: Telling | None = None, role: Handed = Handed.MANAGER, to: PersonId = LOTTE) -> Telling:
    return (journey or agreed()).when(handing(to, role), NEXT)


def with_a_mentor() -> Telling:
    return (
        agreed()
        .when(InviteMentor(by=SANNE, mentor=LUC), MONDAY + DAY)
        .when(AnswerInvitation(by=LUC, yes=True), MONDAY + DAY)
    )


def test_what_was_expected_of_the_one_is_expected_of_the_other_who_first_has_a_talk() -> None:
    journey = handed().then(HandedOver, ExpectationPassed, ExpectationOpened)
    journey.expects(What.PRACTICE, What.CHECK_IN, What.HAND_OVER)
    assert journey.whom(What.CHECK_IN) == [(LOTTE, date(2026, 3, 31))], "its day stays"
    assert journey.whom(What.HAND_OVER) == [(LOTTE, IN_TEN_DAYS)]
    assert journey.whom(What.PRACTICE) == [(SANNE, date(2026, 3, 16))], "the learner's own stays hers"
    people = journey.now.people
    assert (people.frame_holder, people.companion, people.roles(KARIM)) == (LOTTE, LOTTE, frozenset())


def test_the_talk_climbs_to_ld_as_talks_do() -> None:
    journey = handed().until(date(2026, 4, 20))
    assert journey.climbed(What.HAND_OVER) == [
        ("plan", NEXT, LOTTE), ("guide", date(2026, 3, 20), LOTTE), ("again", date(2026, 3, 26), LOTTE),
        ("other", date(2026, 3, 31), SANNE), ("lnd", date(2026, 4, 6), MARIEKE), ("colleague", date(2026, 4, 13), JOB),
        ("head", date(2026, 4, 20), HELEEN),
    ]  # fmt: skip
    assert "conversation-not-held" in journey.stuck(on=date(2026, 4, 6))


@pytest.mark.parametrize("by", [SANNE, LOTTE])
def test_either_side_says_that_they_spoke(by: PersonId) -> None:
    assert handed().when(Spoke(by=by), NEXT + DAY).now.open(What.HAND_OVER) == ()


def test_what_is_late_gives_who_takes_over_days_and_a_ladder_of_its_own() -> None:
    journey = started().until(date(2026, 4, 15))
    assert journey.stuck(on=date(2026, 4, 15))[:2] == ["conversation-not-held", "agreement-not-accepted"]
    journey.when(handing(), date(2026, 4, 15))
    assert journey.whom(What.NEEDS_TALK) == [(LOTTE, date(2026, 4, 29))], "ten, as for any first talk"
    assert journey.now.open(What.HAND_OVER) == (), "and that is the one"
    assert journey.whom(What.ACCEPT) == [(LOTTE, date(2026, 4, 22))]
    assert journey.stuck(on=date(2026, 4, 22)) == [], "nobody inherits a reproach"
    journey.until(date(2026, 4, 22))
    assert journey.climbed(What.ACCEPT) == [("ask", date(2026, 4, 22), LOTTE)]


def test_the_talk_before_a_course_stays_before_the_course() -> None:
    course = PlanActivity(by=SANNE, title="A course", on=NEXT + 3 * DAY)
    journey = handed(agreed().when(course, MONDAY + DAY))
    assert journey.whom(What.BEFORE_TALK) == [(LOTTE, NEXT + 2 * DAY)]
    assert journey.whom(What.ACTIVITY_DONE) == [(SANNE, NEXT + 4 * DAY)]
    assert handed(agreed().when(course, MONDAY + DAY)).open(What.BEFORE_TALK).fixed
    late = agreed().when(course, MONDAY + DAY).when(handing(), NEXT + 3 * DAY)
    assert late.whom(What.BEFORE_TALK) == [(LOTTE, date(2026, 3, 19))], "a day that has passed is nobody's diary"


def test_nobody_nudges_who_handed_over() -> None:
    """Law 3."""
    journey = handed(started()).until(MONDAY + 30 * WEEK)
    assert KARIM not in {getattr(one, "to", None) for one in journey.fresh}


def test_an_agreement_stays_agreed() -> None:
    """Law 11."""
    journey = handed()
    assert journey.now.agreed == noon(MONDAY + DAY)
    assert journey.now.accepted == {SANNE, LOTTE}
    assert journey.now.open(What.ACCEPT) == ()


def test_what_was_not_agreed_yet_is_accepted_by_the_new_one() -> None:
    journey = handed(started(by=KARIM))
    assert [who for who, _ in journey.whom(What.ACCEPT)] == [SANNE, LOTTE]
    journey.when(Accept(by=SANNE), NEXT + DAY)
    assert journey.now.agreed is None
    assert journey.when(Accept(by=LOTTE), NEXT + DAY).now.agreed
    assert handed(started(), Handed.COMPANION).open(What.ACCEPT).who == KARIM, "he still gives room"


def test_the_yes_of_a_side_stays_that_sides() -> None:
    journey = handed(agreed().when(KARIM_SAYS_YES, MONDAY + 2 * DAY).when(FEMKE_SAW_IT, MONDAY + 2 * DAY))
    assert journey.now.yes == {LOTTE}
    assert journey.when(SANNE_SAYS_YES, NEXT + DAY).now.ended is Ending.APPLIED


def test_the_closing_question_passes_too() -> None:
    journey = handed(agreed().when(sure(8), MONDAY + 2 * DAY))
    assert [who for who, _ in journey.whom(What.CONCLUDE)] == [SANNE, LOTTE]
    journey.when(Conclude(by=LOTTE, yes=True), NEXT + DAY)
    assert [who for who, _ in journey.whom(What.CONCLUDE)] == [SANNE]


def test_only_the_companion_changes() -> None:
    journey = handed(role=Handed.COMPANION)
    people = journey.now.people
    assert (people.frame_holder, people.companion) == (KARIM, LOTTE)
    assert journey.whom(What.CHECK_IN) == [(LOTTE, date(2026, 3, 31))]
    assert journey.when(SAW_IT, NEXT + DAY).now.sightings, "who gives room may still check in"
    journey.when(HandOver(by=LOTTE, role=Handed.COMPANION, to=KARIM), NEXT + WEEK)
    assert journey.now.people.companion == KARIM, "taken back"
    assert journey.open(What.HAND_OVER).who == KARIM


def test_only_the_frame_holder_changes() -> None:
    journey = handed(role=Handed.FRAME_HOLDER)
    people = journey.now.people
    assert (people.frame_holder, people.companion) == (LOTTE, KARIM)
    assert journey.whom(What.CHECK_IN) == [(KARIM, date(2026, 3, 31))]


def test_a_companion_who_is_somebody_else_than_the_manager_stays() -> None:
    people = handed(agreed(companion=LUC)).now.people
    assert (people.frame_holder, people.companion) == (LOTTE, LUC)


def test_back_to_the_former_person() -> None:
    journey = handed().when(handing(to=KARIM, by=LOTTE), NEXT + DAY)
    assert (journey.now.people.frame_holder, journey.now.people.roles(LOTTE)) == (KARIM, frozenset())
    assert journey.whom(What.HAND_OVER) == [(KARIM, IN_TEN_DAYS)], "one talk, not two"
    assert journey.now.accepted == {SANNE, KARIM}


@pytest.mark.parametrize("role", [Handed.MANAGER, Handed.COMPANION])
def test_to_somebody_who_watches_and_to_ld(role: Handed) -> None:
    journey = handed(role=role, to=FEMKE)
    assert journey.now.people.roles(FEMKE) >= {Role.WATCHER, Role.COMPANION}
    assert handed(role=role, to=MARIEKE).now.people.roles(MARIEKE) >= {Role.LND, Role.COMPANION}


def test_to_the_mentor_who_then_talks_as_the_companion() -> None:
    journey = handed(with_a_mentor(), to=LUC)
    assert journey.whom(What.HAND_OVER) == [(LUC, IN_TEN_DAYS)]
    journey.when(Spoke(by=SANNE), NEXT + DAY)
    assert journey.now.open(What.HAND_OVER) == ()
    assert journey.whom(What.MENTOR_MEETING)[0][0] == LUC


def test_from_a_manager_who_is_the_adviser_too_ld_keeps_what_is_lds() -> None:
    journey = agreed(adviser=KARIM).when(NOT_YET, MONDAY + 2 * DAY).when(sure(9), MONDAY + 2 * DAY)
    assert journey.open(What.TAKE_OVER).who == KARIM
    assert handed(journey).open(What.TAKE_OVER).who == KARIM


def test_promises_and_what_was_asked_arrive_with_the_new_one_who_may_answer() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.TIME), MONDAY + 2 * DAY)
    journey.when(AskSupport(by=SANNE, sort=Needed.SWAP), MONDAY + 2 * DAY)
    journey.when(Promise(by=KARIM, due=date(2026, 4, 1)), MONDAY + 2 * DAY)
    journey.when(AskSupport(by=KARIM, sort=Needed.RESOURCE), MONDAY + 2 * DAY)
    handed(journey)
    assert journey.whom(What.SUPPORT) == [(LOTTE, IN_FIVE_DAYS), (MARIEKE, MONDAY + 2 * DAY)]
    assert journey.whom(What.PROMISE) == [(LOTTE, date(2026, 4, 1))]
    journey.when(Promise(by=LOTTE, due=date(2026, 4, 8)), NEXT)
    assert journey.whom(What.PROMISE) == [(LOTTE, date(2026, 4, 1)), (LOTTE, date(2026, 4, 8))]
    journey.when(SupportWasGiven(by=LOTTE, support="s3"), NEXT)
    assert journey.now.open(What.SUPPORT) == (), "what he asked of L&D she may say is there"
    refusal = journey.refuses(Promise(by=KARIM, due=date(2026, 4, 8)), NEXT)
    assert refusal.code == "of-somebody-else"


def test_a_condition_arrives_with_the_new_one_too() -> None:
    named = NameCondition(by=SANNE, what="a room", owner=KARIM, due=date(2026, 4, 1))
    journey = handed(agreed().when(named, MONDAY + 2 * DAY))
    assert journey.whom(What.CONDITION) == [(LOTTE, date(2026, 4, 1))]
    assert journey.now.conditions["c1"].owner == LOTTE
    settled = agreed().when(named, MONDAY + 2 * DAY)
    settled.when(SettleCondition(by=KARIM, outcome=Settled.MET), MONDAY + 2 * DAY)
    assert handed(settled).now.conditions["c1"].owner == KARIM, "what is done was done by who did it"


def test_the_mentor_changes_and_so_does_the_meeting() -> None:
    journey = with_a_mentor().when(handing(BRAM, Handed.MENTOR, by=LUC), NEXT)
    assert journey.now.people.mentor == BRAM
    assert [who for who, _ in journey.whom(What.MENTOR_MEETING)] == [BRAM]
    assert journey.whom(What.HAND_OVER) == [(BRAM, IN_TEN_DAYS)]
    assert journey.when(Met(by=BRAM), NEXT + DAY).now.mentoring.meetings == 1
    assert BRAM not in journey.now.newcomers, "what is said to the mentor is not what was said to the manager"


def test_a_mentor_hands_over_the_mentoring_and_nothing_else() -> None:
    """Law 8."""
    for role in (Handed.MANAGER, Handed.FRAME_HOLDER, Handed.COMPANION):
        refusal = with_a_mentor().refuses(handing(BRAM, role, by=LUC), NEXT)
        assert (refusal.code, refusal.about["may"]) == ("not-yours", "learner frame-holder companion lnd")


def test_who_was_only_invited_has_nothing_to_hand_over() -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=LUC), NEXT)
    assert journey.refuses(handing(BRAM, Handed.MENTOR), NEXT).code == "no-mentor-yet"


def test_two_people_also_after_a_hand_over() -> None:
    """Law 5."""
    for role in (Handed.MANAGER, Handed.FRAME_HOLDER, Handed.COMPANION):
        assert agreed().refuses(handing(SANNE, role), NEXT).code == "two-people"
        assert agreed().refuses(handing(KARIM, role), NEXT).code == "nothing-changed"
    assert with_a_mentor().refuses(handing(SANNE, Handed.MENTOR), NEXT).code == "two-people"


@pytest.mark.parametrize("by", [SANNE, KARIM, LUC, MARIEKE])
def test_who_may_hand_over(by: PersonId) -> None:
    assert with_a_mentor().when(handing(BRAM, Handed.MENTOR, by=by), NEXT).only(HandedOver).by == by


def test_who_may_not() -> None:
    assert agreed().refuses(handing(by=FEMKE), NEXT).about["may"] == "learner frame-holder companion lnd mentor"
    assert agreed().refuses(handing(by=BRAM), NEXT).code == "not-yours"


def test_who_takes_over_reads_from_then_on_and_the_rest_with_the_learners_yes() -> None:
    journey = handed()
    assert journey.now.newcomers == {LOTTE: noon(NEXT)}
    refusal = journey.refuses(LetRead(by=KARIM, who=LOTTE), NEXT)
    assert refusal.about["may"] == "learner"
    assert journey.when(LetRead(by=SANNE, who=LOTTE), NEXT).then(ReadingLet).now.newcomers == {}
    assert journey.refuses(LetRead(by=SANNE, who=LOTTE), NEXT).code == "reads-already"


def test_who_read_along_already_is_no_newcomer_and_who_left_is_none_either() -> None:
    journey = agreed(companion=LOTTE).when(handing(LOTTE, Handed.FRAME_HOLDER), NEXT)
    assert journey.now.newcomers == {}
    journey = handed().when(handing(BRAM, by=LOTTE), NEXT + DAY)
    assert set(journey.now.newcomers) == {BRAM}


def test_the_manager_left_and_ld_looks_at_once_until_somebody_gives_room() -> None:
    journey = agreed().when(ManagerIsGone(by=SANNE), NEXT)
    journey.then(ManagerGone, ExpectationMoved, ExpectationOpened)
    assert journey.whom(What.TAKE_OVER) == [(MARIEKE, NEXT)]
    assert journey.stuck(on=NEXT) == ["no-manager"]
    assert journey.refuses(ManagerIsGone(by=MARIEKE), NEXT).code == "nothing-changed"
    journey.when(HandOver(by=MARIEKE, role=Handed.COMPANION, to=LUC), NEXT + DAY)
    assert journey.stuck(on=NEXT + DAY) == ["no-manager"], "a companion gives no time, money or yes"
    journey.when(HandOver(by=MARIEKE, role=Handed.FRAME_HOLDER, to=LOTTE), NEXT + DAY)
    assert journey.stuck(on=NEXT + DAY) == []


def test_a_manager_who_left_is_asked_nothing_and_nobody_is_invited_in_vain() -> None:
    """Laws 1 and 17: what was expected of them stays expected, and only L&D hears that it waits."""
    journey = agreed().when(ManagerIsGone(by=SANNE), NEXT)
    assert journey.open(What.CHECK_IN).due == date(2026, 3, 31)
    journey.until(date(2026, 4, 16))
    assert journey.climbed(What.CHECK_IN) == [("lnd", date(2026, 4, 16), MARIEKE)]
    assert KARIM not in {getattr(one, "to", None) for one in journey.fresh}


def test_also_what_opens_after_they_left() -> None:
    journey = agreed().when(ManagerIsGone(by=SANNE), NEXT)
    journey.when(AskSupport(by=SANNE, of=KARIM, sort=Needed.TIME), NEXT + DAY).until(NEXT + 4 * WEEK)
    assert {to for _, _, to in journey.climbed(What.SUPPORT)} == {MARIEKE, JOB, HELEEN}
    assert journey.climbed(What.SUPPORT)[0] == ("lnd", NEXT + 4 * DAY + 3 * DAY, MARIEKE)


def test_help_of_whoever_it_may_be_is_asked_of_ld_at_once_when_they_have_left() -> None:
    gone = agreed().when(ManagerIsGone(by=SANNE), NEXT)
    gone.when(AskSupport(by=SANNE, sort=Needed.TIME), NEXT + DAY)
    assert gone.whom(What.SUPPORT) == [(MARIEKE, NEXT + DAY)]
    gone.when(LogPractice(by=SANNE, outcome=Outcome.DIDNT_GET_ROUND, no_time=True), NEXT + DAY)
    assert [who for who, _ in gone.whom(What.CONDITION)] == [MARIEKE]


def test_what_has_come_to_ld_already_stays_there() -> None:
    journey = agreed().until(date(2026, 4, 17))
    assert journey.stuck(on=date(2026, 4, 17)) == ["check-in-missed"]
    journey.when(ManagerIsGone(by=SANNE), date(2026, 4, 17))
    assert journey.stuck(on=date(2026, 4, 17)) == ["no-manager", "check-in-missed"]


def test_a_pause_over_the_leaving_asks_them_nothing_either() -> None:
    journey = agreed().when(Pause(by=SANNE, why=PauseReason.LEAVE), MONDAY + 2 * DAY)
    journey.when(ManagerIsGone(by=SANNE), NEXT).when(Resume(by=SANNE), NEXT + WEEK).until(NEXT + 8 * WEEK)
    assert {to for _, _, to in journey.climbed(What.CHECK_IN)} <= {MARIEKE, JOB, HELEEN, SANNE}


def test_who_takes_over_from_them_is_asked_from_the_beginning() -> None:
    journey = agreed().when(ManagerIsGone(by=SANNE), NEXT)
    journey.when(HandOver(by=MARIEKE, to=LOTTE), NEXT + DAY).until(date(2026, 4, 16))
    assert [(rung, to) for rung, _, to in journey.climbed(What.CHECK_IN)][:2] == [("ask", LOTTE), ("again", LOTTE)]


def test_a_companion_who_is_somebody_else_is_asked_as_ever() -> None:
    journey = agreed(companion=LUC).when(ManagerIsGone(by=SANNE), NEXT).until(date(2026, 4, 8))
    assert [to for _, _, to in journey.climbed(What.CHECK_IN)] == [LUC, LUC]


def test_who_says_that_the_manager_left() -> None:
    assert agreed(companion=LOTTE).when(ManagerIsGone(by=LOTTE), NEXT).now.unmanaged
    for by in (FEMKE, LUC):
        assert agreed().refuses(ManagerIsGone(by=by), NEXT).about["may"] == "learner companion lnd"


def test_a_hand_over_during_a_pause_waits_with_everything_else() -> None:
    journey = agreed().when(Pause(by=SANNE, why=PauseReason.LEAVE), MONDAY + 2 * DAY)
    handed(journey)
    assert journey.until(NEXT + 3 * WEEK - 6 * DAY).climbed(What.HAND_OVER) == []
    journey.when(Resume(by=SANNE), NEXT + WEEK)
    assert journey.whom(What.HAND_OVER) == [(LOTTE, date(2026, 3, 30))]
    assert journey.whom(What.CHECK_IN) == [(LOTTE, date(2026, 4, 7))]


def test_the_former_manager_may_not_speak_any_more_and_the_new_one_may() -> None:
    assert handed().refuses(SPOKE, NEXT + DAY).code == "not-yours"
    assert handed().when(Spoke(by=LOTTE), NEXT + DAY).now.last_contact == noon(NEXT + DAY)


def test_what_is_between_others_stays_between_them() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.TIME, of=LUC), MONDAY + 2 * DAY)
    journey.when(AskSupport(by=SANNE, sort=Needed.TIME), MONDAY + 2 * DAY)
    journey.when(SupportWasGiven(by=KARIM), MONDAY + 2 * DAY)
    journey.when(NameCondition(by=SANNE, what="a room", owner=LUC), MONDAY + 2 * DAY)
    now = handed(journey).now
    assert [(one.asker, one.of) for one in now.supports.values()] == [(SANNE, LUC), (SANNE, KARIM)]
    assert now.conditions["c1"].owner == LUC


def test_what_each_side_said_last_stays_with_its_side() -> None:
    journey = agreed().when(SANNE_SAYS_YES, MONDAY + 2 * DAY).when(KARIM_SAYS_YES, MONDAY + 3 * DAY)
    now = handed(journey).now
    assert now.yes == {SANNE, LOTTE}
    assert now.concluded == {SANNE: noon(MONDAY + 2 * DAY), LOTTE: noon(MONDAY + 3 * DAY)}


def test_who_still_gives_room_has_still_accepted() -> None:
    assert handed(started(by=KARIM), Handed.COMPANION).now.accepted == {KARIM}


def test_what_was_asked_of_who_still_gives_room_stays_with_them() -> None:
    asked = agreed().when(AskSupport(by=SANNE, sort=Needed.TIME), MONDAY + 2 * DAY)
    assert handed(asked, Handed.COMPANION).whom(What.SUPPORT) == [(KARIM, MONDAY + 2 * DAY)]
