"""A word that came late is judged at the moment it was said."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from journey import decide, elapse
from journey.expected.expectations import RungClimbed, What
from journey.grammar.refusals import Refusal
from journey.needs.agreement import Accept, Propose
from journey.noticing.sightings import LogSighting, Sighting
from journey.state import SightingAnswer
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from tests.core.telling import (
    ACCEPT,
    DAY,
    FEMKE,
    FEMKE_SAW_IT,
    GROUND,
    ID,
    KARIM,
    KARIM_SAYS_YES,
    MONDAY,
    NOT_YET,
    SANNE,
    SANNE_SAYS_YES,
    SAW_IT,
    SPOKE,
    TRIED,
    WEEK,
    agreed,
    noon,
    started,
    sure,
)

LATER = MONDAY + 4 * WEEK


def test_everything_that_follows_from_it_has_its_instant() -> None:
    journey = agreed().until(LATER).late(TRIED, said=MONDAY + WEEK)
    assert {one.at for one in journey.fresh} == {noon(MONDAY + WEEK)}
    assert journey.open(What.PRACTICE).due == MONDAY + 3 * WEEK


def test_the_rung_that_it_overtook_stays_on_record_and_its_ladder_ends() -> None:
    journey = agreed().until(date(2026, 4, 17))
    assert journey.stuck(on=date(2026, 4, 17)) == ["check-in-missed"]
    climbed = [one for one in journey.log if isinstance(one, RungClimbed)]
    journey.late(SPOKE, said=date(2026, 3, 30))
    assert [one for one in journey.log if isinstance(one, RungClimbed)] == climbed
    assert journey.stuck(on=date(2026, 4, 17)) == []
    assert journey.open(What.CHECK_IN).due == date(2026, 4, 27)


def test_time_catches_up_with_what_it_opened_one_rung_at_a_time() -> None:
    journey = agreed().until(LATER).late(TRIED, said=MONDAY + 2 * DAY)
    assert journey.open(What.PRACTICE).due == date(2026, 3, 18)
    journey.until(LATER)
    assert [rung for rung, _, _ in journey.climbed(What.PRACTICE)] == ["ask"]


def test_a_day_lies_31_days_before_it_was_said() -> None:
    on = MONDAY - 20 * DAY
    saw = LogSighting(by=FEMKE, answer=SightingAnswer.SEEN, on=on)
    assert agreed().until(LATER).late(saw, said=MONDAY + 5 * DAY).only(Sighting).on == on
    with pytest.raises(Refusal):
        agreed().until(LATER).late(saw, said=MONDAY + 3 * WEEK)


def test_without_a_day_it_is_the_day_on_which_it_was_said() -> None:
    assert agreed().until(LATER).late(FEMKE_SAW_IT, said=MONDAY + WEEK).only(Sighting).on == MONDAY + WEEK


def test_an_earlier_contact_moves_no_later_one() -> None:
    journey = agreed().when(SPOKE, LATER)
    due = journey.open(What.CHECK_IN).due
    assert journey.late(SPOKE, said=MONDAY + WEEK).open(What.CHECK_IN).due == due
    assert journey.now.last_contact == noon(LATER)
    assert journey.now.last_word == noon(LATER)


def test_said_before_it_started_is_said_when_it_started() -> None:
    journey = started().late(ACCEPT, said=MONDAY - 3 * DAY)
    assert {one.at for one in journey.fresh} == {noon(MONDAY)}


def test_the_last_figure_is_the_one_that_was_said_last() -> None:
    journey = agreed().when(sure(8), LATER)
    journey.late(sure(3), said=LATER - WEEK)
    assert [rated.figure for rated in journey.now.ratings] == [3, 8]
    assert journey.when(NOT_YET, LATER + DAY).stuck(on=LATER + DAY) == ["pictures-differ"]


def test_and_so_is_the_last_who_looked() -> None:
    journey = agreed().when(sure(8), LATER).when(FEMKE_SAW_IT, LATER + DAY)
    journey.late(NOT_YET, said=LATER - WEEK)
    assert journey.now.last_answer is SightingAnswer.SEEN
    assert journey.stuck(on=LATER + DAY) == []


def test_nobody_accepts_what_was_not_there_yet() -> None:
    """Law 5: Karim said yes on Tuesday, Sanne changed it on Wednesday, and Tuesday's yes arrives on Thursday."""
    journey = started().when(Propose(by=SANNE, hours=6), MONDAY + 2 * DAY).until(MONDAY + 3 * DAY)
    with pytest.raises(Refusal) as refused:
        journey.late(ACCEPT, said=MONDAY + DAY)
    assert refused.value.code == "agreement-changed-since"
    assert journey.when(ACCEPT, MONDAY + 3 * DAY).now.agreed


def test_a_late_yes_to_what_still_stands_counts_from_when_it_was_said() -> None:
    journey = started().until(LATER).late(Accept(by=KARIM), said=MONDAY + DAY)
    assert journey.now.agreed == noon(MONDAY + DAY)
    assert journey.open(What.CHECK_IN).due == MONDAY + DAY + 4 * WEEK


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Pacific/Auckland", "UTC"])
def test_an_instant_is_the_same_in_every_time_zone(zone: str) -> None:
    journey = agreed().now
    at = noon(date(2026, 3, 27)) + timedelta(hours=10, minutes=30)
    told = decide(ID, journey, CheckIn(by=KARIM, answer=SightingAnswer.SPOKE), at, GROUND)
    abroad = at.astimezone(ZoneInfo(zone))
    again = decide(ID, journey, CheckIn(by=KARIM, answer=SightingAnswer.SPOKE), abroad, GROUND)
    assert again == told
    assert {str(one.at.tzinfo) for one in again.events} == {"UTC"}
    rung = noon(date(2026, 4, 1)).astimezone(ZoneInfo(zone))
    assert {str(one.at.tzinfo) for one in elapse(journey, rung, GROUND).events} == {"UTC"}


def test_seen_twice_on_a_day_counts_once_in_whatever_order_it_arrives() -> None:
    journey = agreed().when(SAW_IT, LATER).late(FEMKE_SAW_IT, said=LATER)
    assert not journey.only(Sighting).counts


def test_an_old_yes_does_not_undo_a_newer_not_yet() -> None:
    journey = agreed().when(SAW_IT, MONDAY + WEEK).when(KARIM_SAYS_YES, MONDAY + WEEK)
    journey.when(Conclude(by=SANNE, yes=False), MONDAY + 3 * WEEK)
    asked = journey.open(What.CONCLUDE)
    journey.late(SANNE_SAYS_YES, said=MONDAY + 2 * WEEK)
    assert journey.now.ended is None
    assert journey.open(What.CONCLUDE) == asked
