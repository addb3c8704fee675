"""A team lead whose project lead sees it, and whose manager can't: from March to Christmas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journey.days.calendar import Calendar, Quiet
from journey.days.week import week
from journey.expected.expectations import What
from journey.ground import RungName
from journey.lnd.moves import PickUp
from journey.lnd.reasons import Move, Reason
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers
from journey.reading.audience import may_read
from journey.reading.readers import Act, Cell
from journey.state import Ending, SightingAnswer
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.practice import PracticeLogged
from journey.who.hand_over import Handed, HandOver
from journey.who.letting_read import LetRead
from journey.who.people import PersonId, Role
from journey.who.stand_ins import NameStandIn
from tests.core.telling import (
    ACCEPT,
    BRAM,
    FEMKE,
    GROUND,
    HELEEN,
    KARIM,
    LOTTE,
    MARIEKE,
    NO_OCCASION,
    SANNE,
    SANNE_SAYS_YES,
    SPOKE,
    START,
    TRIED,
    noon,
    sure,
)
from tests.told.story import ASKS_A_WEEK, Row, Story, busiest_week

SUMMER = replace(GROUND, calendar=Calendar(quiet=(Quiet(date(2026, 7, 27), date(2026, 8, 7)),)))
"""The house is closed for two weeks."""
LED = START.model_copy(update={"noticed_by": (LOTTE,)})


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def lotte(answer: SightingAnswer) -> CheckIn:
    return CheckIn(by=LOTTE, answer=answer)


def in_march() -> Story:
    """Sanne starts, Karim says yes and they talk. She tries, and asks Lotte what she noticed; Lotte saw it."""
    story = Story(SUMMER)
    story.when(LED, day(3, 2)).when(ACCEPT, day(3, 3)).when(SPOKE, day(3, 6)).when(sure(5), day(3, 6))
    story.when(TRIED, day(3, 13)).when(AskWatchers(by=SANNE), day(3, 16))
    return story.when(LogSighting(by=LOTTE, answer=SightingAnswer.SEEN), day(3, 18)).when(TRIED, day(3, 27))


def in_april() -> Story:
    """The first check-in is Karim's, who is never in those meetings. Lotte is asked again, and is busy."""
    story = in_march().when(NO_OCCASION, day(4, 7)).when(TRIED, day(4, 10))
    return story.when(AskWatchers(by=SANNE), day(4, 13)).when(TRIED, day(4, 24))


def in_may() -> Story:
    """The second one is no better, and Karim arranges it: from now on Lotte goes along, and Karim gives room."""
    story = in_april().when(NO_OCCASION, day(5, 6)).when(sure(6), day(5, 7)).when(TRIED, day(5, 8))
    return story.when(HandOver(by=KARIM, role=Handed.COMPANION, to=LOTTE), day(5, 11))


def in_june() -> Story:
    """Lotte and Sanne talk. Sanne is sure; Lotte sees it, and says: not there yet."""
    story = in_may().when(SPOKE.model_copy(update={"by": LOTTE}), day(5, 20)).when(TRIED, day(5, 22))
    story.when(TRIED, day(6, 5)).when(sure(8), day(6, 12))
    return story.when(lotte(SightingAnswer.NOT_YET), day(6, 17))


def in_july() -> Story:
    """L&D sat in, and both say: not yet, ask us after summer. On the first of July Lotte sees it; then she is away for
    two weeks, and Femke stands in.
    """
    story = in_june().when(PickUp(by=MARIEKE, move=Move.SIT_IN), day(6, 18)).when(TRIED, day(6, 19))
    for who in (SANNE, LOTTE):
        story.when(Conclude(by=who, yes=False, until=day(8, 24)), day(6, 24))
    story.when(LogSighting(by=LOTTE, answer=SightingAnswer.SEEN), day(7, 1)).when(TRIED, day(7, 3))
    return story.when(NameStandIn(by=LOTTE, who=LOTTE, to=FEMKE, until=day(7, 17)), day(7, 3))


def in_august() -> Story:
    """After the closing Lotte checks in: seen. That is three times, over more than six weeks."""
    story = in_july().when(TRIED, day(7, 17)).when(TRIED, day(8, 14))
    return story.when(lotte(SightingAnswer.SEEN), day(8, 18))


def applied() -> Story:
    """Both say yes; Karim is not in it, and need not be."""
    return in_august().when(SANNE_SAYS_YES, day(8, 24)).when(Conclude(by=LOTTE, yes=True), day(8, 26))


def test_in_march_the_learner_asks_whoever_sees_it_and_nobody_else_does() -> None:
    story = in_march()
    assert [(one.on, one.what, one.rung) for one in story.messages(LOTTE)] == [
        (day(3, 16), What.SIGHTING, RungName.ASK)
    ]
    assert len(story.now.sightings) == 1
    assert [(one.on, one.what) for one in story.messages(KARIM)] == [(day(3, 2), What.NEEDS_TALK)]


