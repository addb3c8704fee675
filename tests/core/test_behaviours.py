"""Behaviours: one to three, each with its rhythm and its watchers; and the learner's own plan."""

from __future__ import annotations

from datetime import date

import pytest

from journey import Said
from journey.expected.expectations import ExpectationClosed, ExpectationMoved, ExpectationOpened, What
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour, BehaviourAdded, IfThenMade, MakeIfThen, NameWatchers, WatchersNamed
from journey.needs.need import PACES, Rhythm
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting, Sighting
from journey.state import SightingAnswer
from journey.steps.check_ins import CheckedIn, CheckIn
from journey.steps.practice import LogPractice, Outcome, PracticeLogged
from journey.who.people import PersonId, Role
from tests.core.telling import (
    BRAM,
    DAY,
    FEMKE,
    KARIM,
    LOTTE,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    SANNE_SAYS_YES,
    SPOKE,
    WEEK,
    Telling,
    agreed,
    started,
)

NEXT = MONDAY + WEEK
WAITING = AddBehaviour(by=SANNE, behaviour="and then I wait", rhythm=Rhythm.DAILY, noticed_by=(LUC, SANNE, LUC))
KARIM_ACCEPTS, SANNE_ACCEPTS = Accept(by=KARIM), Accept(by=SANNE)


def added() -> Telling:
    return agreed().when(WAITING, NEXT)


def two() -> Telling:
    return added().when(KARIM_ACCEPTS, NEXT)


def saw(by: PersonId, on: date, nth: int | None = None) -> LogSighting:
    return LogSighting(by=by, answer=SightingAnswer.SEEN, on=on, nth=nth)


def test_a_second_one_turns_the_agreement() -> None:
    journey = added().then(BehaviourAdded, ExpectationOpened, ExpectationOpened, ExpectationMoved)
    assert (journey.only(BehaviourAdded).behaviour.id, journey.only(BehaviourAdded).watchers) == ("b2", (LUC,))
    assert journey.now.agreed is None
    assert journey.now.accepted == {SANNE}
    assert journey.whom(What.ACCEPT) == [(KARIM, date(2026, 3, 23))]
    assert journey.when(KARIM_ACCEPTS, NEXT + DAY).now.agreed


def test_who_was_asked_to_accept_before_is_asked_about_this() -> None:
    journey = started().when(AddBehaviour(by=KARIM, behaviour="and then I wait"), MONDAY + DAY)
    journey.then(BehaviourAdded, ExpectationClosed, ExpectationOpened, ExpectationOpened)
    assert [who for who, _ in journey.whom(What.ACCEPT)] == [SANNE]


def test_a_yes_to_what_was_agreed_before_is_no_yes_to_this() -> None:
    journey = agreed().when(SANNE_SAYS_YES, NEXT).when(WAITING, NEXT)
    assert journey.now.yes == frozenset()


def test_one_to_three() -> None:
    journey = added().when(WAITING, NEXT)
    assert [one.id for one in journey.now.need.behaviours] == ["b1", "b2", "b3"]
    assert journey.refuses(WAITING, NEXT).code == "enough-behaviours"


def test_a_counter_proposal_leaves_the_second_as_it_is() -> None:
    journey = added().when(Propose(by=KARIM, behaviour="in the Monday meeting, I say so"), NEXT + DAY)
    assert [one.text for one in journey.now.need.behaviours] == ["in the Monday meeting, I say so", "and then I wait"]
    assert [who for who, _ in journey.whom(What.ACCEPT)] == [SANNE]
    assert journey.when(SANNE_ACCEPTS, NEXT + DAY).now.agreed


