"""The shortest way: every step of the standard journey once, in its order, and what was answered in each phase."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from journey import Said, agenda
from journey.expected.expectations import ExpectationAnswered, ExpectationOpened, What
from journey.needs.agreement import Accept
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting
from journey.plans.plan import StepKind
from journey.state import SightingAnswer
from journey.steps.activity import ActivityWasDone, PlanActivity
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice, Outcome
from journey.steps.watch import StillDoing
from journey.who.people import Role
from scribe.tales import SEEN, TRIED, Tale
from scribe.telling import FEMKE, KARIM, LOTTE, LUC, SANNE, Setting, Telling


def shortest_way(here: Setting) -> Tale:
    """From the start to the last *yes, I still do it*."""
    still = StillDoing(by=SANNE, yes=True)
    return (
        (0, here.start()), (1, Spoke(by=LOTTE)), (1, Accept(by=KARIM)),
        (2, PlanActivity(by=SANNE, title="A course", on=here.day(9))), (8, Spoke(by=LOTTE)),
        (9, ActivityWasDone(by=SANNE)), (10, Spoke(by=LOTTE)),
        (14, TRIED), (15, InviteMentor(by=SANNE, mentor=LUC)), (16, LogPractice(by=SANNE, outcome=Outcome.WENT_WELL)),
        (17, AnswerInvitation(by=LUC, yes=True)), (21, Met(by=LUC)), (22, Met(by=LUC)),
        (23, CheckIn(by=LOTTE, answer=SightingAnswer.SEEN)), (24, Rate(by=SANNE, figure=5)),
        (50, LogSighting(by=FEMKE, answer=SightingAnswer.SEEN)), (80, SEEN),
        (82, Conclude(by=SANNE, yes=True)), (83, Conclude(by=LOTTE, yes=True)),
        (180, still), (270, still), (455, still),
    )  # fmt: skip


@dataclass
class Answered:
    """What was expected in a phase: of whom, and which word answered it."""

    what: What
    who: list[Role] = field(default_factory=list)
    words: list[type[Said]] = field(default_factory=list)


def by_phase() -> dict[StepKind, dict[What, Answered]]:
    """Each expectation stands in the phase in which it was first answered."""
    here, telling = Setting(), Telling()
    found: dict[StepKind, dict[What, Answered]] = {kind: {} for kind in StepKind}
    for days, word in shortest_way(here):
        phase = StepKind(agenda(telling.journey).phase) if telling.journey else StepKind.NEEDS_CONVERSATION
        before = len(telling.heard)
        telling.tell([(days, word)])
        opened = {heard.event.id: heard.event for heard in telling.heard if isinstance(heard.event, ExpectationOpened)}
        for _, event, journey in telling.heard[before:]:
            if isinstance(event, ExpectationAnswered) and word is not None:
                asked = opened[event.id]
                place = next((kind for kind, whats in found.items() if asked.what in whats), phase)
                answered = found[place].setdefault(asked.what, Answered(asked.what))
                _once(answered.who, journey.people.role_awaited(asked.who))
                _once(answered.words, type(word))
    return found


def _once(found: list[Any], one: Any) -> None:
    if one not in found:
        found.append(one)