def test_that_the_manager_had_no_occasion_to_see_it_is_nobodys_failure() -> None:
    story = in_april().until(day(5, 1))
    asked = [(one.on, one.what, one.rung) for one in story.messages(KARIM, day(3, 3))]
    assert asked == [(day(4, 3), What.CHECK_IN, RungName.ASK)], "asked once, in the week of its day"
    assert story.row(day(5, 1)) is None


def test_nobody_hears_that_the_project_lead_did_not_answer() -> None:
    story = in_april().until(day(5, 1))
    asked = [(one.on, one.rung) for one in story.messages(LOTTE, day(4, 1))]
    assert asked == [(day(4, 13), RungName.ASK), (day(4, 20), RungName.AGAIN)], "twice, and then it is let be"
    assert story.now.open(What.SIGHTING) == ()
    assert story.on_lists(MARIEKE) == []


def test_what_the_manager_arranged_is_not_asked_of_him_any_more() -> None:
    story = applied().until(day(12, 31))
    assert story.messages(KARIM, day(5, 11)) == []
    assert [(one.on, one.what) for one in in_may().until(day(5, 20)).messages(LOTTE, day(5, 11))] == [
        (day(5, 11), What.HAND_OVER)
    ], "who goes along first has a talk"


def test_the_project_lead_reads_more_once_she_goes_along_and_nothing_that_was_said_before() -> None:
    before, after = in_april(), in_may()
    assert (before.reads(LOTTE, Act.NEED), before.reads(LOTTE, Act.BEHAVIOUR)) == (Cell.NO, Cell.THAT_ONE)
    assert (after.reads(LOTTE, Act.NEED), after.reads(LOTTE, Act.CONFIDENCE)) == (Cell.YES, Cell.DIRECTION)
    tried = next(event for event in after.log if isinstance(event, PracticeLogged))
    assert not may_read(LOTTE, Act.SAID, tried, None, after.now)
    assert may_read(KARIM, Act.SAID, tried, None, after.now), "he gives room, and read it all along"
    after.when(LetRead(by=SANNE, who=LOTTE), day(5, 12))
    assert may_read(LOTTE, Act.SAID, tried, None, after.now)


def test_the_managers_manager_reads_nothing_and_a_figure_is_the_learners() -> None:
    story = in_june()
    assert {story.reads(BRAM, act) for act in Act} == {Cell.NO}
    assert [story.reads(who, Act.CONFIDENCE) for who in (SANNE, KARIM, MARIEKE)] == [Cell.YES, Cell.DIRECTION, Cell.NO]


def test_the_day_on_which_their_pictures_differ_ld_reads_it_and_sits_in() -> None:
    story = in_june()
    assert story.row(day(6, 17)) == Row(Reason.PICTURES_DIFFER, Role.LND, Move.SIT_IN)
    story.when(PickUp(by=MARIEKE, move=Move.SIT_IN), day(6, 18))
    assert story.row(day(6, 19)) is None, "picked up: off the list"
    assert in_july().row(day(7, 2)) is None, "and gone, once it was seen"
    assert [one for one in story.messages(SANNE, day(6, 17)) if one.what is What.TAKE_OVER] == []


def test_while_she_is_away_her_stand_in_is_asked_and_nobody_says_why() -> None:
    story = in_july().until(day(7, 17))
    assert story.messages(LOTTE, day(7, 4)) == []
    assert [(one.on, one.what) for one in story.messages(FEMKE)] == [(day(7, 15), What.CHECK_IN)]
    assert story.now.people.companion == LOTTE, "nothing changed hands"


def test_in_the_closing_clocks_stand_still_and_no_message_comes_on_the_first_day_back() -> None:
    story = in_july().when(TRIED, day(7, 17)).until(day(8, 13))
    assert [one.on for one in story.messages(since=day(7, 23))] == [day(8, 10)], "three working days after the last"
    theirs = week(SUMMER.calendar)
    assert theirs.next_moment(noon(day(8, 10))).date() == day(8, 11)
    assert story.open(What.PRACTICE).due == day(8, 14)


def test_nobody_is_nagged() -> None:
    story = applied().until(day(12, 31))
    assert {one.to for one in story.messages()} == {SANNE, KARIM, LOTTE, FEMKE}
    assert busiest_week(story.messages()) <= 3 < ASKS_A_WEEK
    assert len(story.messages(KARIM)) == 3, "one talk and two check-ins, in a year"
    assert story.on_lists(MARIEKE) == [day(6, 17), day(8, 14)], "their pictures, and a check-in that was late"
    assert story.on_lists(HELEEN) == []


def test_it_ends_applied_without_the_manager_and_is_watched() -> None:
    story = applied()
    assert (story.now.ended, len(story.now.sightings)) == (Ending.APPLIED, 3)
    assert story.whom(What.STILL_DOING) == [(SANNE, day(11, 26))]
    asked: list[PersonId] = [one.to for one in story.until(day(12, 31)).messages(since=day(8, 27))]
    assert asked == [SANNE, SANNE], "one tap, and once more"