def test_check_ins_take_the_liveliest_rhythm_that_is_not_seen_often_enough() -> None:
    journey = added()
    assert journey.open(What.CHECK_IN).due == date(2026, 3, 24), "a week sooner than the 31st: it is done daily"
    journey = two()
    assert journey.open(What.CHECK_IN).due == date(2026, 3, 30), "three weeks from the new agreement"
    journey.when(SPOKE, NEXT + DAY)
    assert journey.open(What.CHECK_IN).due == date(2026, 3, 31), "three weeks from then"
    journey.when(SPOKE, NEXT + 2 * WEEK)
    assert journey.open(What.CHECK_IN).due == NEXT + 5 * WEEK, "three weeks: it is done daily"
    for nth in range(3):
        journey.when(saw(LUC, NEXT + (2 + nth) * WEEK), NEXT + (2 + nth) * WEEK)
    journey.when(SPOKE, NEXT + 4 * WEEK)
    assert journey.open(What.CHECK_IN).due == NEXT + 7 * WEEK, "a day short of three weeks"
    journey.when(saw(LUC, NEXT + 5 * WEEK), NEXT + 5 * WEEK).when(SPOKE, NEXT + 5 * WEEK)
    assert journey.open(What.CHECK_IN).due == NEXT + 9 * WEEK, "four weeks: only the weekly one is left"


def test_the_step_is_done_when_each_was_seen_as_often_as_its_rhythm_asks() -> None:
    journey = two()
    for weeks in (0, 3, 6):
        journey.when(saw(FEMKE, NEXT + weeks * WEEK), NEXT + weeks * WEEK)
    assert journey.now.open(What.CONCLUDE) == ()
    for weeks in (4, 6, 7):
        journey.when(saw(LUC, NEXT + weeks * WEEK), NEXT + weeks * WEEK)
    assert {who for who, _ in journey.whom(What.CONCLUDE)} == {SANNE, KARIM}


def test_each_is_tried_by_its_own_rhythm() -> None:
    journey = two()
    assert [(one.of, one.due) for one in journey.now.open(What.PRACTICE)] == [
        (None, date(2026, 3, 16)), ("b2", date(2026, 3, 12)),
    ]  # fmt: skip
    journey.when(LogPractice(by=SANNE, outcome=Outcome.WENT_WELL, nth=2), NEXT + DAY)
    assert [(one.of, one.due) for one in journey.now.open(What.PRACTICE)] == [
        (None, date(2026, 3, 16)), ("b2", date(2026, 3, 13)),
    ]  # fmt: skip
    journey.until(date(2026, 3, 19))
    assert journey.climbed(What.PRACTICE) == [
        ("ask", date(2026, 3, 13), SANNE), ("ask", date(2026, 3, 16), SANNE), ("again", date(2026, 3, 18), SANNE),
    ], "once more, one rhythm later: three working days for what is done daily"  # fmt: skip


def test_a_first_try_may_be_named_with_it() -> None:
    journey = agreed().when(WAITING.model_copy(update={"first_try": date(2026, 4, 1)}), NEXT)
    assert [one.due for one in journey.now.open(What.PRACTICE) if one.of == "b2"] == [date(2026, 4, 1)]


def test_who_watches_one_tells_of_that_one() -> None:
    assert two().when(saw(LUC, NEXT), NEXT).only(Sighting).behaviour == "b2"
    assert two().when(saw(FEMKE, NEXT), NEXT).only(Sighting).behaviour == "b1"
    assert two().when(saw(KARIM, NEXT), NEXT).only(Sighting).behaviour == "b1"
    assert two().when(saw(KARIM, NEXT, nth=2), NEXT).only(Sighting).behaviour == "b2"
    refusal = two().refuses(saw(FEMKE, NEXT, nth=2), NEXT)
    assert (refusal.code, refusal.about["may"]) == ("not-yours", "frame-holder companion mentor")


def test_the_same_day_counts_once_for_each() -> None:
    journey = two().when(saw(FEMKE, NEXT), NEXT).when(saw(LUC, NEXT), NEXT)
    assert journey.only(Sighting).counts
    assert not journey.when(saw(KARIM, NEXT, nth=2), NEXT).only(Sighting).counts


def test_a_check_in_tells_of_each() -> None:
    both = CheckIn(by=KARIM, answer=SightingAnswer.NOT_YET, second=SightingAnswer.SEEN)
    journey = two().when(both, NEXT)
    told = [(one.behaviour, one.answer) for one in journey.fresh if isinstance(one, Sighting)]
    assert told == [("b1", SightingAnswer.NOT_YET), ("b2", SightingAnswer.SEEN)]
    assert not journey.only(CheckedIn).missed
    third = both.model_copy(update={"third": SightingAnswer.SEEN})
    assert journey.refuses(third, NEXT + DAY).about == {"known": "2"}


