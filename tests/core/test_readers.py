"""Who reads what: the table of the design's privacy page, written out, and asked cell by cell."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from journey import Journey, body, evolve
from journey.language import Event
from journey.noticing.confidence import Direction, ShareFigure, direction
from journey.noticing.sightings import Sighting
from journey.noticing.watching import AskWatchers
from journey.reading.audience import READ_AS, is_nameless, may_read, put_to, read_as
from journey.reading.readers import CELLS, NOBODY, Act, Cell, is_reader, may
from journey.steps.buddies import BuddyNamed, NameBuddy
from journey.steps.mentoring import AnswerInvitation, InviteMentor, MentorMet, Met
from journey.steps.needs_conversation import MomentLogged, Spoke
from journey.who.hand_over import Handed, HandOver
from journey.who.letting_read import LetRead
from journey.who.people import PersonId, Role
from journey.who.stand_ins import NameStandIn
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
    SANNE,
    WEEK,
    Telling,
    agreed,
    noon,
    sure,
)

HILDE = PersonId("hilde")
"""The sponsor of the goal that the need serves."""
LND = frozenset({Role.LND})

PRIVACY = """
what                        | learner | beside | watcher | mentor | L&D | sponsor | manager's manager, HR
title                       | yes | yes | yes | yes | yes | no | no
phase                       | yes | yes | no | yes | yes | no | no
next                        | yes | yes | no | yes | yes | no | no
need                        | yes | yes | no | yes | after-a-click | no | no
behaviour                   | yes | yes | that-one | yes | after-a-click | no | no
confidence                  | yes | direction | no | no | no | sums | no
confidence, shared          | yes | yes | no | yes | no | sums | no
sightings                   | yes | yes | own | yes | count | sums | no
sightings-from-below | unnamed | unnamed | own | unnamed | count | sums | no
said                        | yes | yes | own | own | no | no | no
mentored                    | yes | no | no | own | no | no | no
private                     | yes | no | no | no | own | no | no
waiting                     | own | own | own | own | by-name | no | no
stuck                       | as-a-question | as-an-ask | no | no | yes | sums | no
past                        | own | own-journeys | no | no | by-role | sums | no
access                      | own | own | own | own | own | no | no
"""
"""*Yes* of L&D for the private line is said of the adviser whom it was put to: own."""
WHO = (SANNE, KARIM, FEMKE, LUC, MARIEKE, HILDE, BRAM)
"""One for each column."""
ROWS = [[cell.strip() for cell in line.split("|")] for line in PRIVACY.strip().splitlines()[1:]]
ASKED = [(row[0], who, cell) for row in ROWS for who, cell in zip(WHO, row[1:], strict=True)]


def told() -> Telling:
    """Sanne's journey, with everybody on it; Hilde owns the goal."""
    journey = agreed(sponsor="hilde").when(InviteMentor(by=SANNE, mentor=LUC), MONDAY + WEEK)
    return journey.when(AnswerInvitation(by=LUC, yes=True), MONDAY + WEEK)


JOURNEY = told().now
SHARED = told().when(ShareFigure(by=SANNE, yes=True), MONDAY + 2 * WEEK).now


@pytest.mark.parametrize(("what", "who", "cell"), ASKED, ids=lambda one: str(one).replace(" ", "-"))
def test_each_cell_of_the_privacy_page(what: str, who: PersonId, cell: str) -> None:
    act, _, shared = what.partition(", ")
    cell = Cell.WITHOUT_A_NAME_FROM_3 if cell == "unnamed" else cell
    assert may(who, Act(act), SHARED if shared else JOURNEY) == cell


def test_the_page_has_every_act_but_three_that_follow_from_the_others() -> None:
    assert {row[0].partition(",")[0] for row in ROWS} == set(Act) - {Act.COURSE, Act.PLAN, Act.BETWEEN_TWO}
    assert set(CELLS) == set(Act)
    assert all(set(cells) == set(Role) - {Role.MANAGER, Role.POST} for cells in CELLS.values()), (
        "of a side, and no reader"
    )


def test_who_has_no_role_reads_nothing_and_a_sponsor_nothing_of_one_journey() -> None:
    assert {may(BRAM, act, JOURNEY) for act in Act} == {Cell.NO}
    assert {may(HILDE, act, JOURNEY) for act in Act} == {Cell.NO, Cell.SUMS}
    assert [is_reader(who, JOURNEY) for who in WHO] == [True] * 5 + [False] * 2


def test_whoever_runs_it_reads_no_text_no_figure_and_no_name() -> None:
    cells = {act: may(None, act, SHARED) for act in Act}
    kept = {Act.TITLE, Act.NEED, Act.BEHAVIOUR, Act.PLAN, Act.CONFIDENCE, Act.SIGHTINGS, Act.SIGHTINGS_FROM_BELOW}
    kept |= {Act.SAID, Act.MENTORED, Act.PRIVATE, Act.BETWEEN_TWO, Act.PAST, Act.ACCESS}
    assert {act for act, cell in cells.items() if cell is Cell.NO} == kept
    assert set(cells.values()) == {Cell.NO, Cell.YES, Cell.BY_ROLE}
    assert [act for act, cell in cells.items() if cell is Cell.YES] == [Act.PHASE]


