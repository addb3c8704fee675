"""The examples as they stand at an instant: read by the ordinary readers, judged by the pure core, without a server."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from journey import Ground, Journey, JourneyId, Refusal, agenda, decide, elapse
from journey.lnd.reasons import Reason
from records import organisation, templates
from records.organisation import Organisation
from records.people import Person
from starter.examples import plain_files
from starter.files import csv_files, organisation_file
from starter.files.gathering import Gathering, History
from starter.files.known import Known
from starter.files.need_rows import NeedRow
from starter.files.people_rows import PersonRow
from starter.files.word_rows import WordRow

ZONE = ZoneInfo("Europe/Amsterdam")
HALF_PAST_MIDNIGHT, NOON = time(0, 30), time(12)


@dataclass(frozen=True)
class Stands:
    """Where one journey stands."""

    journey: Journey
    phase: str
    over: bool
    stuck: tuple[Reason, ...]
    """What L&D reads of it now, worst first."""


def stand(today: date, *hours: time) -> list[dict[str, Stands]]:
    """Every need of the examples, as it stands at these hours of a day, in order."""
    instants = [datetime.combine(today, hour, ZONE).astimezone(UTC) for hour in hours]
    there = ground(today)
    told = {history.need: _told(history, there) for history in histories(instants[0])}
    found = []
    for at in instants:
        told = {need: _until(journey, at, there) for need, journey in told.items()}
        found.append({need: _stands(journey, at) for need, journey in told.items()})
    return found


def histories(now: datetime) -> list[History]:
    """What the files say, if they are loaded at this instant; nothing in them is wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain_files.write(folder, now.astimezone(ZONE).date())
        gathering = Gathering(_known(now))
        needs = csv_files.sifted(folder / plain_files.NEEDS, NeedRow)
        words = csv_files.sifted(folder / plain_files.WORDS, WordRow)
        gathering.take_needs(needs)
        gathering.take_words(words)
        assert [*needs[1].sentences(), *words[1].sentences()] == []
        return gathering.histories()


@cache
def persons() -> Mapping[str, PersonRow]:
    """Everybody, by the organisation's own id."""
    return {row.id: row for _, row in csv_files.read(plain_files.SOURCE / plain_files.PEOPLE, PersonRow).rows}


def ground(today: date) -> Ground:
    """What rules stand on there, if they are loaded on this day."""
    return organised(today).ground


@lru_cache(maxsize=4)
def organised(today: date) -> Organisation:
    """The organisation, as it is on record then; a team's id is its name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / plain_files.ORGANISATION
        path.write_text(plain_files.organisation_on(today), encoding="utf-8")
        file = organisation_file.read(path)
    teams = {row.team: row.team for row in persons().values() if row.team}
    body = organisation_file.body(file, {who: who for who in persons()}, teams)
    return organisation.made(1, body, templates.known())


def _known(now: datetime) -> Known:
    there = organised(now.astimezone(ZONE).date())
    everybody = persons()
    return Known(
        now=now,
        zone=ZONE,
        persons={who: Person(who, who, row.name, manager=row.manager, team=row.team) for who, row in everybody.items()},
        templates=there.ground.templates,
        audiences={name: file.audience for name, file in templates.files().items()},
        advisers={row.team: row.adviser for row in everybody.values() if row.team},
        head=there.ground.head,
        goals={goal.known_as: goal.id for goal in there.goals},
        teams={row.team: row.team for row in everybody.values() if row.team},
    )


def _told(history: History, ground: Ground) -> Journey | None:
    journey: Journey | None = None
    for past in history.words:
        journey = _until(journey, past.said, ground)
        try:
            journey = decide(JourneyId(history.journey), journey, past.request, past.said, ground).journey
        except Refusal as refusal:
            raise AssertionError(f"{history.places[past.id]}: {refusal.code} {refusal.about}") from refusal
    return journey


def _until(journey: Journey | None, at: datetime, ground: Ground) -> Journey | None:
    """Time passes alarm by alarm, as it does for a journey that brings its past."""
    while (alarm := agenda(journey).alarm) is not None and alarm < at:
        journey = elapse(journey, alarm, ground).journey
    return elapse(journey, at, ground).journey


def _stands(journey: Journey | None, at: datetime) -> Stands:
    assert journey is not None
    now = agenda(journey)
    return Stands(journey, now.phase, now.over, tuple(one.reason for one in now.stuck if one.from_ <= at))


def days(first: date, last: date) -> list[date]:
    """Both included."""
    return [first + timedelta(days=nth) for nth in range((last - first).days + 1)]
