"""Mentoring: invited, accepted or declined; they meet; and it stops."""

from __future__ import annotations

from datetime import date

import pytest

from journey import Said
from journey.expected.expectations import ExpectationAnswered, ExpectationClosed, ExpectationOpened, What
from journey.steps.mentoring import (
    AnswerInvitation,
    InviteMentor,
    MentorAnswered,
    MentoringStopped,
    MentorInvited,
    MentorMet,
    Met,
    StopMentoring,
)
from journey.steps.practice import LogPractice, Outcome
from journey.who.hand_over import Handed, HandOver
from journey.who.people import PersonId
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    HELEEN,
    JOB,
    KARIM,
    LOTTE,
    LUC,
    MAIN_LINE,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    started,
)

NEXT = MONDAY + WEEK
INVITED = InviteMentor(by=SANNE, mentor=LUC)
YES, NO = AnswerInvitation(by=LUC, yes=True), AnswerInvitation(by=LUC, yes=False, line="no time before summer")
MET = Met(by=LUC)
STOP = StopMentoring(by=SANNE)
TRIED = LogPractice(by=SANNE, outcome=Outcome.WENT_WELL)


def invited() -> Telling:
    return agreed().when(INVITED, NEXT)


def accepted() -> Telling:
    return invited().when(YES, NEXT + DAY)


def test_who_is_invited_hears_of_it_at_once() -> None:
    journey = invited().then(MentorInvited, ExpectationOpened)
    assert journey.whom(What.MENTOR) == [(LUC, NEXT)]
    assert journey.until(NEXT + 3 * WEEK).climbed(What.MENTOR) == [
        ("ask", NEXT, LUC), ("again", date(2026, 3, 11), LUC), ("lnd", date(2026, 3, 13), MARIEKE),
        ("colleague", date(2026, 3, 20), JOB), ("head", date(2026, 3, 27), HELEEN),
    ]  # fmt: skip
    assert journey.stuck(on=date(2026, 3, 13)) == ["no-mentor"]


def test_a_yes_opens_the_first_meeting_by_the_rhythm() -> None:
    journey = accepted().then(MentorAnswered, ExpectationAnswered, ExpectationOpened)
    assert journey.whom(What.MENTOR_MEETING) == [(LUC, date(2026, 4, 7))]
    journey.until(date(2026, 4, 21))
    assert journey.climbed(What.MENTOR_MEETING) == [
        ("plan", date(2026, 3, 24), LUC), ("guide", date(2026, 4, 6), LUC), ("again", date(2026, 4, 10), LUC),
        ("other", date(2026, 4, 15), SANNE), ("lnd", date(2026, 4, 21), MARIEKE),
    ]  # fmt: skip
    assert "mentor-silent" in journey.stuck(on=date(2026, 4, 21))


def test_a_no_is_an_answer_and_ld_looks_along_at_once() -> None:
    journey = invited().when(NO, NEXT + DAY)
    assert journey.only(MentorAnswered).line == "no time before summer"
    assert journey.now.people.mentor is None
    assert journey.now.open(What.MENTOR) == ()
    assert journey.stuck(on=NEXT + DAY) == ["no-mentor"]
    journey.when(InviteMentor(by=MARIEKE, mentor=LOTTE), NEXT + DAY)
    assert journey.stuck(on=NEXT + DAY) == []
    assert journey.whom(What.MENTOR) == [(LOTTE, NEXT + DAY)]


def test_after_a_no_one_may_do_without() -> None:
    journey = invited().when(NO, NEXT + DAY).when(STOP, NEXT + DAY)
    journey.then(MentoringStopped, ExpectationClosed)
    assert journey.now.open(What.TAKE_OVER) == ()
    assert journey.refuses(STOP, NEXT + DAY).code == "no-mentor-yet"


def test_either_of_them_says_that_they_met() -> None:
    for by in (LUC, SANNE):
        journey = accepted().when(Met(by=by), NEXT + 2 * DAY)
        journey.then(MentorMet, ExpectationAnswered, ExpectationOpened)
        assert journey.whom(What.MENTOR_MEETING) == [(LUC, date(2026, 4, 8))]


def test_after_the_agreed_number_of_meetings_no_other_is_expected() -> None:
    journey = accepted().when(MET, NEXT + 2 * DAY).when(MET, NEXT + 3 * DAY)
    journey.then(MentorMet, ExpectationAnswered)
    assert journey.when(MET, NEXT + 4 * DAY).then(MentorMet).now.mentoring.meetings == 3, "and more is fine"


def test_another_yes_after_enough_meetings_opens_none() -> None:
    journey = accepted().when(MET, NEXT + 2 * DAY).when(MET, NEXT + 3 * DAY).when(STOP, NEXT + 3 * DAY)
    journey.when(INVITED, NEXT + WEEK).when(YES, NEXT + WEEK).then(MentorAnswered, ExpectationAnswered)
    assert journey.now.mentoring.meetings == 2


def test_the_label_is_mentoring_when_nothing_earlier_is_left_and_there_is_a_mentor() -> None:
    journey = agreed(MAIN_LINE).when(TRIED, NEXT).when(TRIED, NEXT)
    assert journey.agenda.phase == "activity"
    without = agreed().when(TRIED, NEXT).when(TRIED, NEXT)
    assert without.agenda.phase == "check-ins", "none planned is none left"
    assert without.when(INVITED, NEXT).agenda.phase == "check-ins", "an invitation is no mentor yet"
    assert without.when(YES, NEXT).agenda.phase == "mentoring", "also where the template had none"
    assert without.when(MET, NEXT).agenda.phase == "mentoring"
    assert without.when(MET, NEXT).agenda.phase == "check-ins"


