"""Nobody but L&D learns from us that somebody did not answer (law 17), and nobody gets a list of persons (law 20)."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from journey import fold
from journey.expected.expectations import RungClimbed, What
from journey.ground import RungName
from journey.lnd.reasons import Reason
from journey.reading.readers import CELLS, Act, Cell
from journey.steps.mentoring import AnswerInvitation, InviteMentor
from journey.who.people import PersonId, Role
from letters.tongue import tongue
from records.event_log import Recorded
from starter.cli import journeys, stuck
from starter.showing import labels, messages, one_journey
from starter.showing.one_journey import Shown
from starter.showing.questions import GENTLY, gently
from starter.showing.readers import Reader
from tests.core.everything import eventful
from tests.core.telling import (
    FEMKE,
    GROUND,
    HELEEN,
    JOB,
    KARIM,
    LUC,
    MARIEKE,
    MONDAY,
    SANNE,
    WEEK,
    Telling,
    agreed,
    noon,
    started,
)

SAY = tongue("en")
LND = frozenset({Role.LND})
OTHERS = (SANNE, KARIM, FEMKE, LUC)
BLAME = re.compile(r"did not|didn't|not answered|no answer|has not|late\b|overdue|silent|missed|again and|since|stuck")


def silent() -> dict[str, Telling]:
    """Journeys on which somebody stays silent, each until long after it came to L&D."""
    asked = agreed().when(InviteMentor(by=SANNE, mentor=LUC), MONDAY + WEEK)
    with_a_mentor = agreed().when(InviteMentor(by=SANNE, mentor=LUC), MONDAY + WEEK)
    with_a_mentor.when(AnswerInvitation(by=LUC, yes=True), MONDAY + WEEK)
    told = {"nobody talks": started(), "nobody checks in": agreed(), "a mentor is silent": with_a_mentor}
    told |= {"who was invited is silent": asked, "everything": eventful()}
    return {name: telling.until(telling.log[-1].at + 26 * WEEK) for name, telling in told.items()}


SILENT = silent()


def recorded(telling: Telling, until: datetime, *, rungs: bool = True) -> list[Recorded]:
    log = [one for one in telling.log if one.at <= until and (rungs or not isinstance(one, RungClimbed))]
    return [Recorded(place, one, one.at, None) for place, one in enumerate(log, 1)]


def shown(log: Sequence[Recorded], who: PersonId | None, at: datetime, beside: frozenset[Role] = frozenset()) -> Shown:
    journey = fold(one.event for one in log)
    assert journey is not None
    return one_journey.show(log, Reader(journey, who, beside), SAY, GROUND.calendar, at)


def weeks(telling: Telling) -> Iterator[datetime]:
    day = MONDAY + WEEK
    while noon(day) < telling.log[-1].at + 2 * WEEK:
        yield noon(day)
        day += 2 * WEEK


@pytest.mark.parametrize("name", SILENT)
@pytest.mark.parametrize("who", OTHERS)
def test_a_rung_that_was_climbed_changes_nothing_that_others_read(name: str, who: PersonId) -> None:
    for at in weeks(SILENT[name]):
        with_rungs, without = (shown(recorded(SILENT[name], at, rungs=rungs), who, at) for rungs in (True, False))
        assert replace(with_rungs, gently="") == replace(without, gently="")


@pytest.mark.parametrize("name", SILENT)
def test_lnd_does_learn_it_and_others_learn_no_day_that_has_passed(name: str) -> None:
    at = noon(MONDAY + 26 * WEEK)
    log = recorded(SILENT[name], at)
    today = GROUND.calendar.day(at)
    assert [line for line in shown(log, MARIEKE, at).lines if "came to L&D" in line.what]
    for who in OTHERS:
        others = [one for one in shown(log, who, at).asked if one.who != who]
        assert all(one.by is None or one.by >= today for one in others)
        assert not shown(log, who, at).stuck
    assert all(one.who == LUC or one.what.endswith(("talk", "meeting")) for one in shown(log, LUC, at).asked)


def test_what_somebody_is_asked_about_themselves_is_theirs_until_it_comes_to_lnd() -> None:
    at = noon(MONDAY + 8 * WEEK)
    log = recorded(SILENT["nobody checks in"], at)
    own = {What.PRACTICE, What.STILL_YOURS, What.CONFIDENCE}
    assert own & {one.what for one in shown(log, SANNE, at).asked}
    assert not own & {one.what for one in shown(log, KARIM, at).asked}


@pytest.mark.parametrize("name", SILENT)
def test_a_message_goes_to_who_is_asked_to_the_other_side_or_to_lnd(name: str) -> None:
    asked = {event.id: event.who for event in SILENT[name].log if type(event).__name__ == "ExpectationOpened"}
    for event in SILENT[name].log:
        if isinstance(event, RungClimbed):
            if event.rung in (RungName.LND, RungName.COLLEAGUE, RungName.HEAD):
                assert event.to in (MARIEKE, JOB, HELEEN)
            elif event.rung in (RungName.ASK, RungName.AGAIN):
                assert event.to == asked[event.id] or name == "everything"


@pytest.mark.parametrize("rung", [rung for rung in RungName if rung not in (RungName.AGAIN, RungName.LND)])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_message_says_that_somebody_did_not_answer(rung: RungName, language: str) -> None:
    say = tongue(language)
    for what in What:
        said = messages.about(say, f"{what}.{rung}")
        assert not BLAME.search(said)
        assert labels.what(say, what) in said


@pytest.mark.parametrize("reason", Reason)
def test_where_it_is_stuck_is_said_gently_to_those_whom_it_is_about(reason: Reason) -> None:
    assert GENTLY[reason].question.endswith("?")
    assert GENTLY[reason].ask.endswith(".")
    assert not BLAME.search(" ".join(GENTLY[reason]))
    heard = {cell: gently([reason], cell) for cell in {*CELLS[Act.STUCK].values()}}
    assert {cell for cell, said in heard.items() if said} == {Cell.AS_A_QUESTION, Cell.AS_AN_ASK}


def test_lists_are_narrowed_to_no_person_but_an_adviser() -> None:
    """A list by manager, or of the past with names, would be a list of persons. A journey is one row in full."""
    beside = {"errand", "team", "phase", "template", "first", "after", "json"}
    assert set(inspect.signature(stuck.stuck).parameters) == beside | {
        "journey",
        "everybody",
        "adviser",
        "reason",
        "at",
    }
    assert set(inspect.signature(journeys.journeys).parameters) == beside | {"ended", "counts"}
