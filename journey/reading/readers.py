"""Who may read what of a journey: one table, role by role. The page for a works council is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from journey.grammar.codes import Code
from journey.state import Journey
from journey.who import roles
from journey.who.people import PersonId, Role


class Act(Code):
    """What there is to read of a journey."""

    TITLE = "title"
    PHASE = "phase"
    NEXT = "next"
    """The next talk, and who is asked for what."""
    NEED = "need"
    """In the learner's own words."""
    BEHAVIOUR = "behaviour"
    PLAN = "plan"
    """The frame, what was planned and promised, and what has to be there first."""
    COURSE = "course"
    """Who said which kind of word, and when."""
    CONFIDENCE = "confidence"
    SIGHTINGS = "sightings"
    SIGHTINGS_FROM_BELOW = "sightings-from-below"
    """Those of somebody who reports to the learner."""
    SAID = "said"
    """Free text, and how a try went."""
    MENTORED = "mentored"
    """What learner and mentor said to one another."""
    PRIVATE = "private"
    """The private line of learner and L&D: of L&D, the adviser to whom it was said."""
    BETWEEN_TWO = "between-two"
    """Thanks, and what somebody beside the learner asked of L&D for their own part."""
    WAITING = "waiting"
    """Who has not answered, and whom it was put to."""
    STUCK = "stuck"
    PAST = "past"
    """How things stood on an earlier day."""
    ACCESS = "access"
    """Who looked at what was kept from them until they clicked."""


class Cell(Code):
    """How much of it somebody reads; the most generous first."""

    YES = "yes"
    BY_NAME = "by-name"
    WITHOUT_A_NAME_FROM_3 = "without-a-name-from-3"
    DIRECTION = "direction"
    """Of the figure: growing, level or falling; the figure itself where the learner shares it."""
    IF_SHARED = "if-shared"
    AFTER_A_CLICK = "after-a-click"
    """One that the learner can read."""
    THAT_ONE = "that-one"
    """The behaviour that this person watches."""
    AS_AN_ASK = "as-an-ask"
    AS_A_QUESTION = "as-a-question"
    COUNT = "count"
    OWN_JOURNEYS = "own-journeys"
    OWN = "own"
    """What this person said, or what was said or put to them."""
    BY_ROLE = "by-role"
    """Roles where others read names."""
    SUMS = "sums"
    """Over ten journeys or more; nothing of one."""
    NO = "no"


GENEROUS = tuple(Cell)
IN_FULL = frozenset({Cell.YES, Cell.BY_NAME, Cell.BY_ROLE})
"""All of it, be it without names."""
NOBODY: frozenset[Role] = frozenset()

COLUMNS: tuple[tuple[Role, ...], ...] = (
    (Role.LEARNER,),
    (Role.FRAME_HOLDER, Role.COMPANION),
    (Role.WATCHER,),
    (Role.MENTOR,),
    (Role.LND,),
    (Role.SPONSOR,),
    (Role.HELPER, Role.BUDDY),
)
YES, OWN, SUMS, NO = Cell.YES, Cell.OWN, Cell.SUMS, Cell.NO
UNNAMED, CLICK = Cell.WITHOUT_A_NAME_FROM_3, Cell.AFTER_A_CLICK