def test_the_most_generous_role_wins() -> None:
    """Karim is the companion, and advises the team as well."""
    alone, both = ({act: may(KARIM, act, JOURNEY, beside) for act in Act} for beside in (NOBODY, LND))
    assert both | {Act.WAITING: Cell.OWN, Act.STUCK: Cell.AS_AN_ASK} == alone
    assert (both[Act.WAITING], both[Act.STUCK], both[Act.NEED]) == (Cell.BY_NAME, Cell.YES, Cell.YES)


def test_the_private_line_may_be_about_them_whatever_else_they_are() -> None:
    assert may(JOB, Act.PRIVATE, JOURNEY, LND) is Cell.OWN
    assert may(KARIM, Act.PRIVATE, JOURNEY, LND) is Cell.NO
    companion = replace(JOURNEY, people=replace(JOURNEY.people, companion=MARIEKE))
    assert may(MARIEKE, Act.PRIVATE, companion) is Cell.NO
    assert may(SANNE, Act.PRIVATE, JOURNEY) is Cell.YES


def test_who_was_invited_as_a_mentor_reads_no_need_before_the_yes() -> None:
    invited = agreed().when(InviteMentor(by=SANNE, mentor=LUC), MONDAY + WEEK).now
    assert [may(LUC, act, invited) for act in (Act.TITLE, Act.NEED)] == [Cell.YES, Cell.NO]
    assert may(LUC, Act.NEED, JOURNEY) is Cell.YES


def test_the_learner_shares_the_figure_and_keeps_it_again() -> None:
    journey = told().when(ShareFigure(by=SANNE, yes=True), MONDAY + 2 * WEEK)
    assert may(KARIM, Act.CONFIDENCE, journey.now) is Cell.YES
    journey.when(ShareFigure(by=SANNE, yes=False), MONDAY + 3 * WEEK)
    assert may(KARIM, Act.CONFIDENCE, journey.now) is Cell.DIRECTION
    assert may(LUC, Act.CONFIDENCE, journey.now) is Cell.NO
    assert journey.refuses(ShareFigure(by=SANNE, yes=False), MONDAY + 3 * WEEK).code == "nothing-changed"
    assert journey.refuses(ShareFigure(by=KARIM, yes=True), MONDAY + 3 * WEEK).code == "not-yours"


def test_where_a_figure_goes_is_between_the_last_two() -> None:
    journey, found = told(), []
    for nth, figure in enumerate((4, 6, 6, 5)):
        journey.when(sure(figure), MONDAY + (2 + nth) * WEEK)
        found.append(direction(journey.now, "b1"))
    assert found == [None, Direction.GROWING, Direction.LEVEL, Direction.FALLING]


def test_no_event_without_its_readers_and_what_is_written_is_read_as_text() -> None:
    assert set(READ_AS) == set(get_args(Event))
    kept = {Act.SAID, Act.MENTORED, Act.PRIVATE, Act.BETWEEN_TWO, Act.NEED, Act.BEHAVIOUR, Act.PLAN}
    assert {read_as.text for read_as in READ_AS.values()} == kept


@pytest.mark.parametrize(("by", "text"), [*product((SANNE, KARIM), (Act.SAID, Act.MENTORED, Act.PRIVATE))])
def test_own_words_are_always_readable(by: PersonId, text: Act) -> None:
    spoke = told().when(Spoke(by=by, line="we did"), MONDAY + 2 * WEEK)
    (event,) = (one for one in spoke.fresh if isinstance(one, MomentLogged))
    nobody = replace(spoke.now, people=replace(JOURNEY.people, learner=BRAM, frame_holder=BRAM, companion=BRAM))
    assert may_read(by, text, event, None, nobody)


def test_who_takes_over_reads_from_then_on_until_the_learner_lets_them() -> None:
    journey = told().when(Spoke(by=KARIM, line="before"), MONDAY + 2 * WEEK)
    journey.when(HandOver(by=SANNE, role=Handed.MANAGER, to=LOTTE), MONDAY + 3 * WEEK)
    journey.when(Spoke(by=LOTTE, line="after"), MONDAY + 4 * WEEK)
    spoken = [one for one in journey.log if isinstance(one, MomentLogged)]
    assert [may_read(LOTTE, Act.SAID, one, None, journey.now) for one in spoken] == [False, True]
    assert [may_read(LOTTE, Act.SIGHTINGS, one, None, journey.now) for one in spoken] == [True, True]
    journey.when(LetRead(by=SANNE, who=LOTTE), MONDAY + 5 * WEEK)
    assert [may_read(LOTTE, Act.SAID, one, None, journey.now) for one in spoken] == [True, True]
    assert [may_read(KARIM, Act.SAID, one, None, journey.now) for one in spoken] == [True, False]


