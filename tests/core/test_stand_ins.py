"""Stand-in: somebody acts for an absent frame-holder or companion until a day, and then it is over by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journey import body, sayable
from journey.arranged import Needed
from journey.expected.expectations import What
from journey.helping.support import AskSupport, Promise, SupportWasGiven
from journey.needs.agreement import Accept, Agreed, AgreementAccepted, AgreementChanged, Propose
from journey.state import Ending
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.steps.needs_conversation import Spoke
from journey.who import roles, stand_ins
from journey.who.hand_over import Handed, HandOver
from journey.who.letting_read import LetRead, ReadingLet
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import PersonId, Role
from journey.who.stand_ins import BackAgain, NameStandIn, StandInNamed
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    GROUND,
    HELEEN,
    JOB,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    noon,
    started,
)

NEXT = MONDAY + WEEK
UNTIL = MONDAY + 6 * WEEK
MANAGED = replace(GROUND, managers={KARIM: HELEEN, LOTTE: KARIM})
"""Heleen manages Karim, who manages Lotte."""


def away(who: PersonId = KARIM, to: PersonId = LUC, until: date = UNTIL, by: PersonId | None = None) -> NameStandIn:
    return NameStandIn(by=by or who, who=who, to=to, until=until)


def back(who: PersonId = KARIM, by: PersonId | None = None) -> NameStandIn:
    return NameStandIn(by=by or who, who=who)


def covered(journey: Telling | None = None) -> Telling:
    """Karim is away, and Luc acts for him."""
    return (journey or agreed()).when(away(), NEXT)


def test_nothing_changes_hands() -> None:
    before, journey = agreed().until(NEXT), covered().then(StandInNamed)
    assert journey.now.people == before.now.people
    assert journey.now.expectations == before.now.expectations
    assert roles.of(journey.now, LUC, noon(NEXT)) == {Role.FRAME_HOLDER, Role.COMPANION}


def test_nobody_says_why() -> None:
    """Leave, illness, a busy month: there is no place to write it."""
    assert set(NameStandIn.model_fields) == {"by", "entered_by", "kind", "who", "to", "until"}
    assert set(body(covered().only(StandInNamed))) == {"kind", "at", "by", "who", "to", "until", "over"}


@pytest.mark.parametrize("by", [KARIM, MARIEKE, HELEEN])
def test_it_is_said_by_who_is_away_by_ld_and_by_their_manager(by: PersonId) -> None:
    journey = agreed(MANAGED).when(away(by=by), NEXT)
    assert journey.only(StandInNamed).by == by


def test_and_by_nobody_else() -> None:
    for by in (SANNE, FEMKE, BRAM):
        refusal = agreed(MANAGED).refuses(away(by=by), NEXT)
        assert (refusal.code, refusal.about["may"]) == ("not-yours", "frame-holder companion manager lnd")
    two = agreed(companion=LOTTE)
    assert two.refuses(away(LOTTE, by=KARIM), NEXT).about["may"] == "companion manager lnd", (
        "each says it of themselves"
    )
    assert agreed(MANAGED, companion=LOTTE).when(away(LOTTE, by=KARIM), NEXT).then(StandInNamed), "or as the manager"
    assert agreed(MANAGED).refuses(Spoke(by=HELEEN), NEXT).code == "not-yours", "and may say nothing else"


def test_the_last_day_is_one_of_them_and_then_it_is_over_by_itself() -> None:
    journey = covered()
    last = noon(UNTIL) + timedelta(hours=11, minutes=59)
    assert roles.acting(journey.now, KARIM, last) == LUC
    assert roles.acting(journey.now, KARIM, last + timedelta(minutes=1)) == KARIM
    assert journey.when(Spoke(by=LUC), last).now.last_contact == last
    refusal = journey.refuses(Spoke(by=LUC), UNTIL + DAY)
    assert refusal.code == "not-yours"
    assert not [one for one in journey.until(UNTIL + 2 * WEEK).fresh if isinstance(one, StandInNamed | BackAgain)]


def test_a_rung_goes_to_who_stands_in_and_what_is_expected_stays_with_who_is_away() -> None:
    journey = covered()
    assert journey.whom(What.CHECK_IN) == [(KARIM, date(2026, 3, 31))]
    journey.until(date(2026, 4, 16))
    assert journey.climbed(What.CHECK_IN) == [
        ("ask", date(2026, 3, 31), LUC), ("again", date(2026, 4, 7), LUC), ("other", date(2026, 4, 10), SANNE),
        ("lnd", date(2026, 4, 16), MARIEKE),
    ]  # fmt: skip
    assert journey.whom(What.CHECK_IN) == [(KARIM, date(2026, 3, 31))]


def test_after_the_day_the_next_rung_is_theirs_again() -> None:
    journey = agreed().when(away(until=date(2026, 4, 3)), NEXT).until(date(2026, 4, 7))
    assert [to for _, _, to in journey.climbed(What.CHECK_IN)] == [LUC, KARIM]


def test_the_other_side_that_is_invited_is_who_stands_in() -> None:
    journey = covered(agreed().when(SANNE_SAYS_YES, MONDAY + 2 * DAY).when(FEMKE_SAW_IT, MONDAY + 2 * DAY))
    journey.when(Conclude(by=SANNE, yes=False), NEXT).when(Conclude(by=LUC, yes=True), NEXT + DAY)
    journey.until(NEXT + 9 * WEEK)
    assert ("other", KARIM) in [(rung, to) for rung, _, to in journey.climbed(What.CONCLUDE)], "after the day: Karim"
    soon = covered(started(by=KARIM)).until(date(2026, 3, 30))
    assert ("other", date(2026, 3, 26), LUC) in soon.climbed(What.ACCEPT), "while it lasts: Luc"


def test_what_is_asked_of_them_as_a_mentor_is_not_for_a_stand_in() -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=KARIM), NEXT).when(away(), NEXT)
    journey.when(AnswerInvitation(by=KARIM, yes=True), NEXT).until(UNTIL)
    assert {to for _, _, to in journey.climbed(What.MENTOR_MEETING)} <= {KARIM, SANNE, MARIEKE}


def test_a_stand_in_says_what_they_might_say() -> None:
    journey = covered().when(CheckIn(by=LUC, answer=NOT_YET.answer), NEXT + DAY)
    assert journey.now.last_contact == noon(NEXT + DAY)
    assert {CheckIn, Spoke, Propose, HandOver} <= set(sayable(journey.now, LUC, noon(NEXT + DAY)))
    assert sayable(journey.now, LUC, noon(UNTIL + DAY)) == ()


def test_a_yes_of_a_stand_in_is_the_yes_of_the_frame_holder() -> None:
    journey = covered(started()).when(Accept(by=LUC), NEXT + DAY)
    assert (journey.only(AgreementAccepted).by, journey.only(AgreementAccepted).side) == (LUC, KARIM)
    assert journey.only(Agreed)
    assert journey.now.accepted == {SANNE, KARIM}
    assert journey.now.open(What.ACCEPT) == ()
    assert journey.refuses(Accept(by=LUC), NEXT + DAY).code == "already-accepted"
    assert Accept not in sayable(journey.now, LUC, noon(NEXT + DAY))


def test_a_proposal_of_a_stand_in_asks_the_learner() -> None:
    journey = covered().when(Propose(by=LUC, hours=3), NEXT + DAY)
    assert journey.only(AgreementChanged).side == KARIM
    assert journey.now.accepted == {KARIM}
    assert [who for who, _ in journey.whom(What.ACCEPT)] == [SANNE]


def test_a_yes_at_the_end_is_the_other_side_too() -> None:
    journey = covered(agreed().when(FEMKE_SAW_IT, MONDAY + 2 * DAY)).when(SANNE_SAYS_YES, NEXT + DAY)
    assert journey.when(Conclude(by=LUC, yes=True), NEXT + DAY).now.ended is Ending.APPLIED


def test_the_learner_stands_in_for_nobody() -> None:
    """Law 5: two people, also while one of them is away."""
    assert agreed().refuses(away(to=SANNE), NEXT).code == "two-people"
    assert agreed(companion=LOTTE).refuses(away(LOTTE, to=SANNE), NEXT).code == "two-people"


def test_what_was_asked_of_who_is_away_is_answered_by_who_stands_in_and_stays_theirs() -> None:
    journey = covered(agreed().when(AskSupport(by=SANNE, sort=Needed.TIME), MONDAY + 2 * DAY))
    journey.when(Promise(by=LUC, due=UNTIL + WEEK), NEXT + DAY)
    assert journey.whom(What.PROMISE) == [(KARIM, UNTIL + WEEK)]
    assert journey.when(SupportWasGiven(by=KARIM), UNTIL + DAY).now.open(What.PROMISE) == ()


def test_help_that_a_stand_in_asks_for_comes_to_ld_and_not_to_who_is_away() -> None:
    journey = covered().when(AskSupport(by=LUC, sort=Needed.RESOURCE), NEXT + DAY)
    assert [who for who, _ in journey.whom(What.SUPPORT)] == [MARIEKE]
    journey.when(CheckIn(by=LUC, answer=NOT_YET.answer, needs=Needed.TIME), NEXT + DAY)
    assert [who for who, _ in journey.whom(What.SUPPORT)] == [MARIEKE, MARIEKE]


def test_only_of_what_they_are() -> None:
    journey = agreed(companion=LOTTE).when(away(LOTTE, to=LUC), NEXT)
    assert roles.of(journey.now, LUC, noon(NEXT)) == {Role.COMPANION}
    assert journey.refuses(Accept(by=LUC), NEXT).code == "not-yours"
    journey.when(HandOver(by=KARIM, role=Handed.COMPANION, to=BRAM), NEXT + DAY)
    assert journey.refuses(Spoke(by=LUC), NEXT + DAY).code == "not-yours", "Lotte has no part in it any more"


def test_somebody_is_back_before_the_day() -> None:
    journey = covered().when(back(), NEXT + 2 * DAY).then(BackAgain)
    assert journey.refuses(Spoke(by=LUC), NEXT + 2 * DAY).code == "not-yours"
    assert journey.refuses(back(), NEXT + 2 * DAY).code == "nobody-stands-in"
    assert journey.late(Spoke(by=LUC), said=NEXT + DAY), "what was said while it lasted still counts"


def test_it_is_shortened_and_prolonged_by_saying_it_again() -> None:
    journey = covered().when(away(until=NEXT + 2 * DAY), NEXT + DAY)
    assert journey.refuses(Spoke(by=LUC), NEXT + 3 * DAY).code == "not-yours"
    journey = covered().when(away(until=UNTIL + WEEK), UNTIL)
    assert journey.when(Spoke(by=LUC), UNTIL + DAY)
    assert len(journey.now.stand_ins) == 1


def test_somebody_else_takes_the_place_of_who_stood_in() -> None:
    journey = covered().when(away(to=LOTTE), NEXT + DAY)
    assert roles.acting(journey.now, KARIM, noon(NEXT + DAY)) == LOTTE
    assert journey.refuses(Spoke(by=LUC), NEXT + DAY).code == "not-yours"
    assert roles.acting(journey.now, KARIM, noon(NEXT)) == LUC, "and what was so stays so"


def test_a_word_that_came_late_undoes_nothing_newer() -> None:
    journey = covered().when(back(), NEXT + 2 * DAY).until(NEXT + 3 * DAY)
    with pytest.raises(Exception, match="said-since"):
        journey.late(away(to=LOTTE), said=NEXT + DAY)


def test_what_makes_no_sense_is_refused() -> None:
    for word, code in (
        (away(to=KARIM), "not-for-oneself"),
        (away(until=NEXT - DAY), "due-has-passed"),
        (NameStandIn(by=KARIM, who=KARIM, to=LUC), "to-needs-until"),
        (NameStandIn(by=KARIM, who=KARIM, until=UNTIL), "to-needs-until"),
        (away(FEMKE, by=MARIEKE), "nothing-to-stand-in-for"),
        (back(by=MARIEKE), "nobody-stands-in"),
    ):
        assert agreed().refuses(word, NEXT).code == code
    passed = agreed().refuses(away(until=NEXT - DAY), NEXT)
    assert passed.about == {"until": str(NEXT - DAY), "today": str(NEXT)}
    assert agreed().when(away(until=NEXT), NEXT), "today is a day to come"
    assert covered().refuses(away(), NEXT + DAY).code == "stands-in-already"


def test_who_stands_in_reads_what_is_said_from_then_on_and_the_rest_with_the_learners_yes() -> None:
    """Law 11, for who comes for a while."""
    journey = covered().until(NEXT + DAY)
    assert stand_ins.reads_since(journey.now, LUC, noon(NEXT + DAY)) == noon(NEXT)
    assert journey.refuses(LetRead(by=LUC, who=LUC), NEXT + DAY).about["may"] == "learner"
    journey.when(LetRead(by=SANNE, who=LUC), NEXT + DAY).then(ReadingLet)
    assert stand_ins.reads_since(journey.now, LUC, noon(NEXT + DAY)) is None
    assert journey.refuses(LetRead(by=SANNE, who=LUC), NEXT + DAY).code == "reads-already"
    journey.when(HandOver(by=KARIM, role=Handed.MANAGER, to=LUC), NEXT + 2 * DAY)
    assert journey.now.newcomers == {LUC: noon(NEXT + 2 * DAY)}, "who takes over for good is let read anew"


def test_a_hand_over_to_somebody_else_opens_nothing_to_who_stands_in() -> None:
    journey = covered().when(HandOver(by=MARIEKE, role=Handed.COMPANION, to=LOTTE), NEXT + DAY)
    assert roles.of(journey.now, LUC, noon(NEXT + DAY)) == {Role.FRAME_HOLDER}
    assert stand_ins.reads_since(journey.now, LUC, noon(NEXT + DAY)) == noon(NEXT)


def test_who_stands_in_for_a_manager_who_then_leaves_is_still_asked() -> None:
    journey = covered().when(ManagerIsGone(by=SANNE), NEXT + DAY)
    assert journey.when(Spoke(by=LUC), NEXT + DAY).now.last_contact == noon(NEXT + DAY)


def test_ld_is_asked_as_ever() -> None:
    journey = agreed().when(away(), NEXT).until(date(2026, 4, 30))
    assert [to for rung, _, to in journey.climbed(What.CHECK_IN) if rung in ("lnd", "colleague", "head")] == [
        MARIEKE,
        JOB,
        HELEEN,
    ]


def test_a_talk_that_was_asked_of_who_is_away_is_had_with_who_stands_in() -> None:
    journey = covered(agreed().when(AskSupport(by=SANNE, sort=Needed.TALK), MONDAY + 2 * DAY))
    assert journey.when(Spoke(by=LUC), NEXT + DAY).now.open(What.SUPPORT) == ()
    assert covered().when(SPOKE, NEXT + DAY), "who is away may still speak"


def test_lotte_is_no_ones_stand_in_without_a_word() -> None:
    assert covered().refuses(Spoke(by=LOTTE), NEXT + DAY).code == "not-yours"
