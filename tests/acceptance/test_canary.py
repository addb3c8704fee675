"""A text in every free-text field of every request is in no file of the database, of Temporal or of the logs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import asyncpg
import pytest

from journey import Said, free_texts
from journey.arranged import Around, Needed, Settled
from journey.endings import EndJourney
from journey.grammar.words import is_free_text
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, DeclineSupport, SupportWasGiven
from journey.helping.thanks import Celebrate, Thank
from journey.lnd.at_once import NotMine
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour, MakeIfThen
from journey.needs.finding import Find
from journey.needs.replanning import RePlan
from journey.noticing.confidence import Rate
from journey.noticing.sightings import LogSighting
from journey.plans.plan import StepKind
from journey.plans.rounds import Override, RepeatStep
from journey.plans.tailoring import AddStep, DropStep, MoveStep
from journey.reading.between_two import AnswerPrivately, AskCoaching, CoachingWasGiven, SayPrivately
from journey.state import Ending, SightingAnswer
from journey.steps.activity import ActivityWasDone, DropActivity, PlanActivity
from journey.steps.check_ins import CheckIn
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met, StopMentoring
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice, Outcome
from journey.steps.talks import DropTalk
from journey.who.another_job import ChangeJob
from records import event_log
from records.migrate import upgrade
from records.vault import Forgotten
from starter.embedded.postgres import Postgres
from starter.embedded.temporal import Temporal
from tests.acceptance.conftest import failures
from tests.acceptance.house import FEMKE, KARIM, SANNE, House, house, opening, something, until

CANARY = "CANARY"
MARIEKE = opening().adviser
SEEN = SightingAnswer.SEEN
SOON = datetime.now(UTC).date() + timedelta(days=30)
WORDS: tuple[Said, ...] = (
    opening(title=CANARY, want=CANARY, behaviour=CANARY),
    Propose(by=KARIM, title=CANARY, want=CANARY, behaviour=CANARY),
    Accept(by=SANNE),
    Spoke(by=KARIM, line=CANARY),
    LogPractice(by=SANNE, outcome=Outcome.WENT_WELL, line=CANARY),
    CheckIn(by=KARIM, answer=SEEN, line=CANARY),
    LogSighting(by=FEMKE, answer=SEEN, line=CANARY),
    AddBehaviour(by=SANNE, behaviour=CANARY),
    MakeIfThen(by=SANNE, plan=CANARY),
    PlanActivity(by=SANNE, title=CANARY, on=SOON),
    DropTalk(by=KARIM, talk=Around.BEFORE, line=CANARY),
    ActivityWasDone(by=SANNE, line=CANARY),
    PlanActivity(by=SANNE, title=CANARY, on=SOON),
    DropActivity(by=SANNE, line=CANARY),
    InviteMentor(by=SANNE, mentor=FEMKE, line=CANARY),
    AnswerInvitation(by=FEMKE, yes=True, line=CANARY),
    Met(by=FEMKE, line=CANARY),
    StopMentoring(by=SANNE, line=CANARY),
    DropStep(by=SANNE, step=StepKind.MENTORING, line=CANARY),
    AddStep(by=SANNE, step=StepKind.MENTORING, line=CANARY),
    RepeatStep(by=SANNE, step=StepKind.PRACTICE, line=CANARY),
    Override(by=KARIM, step=StepKind.PRACTICE, number=5, line=CANARY),
    MoveStep(by=SANNE, step=StepKind.PRACTICE, before=StepKind.ACTIVITY, line=CANARY),
    SayPrivately(by=SANNE, line=CANARY),
    AnswerPrivately(by=MARIEKE, line=CANARY),
    AskCoaching(by=KARIM, line=CANARY),
    CoachingWasGiven(by=MARIEKE, line=CANARY),
    Thank(by=SANNE, to=KARIM, line=CANARY),
    Celebrate(by=SANNE, line=CANARY),
    NameCondition(by=SANNE, what=CANARY, owner=KARIM),
    NotMine(by=KARIM, expectation="condition-1", line=CANARY),
    SettleCondition(by=KARIM, outcome=Settled.MET, line=CANARY),
    AskSupport(by=SANNE, sort=Needed.SWAP, line=CANARY),
    SupportWasGiven(by=KARIM, line=CANARY),
    AskSupport(by=SANNE, sort=Needed.TIME),
    DeclineSupport(by=KARIM, line=CANARY),
    RePlan(by=SANNE, horizon=SOON, line=CANARY),
    ChangeJob(by=KARIM, comes_along=True, line=CANARY),
    EndJourney(by=KARIM, how=Ending.MOVED, stays_behind=True, line=CANARY),
)
FOUND = Find(by=SANNE, behaviour=CANARY, title=CANARY)
"""On a journey that began without a behaviour."""


def test_every_free_text_has_its_canary() -> None:
    fields = {(one, name) for one in get_args(Said) for name, field in one.model_fields.items() if is_free_text(field)}
    assert {(type(word), name) for word in (*WORDS, FOUND) for name in free_texts(word)} == fields


async def test_a_canary_sings_nowhere_and_who_is_forgotten_stays_so(folder: Path) -> None:
    postgres, temporal = await Postgres.start(folder), await Temporal.start(folder)
    try:
        await upgrade(postgres.url)
        async with house(temporal.address, postgres.url) as home:
            async with home.process(folder):
                journey = await _everything_said(home)
                await _forgotten(home, journey)
                assert await home.audit() == []
            assert await failures(temporal.address) == []
        await _checkpoint(postgres)
    finally:
        await temporal.stop()
        await postgres.stop()
    found = _files(folder)
    assert {"temporal.db", "worker.log", "postgres.log"} <= {path.name for path in found}
    assert _files_with("karim:secret", found) >= {"temporal.db", "worker.log"}
    assert _files_with(CANARY, found) == set()


async def _everything_said(home: House) -> str:
    """Told, refused, heard and refused, and set aside because PostgreSQL cannot keep it."""
    journey = await home.start(title=CANARY, want=CANARY, behaviour=CANARY)
    for n, word in enumerate(WORDS[1:]):
        await home.say(journey, word, key=f"{n}")
    await home.say(await home.start(title=CANARY, want=CANARY, behaviour=None), FOUND, key="found")
    now = datetime.now(UTC)
    stranger = Spoke(by=FEMKE, line=CANARY)
    with pytest.raises(Exception, match="not-yours"):
        await home.say(journey, stranger, key="refused")
    heard = await home.door.hear(journey, stranger, said=now, now=now, key="heard")
    id_, secret = await home.sealed(Spoke(by=KARIM, line=CANARY), "secret")
    await home.hear(journey, id_, secret | {"line": secret["line"] + "\x00"})

    async def aside() -> bool:
        return bool(await home.pool.fetchval("select count(*) = 2 from set_aside"))

    await until(aside)
    history = await home.client.get_workflow_handle(journey).fetch_history()
    written = b"".join(event.SerializeToString() for event in history.events)
    assert heard.encode() in written
    assert CANARY.encode() not in written
    return journey


async def _forgotten(home: House, journey: str) -> None:
    """Karim's words are gone, Sanne's are there; then Sanne's are gone, and everybody's on her journey."""
    before = await event_log.fold(home.pool, journey)
    assert await _opened(home, journey) == {CANARY}
    await home.vault.forget(KARIM, at=datetime.now(UTC))
    assert await _opened(home, journey) == {CANARY, None}
    with pytest.raises(Forgotten):
        await home.say(journey, Spoke(by=KARIM, line="one more thing"))
    await home.say(journey, Spoke(by=KARIM))
    await home.say(journey, something(SANNE))
    await home.vault.forget(SANNE, at=datetime.now(UTC))
    assert await _opened(home, journey) == {None}
    with pytest.raises(Forgotten):
        await home.say(journey, something(SANNE))
    with pytest.raises(Forgotten):
        await home.say(journey, something(FEMKE))
    told = await home.say(journey, Rate(by=SANNE, figure=8))
    assert before is not None
    folded = await event_log.fold(home.pool, journey)
    assert folded is not None and folded.need == before.need
    assert (await home.standing(journey)).position == told.position


async def _opened(home: House, journey: str) -> set[str | None]:
    """Every sealed text of the log, opened."""
    texts = [text for one in await event_log.after(home.pool, journey, 0) for text in _sealed(one.body)]
    assert len(texts) > 5
    return {await home.vault.open(text, learner=SANNE) for text in texts}


def _sealed(part: object) -> list[str]:
    match part:
        case str():
            return [part] if part.startswith("sealed:1/") else []
        case dict():
            return [text for one in part.values() for text in _sealed(one)]
        case list():
            return [text for one in part for text in _sealed(one)]
    return []


async def _checkpoint(postgres: Postgres) -> None:
    connection = await asyncpg.connect(postgres.url)
    try:
        await connection.execute("checkpoint")
    finally:
        await connection.close()


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _files_with(text: str, files: set[Path]) -> set[str]:
    return {path.name for path in files if text.encode() in path.read_bytes()}