def test_when_it_stops_what_was_done_stays() -> None:
    journey = accepted().when(MET, NEXT + 2 * DAY).when(StopMentoring(by=LUC, line="another job"), NEXT + 3 * DAY)
    journey.then(MentoringStopped, ExpectationClosed, ExpectationOpened)
    assert (journey.now.people.mentor, journey.now.mentoring.meetings) == (None, 1)
    assert journey.refuses(MET.model_copy(update={"by": SANNE}), NEXT + 3 * DAY).code == "no-mentor-yet"


def test_a_mentor_who_steps_back_halfway_is_followed_by_another_and_ld_sees_to_it() -> None:
    journey = accepted().when(MET, NEXT + 2 * DAY).when(StopMentoring(by=LUC), NEXT + 3 * DAY)
    assert journey.stuck(NEXT + 3 * DAY) == ["no-mentor"]
    assert journey.when(InviteMentor(by=SANNE, mentor=LOTTE), NEXT + 4 * DAY).stuck(NEXT + 4 * DAY) == []


def test_that_it_is_enough_is_for_the_learner_and_the_manager_to_say() -> None:
    for by in (SANNE, KARIM):
        journey = accepted().when(MET, NEXT + 2 * DAY).when(StopMentoring(by=by), NEXT + 3 * DAY)
        assert journey.stuck(NEXT + 3 * DAY) == []
    enough = accepted().when(MET, NEXT + 2 * DAY).when(MET, NEXT + 3 * DAY)
    assert enough.when(StopMentoring(by=LUC), NEXT + 4 * DAY).stuck(NEXT + 4 * DAY) == []


def test_an_invitation_is_taken_back_by_stopping_or_by_inviting_somebody_else() -> None:
    assert invited().when(STOP, NEXT).then(MentoringStopped, ExpectationClosed).now.people.mentor is None
    journey = invited().when(InviteMentor(by=KARIM, mentor=LOTTE), NEXT + DAY)
    journey.then(MentorInvited, ExpectationClosed, ExpectationOpened)
    refusal = journey.refuses(YES, NEXT + DAY)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", "mentor")


def test_one_mentor_at_a_time() -> None:
    assert invited().refuses(INVITED, NEXT).code == "has-a-mentor"
    assert accepted().refuses(InviteMentor(by=SANNE, mentor=LOTTE), NEXT + DAY).code == "has-a-mentor"
    assert agreed().refuses(InviteMentor(by=KARIM, mentor=SANNE), NEXT).code == "not-your-own-mentor"


def test_a_yes_is_said_once_and_they_meet_after_it() -> None:
    assert accepted().refuses(YES, NEXT + DAY).code == "not-invited"
    assert accepted().refuses(NO, NEXT + DAY).code == "not-invited"
    assert invited().refuses(MET, NEXT).code == "no-mentor-yet"


def test_the_manager_who_is_also_the_mentor_still_talks_as_the_manager() -> None:
    journey = started().when(InviteMentor(by=SANNE, mentor=KARIM), MONDAY)
    journey.when(AnswerInvitation(by=KARIM, yes=True), MONDAY).when(SPOKE, MONDAY + DAY)
    assert journey.now.open(What.NEEDS_TALK) == ()
    assert journey.now.open(What.MENTOR_MEETING), "a talk with the manager is no meeting with the mentor"


def test_a_talk_with_the_manager_is_not_the_first_talk_of_a_new_mentor() -> None:
    journey = accepted().when(HandOver(by=LUC, role=Handed.MENTOR, to=BRAM), NEXT + 2 * DAY)
    assert journey.when(SPOKE, NEXT + 3 * DAY).open(What.HAND_OVER).who == BRAM
    journey.when(Met(by=BRAM), NEXT + 3 * DAY)
    assert journey.now.open(What.HAND_OVER) == ()


def test_when_a_new_mentor_stops_before_the_first_talk_nobody_expects_that_talk() -> None:
    journey = accepted().when(HandOver(by=LUC, role=Handed.MENTOR, to=BRAM), NEXT + 2 * DAY)
    journey.when(StopMentoring(by=BRAM), NEXT + 3 * DAY)
    assert journey.now.open(What.HAND_OVER) == journey.now.open(What.MENTOR_MEETING) == ()


@pytest.mark.parametrize(
    ("word", "may"),
    [
        (InviteMentor(by=FEMKE, mentor=LUC), "learner frame-holder companion lnd"),
        (AnswerInvitation(by=SANNE, yes=True), "mentor"),
        (Met(by=KARIM), "learner mentor"),
        (StopMentoring(by=MARIEKE), "learner frame-holder companion mentor"),
    ],
)
def test_who_may_not(word: Said, may: str) -> None:
    refusal = accepted().refuses(word, NEXT + DAY)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", may)


@pytest.mark.parametrize("by", [SANNE, KARIM, MARIEKE])
def test_who_may_invite(by: PersonId) -> None:
    assert agreed().when(InviteMentor(by=by, mentor=LUC), NEXT).only(MentorInvited).by == by
