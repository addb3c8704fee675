"""The tales: in each, something is said that makes the rules expect something of somebody."""

from __future__ import annotations

from collections.abc import Mapping

from journey.arranged import Lacking, Needed, Reins, Settled
from journey.endings import EndJourney
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, Promise
from journey.needs.agreement import Accept, Propose
from journey.needs.finding import Find
from journey.needs.need import Rhythm
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, PauseReason
from journey.plans.reins import TakeReins
from journey.reading.between_two import AskCoaching, SayPrivately
from journey.state import Ending, SightingAnswer
from journey.steps.activity import ActivityWasDone, PlanActivity
from journey.steps.application import Conclude
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice, Outcome
from journey.steps.watch import Otherwise, StillDoing
from journey.who.another_job import ChangeJob
from journey.who.hand_over import Handed, HandOver
from journey.who.manager_gone import ManagerIsGone
from journey.who.reaching import IsUnreachable
from scribe.telling import BRAM, FEMKE, HELEEN, KARIM, LOTTE, LUC, MARIEKE, SANNE, Setting, Told

Tale = tuple[Told, ...]
TRIED = LogPractice(by=SANNE, outcome=Outcome.WENT_STIFFLY)
NO_OCCASION = LogPractice(by=SANNE, outcome=Outcome.NO_OCCASION)
SEEN = LogSighting(by=FEMKE, answer=SightingAnswer.SEEN)
IT_IS_THERE = Conclude(by=SANNE, yes=True)
YES_IT_IS = Conclude(by=LOTTE, yes=True)


def tales(here: Setting) -> Mapping[str, Tale]:
    """All of them, told in this setting."""
    agreed, rare = _agreed(here), _agreed(here, rhythm=Rhythm.RARE, first_try=here.named)
    return {
        "a need is on the table": ((0, here.start()),),
        "L&D puts it on the table": ((0, here.start(by=MARIEKE)),),
        "it is vague": ((0, here.start(behaviour=None, first_try=None)),),
        "it is found in a talk": ((0, here.start(behaviour=None, first_try=None)), (2, _found(here))),
        "it is rare, and has no next day yet": (*rare, ((here.named - here.first).days, TRIED)),
        "there was no occasion to try it": (*agreed, (2, NO_OCCASION)),
        "somebody proposes something else": (*agreed, (2, Propose(by=KARIM, hours=2))),
        "they agree": agreed,
        "they agree, with a day to aim at": _agreed(here, horizon=here.named),
        "the manager has the lead": (
            (0, here.start()), (1, TakeReins(by=SANNE, lead=Reins.MANAGER)), (2, Accept(by=KARIM))
        ),
        "she tries it": (*agreed, (2, TRIED)),
        "they talk, and nobody tries": (*agreed, (20, Spoke(by=LOTTE)), (40, Spoke(by=LOTTE)), (90, None)),
        "nobody says anything": (*agreed, (120, None)),
        "nobody has ever seen it, and both are sure": (*agreed, (2, IT_IS_THERE), (2, YES_IT_IS)),
        **_learning(here),
        **_needing(here),
        **_seen(here),
        **_changing(here),
        **_ending(here),
    }  # fmt: skip


def _agreed(here: Setting, **changed: object) -> Tale:
    return (0, here.start(**changed)), (1, Accept(by=KARIM))


def _found(here: Setting) -> Find:
    first_try = here.named if here.rhythm is Rhythm.RARE else None
    return Find(by=SANNE, behaviour="in a meeting I say so", rhythm=here.rhythm, first_try=first_try)


def _learning(here: Setting) -> Mapping[str, Tale]:
    planned = (*_agreed(here), (2, PlanActivity(by=SANNE, title="A course", on=here.named)))
    invited = (*_agreed(here), (2, InviteMentor(by=SANNE, mentor=LUC)))
    return {
        "a course is planned": planned,
        "it was attended": (*planned, (3, ActivityWasDone(by=SANNE))),
        "a mentor is invited": invited,
        "the mentor says yes": (*invited, (3, AnswerInvitation(by=LUC, yes=True))),
        "the mentor says no": (*invited, (3, AnswerInvitation(by=LUC, yes=False))),
    }