def test_the_learner_is_sure_when_sure_of_each() -> None:
    journey = two().when(Rate(by=SANNE, figure=9), NEXT)
    assert journey.now.open(What.CONCLUDE) == ()
    journey.when(Rate(by=SANNE, figure=7, nth=2), NEXT)
    assert journey.now.open(What.CONCLUDE) == ()
    assert journey.when(Rate(by=SANNE, figure=8, nth=2), NEXT).now.open(What.CONCLUDE)


def test_a_try_says_which() -> None:
    tried = LogPractice(by=SANNE, outcome=Outcome.WENT_WELL, nth=2)
    assert two().when(tried, NEXT).only(PracticeLogged).behaviour == "b2"
    refusal = agreed().refuses(tried, NEXT)
    assert (refusal.code, refusal.about) == ("no-such-behaviour", {"known": "1"})


def test_the_learner_names_who_watches_and_those_before_do_not_any_more() -> None:
    journey = agreed().when(NameWatchers(by=SANNE, noticed_by=(LUC, BRAM, SANNE)), NEXT).then(WatchersNamed)
    assert journey.now.people.watchers == (LUC, BRAM)
    assert journey.now.people.roles(FEMKE) == frozenset()
    assert journey.refuses(saw(FEMKE, NEXT), NEXT).code == "not-yours"
    assert journey.when(saw(BRAM, NEXT), NEXT).only(Sighting).counts


def test_who_watches_another_behaviour_watches_on() -> None:
    journey = two().when(NameWatchers(by=SANNE, noticed_by=(FEMKE,), nth=2), NEXT)
    assert journey.now.people.watchers == (FEMKE,)
    journey.when(NameWatchers(by=SANNE, noticed_by=(LUC,)), NEXT)
    assert journey.now.people.watchers == (LUC, FEMKE)
    assert journey.when(saw(FEMKE, NEXT), NEXT).only(Sighting).behaviour == "b2"


def test_what_was_seen_by_who_watches_no_longer_still_counts() -> None:
    journey = agreed().when(saw(FEMKE, NEXT), NEXT).when(NameWatchers(by=SANNE, noticed_by=(LUC,)), NEXT)
    assert [one.by for one in journey.now.sightings] == [FEMKE]


def test_somebody_else_than_the_learner() -> None:
    assert agreed().refuses(NameWatchers(by=SANNE, noticed_by=(SANNE,)), NEXT).code == "nobody-named"
    assert agreed().refuses(NameWatchers(by=SANNE, noticed_by=(LUC,), nth=2), NEXT).code == "no-such-behaviour"


def test_the_newest_if_then_plan_counts() -> None:
    journey = agreed().when(MakeIfThen(by=SANNE, plan="if they go quiet, then I ask"), NEXT).then(IfThenMade)
    assert journey.when(MakeIfThen(by=SANNE, plan="then I wait"), NEXT).now.if_then == "then I wait"


@pytest.mark.parametrize(
    ("word", "may"),
    [
        (WAITING.model_copy(update={"by": LOTTE}), "learner frame-holder"),
        (NameWatchers(by=KARIM, noticed_by=(LUC,)), "learner"),
        (MakeIfThen(by=KARIM, plan="x"), "learner"),
        (WAITING.model_copy(update={"by": MARIEKE}), "learner frame-holder"),
    ],
)
def test_who_may_not(word: Said, may: str) -> None:
    journey = agreed(companion=LOTTE)
    assert Role.COMPANION in journey.now.people.roles(LOTTE)
    assert journey.refuses(word, NEXT).about["may"] == may


def test_what_its_rhythm_asks_is_as_it_was_that_day() -> None:
    event = added().only(BehaviourAdded)
    assert (event.behaviour.rhythm, event.pace) == (Rhythm.DAILY, PACES[Rhythm.DAILY])
