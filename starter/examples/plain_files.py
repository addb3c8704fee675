"""The examples as plain files, which the ordinary import takes: every day in them is a date, counted from today."""

from __future__ import annotations

import csv
import json
import re
import shutil
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from journey import Ground
from journey.days.calendar import Calendar
from records import organisation
from starter.examples.moments import Hours, Spoken, moments
from starter.examples.relative_days import day
from starter.files import csv_files, organisation_file
from starter.files.people_rows import PersonRow

SOURCE = Path(__file__).parents[2] / "examples"
PEOPLE, ORGANISATION = "people.csv", "organisation.toml"
NEEDS, WORDS = "needs.csv", "words.csv"
QUOTED = re.compile(r'"([^"]+)"')
WEEKDAYS = Calendar()
"""Quiet periods make the calendar, and are not counted by it."""
Row = dict[str, str]


def write(folder: Path, today: date) -> None:
    """All four files, into a folder that is there; the same bytes for the same day."""
    shutil.copyfile(SOURCE / PEOPLE, folder / PEOPLE)
    (folder / ORGANISATION).write_text(organisation_on(today), encoding="utf-8")
    people = [row for _, row in csv_files.read(SOURCE / PEOPLE, PersonRow).rows]
    ground = _ground(folder / ORGANISATION, people)
    needs, words = (_plain(_read(SOURCE / name), today, ground.calendar) for name in (NEEDS, WORDS))
    _say_when(needs, words, _hours(people, ground))
    for name, rows in ((NEEDS, needs), (WORDS, words)):
        _write(folder / name, rows)


@cache
def zone() -> ZoneInfo:
    """The organisation's, which says what day it is."""
    return ZoneInfo(tomllib.loads((SOURCE / ORGANISATION).read_text(encoding="utf-8"))["calendar"]["timezone"])


def organisation_on(today: date) -> str:
    """The text of organisation.toml; a day in it stands without quotes."""
    text = (SOURCE / ORGANISATION).read_text(encoding="utf-8")
    return QUOTED.sub(lambda quoted: str(day(quoted[1], today, WEEKDAYS) or quoted[0]), text)


def _ground(path: Path, people: Sequence[PersonRow]) -> Ground:
    file = organisation_file.read(path)
    teams = {row.team: row.team for row in people if row.team}
    body = organisation_file.body(file, {row.id: row.id for row in people}, teams)
    return organisation.made(1, body, {}).ground


def _say_when(needs: Sequence[Row], words: Sequence[Row], hours: Mapping[str, Hours]) -> None:
    """Give every row its hour, within its need."""
    said = defaultdict[str, list[Row]](list)
    for row in (*needs, *words):
        said[row["need"]].append(row)
    for rows in said.values():
        spoken = [
            Spoken(date.fromisoformat(row["said"]), hours[row["by"] or row["learner"]], _text(nth, row))
            for nth, row in enumerate(rows)
        ]
        for row, at in zip(rows, moments(spoken), strict=True):
            row["said"] = f"{at.astimezone(zone()):%Y-%m-%d %H:%M}"


def _text(nth: int, row: Row) -> str:
    return f"{nth} {row['need']} {row['by']} {row.get('word', '')}"


def _hours(people: Sequence[PersonRow], ground: Ground) -> Mapping[str, Hours]:
    """Everybody's, by the organisation's ids; where their team is quiet, they say nothing."""
    return {
        row.id: Hours(
            frozenset(map(int, row.working_days)) if row.working_days else ground.calendar.weekdays,
            ZoneInfo(row.timezone or ground.calendar.timezone),
            ground.of(row.team or "").calendar,
        )
        for row in people
    }


def _plain(rows: Sequence[Row], today: date, calendar: Calendar) -> list[Row]:
    """Every day a date, those within details too."""
    return [{name: _field(name, value, today, calendar) for name, value in row.items()} for row in rows]


def _field(name: str, value: str, today: date, calendar: Calendar) -> str:
    if name == "details" and value:
        return json.dumps(_dated(json.loads(value), today, calendar), ensure_ascii=False)
    return str(_dated(value, today, calendar))


def _dated(value: Any, today: date, calendar: Calendar) -> Any:
    if isinstance(value, str):
        found = day(value, today, calendar)
        return value if found is None else str(found)
    if isinstance(value, dict):
        return {name: _dated(held, today, calendar) for name, held in value.items()}
    return [_dated(one, today, calendar) for one in value] if isinstance(value, list) else value


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _write(path: Path, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
