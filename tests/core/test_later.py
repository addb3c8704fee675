"""Later: whoever is asked names the day on which they come back to it."""

from __future__ import annotations

from datetime import date

import pytest

from journey.arranged import Needed
from journey.expected.expectations import Expectation, ExpectationMoved, RungClimbed, What
from journey.expected.later import Later, PutOff
from journey.ground import RungName
from journey.helping.support import AskSupport
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, PauseReason
from journey.reading.audience import may_read, read_as
from journey.reading.between_two import AskCoaching
from journey.steps.activity import PlanActivity
from journey.steps.mentoring import InviteMentor
from journey.who.hand_over import HandOver
from journey.who.people import PersonId, Role
from journey.who.reaching import IsUnreachable, Reached
from journey.who.stand_ins import NameStandIn
from tests.core.telling import (
    DAY,
    FEMKE,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    noon,
    started,
)

NEXT = MONDAY + WEEK
DUE = MONDAY + 4 * WEEK + DAY
"""Karim's first check-in."""


def later(by: PersonId, ask: Expectation, until: date) -> Later:
    """What this person says about an ask."""
    return Later(by=by, expectation=ask.id, until=until)


def asked() -> Telling:
    """Karim's check-in is due, and he was asked."""
    return agreed().when(SPOKE, MONDAY + DAY).until(DUE)


def test_what_is_put_off_is_asked_again_on_that_day_and_not_before() -> None:
    journey = asked()
    journey.when(later(KARIM, journey.open(What.CHECK_IN), DUE + WEEK), DUE + DAY).then(PutOff, ExpectationMoved)
    assert journey.whom(What.CHECK_IN) == [(KARIM, DUE + WEEK)]
    assert journey.until(DUE + 6 * DAY).climbed(What.CHECK_IN) == []
    assert journey.until(DUE + WEEK).climbed(What.CHECK_IN) == [(RungName.ASK, DUE + WEEK, KARIM)]


def test_what_came_to_lnd_is_off_their_list_until_then() -> None:
    journey = asked().until(DUE + 4 * WEEK)
    assert journey.stuck(DUE + 4 * WEEK) == ["check-in-missed"]
    journey.when(later(KARIM, journey.open(What.CHECK_IN), DUE + 5 * WEEK), DUE + 4 * WEEK)
    assert journey.stuck(DUE + 4 * WEEK) == []


def test_a_day_on_which_nobody_works_means_the_next() -> None:
    journey = asked()
    saturday = DUE + 11 * DAY
    journey.when(later(KARIM, journey.open(What.CHECK_IN), saturday), DUE)
    assert journey.only(PutOff).until == saturday + 2 * DAY == journey.open(What.CHECK_IN).due


def test_who_stands_in_puts_off_what_they_would_do() -> None:
    journey = asked().when(NameStandIn(by=KARIM, who=KARIM, to=LOTTE, until=DUE + 2 * WEEK), DUE)
    journey.when(later(LOTTE, journey.open(What.CHECK_IN), DUE + WEEK), DUE + DAY)
    assert journey.whom(What.CHECK_IN) == [(KARIM, DUE + WEEK)]


def test_the_learner_puts_off_a_try_and_silence_waits_for_it() -> None:
    journey = agreed()
    due = journey.open(What.PRACTICE).due
    journey.when(later(SANNE, journey.open(What.PRACTICE), due + WEEK), due)
    assert journey.whom(What.PRACTICE) == [(SANNE, due + WEEK)]


def test_twice_in_a_row_and_not_a_third_time() -> None:
    journey = asked()
    for nth in (1, 2):
        journey.when(later(KARIM, journey.open(What.CHECK_IN), DUE + nth * WEEK), DUE + nth * DAY)
    third = later(KARIM, journey.open(What.CHECK_IN), DUE + 3 * WEEK)
    assert journey.refuses(third, DUE + 3 * DAY).code == "put-off-twice"
    journey.when(SPOKE, DUE + 3 * DAY)
    again = journey.open(What.CHECK_IN)
    assert again.due > DUE + 3 * WEEK and again.put_off == (), "they spoke: the row is broken"


def test_who_takes_over_may_put_it_off_anew() -> None:
    journey = asked()
    for nth in (1, 2):
        journey.when(later(KARIM, journey.open(What.CHECK_IN), DUE + nth * WEEK), DUE + nth * DAY)
    journey.when(HandOver(by=KARIM, to=LOTTE), DUE + 3 * DAY)
    journey.when(later(LOTTE, journey.open(What.CHECK_IN), DUE + 3 * WEEK), DUE + 4 * DAY)
    assert journey.whom(What.CHECK_IN) == [(LOTTE, DUE + 3 * WEEK)]


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (DUE, "until-must-be-later"),
        (DUE - DAY, "until-must-be-later"),
        (DUE + 4 * WEEK + DAY, "day-out-of-reach"),
    ],
)
def test_a_day_that_is_none_or_too_far_away(until: date, code: str) -> None:
    journey = asked()
    assert journey.refuses(later(KARIM, journey.open(What.CHECK_IN), until), DUE).code == code


def test_twenty_working_days_are_near_enough() -> None:
    journey = asked()
    journey.when(later(KARIM, journey.open(What.CHECK_IN), DUE + 4 * WEEK), DUE)
    assert journey.whom(What.CHECK_IN) == [(KARIM, DUE + 4 * WEEK)]


