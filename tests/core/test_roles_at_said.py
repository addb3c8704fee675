"""Law 7: a word that came late is judged by who had the role at the moment it was said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journey import Refusal, Said
from journey.arranged import Needed
from journey.expected.expectations import What
from journey.helping.support import AskSupport, Promise
from journey.needs.agreement import Accept, Agreed, AgreementAccepted, Propose
from journey.needs.behaviours import NameWatchers
from journey.noticing.sightings import LogSighting, Sighting
from journey.state import Ending, SightingAnswer
from journey.steps.application import Conclude
from journey.steps.mentoring import AnswerInvitation, InviteMentor, MentorMet, Met, StopMentoring
from journey.who.hand_over import Handed, HandOver
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import PersonId
from tests.core.telling import (
    ACCEPT,
    BRAM,
    DAY,
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
    SAW_IT,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    noon,
    started,
)

NEXT = MONDAY + WEEK
BEFORE, AFTER = NEXT - DAY, NEXT + 3 * DAY


def handed(journey: Telling | None = None, role: Handed = Handed.MANAGER, to: PersonId = LOTTE) -> Telling:
    """Karim hands over to Lotte; some days later, what was said before arrives."""
    return (journey or agreed()).when(HandOver(by=KARIM, role=role, to=to), NEXT).until(AFTER)


def mentored(journey: Telling | None = None) -> Telling:
    journey = (journey or agreed()).when(InviteMentor(by=SANNE, mentor=LUC), MONDAY + DAY)
    return journey.when(AnswerInvitation(by=LUC, yes=True), MONDAY + 2 * DAY)


def refused(journey: Telling, word: Said) -> Refusal:
    """Why it may not be said as of the day before it changed hands."""
    with pytest.raises(Refusal) as why:
        journey.late(word, said=BEFORE)
    return why.value


def test_what_the_former_manager_said_before_counts() -> None:
    journey = handed().late(SAW_IT, said=BEFORE)
    assert journey.only(Sighting).by == KARIM
    assert journey.now.last_contact == noon(BEFORE)
    assert journey.refuses(SAW_IT, AFTER).code == "not-yours", "and what he says now does not"


def test_and_the_new_one_was_not_there_yet() -> None:
    word = SPOKE.model_copy(update={"by": LOTTE})
    assert refused(handed(), word).code == "not-yours"
    assert handed().late(word, said=NEXT), "from the moment on"


def test_a_talk_before_the_hand_over_is_not_the_first_talk_after_it() -> None:
    for by in (KARIM, SANNE):
        journey = handed().late(SPOKE.model_copy(update={"by": by}), said=BEFORE)
        assert journey.open(What.HAND_OVER).who == LOTTE


def test_the_late_yes_that_made_the_agreement_makes_it() -> None:
    journey = handed(started()).late(ACCEPT, said=BEFORE)
    assert journey.only(Agreed).at == noon(BEFORE)
    assert journey.now.accepted == {SANNE, LOTTE}, "and it stays agreed, as in every hand-over"
    assert journey.now.open(What.ACCEPT) == ()


def test_a_late_yes_that_made_none_was_his_own() -> None:
    """The learner had not said yes: whoever takes over says it anew."""
    journey = handed(started(by=MARIEKE)).late(ACCEPT, said=BEFORE)
    assert journey.only(AgreementAccepted).side is None
    assert journey.when(Accept(by=SANNE), AFTER).now.agreed is None
    assert journey.when(Accept(by=LOTTE), AFTER).now.agreed


def test_a_late_yes_at_the_end_is_the_yes_of_his_side() -> None:
    journey = handed(agreed().when(FEMKE_SAW_IT, MONDAY + 2 * DAY)).late(KARIM_SAYS_YES, said=BEFORE)
    assert journey.now.yes == {LOTTE}
    assert journey.when(SANNE_SAYS_YES, AFTER).now.ended is Ending.APPLIED


def test_what_he_promised_before_is_promised() -> None:
    asked = agreed().when(AskSupport(by=SANNE, sort=Needed.TIME), MONDAY + 2 * DAY)
    journey = handed(asked).late(Promise(by=KARIM, due=AFTER + WEEK), said=BEFORE)
    assert journey.whom(What.PROMISE) == [(LOTTE, AFTER + WEEK)]


def test_what_has_changed_hands_is_not_changed_by_who_had_it() -> None:
    for word in (
        Propose(by=KARIM, hours=3),
        HandOver(by=KARIM, to=BRAM),
        HandOver(by=SANNE, to=BRAM),
        ManagerIsGone(by=SANNE),
    ):
        assert refused(handed(), word).code == "handed-over-since"
    assert handed().late(HandOver(by=SANNE, role=Handed.COMPANION, to=BRAM), said=NEXT), "but from the moment on"
    companion = handed(role=Handed.COMPANION)
    assert companion.late(HandOver(by=KARIM, role=Handed.FRAME_HOLDER, to=BRAM), said=BEFORE), "nor what has not"


def test_what_a_former_mentor_said_counts_and_answers_nothing_that_came_after() -> None:
    journey = mentored().when(HandOver(by=LUC, role=Handed.MENTOR, to=BRAM), NEXT).until(AFTER)
    asked = journey.open(What.MENTOR_MEETING)
    for by in (LUC, SANNE):
        journey.late(Met(by=by), said=BEFORE).then(MentorMet)
    assert journey.open(What.MENTOR_MEETING) == asked
    assert journey.now.mentoring.meetings == 2
    assert journey.open(What.HAND_OVER).who == BRAM
    assert refused(journey, Met(by=BRAM)).code == "not-yours"


def test_they_met_before_the_mentoring_stopped() -> None:
    journey = mentored().when(StopMentoring(by=SANNE), NEXT).until(AFTER)
    assert journey.late(Met(by=LUC), said=BEFORE).then(MentorMet).now.mentoring.meetings == 1
    with pytest.raises(Refusal) as why:
        journey.late(Met(by=SANNE), said=MONDAY + DAY)
    assert why.value.code == "no-mentor-yet", "not before the mentor said yes"


def test_a_former_mentor_does_not_stop_the_mentoring_of_the_next() -> None:
    journey = mentored().when(HandOver(by=LUC, role=Handed.MENTOR, to=BRAM), NEXT).until(AFTER)
    assert refused(journey, StopMentoring(by=LUC)).code == "handed-over-since"


def test_a_former_watcher_saw_it_while_she_watched() -> None:
    journey = agreed().when(NameWatchers(by=SANNE, noticed_by=(LUC,)), NEXT).until(AFTER)
    assert journey.late(FEMKE_SAW_IT, said=BEFORE).only(Sighting).counts
    saw = LogSighting(by=LUC, answer=SightingAnswer.SEEN)
    assert refused(journey, saw).code == "not-yours", "and he did not watch yet"


def test_who_was_who_is_kept_only_where_it_changed() -> None:
    journey = agreed().when(SAW_IT, NEXT).when(AskSupport(by=SANNE, sort=Needed.TIME, of=BRAM), NEXT)
    assert journey.now.formerly == ()
    journey.when(HandOver(by=KARIM, to=LOTTE), NEXT).when(HandOver(by=LOTTE, to=KARIM), NEXT + DAY)
    assert [(one.people.frame_holder, one.until) for one in journey.now.formerly] == [
        (KARIM, noon(NEXT)),
        (LOTTE, noon(NEXT + DAY)),
    ]


def test_who_was_asked_for_help_since_may_say_so_of_any_day() -> None:
    journey = handed().when(AskSupport(by=SANNE, sort=Needed.SWAP, of=BRAM), AFTER)
    assert journey.late(Promise(by=BRAM, due=AFTER + WEEK), said=BEFORE).whom(What.PROMISE) == [(BRAM, AFTER + WEEK)]


def test_each_of_two_hand_overs_has_its_own_time() -> None:
    journey = agreed().when(HandOver(by=KARIM, to=LOTTE), NEXT).when(HandOver(by=LOTTE, to=BRAM), NEXT + 2 * DAY)
    for who, said in ((KARIM, BEFORE), (LOTTE, NEXT + DAY), (BRAM, AFTER)):
        assert journey.late(SPOKE.model_copy(update={"by": who}), said=said)
    for who, said in ((LOTTE, BEFORE), (KARIM, NEXT + DAY), (BRAM, NEXT + DAY), (LOTTE, AFTER)):
        with pytest.raises(Refusal):
            journey.late(SPOKE.model_copy(update={"by": who}), said=said)


def test_the_closing_question_is_not_yet_said_by_who_was_there() -> None:
    journey = handed().late(Conclude(by=KARIM, yes=False, until=AFTER + WEEK), said=BEFORE)
    assert journey.whom(What.CONCLUDE) == [(LOTTE, AFTER + WEEK)]


def test_a_second_before_is_before() -> None:
    journey = handed()
    assert journey._said(SPOKE, noon(NEXT) - timedelta(seconds=1))
    with pytest.raises(Refusal):
        journey._said(SPOKE, noon(NEXT))


def test_femke_never_had_it() -> None:
    assert refused(handed(), SPOKE.model_copy(update={"by": FEMKE})).about["may"] == "learner frame-holder companion"
