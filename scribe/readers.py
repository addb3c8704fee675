"""The made tables of docs/who-reads-what.md: who reads what, from the table that decides it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from journey import Event
from journey.reading.audience import READ_AS
from journey.reading.readers import CELLS, COLUMNS, IN_FULL, OPERATOR, Act, Cell
from journey.who.people import Role
from scribe.markdown import table
from starter.showing.in_full import SHORT
from starter.showing.labels import ROLES, capital
from starter.showing.timeline import TEXTS

ACTS: Mapping[Act, str] = {
    Act.TITLE: "the short title",
    Act.PHASE: "the phase",
    Act.NEXT: "the next talk, and who is asked for what",
    Act.NEED: "the need in own words, and the if-then plan",
    Act.BEHAVIOUR: "the behaviours",
    Act.PLAN: "the frame, the plan, promises, and what has to be there first",
    Act.COURSE: "that something was said, by whom, and when",
    Act.CONFIDENCE: "the figure for confidence",
    Act.SIGHTINGS: "what others noticed",
    Act.SIGHTINGS_FROM_BELOW: "what somebody noticed who reports to the learner",
    Act.SAID: "what was written on the journey, and how a try went",
    Act.MENTORED: "what learner and mentor said to one another",
    Act.PRIVATE: "what was said on the private line",
    Act.BETWEEN_TWO: "thanks, and help that somebody asked of L&D for their own part",
    Act.WAITING: "who has not answered",
    Act.STUCK: "why it is stuck",
    Act.PAST: "how things stood on an earlier day",
    Act.ACCESS: "who of L&D looked closer",
}
CELL_TEXTS: Mapping[Cell, str] = {
    Cell.YES: "yes",
    Cell.BY_NAME: "yes, now, by name",
    Cell.WITHOUT_A_NAME_FROM_3: "without a name, from three on",
    Cell.DIRECTION: "growing, level or falling; the figure if the learner shares it",
    Cell.IF_SHARED: "if the learner shares it",
    Cell.AFTER_A_CLICK: "after a click that the learner can read",
    Cell.THAT_ONE: "the one they watch",
    Cell.AS_AN_ASK: "as something to do",
    Cell.AS_A_QUESTION: "as a question",
    Cell.COUNT: "how often",
    Cell.OWN_JOURNEYS: "of journeys that they are beside",
    Cell.OWN: "their own",
    Cell.BY_ROLE: "roles, no names",
    Cell.SUMS: "sums, from ten journeys on",
    Cell.NO: "no",
}
HEADS = {
    (Role.FRAME_HOLDER, Role.COMPANION): "who gives room, who goes along",
    (Role.LEARNER,): "learner",
    (Role.WATCHER,): "watcher",
    (Role.MENTOR,): "mentor",
    (Role.LND,): "L&D adviser",
    (Role.SPONSOR,): "sponsor",
    (Role.HELPER, Role.BUDDY): "was asked to help, or is beside the mentor",
}
ELSEWHERE = "manager's manager, HR"
RUNS_IT = "runs the servers"
PUT_TO = "and whom it was said to"


def readers() -> str:
    """A row for each thing there is to read, a column for each role."""
    head = ("", *(HEADS[roles] for roles in COLUMNS), ELSEWHERE, RUNS_IT)
    return table(head, ((ACTS[act], *_cells(act)) for act in Act))


def written() -> str:
    """A row for each kind of word in which somebody may write something: who reads it, beside who wrote it."""
    told = {kind: text for kind, text in SHORT.items() if _has_text(kind)}
    return table(("who …", "is read by"), ((text, _readers(kind)) for kind, text in told.items()))


def _cells(act: Act) -> Iterator[str]:
    for roles in COLUMNS:
        yield CELL_TEXTS[CELLS[act][roles[0]]]
    yield CELL_TEXTS[Cell.NO]
    yield CELL_TEXTS[OPERATOR.get(act, Cell.NO)]


def _has_text(kind: type[Event]) -> bool:
    return bool({field.name for field in fields(kind)} & {*TEXTS})


def _readers(kind: type[Event]) -> str:
    cells = CELLS[READ_AS[kind].text]
    named = [ROLES[role] for role in Role if cells.get(role) in IN_FULL]
    return capital(", ".join([*named, PUT_TO]))
