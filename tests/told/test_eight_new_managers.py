"""Eight new managers and their talks behind closed doors: a boss who never answers and leaves, a reorganisation."""

from __future__ import annotations

from collections import Counter
from datetime import date

from journey.arranged import Needed
from journey.endings import EndJourney
from journey.expected.expectations import What
from journey.expected.silence import AnswerStillYours, StillYours
from journey.helping.support import AskSupport
from journey.lnd.moves import PickUp
from journey.lnd.reasons import Move, Reason
from journey.noticing.sightings import LogSighting, Way
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, PauseReason, Resume
from journey.reading.audience import may_read
from journey.reading.readers import Act, Cell
from journey.state import Ending, SightingAnswer
from journey.steps.application import Conclude
from journey.steps.practice import LogPractice, Outcome, PracticeLogged
from journey.who.letting_read import LetRead
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import Role
from tests.core.telling import BRAM, HELEEN, JOB, LOTTE, MARIEKE
from tests.told.eight import (
    AUTUMN,
    BOSS,
    EIGHT,
    LEAVING,
    NEXT,
    SPRING,
    TEAMS,
    day,
    each,
    in_april,
    in_june,
    in_march,
    in_may,
)
from tests.told.story import ASKS_A_WEEK, Row, busiest_week


def test_the_boss_is_asked_as_one_and_is_never_nagged() -> None:
    asked = in_march().until(day(4, 20)).messages(BOSS)
    assert Counter(one.what for one in asked) == {What.NEEDS_TALK: 3, What.ACCEPT: 2}, "not eight times"
    assert busiest_week(asked) <= 2 < ASKS_A_WEEK
    assert max(one.on for one in asked) < day(3, 27), "then it is L&D's"


def test_nobody_but_ld_hears_that_he_does_not_answer() -> None:
    story = in_march().until(day(4, 20)).stories[EIGHT[0]]
    invited = [one for one in story.messages(EIGHT[0]) if one.what in (What.NEEDS_TALK, What.ACCEPT)]
    assert [one.on for one in invited] == [day(3, 24), day(3, 26)], "invited to plan it, and to bring it up"
    assert [story.reads(who, Act.WAITING) for who in (EIGHT[0], BOSS, MARIEKE)] == [Cell.OWN, Cell.OWN, Cell.BY_NAME]


def test_on_the_last_monday_of_march_ld_reads_eight_times_the_same_and_calls() -> None:
    group, not_held = in_march(), Row(Reason.NOT_HELD, Role.COMPANION, Move.PLAN)
    assert group.until(day(3, 27)).rows(day(3, 27)) == {None: 8}
    assert group.until(day(3, 30)).rows(day(3, 30)) == {not_held: 8}
    group.when(day(3, 31), each(lambda who: PickUp(by=MARIEKE, move=Move.CALL)))
    assert group.rows(day(3, 31)) == {None: 8}
    assert group.until(day(4, 7)).rows(day(4, 7)) == {not_held._replace(move=Move.SIT_IN): 8}, (
        "a call made no difference"
    )


def test_where_ld_does_nothing_a_colleague_and_then_the_head_look() -> None:
    group = in_march().until(day(4, 20))
    for story in group.stories.values():
        assert [story.on_lists(who)[0] for who in (MARIEKE, JOB, HELEEN)] == [day(3, 30), day(4, 6), day(4, 13)]


def test_they_try_without_his_yes_and_it_is_seen_behind_closed_doors() -> None:
    alone = AskWatchers(by=EIGHT[0], of=tuple(TEAMS[EIGHT[0]][:1]))
    assert in_march().stories[EIGHT[0]].refuses(alone, SPRING).code == "three-at-once", "everybody could tell who"
    for who, story in in_april().stories.items():
        assert (story.now.agreed, story.now.practices) == (None, 1)
        assert len(story.now.sightings) == 2, "three told of one day, and one of the next"
        assert [story.reads(reader, Act.SIGHTINGS_FROM_BELOW) for reader in (who, BOSS)] == [
            Cell.WITHOUT_A_NAME_FROM_3
        ] * 2


def test_of_a_boss_who_left_nothing_is_asked_and_ld_reads_that_nobody_gives_room() -> None:
    group = in_march().when(day(3, 10), each(lambda who: ManagerIsGone(by=MARIEKE)))
    assert group.rows(day(3, 10)) == {Row(Reason.NO_MANAGER, Role.LND, Move.TAKE_OVER): 8}
    group.until(day(4, 10))
    assert group.messages(BOSS, day(3, 11)) == []
    invited = [one for who in EIGHT for one in group.messages(who) if one.what in (What.NEEDS_TALK, What.ACCEPT)]
    assert invited == [], "nobody is invited to talk with who is not there"


