"""Thanks and celebrations: said, and nothing follows."""

from __future__ import annotations

import pytest

from journey.arranged import Needed
from journey.endings import EndJourney
from journey.helping.support import AskSupport
from journey.helping.thanks import Celebrate, Celebrated, Thank, Thanked
from journey.state import Ending
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.who.people import PersonId
from tests.core.telling import (
    BRAM,
    FEMKE,
    FEMKE_SAW_IT,
    KARIM,
    KARIM_SAYS_YES,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SANNE_SAYS_YES,
    WEEK,
    Telling,
    agreed,
)

NEXT = MONDAY + WEEK


def helped() -> Telling:
    """By everybody who can help: who gives room, who goes along, a watcher, a mentor, somebody who was asked."""
    journey = agreed(companion=LOTTE).when(InviteMentor(by=SANNE, mentor=LUC), NEXT)
    journey.when(AnswerInvitation(by=LUC, yes=True), NEXT)
    return journey.when(AskSupport(by=SANNE, sort=Needed.SWAP, of=BRAM), NEXT).until(NEXT)


@pytest.mark.parametrize("to", [KARIM, LOTTE, FEMKE, LUC, BRAM])
def test_whoever_helps_is_thanked_and_nothing_follows(to: PersonId) -> None:
    journey = helped()
    open_, spoken = journey.now.expectations, journey.now.last_word
    journey.when(Thank(by=SANNE, to=to, line="just what I needed"), NEXT).then(Thanked)
    assert (journey.only(Thanked).to, journey.now.expectations) == (to, open_)
    assert journey.now.last_word == spoken, "only the two know"


@pytest.mark.parametrize("to", [SANNE, MARIEKE])
def test_thanks_go_to_a_helper(to: PersonId) -> None:
    assert helped().refuses(Thank(by=SANNE, to=to), NEXT).code == "thanks-a-helper"
    assert helped().refuses(Thank(by=KARIM, to=FEMKE), NEXT).code == "not-yours"


def test_a_step_is_celebrated_by_the_learner_and_nothing_follows() -> None:
    journey = agreed()
    open_ = journey.now.expectations
    journey.when(Celebrate(by=SANNE, line="I did it"), NEXT).then(Celebrated)
    assert journey.now.expectations == open_
    assert journey.refuses(Celebrate(by=KARIM), NEXT).code == "not-yours"


def test_both_may_be_said_when_it_was_applied_and_not_after_another_end() -> None:
    journey = agreed().when(FEMKE_SAW_IT, NEXT).when(SANNE_SAYS_YES, NEXT).when(KARIM_SAYS_YES, NEXT)
    assert journey.now.ended is Ending.APPLIED
    journey.when(Celebrate(by=SANNE), NEXT).then(Celebrated)
    journey.when(Thank(by=SANNE, to=FEMKE), NEXT).then(Thanked)
    stopped = agreed().when(EndJourney(by=SANNE, how=Ending.STOPPED), NEXT)
    assert stopped.refuses(Celebrate(by=SANNE), NEXT).code == "has-ended"
