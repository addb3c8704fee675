"""A buddy: somebody experienced, beside a mentor who does it for the first time."""

from __future__ import annotations

import pytest

from journey import sayable
from journey.steps.buddies import BuddyNamed, NameBuddy
from journey.steps.mentoring import AnswerInvitation, InviteMentor, StopMentoring
from journey.who.hand_over import Handed, HandOver
from journey.who.people import PersonId, Role
from tests.core.telling import BRAM, DAY, FEMKE, KARIM, LOTTE, LUC, MARIEKE, MONDAY, SANNE, WEEK, Telling, agreed

NEXT = MONDAY + WEEK


def invited() -> Telling:
    return agreed().when(InviteMentor(by=SANNE, mentor=LUC), NEXT)


def with_a_buddy() -> Telling:
    return invited().when(NameBuddy(by=SANNE, buddy=BRAM), NEXT)


@pytest.mark.parametrize("by", [SANNE, LUC, MARIEKE])
def test_learner_mentor_or_ld_names_them(by: PersonId) -> None:
    journey = invited().when(NameBuddy(by=by, buddy=BRAM), NEXT).then(BuddyNamed)
    assert journey.now.people.buddy == BRAM
    assert invited().refuses(NameBuddy(by=KARIM, buddy=BRAM), NEXT).about["may"] == "learner mentor lnd"


def test_they_are_asked_nothing_and_say_nothing() -> None:
    journey = with_a_buddy()
    assert BRAM not in {one.who for one in journey.now.expectations.values()}
    assert journey.now.people.roles(BRAM) == {Role.BUDDY}
    assert sayable(journey.now, BRAM) == ()


def test_it_is_somebody_else_beside_a_mentor() -> None:
    assert agreed().refuses(NameBuddy(by=SANNE, buddy=BRAM), NEXT).code == "no-mentor-yet"
    for who in (SANNE, LUC):
        assert invited().refuses(NameBuddy(by=SANNE, buddy=who), NEXT).code == "not-your-own-buddy"
    assert with_a_buddy().refuses(NameBuddy(by=LUC, buddy=BRAM), NEXT).code == "buddy-already"
    assert with_a_buddy().when(NameBuddy(by=LUC, buddy=FEMKE), NEXT).now.people.buddy == FEMKE


def test_they_are_beside_this_mentor_and_no_other() -> None:
    accepted = with_a_buddy().when(AnswerInvitation(by=LUC, yes=True), NEXT)
    assert accepted.now.people.buddy == BRAM
    assert accepted.when(HandOver(by=LUC, role=Handed.MENTOR, to=LOTTE), NEXT + DAY).now.people.buddy is None
    for word in (AnswerInvitation(by=LUC, yes=False), StopMentoring(by=SANNE), InviteMentor(by=SANNE, mentor=LOTTE)):
        assert with_a_buddy().when(word, NEXT + DAY).now.people.buddy is None
