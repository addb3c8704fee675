"""Eight new managers and their talks behind closed doors: who they are, and what they said, chapter by chapter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from journey import Said
from journey.lnd.moves import PickUp
from journey.lnd.reasons import Move
from journey.needs.agreement import Accept
from journey.needs.need import Origin, Rhythm
from journey.noticing.sightings import LogSighting, Way
from journey.noticing.watching import AskWatchers
from journey.state import JourneyId, SightingAnswer
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice, Outcome
from journey.who.another_job import ChangeJob
from journey.who.hand_over import HandOver
from journey.who.manager_gone import ManagerIsGone
from journey.who.people import PersonId
from tests.core.telling import BRAM, FEMKE, GROUND, LOTTE, MARIEKE, START
from tests.told.story import Group, Story

BOSS = PersonId("boss")
"""Frame-holder and companion of all eight."""
EIGHT = [PersonId(f"new-{nth}") for nth in range(1, 9)]
STAYING, ELSEWHERE, LEAVING = EIGHT[:5], EIGHT[5:7], EIGHT[7]
"""In the reorganisation: five come to Lotte, two go along to Bram, and one takes another job without the need."""
NEXT = dict.fromkeys(STAYING, LOTTE) | dict.fromkeys(ELSEWHERE, BRAM)
"""Who gives them room then."""
TEAMS = {who: [PersonId(f"{who}-{letter}") for letter in "abc"] for who in EIGHT}
"""Who reports to each of them: they are on the other side of the table."""
HOUSE = replace(GROUND, managers={report: who for who, team in TEAMS.items() for report in team})


def day(month: int, number: int) -> date:
    return date(2026, month, number)


SPRING, AUTUMN = day(4, 16), day(10, 12)
"""The two rounds of review talks."""


def each(words: Callable[[PersonId], Said], of: Iterable[PersonId] = EIGHT) -> list[tuple[PersonId, Said]]:
    """The same word on each of these journeys."""
    return [(who, words(who)) for who in of]


def opening(who: PersonId) -> Said:
    need = {"title": "Review talks", "behaviour": "in a review talk I say what I see", "noticed_by": (FEMKE,)}
    theirs = {"learner": who, "frame_holder": BOSS, "companion": BOSS, "origin": Origin.TEAM, "by": MARIEKE}
    rare = {"rhythm": Rhythm.RARE, "first_try": SPRING, "team_need": "new-managers"}
    return START.model_copy(update={**need, **theirs, **rare})


def in_march() -> Group:
    """L&D starts a need of eight. The eight say yes within two days; the boss says nothing."""
    group = Group({who: Story(HOUSE, JourneyId(f"journey-of-{who}")) for who in EIGHT})
    group.when(day(3, 2), each(opening))
    return group.when(day(3, 4), each(lambda who: Accept(by=who)))


def in_april() -> Group:
    """The talks take place all the same. Each asks who sat on the other side, and Femke reads the reports."""
    group = in_march().when(day(3, 31), each(lambda who: PickUp(by=MARIEKE, move=Move.CALL)))
    tried = LogPractice(by=BOSS, outcome=Outcome.WENT_STIFFLY, line="I left a silence", next_occasion=AUTUMN)
    group.when(SPRING, each(lambda who: tried.model_copy(update={"by": who})))
    group.when(day(4, 17), each(lambda who: AskWatchers(by=who, of=tuple(TEAMS[who]))))
    for nth in range(3):
        heard = LogSighting(by=BOSS, answer=SightingAnswer.SEEN, on=SPRING, way=Way.RECEIVED)
        group.when(day(4, 20), [(who, heard.model_copy(update={"by": TEAMS[who][nth]})) for who in EIGHT])
    result = LogSighting(by=FEMKE, answer=SightingAnswer.SEEN, on=day(4, 21), way=Way.RESULT)
    return group.when(day(4, 21), each(lambda who: result))


def in_may() -> Group:
    """The boss leaves, and nobody comes. Two weeks later there is a reorganisation."""
    group = in_april().when(day(4, 22), each(lambda who: ManagerIsGone(by=MARIEKE)))
    group.when(day(5, 6), each(lambda who: HandOver(by=MARIEKE, to=LOTTE), STAYING))
    group.when(day(5, 6), each(lambda who: ChangeJob(by=who, comes_along=True, frame_holder=BRAM), ELSEWHERE))
    return group.when(day(5, 6), [(LEAVING, ChangeJob(by=LEAVING, comes_along=False))])


def in_june() -> Group:
    """Lotte and Bram talk with their new people and say yes."""
    group = in_may().when(day(5, 12), [(who, Spoke(by=boss)) for who, boss in NEXT.items()])
    return group.when(day(5, 12), [(who, Accept(by=boss)) for who, boss in NEXT.items()])