ROWS: Mapping[Act, tuple[Cell, ...]] = {
    #                learner             both beside          watcher        mentor          L&D       sponsor helper
    Act.TITLE:      (YES,                YES,                 YES,           YES,            YES,          NO,   YES),
    Act.PHASE:      (YES,                YES,                 NO,            YES,            YES,          NO,   NO),
    Act.NEXT:       (YES,                YES,                 NO,            YES,            YES,          NO,   NO),
    Act.NEED:       (YES,                YES,                 NO,            YES,            CLICK,        NO,   NO),
    Act.BEHAVIOUR:  (YES,                YES,                 Cell.THAT_ONE, YES,            CLICK,        NO,   NO),
    Act.PLAN:       (YES,                YES,                 NO,            NO,             NO,           NO,   OWN),
    Act.COURSE:     (YES,                YES,                 OWN,           OWN,            NO,           NO,   OWN),
    Act.CONFIDENCE: (YES,                Cell.DIRECTION,      NO,            Cell.IF_SHARED, NO,           SUMS, NO),
    Act.SIGHTINGS:  (YES,                YES,                 OWN,           YES,            Cell.COUNT,   SUMS, OWN),
    Act.SIGHTINGS_FROM_BELOW:
                    (UNNAMED,            UNNAMED,             OWN,           UNNAMED,        Cell.COUNT,   SUMS, OWN),
    Act.SAID:       (YES,                YES,                 OWN,           OWN,            NO,           NO,   OWN),
    Act.MENTORED:   (YES,                NO,                  NO,            OWN,            NO,           NO,   NO),
    Act.PRIVATE:    (YES,                NO,                  NO,            NO,             OWN,          NO,   NO),
    Act.BETWEEN_TWO:
                    (OWN,                OWN,                 OWN,           OWN,            OWN,          NO,   OWN),
    Act.WAITING:    (OWN,                OWN,                 OWN,           OWN,            Cell.BY_NAME, NO,   OWN),
    Act.STUCK:      (Cell.AS_A_QUESTION, Cell.AS_AN_ASK,      NO,            NO,             YES,          SUMS, NO),
    Act.PAST:       (OWN,                Cell.OWN_JOURNEYS,   NO,            NO,             Cell.BY_ROLE, SUMS, NO),
    Act.ACCESS:     (OWN,                OWN,                 OWN,           OWN,            OWN,          NO,   OWN),
}  # fmt: skip
"""In the order of `COLUMNS`. Whoever has no role here (a manager's manager, HR) reads nothing."""
OPERATOR: Mapping[Act, Cell] = {
    Act.PHASE: YES,
    Act.NEXT: Cell.BY_ROLE,
    Act.COURSE: Cell.BY_ROLE,
    Act.WAITING: Cell.BY_ROLE,
    Act.STUCK: Cell.BY_ROLE,
}
"""Whoever runs the thing, and says for nobody: no free text, no figure, no name."""
CELLS: Mapping[Act, Mapping[Role, Cell]] = {
    act: {role: cell for roles, cell in zip(COLUMNS, cells, strict=True) for role in roles}
    for act, cells in ROWS.items()
}
NEVER: Mapping[Act, frozenset[Role]] = {Act.PRIVATE: frozenset({Role.FRAME_HOLDER, Role.COMPANION})}
"""Here the most generous role does not win: the private line may be about them, whatever else they are."""


def may(
    person: PersonId | None,
    act: Act,
    journey: Journey,
    beside: frozenset[Role] = NOBODY,
    at: datetime | None = None,
) -> Cell:
    """How much of it this person reads on this journey; None: whoever runs it.

    `beside`: roles that the organisation gives and the journey does not know, such as the team's newest adviser.
    `at`: when they look (default: when the last word was said); who stands in then reads as whom they stand in for.
    """
    if person is None:
        return OPERATOR.get(act, NO)
    found = roles_of(person, journey, at) | beside
    if found & NEVER.get(act, NOBODY):
        return NO
    cells = [_as_it_stands(CELLS[act][role], journey) for role in found if role in CELLS[act]]
    return min(cells, key=GENEROUS.index, default=NO)


def roles_of(person: PersonId, journey: Journey, at: datetime | None = None) -> frozenset[Role]:
    """What this person is here, as a reader: who was invited as a mentor and has not said yes is only asked; who owns
    the goal is a sponsor. Somebody's manager is no reader, whatever they may say about a stand-in.
    """
    found = roles.of(journey, person, at or journey.last_word)
    if Role.MENTOR in found and not journey.mentoring.accepted:
        found = found - {Role.MENTOR} | {Role.HELPER}
    return found | {Role.SPONSOR} if person == journey.need.sponsor else found


def whose(act: Act) -> tuple[Role, ...]:
    """The roles that read something of it on one journey."""
    return tuple(role for role, cell in CELLS[act].items() if cell not in (SUMS, NO))


def is_reader(person: PersonId, journey: Journey, beside: frozenset[Role] = NOBODY, at: datetime | None = None) -> bool:
    """Whether there is anything of this one journey for them."""
    return any(may(person, act, journey, beside, at) not in (SUMS, NO) for act in Act)


def _as_it_stands(cell: Cell, journey: Journey) -> Cell:
    """What the learner may change."""
    if cell in (Cell.DIRECTION, Cell.IF_SHARED) and journey.figure_shared:
        return YES
    return NO if cell is Cell.IF_SHARED else cell