def test_a_mentor_reads_own_talks_and_not_those_with_the_mentor_before() -> None:
    journey = told().when(Met(by=SANNE, line="with Luc"), MONDAY + 2 * WEEK)
    journey.when(HandOver(by=LUC, role=Handed.MENTOR, to=BRAM), MONDAY + 3 * WEEK)
    journey.when(Met(by=SANNE, line="with Bram"), MONDAY + 4 * WEEK)
    met = [(one, to) for one, to in _put(journey) if isinstance(one, MentorMet)]
    assert [to for _, to in met] == [LUC, BRAM]
    for who, reads in ((SANNE, [True, True]), (BRAM, [False, True]), (KARIM, [False, False])):
        assert [may_read(who, Act.MENTORED, one, to, journey.now) for one, to in met] == reads


def _put(journey: Telling) -> list[tuple[Event, PersonId | None]]:
    found: list[tuple[Event, PersonId | None]] = []
    then: Journey | None = None
    for one in journey.log:
        found.append((one, put_to(one, then) if then else None))
        then = evolve(then, one)
    return found


def test_a_share_is_small_in_the_log() -> None:
    (shared,) = told().when(ShareFigure(by=SANNE, yes=True), MONDAY + 2 * WEEK).fresh[:1]
    assert body(shared)["kind"] == "figure-shared"


def test_who_stands_in_reads_as_whom_they_stand_in_for_and_text_from_then_on() -> None:
    journey = agreed().when(Spoke(by=KARIM, line="before"), MONDAY + WEEK)
    journey.when(NameStandIn(by=KARIM, who=KARIM, to=LOTTE, until=MONDAY + 3 * WEEK), MONDAY + 2 * WEEK)
    journey.when(Spoke(by=LOTTE, line="after"), MONDAY + 2 * WEEK + DAY)
    journey.when(Spoke(by=SANNE, line="she hears of it"), MONDAY + 2 * WEEK + DAY)
    spoken = [one for one in journey.log if isinstance(one, MomentLogged)]
    assert may(LOTTE, Act.NEED, journey.now) is Cell.YES
    assert [may_read(LOTTE, Act.SAID, one, None, journey.now) for one in spoken] == [False, True, True]
    journey.when(LetRead(by=SANNE, who=LOTTE), MONDAY + 2 * WEEK + DAY)
    assert [may_read(LOTTE, Act.SAID, one, None, journey.now) for one in spoken] == [True, True, True]
    over = noon(MONDAY + 4 * WEEK)
    assert may(LOTTE, Act.NEED, journey.now, at=over) is Cell.NO
    assert not is_reader(LOTTE, journey.now, at=over)
    assert [may_read(LOTTE, Act.SAID, one, None, journey.now, at=over) for one in spoken] == [False, True, False]


def test_what_those_saw_who_report_to_the_learner_is_read_where_three_were_asked() -> None:
    """Bram was asked with two others; Femke alone was named, and reports to Sanne as well."""
    ground = replace(GROUND, managers=dict.fromkeys((BRAM, LUC, JOB, FEMKE), SANNE))
    alone = agreed(ground=ground).when(FEMKE_SAW_IT, MONDAY + WEEK)
    three = agreed(ground=ground).when(AskWatchers(by=SANNE, of=(BRAM, LUC, JOB)), MONDAY + WEEK)
    three.when(FEMKE_SAW_IT.model_copy(update={"by": BRAM}), MONDAY + WEEK)
    for journey, reads in ((alone, False), (three, True)):
        seen = journey.only(Sighting)
        assert is_nameless(seen)
        assert read_as(seen).what is Act.SIGHTINGS_FROM_BELOW
        for who in (SANNE, KARIM):
            assert may_read(who, Act.SIGHTINGS_FROM_BELOW, seen, None, journey.now) == reads
            assert may_read(who, Act.SAID, seen, None, journey.now) == reads
            assert may_read(who, Act.COURSE, seen, None, journey.now), "that somebody noticed something"
        assert not may_read(MARIEKE, Act.SIGHTINGS_FROM_BELOW, seen, None, journey.now), "L&D reads how often"
        assert may_read(seen.by or SANNE, Act.SAID, seen, None, journey.now), "own words"


def test_a_manager_who_says_who_stands_in_reads_nothing_and_a_buddy_the_title() -> None:
    journey = told().when(NameBuddy(by=SANNE, buddy=BRAM), MONDAY + 2 * WEEK)
    assert may(BRAM, Act.TITLE, journey.now) is Cell.YES
    assert may(BRAM, Act.NEED, journey.now) is Cell.NO
    (named,) = (one for one in journey.log if isinstance(one, BuddyNamed))
    assert put_to(named, journey.now) == BRAM
    journey.ground = replace(GROUND, managers={KARIM: HELEEN})
    journey.when(NameStandIn(by=HELEEN, who=KARIM, to=LOTTE, until=MONDAY + 3 * WEEK), MONDAY + 2 * WEEK)
    assert not is_reader(HELEEN, journey.now)
