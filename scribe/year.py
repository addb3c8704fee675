"""A year of Sanne and Karim, as docs/how-a-journey-runs.md tells it, and what the rules make of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from journey import Said, agenda
from journey.arranged import Needed
from journey.expected.expectations import ExpectationOpened, RungClimbed
from journey.ground import RungName
from journey.helping.support import AskSupport, Promise, SupportWasGiven
from journey.needs.agreement import Accept
from journey.needs.behaviours import MakeIfThen
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting, Way
from journey.plans.plan import StepKind
from journey.state import SightingAnswer
from journey.steps.activity import ActivityWasDone, PlanActivity
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice, Outcome
from journey.steps.watch import StillDoing
from scribe.markdown import code, table
from scribe.naming import TYPED
from scribe.tales import Tale
from scribe.telling import FEMKE, KARIM, LUC, MARIEKE, SANNE, Heard, Setting, Telling
from starter.showing.labels import PHASES, RUNGS, WHATS

NAMES = {SANNE: "Sanne", KARIM: "Karim", FEMKE: "Femke", LUC: "Luc", MARIEKE: "Marieke (L&D)"}
TOLD = (RungName.AGAIN, RungName.OTHER, RungName.LND)
"""Rungs that are worth a row: that somebody was asked at the right time is not."""
OVER = "over"


def the_year(here: Setting) -> Tale:
    """From the first word to a year after "yes, it is there"."""
    start = here.start(companion=KARIM, title="Giving feedback")
    return (
        (0, start), (3, Spoke(by=KARIM)), (7, Accept(by=KARIM)),
        (9, PlanActivity(by=SANNE, title="Difficult talks", on=here.day(42))),
        (10, LogPractice(by=SANNE, outcome=Outcome.WENT_STIFFLY)),
        (14, MakeIfThen(by=SANNE, plan="if somebody goes quiet, I ask afterwards what it was")),
        (24, LogPractice(by=SANNE, outcome=Outcome.DIDNT_GET_ROUND)),
        (25, AskSupport(by=SANNE, sort=Needed.TIME)), (28, Promise(by=KARIM, due=here.day(31))),
        (31, SupportWasGiven(by=KARIM)),
        (35, CheckIn(by=KARIM, answer=SightingAnswer.NOT_YET)), (37, Rate(by=SANNE, figure=4)),
        (41, Spoke(by=SANNE)), (42, ActivityWasDone(by=SANNE)), (45, Spoke(by=KARIM)),
        (46, InviteMentor(by=SANNE, mentor=LUC)), (47, AnswerInvitation(by=LUC, yes=True)),
        (52, LogPractice(by=SANNE, outcome=Outcome.WENT_STIFFLY)),
        (63, LogPractice(by=SANNE, outcome=Outcome.WENT_WELL)), (70, Met(by=LUC)),
        # Karim is busy. He is asked, asked again; then Sanne is invited, and it is she who speaks to him.
        (77, LogPractice(by=SANNE, outcome=Outcome.WENT_WELL)), (86, Spoke(by=SANNE)),
        (88, Rate(by=SANNE, figure=6)), (91, LogPractice(by=SANNE, outcome=Outcome.WENT_STIFFLY)), (98, Met(by=SANNE)),
        (101, LogSighting(by=FEMKE, answer=SightingAnswer.SEEN, way=Way.RECEIVED)),
        (112, CheckIn(by=KARIM, answer=SightingAnswer.SEEN)), (119, Rate(by=SANNE, figure=7)),
        (120, LogPractice(by=SANNE, outcome=Outcome.WENT_WELL)),
        (140, CheckIn(by=KARIM, answer=SightingAnswer.SEEN)), (147, LogPractice(by=SANNE, outcome=Outcome.WENT_WELL)),
        (150, LogSighting(by=FEMKE, answer=SightingAnswer.SEEN)), (151, Rate(by=SANNE, figure=8)),
        (154, Conclude(by=SANNE, yes=True)), (158, Conclude(by=KARIM, yes=True)),
        (252, StillDoing(by=SANNE, yes=True)), (342, StillDoing(by=SANNE, yes=True)),
        (525, StillDoing(by=SANNE, yes=True)),
    )  # fmt: skip


def the_year_as_told() -> str:
    """Its words, and what each changes: the phase, and who is at bat next."""
    here = Setting()
    telling = Telling(here)
    rows: list[tuple[str, str, str, str]] = []
    for days, word in the_year(here):
        before = len(telling.heard)
        telling.tell([(days, word)])
        rows.extend(_rows(here, telling.heard[before:], word))
    return table(("week", "what happens", "phase", "what is expected next"), _without_echoes(rows))


def _rows(here: Setting, heard: list[Heard], word: Said | None) -> Iterator[tuple[str, str, str, str]]:
    for (_, at), together in groupby(heard, lambda one: (one.word, one.event.at)):
        group = list(together)
        journey, day = group[-1].journey, here.ground.calendar.day(at)
        happened = [_climbed(one, group) for one in group if _is_told(one)]
        if group[0].word is not None and word is not None:
            happened = [f"{NAMES[word.by]}: {code([TYPED[type(word)]])}{_how(word)}"]
        if happened:
            phase = OVER if agenda(journey).over else PHASES[StepKind(agenda(journey).phase)]
            yield str((day - here.first).days // 7 + 1), "; ".join(happened), phase, _next(here, group)


def _is_told(one: Heard) -> bool:
    return isinstance(one.event, RungClimbed) and one.event.rung in TOLD


def _climbed(one: Heard, group: list[Heard]) -> str:
    event = one.event
    assert isinstance(event, RungClimbed)
    what = one.journey.expectations[event.id].what
    return f"*nobody answered:* {NAMES[event.to]} – {WHATS[what]} ({RUNGS[event.rung]})"


def _how(word: Said) -> str:
    """What it came to, in the word's own code; nobody's free text."""
    said = word.model_dump(mode="json", include={"outcome", "answer", "sort", "figure"}, exclude_unset=True)
    return "".join(f" ({value})" for value in said.values())


def _next(here: Setting, group: list[Heard]) -> str:
    opened = [one.event for one in group if isinstance(one.event, ExpectationOpened)]
    return "<br>".join(
        f"{NAMES[event.who]}: {WHATS[event.what]}, week {(event.due - here.first).days // 7 + 1}" for event in opened
    )


def _without_echoes(rows: list[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """The phase is told when it changes."""
    last = ""
    for week, happens, phase, expected in rows:
        yield week, happens, "" if phase == last else f"**{phase}**", expected
        last = phase