def _needing(here: Setting) -> Mapping[str, Tale]:
    agreed = _agreed(here)
    asked = (*agreed, (2, AskSupport(by=SANNE, sort=Needed.TIME)))
    of_bram = (*agreed, (2, AskSupport(by=SANNE, sort=Needed.SWAP, of=BRAM)))
    lacking = {
        sort: (*agreed, (2, NameCondition(by=SANNE, what="a quiet hour", owner=BRAM, sort=sort))) for sort in Lacking
    }
    dated = NameCondition(by=SANNE, what="a quiet hour", owner=BRAM, due=here.named)
    return {
        "help is asked": asked,
        "help is asked of somebody": of_bram,
        "somebody promises": (*of_bram, (3, Promise(by=BRAM, due=here.named))),
        "help is promised": (*asked, (3, Promise(by=LOTTE, due=here.named))),
        "it is stuck fast": (*agreed, (2, CheckIn(by=LOTTE, answer=SightingAnswer.SPOKE, blocked=True))),
        "she says something privately": (*agreed, (2, SayPrivately(by=SANNE, line="may I call you?"))),
        "who goes along asks for help": (*agreed, (2, AskCoaching(by=LOTTE))),
        "something has to be there first, by a day": (*agreed, (2, dated)),
        **{f"lacking: {sort}": tale for sort, tale in lacking.items()},
        **{
            f"it will not be there: {sort}": (*tale, (3, SettleCondition(by=BRAM, outcome=Settled.FAILED)))
            for sort, tale in lacking.items()
        },
    }


def _seen(here: Setting) -> Mapping[str, Tale]:
    agreed = _agreed(here)
    sure, flat = Rate(by=SANNE, figure=9), Rate(by=SANNE, figure=5)
    return {
        "they catch up": (*agreed, (2, CheckIn(by=LOTTE, answer=SightingAnswer.NOT_YET))),
        "she is sure": (*agreed, (2, sure)),
        "how sure she is was entered for her": (*agreed, (2, Rate(by=SANNE, entered_by=LOTTE, figure=5))),
        "she is sure, and others are not": (
            *agreed, (2, sure), (3, LogSighting(by=FEMKE, answer=SightingAnswer.NOT_YET))
        ),
        "she asks who may have seen it": (*agreed, (2, AskWatchers(by=SANNE))),
        "it was seen often enough": (*agreed, (2, SEEN), (32, SEEN), (62, SEEN)),
        "it feels no surer": (*agreed, (2, TRIED), (40, flat), (62, flat), (84, flat)),
        "one says that it is there": (*agreed, (2, IT_IS_THERE)),
        "one says: not yet": (*agreed, (2, Conclude(by=LOTTE, yes=False))),
        "one says: not yet, until a day": (*agreed, (2, Conclude(by=LOTTE, yes=False, until=here.named))),
    }  # fmt: skip


def _changing(here: Setting) -> Mapping[str, Tale]:
    agreed = _agreed(here)
    mentored = (*agreed, (2, InviteMentor(by=SANNE, mentor=LUC)), (3, AnswerInvitation(by=LUC, yes=True)))
    return {
        "it is paused": (*agreed, (2, Pause(by=SANNE, why=PauseReason.LEAVE))),
        "it is paused until a day": (*agreed, (2, Pause(by=SANNE, why=PauseReason.LEAVE, until=here.named))),
        "another gives room": (*agreed, (2, HandOver(by=KARIM, role=Handed.FRAME_HOLDER, to=HELEEN))),
        "another goes along": (*agreed, (2, HandOver(by=LOTTE, role=Handed.COMPANION, to=HELEEN))),
        "another is the mentor": (*mentored, (4, HandOver(by=LUC, role=Handed.MENTOR, to=HELEEN))),
        "the manager has gone": (*agreed, (2, ManagerIsGone(by=SANNE))),
        "nothing arrives at an address": (*agreed, (2, IsUnreachable(by=MARIEKE, who=FEMKE))),
    }


def _ending(here: Setting) -> Mapping[str, Tale]:
    agreed = _agreed(here)
    applied = (*agreed, (2, SEEN), (3, IT_IS_THERE), (4, YES_IT_IS))
    still = StillDoing(by=SANNE, yes=True)
    return {
        "there is another job": (*agreed, (2, ChangeJob(by=LOTTE, comes_along=True))),
        "it comes along": (*agreed, (2, ChangeJob(by=SANNE, comes_along=True, frame_holder=BRAM, companion=HELEEN))),
        "an end is proposed": (*agreed, (2, EndJourney(by=LOTTE, how=Ending.LAPSED))),
        "it is applied": applied,
        "it is still done": (*applied, (100, still), (200, still)),
        "she practises by herself": (
            *applied, (100, StillDoing(by=SANNE, yes=False, otherwise=Otherwise.BY_MYSELF))
        ),
        "it is picked up again": (*applied, (100, StillDoing(by=SANNE, yes=False, otherwise=Otherwise.AGAIN))),
    }  # fmt: skip