def test_who_asks_for_help_meanwhile_is_heard_by_ld_at_once() -> None:
    who = EIGHT[0]
    for word in (AskSupport(by=who, sort=Needed.TALK), AnswerStillYours(by=who, answer=StillYours.HELP)):
        story = in_april().when(day(4, 22), [(who, ManagerIsGone(by=MARIEKE))]).stories[who]
        asked = story.when(word, day(4, 23)).until(day(4, 24)).messages(MARIEKE)
        assert [(one.on, one.what) for one in asked] == [(day(4, 23), What.SUPPORT)]


def test_who_takes_over_is_asked_for_one_talk_and_in_time() -> None:
    group = in_may().until(day(5, 22))
    asked = group.messages(LOTTE)
    assert [(one.on, one.what) for one in asked] == [
        (day(5, 6), What.NEEDS_TALK),
        (day(5, 13), What.ACCEPT),
        (day(5, 19), What.NEEDS_TALK),
        (day(5, 20), What.ACCEPT),
    ], "one talk, to be planned at once: it is the first as well"
    assert busiest_week(asked) <= 2
    assert {one.what for one in group.messages(BRAM)} == {What.HAND_OVER, What.ACCEPT}
    assert group.messages(BOSS, day(4, 22)) == []
    assert Reason.NO_MANAGER not in {row.reason for row in group.rows(day(5, 6)) if row}


def test_who_takes_over_reads_nothing_from_before_without_a_yes() -> None:
    group = in_june()
    for who, boss in ((EIGHT[0], LOTTE), (EIGHT[5], BRAM)):
        story = group.stories[who]
        tried = next(event for event in story.log if isinstance(event, PracticeLogged))
        assert not may_read(boss, Act.SAID, tried, None, story.now)
        assert story.reads(boss, Act.NEED) == Cell.YES, "need and plan arrive"
        story.when(LetRead(by=who, who=boss), day(5, 13))
        assert may_read(boss, Act.SAID, tried, None, story.now)
        assert story.reads(BOSS, Act.NEED) == Cell.NO, "and who left reads nothing any more"


def test_what_was_seen_and_tried_came_along() -> None:
    group = in_june()
    for who in NEXT:
        now = group.stories[who].now
        assert (now.practices, len(now.sightings), now.agreed is not None) == (1, 2, True)
        assert group.stories[who].whom(What.PRACTICE) == [(who, AUTUMN)]


def test_honest_endings_are_each_their_own() -> None:
    group = in_june()
    moved, lapsed, left, stopped = (group.stories[who] for who in (LEAVING, EIGHT[2], EIGHT[3], EIGHT[6]))
    assert moved.now.ended is Ending.MOVED
    lapsed.when(AnswerStillYours(by=EIGHT[2], answer=StillYours.NOT_NEEDED), day(6, 2))
    left.when(EndJourney(by=LOTTE, how=Ending.LEFT), day(6, 3))
    assert left.now.ended is None, "a manager only proposes it"
    left.when(EndJourney(by=MARIEKE, how=Ending.LEFT), day(6, 4))
    assert stopped.refuses(EndJourney(by=BRAM, how=Ending.STOPPED), day(6, 5)).code == "only-the-learner-stops"
    stopped.when(EndJourney(by=EIGHT[6], how=Ending.STOPPED), day(6, 5))
    assert [one.now.ended for one in (lapsed, left, stopped)] == [Ending.LAPSED, Ending.LEFT, Ending.STOPPED]
    for one in (moved, lapsed, left, stopped):
        assert one.until(day(12, 31)).messages(since=day(6, 6)) == []


def test_a_pause_freezes_all_but_the_day_in_the_diary() -> None:
    who = EIGHT[1]
    story = in_june().stories[who].when(Pause(by=who, why=PauseReason.LEAVE, until=day(8, 31)), day(6, 8))
    assert [one for one in story.until(day(8, 28)).messages(since=day(6, 8))] == []
    story.when(Resume(by=who), day(8, 31))
    assert story.whom(What.PRACTICE) == [(who, AUTUMN)]


def test_after_the_autumn_round_two_say_yes_and_it_is_watched() -> None:
    who = EIGHT[0]
    story = in_june().stories[who].when(LogPractice(by=who, outcome=Outcome.WENT_WELL), AUTUMN)
    story.when(AskWatchers(by=who, of=tuple(TEAMS[who])), day(10, 13))
    story.when(LogSighting(by=TEAMS[who][0], answer=SightingAnswer.SEEN, on=AUTUMN, way=Way.RECEIVED), day(10, 15))
    story.when(Conclude(by=who, yes=True), day(10, 20)).when(Conclude(by=LOTTE, yes=True), day(10, 21))
    assert (story.now.ended, story.whom(What.STILL_DOING)) == (Ending.APPLIED, [(who, date(2027, 1, 21))])
    assert busiest_week(story.messages()) <= 3 < ASKS_A_WEEK