def test_later_is_later_than_the_day_that_it_has() -> None:
    journey = started()
    talk = journey.open(What.NEEDS_TALK)
    for day in (talk.due - DAY, talk.due):
        refusal = journey.refuses(later(KARIM, talk, day), NEXT)
        assert (refusal.code, refusal.about) == ("later-already", {"on": str(talk.due)})


def test_what_was_asked_of_somebody_else_or_is_not_asked_any_more() -> None:
    journey = asked()
    check_in = journey.open(What.CHECK_IN)
    refusal = journey.refuses(later(SANNE, check_in, DUE + WEEK), DUE)
    assert (refusal.code, refusal.about) == ("of-somebody-else", {"may": Role.COMPANION})
    assert journey.refuses(later(MARIEKE, check_in, DUE + WEEK), DUE).code == "of-somebody-else"
    gone = Later(by=KARIM, expectation="needs-talk-1", until=DUE + WEEK)
    assert journey.refuses(gone, DUE).code == "no-such-ask"
    assert journey.refuses(later(PersonId("bram"), check_in, DUE + WEEK), DUE).code == "not-yours"


def test_how_things_stand_and_a_pause_have_a_later_of_their_own() -> None:
    silent = started().until(MONDAY + 8 * WEEK)
    still = silent.open(What.STILL_YOURS)
    day = MONDAY + 10 * WEEK
    assert silent.refuses(later(SANNE, still, day), MONDAY + 8 * WEEK).code == "later-is-still-yours"
    paused = agreed().when(Pause(by=SANNE, why=PauseReason.LEAVE, until=NEXT + WEEK), NEXT)
    review = paused.open(What.PAUSE_REVIEW)
    assert paused.refuses(later(SANNE, review, NEXT + 2 * WEEK), NEXT).code == "later-is-pause"


def test_a_day_of_its_own_stays_and_so_does_what_lnd_was_asked() -> None:
    journey = agreed().when(PlanActivity(by=SANNE, title="A course", on=NEXT + WEEK), NEXT)
    eve = journey.open(What.BEFORE_TALK)
    refusal = journey.refuses(later(KARIM, eve, eve.due + WEEK), NEXT)
    assert (refusal.code, refusal.about) == ("has-its-day", {"on": str(eve.due)})
    journey.when(AskCoaching(by=KARIM), NEXT)
    coaching = journey.open(What.COACHING)
    assert journey.refuses(later(MARIEKE, coaching, NEXT + WEEK), NEXT).code == "stays-with-lnd"


def test_nobody_puts_off_for_a_mentor_what_only_a_mentor_can_say() -> None:
    journey = agreed().when(InviteMentor(by=SANNE, mentor=KARIM), NEXT)
    journey.when(NameStandIn(by=KARIM, who=KARIM, to=LOTTE, until=NEXT + 2 * WEEK), NEXT)
    invited = journey.open(What.MENTOR)
    assert journey.refuses(later(LOTTE, invited, NEXT + WEEK), NEXT).code == "of-somebody-else"
    journey.when(later(KARIM, invited, NEXT + WEEK), NEXT)
    assert journey.whom(What.MENTOR) == [(KARIM, NEXT + WEEK)]


def test_what_is_put_off_during_a_pause_waits_from_then_on() -> None:
    journey = asked().when(Pause(by=SANNE, why=PauseReason.LEAVE), DUE)
    journey.when(later(KARIM, journey.open(What.CHECK_IN), DUE + WEEK), DUE)
    assert journey.until(DUE + 2 * WEEK).climbed(What.CHECK_IN) == []


def test_taken_back_it_is_asked_as_before() -> None:
    journey = asked()
    journey.when(later(KARIM, journey.open(What.CHECK_IN), DUE + 3 * WEEK), DUE).takes_back(KARIM, DUE)
    one = journey.open(What.CHECK_IN)
    assert (one.due, one.put_off) == (journey.ground.calendar.plus(DUE, 3), ())


def test_only_they_themselves_and_lnd_read_that_it_was_put_off() -> None:
    journey = agreed().when(AskWatchers(by=SANNE), NEXT)
    sighting = journey.open(What.SIGHTING)
    journey.when(later(FEMKE, sighting, sighting.due + WEEK), sighting.due)
    said = journey.only(PutOff)
    readers = {
        who for who in (SANNE, KARIM, FEMKE, MARIEKE) if may_read(who, read_as(said).that, said, None, journey.now)
    }
    assert readers == {FEMKE, MARIEKE}


def test_who_answers_a_letter_was_reached_by_it() -> None:
    journey = asked().when(IsUnreachable(by=MARIEKE, who=KARIM), DUE)
    journey.when(later(KARIM, journey.open(What.CHECK_IN), DUE + WEEK), DUE)
    assert journey.only(Reached).who == KARIM
    assert not journey.now.unreachable


def test_help_that_is_put_off_is_asked_for_again_within_hours_of_that_day() -> None:
    journey = agreed().when(AskSupport(by=SANNE, sort=Needed.SWAP, of=LUC), NEXT)
    journey.when(later(LUC, journey.open(What.SUPPORT), NEXT + WEEK), NEXT + DAY)
    journey.until(NEXT + WEEK)
    assert [(one.rung, one.to) for one in journey.fresh if isinstance(one, RungClimbed)][-1] == (RungName.ASK, LUC)
    assert journey.fresh[-1].at < noon(NEXT + WEEK)
