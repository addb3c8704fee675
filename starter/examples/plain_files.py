"""The examples as plain files, which the ordinary import takes: every day in them is a date, counted from today."""

from __future__ import annotations

import csv
import json
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from journey.calendar import Calendar
from records import organisation
from starter.examples.moments import Hours, Spoken, moments
from starter.examples.relative_days import day
from starter.files import csv_files, organisation_file
from starter.files.people_rows import PersonRow

SOURCE = Path(__file__).parents[2] / "examples"
AS_THEY_ARE = PEOPLE, ORGANISATION = "people.csv", "organisation.toml"
NEEDS, WORDS = "needs.csv", "words.csv"
Row = dict[str, str]


def write(folder: Path, today: date) -> None:
    """All four files, into a folder that is there; the same bytes for the same day."""
    for name in AS_THEY_ARE:
        shutil.copyfile(SOURCE / name, folder / name)
    people = [row for _, row in csv_files.read(SOURCE / PEOPLE, PersonRow).rows]
    calendar = _calendar(people)
    needs, words = (_plain(_read(SOURCE / name), today, calendar) for name in (NEEDS, WORDS))
    _say_when(needs, words, _hours(people, calendar), calendar)
    for name, rows in ((NEEDS, needs), (WORDS, words)):
        _write(folder / name, rows)


def _calendar(people: Sequence[PersonRow]) -> Calendar:
    file = organisation_file.read(SOURCE / ORGANISATION)
    body = organisation_file.body(file, {row.id: row.id for row in people})
    return organisation.made(1, body, {}).ground.calendar


def _say_when(needs: Sequence[Row], words: Sequence[Row], hours: Mapping[str, Hours], calendar: Calendar) -> None:
    """Give every row its hour, within its need."""
    said = defaultdict[str, list[Row]](list)
    for row in (*needs, *words):
        said[row["need"]].append(row)
    for rows in said.values():
        spoken = [
            Spoken(date.fromisoformat(row["said"]), hours[row["by"] or row["learner"]], _text(nth, row))
            for nth, row in enumerate(rows)
        ]
        for row, at in zip(rows, moments(spoken, calendar), strict=True):
            row["said"] = f"{at.astimezone(ZoneInfo(calendar.timezone)):%Y-%m-%d %H:%M}"


def _text(nth: int, row: Row) -> str:
    return f"{nth} {row['need']} {row['by']} {row.get('word', '')}"


def _hours(people: Sequence[PersonRow], calendar: Calendar) -> Mapping[str, Hours]:
    """Everybody's, by the organisation's ids."""
    return {
        row.id: Hours(
            frozenset(map(int, row.working_days)) if row.working_days else calendar.weekdays,
            ZoneInfo(row.timezone or calendar.timezone),
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
